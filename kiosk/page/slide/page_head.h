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

/* The bar of a page in two languages: kind and place in the columns of both. */
void page_head_both(const struct page_build *const builds[2]);

/* A bar HIGH_PX high in the colour of controls, with a title of the screen's
 * own and, if there are several, which PAGE it is (from 0). */
void page_head_own(const struct page_build *build, int high_px,
                   const char *title, int page, int page_count);

#endif
