/* Draws the words around a picture. */
#ifndef KIOSK_PAGE_CAPTION_DRAW_H
#define KIOSK_PAGE_CAPTION_DRAW_H

#include "page_caption.h"

void page_caption_draw(const struct page_caption *caption,
                       const struct page_build *build, int page,
                       int page_count);

#endif
