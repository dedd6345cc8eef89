/* kiosk show: the show on a screen. */
#ifndef KIOSK_SHOW_H
#define KIOSK_SHOW_H

#include <stdbool.h>

/* Shows the deck that ARGV names until somebody closes the window; returns the
 * program's exit status. IS_SLIP says, and has told, whether a word in the
 * deck's place is a command with a typing mistake. */
int command_show(int argc, char **argv, bool (*is_slip)(const char *word));

#endif
