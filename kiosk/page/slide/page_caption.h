/* A page that is one picture: its words are in a band between the picture and
 * the foot. */
#ifndef KIOSK_PAGE_CAPTION_H
#define KIOSK_PAGE_CAPTION_H

#include "page_frame.h"

/* How the caption is set: kind, title and place on one line; where they need
 * more, the title below the kind, as wide as the column. */
struct page_caption {
    struct para *title;
    int cap, pitch; /* of the title */
    int title_start, title_w, title_y;
    int kind_y; /* top of the icon */
    int room;   /* for the place, at the end of the kind's line */
    int bottom; /* where the picture ends at the latest */
};

/* Does not depend on which page of the slide, nor on the person's language.
 * False when the picture would get too little of the page. */
bool page_caption_init(struct page_caption *caption,
                       const struct page_build *build,
                       const struct page_frame *frame);
void page_caption_release(struct page_caption *caption);

void page_caption_draw(const struct page_build *build,
                       const struct page_frame *frame, int page,
                       int page_count);

/* Above the caption, Back and Next: from edge to edge of the page but for the
 * spine. */
struct page_rect page_caption_bleed(const struct page_build *build,
                                    const struct page_caption *caption);

/* The largest rectangle of WIDTH:HEIGHT there, clear of Back and Next, with
 * paper around it. */
struct page_rect page_caption_inside(const struct page_build *build,
                                     const struct page_caption *caption,
                                     int width, int height);

#endif
