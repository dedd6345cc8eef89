/* The focus of people who use keys: a ring around a control, or around the page
 * itself, which comes before all its controls; and which of them comes next in
 * reading order. Pure. */
#ifndef KIOSK_PAGE_FOCUS_H
#define KIOSK_PAGE_FOCUS_H

#include "page_build.h"

/* The stop that FOCUS is on: the index of a control of PAGE. What went away
 * leaves it at the page itself. PAGE_FOCUS_NONE while it is not shown. */
int page_focus_find(const struct page *page, const struct page_focus *focus);

/* STOP of PAGE, to be found on the pages after it. */
struct page_focus page_focus_at(const struct page *page, int stop);

/* The stop that is read after STOP, or before it if DIRECTION is -1; behind the
 * last is the first, which is the page itself. */
int page_focus_step(const struct page *page, int stop, int direction);

/* Which of the controls STOP is, from 1; 0 the page itself. */
int page_focus_place(const struct page *page, int stop);

/* Puts the focus of the scene on the page that is drawn. */
void page_focus_draw(const struct page_build *build);

#endif
