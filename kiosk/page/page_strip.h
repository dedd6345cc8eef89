/* What the screen itself has to say: "Still reading?", cleaning, "Please ask
 * our staff", a line for staff. */
#ifndef KIOSK_PAGE_STRIP_H
#define KIOSK_PAGE_STRIP_H

#include "page_head.h"

/* "Still reading?" above the band, over the foot of the page, which begins at
 * FOOT_Y. */
void page_strip_draw(const struct page_build *build, int foot_y);

/* A line for staff in the place of the slide's foot, which FRAME says. */
void page_notice_draw(const struct page_build *build,
                      const struct page_frame *frame);

/* The dark page while the screen is wiped. */
void page_cleaning_draw(const struct page_build *build);

/* Nothing to show at all. */
void page_staff_draw(const struct page_build *build);

#endif
