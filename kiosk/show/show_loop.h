/* The loop of the show: read the clock, take touches, step the show, draw if
 * something changed, sleep until the nearest deadline. */
#ifndef KIOSK_SHOW_LOOP_H
#define KIOSK_SHOW_LOOP_H

#include <stdint.h>

#include "ladder.h"
#include "show_private.h"

/* Waits for the pictures of the page on screen, but not for long: a field in
 * their place is better than a screen that does not answer. */
void show_await_pictures(struct show *show, int64_t most_ms);

/* Shows until told to end or to begin anew. The window is open. */
void show_rotate(struct show *show);

/* Marks what the show is at, with the slide on screen. */
void show_mark(struct show *show, enum ladder_phase phase);

#endif
