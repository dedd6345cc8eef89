/* The lowest band: topics on one side, aids on the other; and Back and Next
 * just above it. Nothing in it moves from page to page or with the language. */
#ifndef KIOSK_PAGE_BAND_H
#define KIOSK_PAGE_BAND_H

#include "page_build.h"

/* Draws the band with all its controls. */
void page_band_draw(const struct page_build *build);

/* Draws Back and Next; right-to-left readers go on to the left. */
void page_steps_draw(const struct page_build *build);

#endif
