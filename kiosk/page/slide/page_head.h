/* The upper part of a slide above its body (kind, title, place in the topic)
 * and the line below it (source, review, "Ask at the desk"). */
#ifndef KIOSK_PAGE_HEAD_H
#define KIOSK_PAGE_HEAD_H

#include "page_frame.h"

/* Does not depend on which page of the slide, nor on the person's language:
 * the count of pages must not either. */
void page_frame_init(struct page_frame *frame, const struct page_build *build);

/* Draws all but the body. */
void page_frame_draw(const struct page_frame *frame,
                     const struct page_build *build, int page, int page_count);

/* The coloured edge of pages that have no bar. */
void page_head_spine(const struct page_build *build);

/* Where the capitals of a title of the screen's own begin, and where the body
 * may begin below it: the same in every language. */
int page_head_plain_y(const struct page_build *build);
int page_head_plain_end(const struct page_build *build);

/* A title of the screen's own in the place of a slide's, on one line, and at
 * the end of that line ASIDE (may be NULL). */
void page_head_plain(const struct page_build *build, const char *title,
                     const char *aside);

#endif
