/* A slide laid out: of the ways in which its words and pictures may be set, the
 * one that tears least and takes the fewest pages. */
#ifndef KIOSK_PAGE_LAYOUT_H
#define KIOSK_PAGE_LAYOUT_H

#include "page_code_flow.h"

struct page_layout {
    struct page_build build; /* with the size of its text */
    struct page_flow flow;
    struct page_code_spot code;
};

/* Lays the slide out at the text size of BUILD, in FRAME, which it changes. */
void page_layout_init(struct page_layout *layout,
                      const struct page_build *build, struct page_frame *frame);
void page_layout_release(struct page_layout *layout);

/* Whether a page has only a part of the title. */
bool page_layout_cuts_title(const struct page_layout *layout);

#endif
