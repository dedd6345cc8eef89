/* kiosk undo: shows the deck of before again. */
#ifndef KIOSK_UNDO_H
#define KIOSK_UNDO_H

int command_undo(int argc, char **argv);

#endif
