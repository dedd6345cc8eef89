/* The position of pictures: beside the text in landscape, above it in portrait,
 * on a page of their own if requested or if they would be too small. */
#ifndef KIOSK_PAGE_PICTURE_H
#define KIOSK_PAGE_PICTURE_H

#include <stddef.h>

#include "page_flow.h"

/* Places the blocks FIRST to END - 1, of which PICTURE is one; and the title
 * if it is still to come. */
void page_flow_picture(struct page_flow *flow, size_t first, size_t end,
                       size_t picture);

#endif
