/* Detects that the display is gone, from errors that SDL only logs and from the
 * kernel's list of connectors, because SDL 2 does not notice an unplugged cable
 * under KMS/DRM. */
#ifndef KIOSK_WINDOW_HEALTH_H
#define KIOSK_WINDOW_HEALTH_H

#include <stdbool.h>
#include <stdint.h>

#include "window_state.h"

/* Counts an error of SDL; true when it is worth a line (one a minute). */
bool health_error(struct health *health, Uint64 now_ms);

/* A number that tells which connectors below FOLDER (/sys/class/drm) are
 * connected and in which modes; 0 = none. *CARD, if asked for, is
 * the lowest number of a card with a connected display; -1 when there is none.
 */
uint64_t connectors_state(const char *folder, int *card);

/* Takes a new reading of connectors_state; true when the display went (then
 * nothing must be presented: the kernel may never say that it was shown), came
 * back or is another one. */
bool health_connectors(struct health *health, uint64_t state);

/* Three errors in 5 s, or the server went. */
bool health_lost(const struct health *health);

#endif
