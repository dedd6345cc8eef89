/* kiosk check: what is wrong with a deck, one line each. */
#ifndef KIOSK_CHECK_H
#define KIOSK_CHECK_H

int command_check(int argc, char **argv);

#endif
