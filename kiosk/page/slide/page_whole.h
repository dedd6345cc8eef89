/* A picture that is a page of its slide, or several: a photo, or a page of a
 * document, as large as it goes. Larger text never makes it smaller; a page of
 * a document is then shown in parts. */
#ifndef KIOSK_PAGE_WHOLE_H
#define KIOSK_PAGE_WHOLE_H

#include "page_shown.h"

/* How many pages SHOWN takes; 0 for a picture that is no page, and when a page
 * has no room for it or for the words in its place. */
int page_whole_count(const struct page_flow *flow,
                     const struct page_shown *shown);

/* How many square px all of SHOWN would have in one piece. */
int64_t page_whole_size(const struct page_flow *flow,
                        const struct page_shown *shown);

/* Draws part PART of it, from 0, if this page is drawn. */
void page_whole_draw(const struct page_flow *flow,
                     const struct page_shown *shown, int part);

#endif
