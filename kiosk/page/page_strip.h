/* The screen's own messages: "Still reading?", cleaning, "Please ask our
 * staff", a notice to staff. */
#ifndef KIOSK_PAGE_STRIP_H
#define KIOSK_PAGE_STRIP_H

#include "page_build.h"

/* "Still reading?" above the band, over the foot of the page, which begins at
 * FOOT_Y. */
void page_strip_draw(const struct page_build *build, int foot_y);

/* A notice for staff that ends at BOTTOM, over the foot of the page, which
 * begins at FOOT_Y: a line, or as many as the strip has room for. Returns where
 * it begins. */
int page_notice_draw(const struct page_build *build, int foot_y, int bottom);

/* A stick asks for the staff code while somebody is reading: a strip from
 * FOOT_Y to the band with a button that brings the pad. */
void page_code_strip_draw(const struct page_build *build, int foot_y);

/* The dark page during cleaning. */
void page_cleaning_draw(const struct page_build *build);

/* The page when there is nothing to show, with the notice to staff, if any. */
void page_staff_draw(const struct page_build *build);

#endif
