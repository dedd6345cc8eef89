/* The background that a transparent picture needs to be seen. */
#ifndef KIOSK_GROUND_H
#define KIOSK_GROUND_H

#include <stdint.h>

/* For PIXELS as DRAW gives them: 0 when all of it is seen on light paper, else
 * PICTURE_GROUND_DARK, or PICTURE_GROUND_MIDDLE when any part of it, such as
 * small words, is too dark for that. What is seen in part, such as a white box
 * with words in it, needs nothing. However large it is drawn, the answer is
 * the same, but for what is as small as its pixels. */
uint32_t ground_of(const uint32_t *pixels, int width_px, int height_px);

#endif
