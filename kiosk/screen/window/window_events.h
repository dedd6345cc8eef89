/* Events from SDL: fingers and mouse on one path, the window's size and
 * closing. Of keys only what those in the table are for is passed on; none is
 * stored or logged. */
#ifndef KIOSK_WINDOW_EVENTS_H
#define KIOSK_WINDOW_EVENTS_H

#include <stdbool.h>

#include "touch.h"
#include "window.h"

/* Whether there is no touch screen; known only without a window system. */
bool window_lacks_touch(const struct window *window);

/* Takes the next waiting event: true when *EVENT holds a touch. Call until
 * false; news and steps add up. While keys are off they mean nothing in full
 * screen; in a window Escape closes it and the arrow keys add -1 or 1 to *STEP,
 * for people who try a deck at a desk. A key that is held counts once. */
bool window_poll(struct window *window, struct touch_event *event,
                 struct window_news *news, int *step);

#endif
