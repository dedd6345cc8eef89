/* The foot of a slide: a rule, the source and its review, the ask line. */
#ifndef KIOSK_PAGE_FOOT_H
#define KIOSK_PAGE_FOOT_H

#include "page_frame.h"

/* Fills rule_y, body_bottom and how the foot is set. */
void page_foot_plan(struct page_frame *frame, const struct page_build *build);

void page_foot_draw(const struct page_frame *frame,
                    const struct page_build *build, int page, int page_count);

/* The ask line in the person's language where there is no slide, in the middle
 * of BOX and at its end, below NUMBER (may be NULL). */
void page_ask_draw(const struct page_build *build, struct page_rect box,
                   const char *number);

#endif
