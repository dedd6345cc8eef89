/* Where something stands on a page that was drawn. */
#ifndef KIOSK_FIND_INK_H
#define KIOSK_FIND_INK_H

#include <stdint.h>

#include "ink.h"

/* The size to draw a page of WIDTH:HEIGHT in: three megapixels, in which an
 * A4 page has 175 dpi, for a cell is to be more than a pixel. */
void find_ink_size(int width, int height, int *width_px, int *height_px);

/* Sets those cells of INK, which has none, in which PIXELS change, whatever the
 * colour of the paper. What changes everywhere by as little as the noise of a
 * scan does is not counted. */
void find_ink(const uint32_t *pixels, int width_px, int height_px,
              struct ink *ink);

#endif
