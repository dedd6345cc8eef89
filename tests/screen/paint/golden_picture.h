/* Picture goldens: PNG files below tests/golden/, compared with a tolerance.
 * golden.h says how they are written anew. */
#ifndef KIOSK_GOLDEN_PICTURE_H
#define KIOSK_GOLDEN_PICTURE_H

#include <stdbool.h>

#include "frame.h"

/* Reads a PNG into FRAME (released by the caller); false when it cannot. */
bool picture_read(const char *path, struct frame *frame);

/* The largest difference of a channel, 0..255; 256 when the sizes differ. */
int picture_difference(const struct frame *a, const struct frame *b);

/* True when FRAME is within 2/255 of tests/golden/screen/NAME.png; else leaves
 * NAME.actual.png in the working directory. A missing golden is a failure. */
bool picture_is_golden(const struct frame *frame, const char *name);

#endif
