/* Sleeping until something happens, with no wake-up before. SDL 2 waits on
 * events only, and where its driver cannot wait (KMS/DRM) looks each
 * millisecond; so we wait on the descriptors below it. */
#ifndef KIOSK_WINDOW_WAIT_H
#define KIOSK_WINDOW_WAIT_H

#include <stdint.h>

#include "window.h"

/* Sleeps until an event of the window, one of COUNT descriptors readable, or
 * TIMEOUT_MS (< 0 = no limit) passed. Costs nothing meanwhile. */
void window_wait(struct window *window, const int *fds, int count,
                 int64_t timeout_ms);

/* window_wait.c */
void wait_open(struct window *window);
void wait_close(struct window *window);

/* Waits for the devices in FOLDER, too (not copied), whichever come and go. */
void wait_for_inputs(struct window *window, const char *folder);

#endif
