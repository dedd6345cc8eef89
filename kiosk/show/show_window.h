/* The window of the show: opening it, and waiting for a display. See
 * show_private.h. */
#ifndef KIOSK_SHOW_WINDOW_H
#define KIOSK_SHOW_WINDOW_H

#include <stdbool.h>

#include "show_private.h"

/* Opens the window, and waits for a display as long as it
 * takes: unless a person at a desk asked for a window, then false. Also returns
 * when the show was told to end. */
bool show_open_window(struct show *show);

/* Blocks the signals that end the show for the rest of its life: whatever it is
 * at, its end is a clean one. */
void show_block_ends(void);

#endif
