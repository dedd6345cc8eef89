/* The foot of a slide, one line that is at the same height on every page of
 * every slide: the number of the page, the source and its review at the start;
 * at the end a bell and the line that sends people to the desk. Numbers are not
 * cut: a page is "2/5" in brief, words are as small as at the normal text size,
 * and where even then the day of the review has no room the source is the last
 * paragraph of the slide. */
#ifndef KIOSK_PAGE_FOOT_H
#define KIOSK_PAGE_FOOT_H

#include "page_frame.h"

/* Fills rule_y, body_bottom and foot_gone. */
void page_foot_plan(struct page_frame *frame, const struct page_build *build);

/* When the bar is planned: fills crowded. */
void page_foot_plan_source(struct page_frame *frame,
                           const struct page_build *build);

/* The line that sends people to the desk: the deck's in LANG, else the screen's
 * own, of which only the last sentence is said where all of it is too much for
 * half of the column. */
const char *page_foot_ask(const struct page_build *build, const char *lang);

/* "Clinic leaflet · reviewed 22 Nov 2026", "" when neither is given; the source
 * only if WHOLE. Freed with free(). */
char *page_foot_source(const struct page_build *build, bool whole);

/* "22 Nov 2026", "" when the slide was not reviewed; freed with free(). */
char *page_foot_date(const struct page_build *build);

/* The source with its review as they go into WIDTH_PX as small print: the name
 * is cut before the date is; freed with free(). */
char *page_foot_source_within(const struct page_build *build, int width_px);

void page_foot_draw(const struct page_frame *frame,
                    const struct page_build *build, int page, int page_count);

/* The bell and the ask line where a slide's foot has them, at most MOST px
 * wide. Returns where they begin, px from the start of the column. */
int page_foot_ask_draw(const struct page_build *build, int most);

/* The ask line in the person's language where there is no foot, in the middle
 * of BOX and at its end. */
void page_ask_draw(const struct page_build *build, struct page_rect box);

#endif
