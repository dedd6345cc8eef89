/* Without a GPU: SDL's window surface, and our own copy and blend straight
 * into it (SDL's software renderer takes 20 times as long for a fade). */
#ifndef KIOSK_WINDOW_SURFACE_H
#define KIOSK_WINDOW_SURFACE_H

#include <stdbool.h>

#include "frame.h"
#include "window_state.h"

/* The window surface and our own blend. */
bool surface_present(struct window *window, const struct piece *pieces,
                     int count);
bool surface_present_mix(struct window *window, const struct frame *from,
                         const struct frame *to, int mix);

#endif
