/* Where pictures stand: beside the words in landscape, in their line in
 * portrait; where that would push words to a later page, behind them. */
#ifndef KIOSK_PAGE_PICTURE_H
#define KIOSK_PAGE_PICTURE_H

#include "page_flow.h"

/* Plans all pictures of FLOW and fills its pages. True when one that is missing
 * found no room: WORDED of its block is set, and all is to be done again. */
bool page_pictures_plan(struct page_flow *flow, bool *worded);

/* Where words beside PICTURE begin, from the start edge. */
int page_picture_start(const struct page_flow *flow,
                       const struct page_picture *picture);

/* How many square px all of PICTURE would have; 0 when it is left out. */
int64_t page_picture_size(const struct page_flow *flow,
                          const struct page_picture *picture);

/* Draws PICTURE with its top at Y_PX. */
void page_picture_draw(const struct page_flow *flow,
                       const struct page_picture *picture, int y_px);

#endif
