/* kiosk rehearse: the same show without a display, on a virtual clock, played
 * by a script. */
#ifndef KIOSK_REHEARSE_H
#define KIOSK_REHEARSE_H

int command_rehearse(int argc, char **argv);

#endif
