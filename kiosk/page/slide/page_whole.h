/* Pictures that are a page. */
#ifndef KIOSK_PAGE_WHOLE_H
#define KIOSK_PAGE_WHOLE_H

#include "page_shown.h"

/* Whether the picture is to be a page and can: not when a title takes too much
 * of it, nor the words of a missing picture. */
bool page_whole_is(const struct page_flow *flow,
                   const struct page_shown *shown);

/* Draws such a picture, and says in the frame what stands around it. */
void page_whole_draw(const struct page_flow *flow,
                     const struct page_shown *shown);

#endif
