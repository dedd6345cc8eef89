/* The position of a slide's code: beside its text, below it, or on a page of
 * its own; its words are below it. */
#ifndef KIOSK_PAGE_CODE_FLOW_H
#define KIOSK_PAGE_CODE_FLOW_H

#include <stdbool.h>

#include "page_flow.h"

/* The code beside the text of the slide, if all of it stays on this page;
 * false when nothing was placed. */
bool page_flow_code_beside(struct page_flow *flow);

/* The code below what was placed, on its own page if need be. */
void page_flow_code(struct page_flow *flow);

#endif
