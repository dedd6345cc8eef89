/* One picture as it is shown: how large it may be in a box, and drawing it
 * there; or the frame with its words where it cannot be shown. */
#ifndef KIOSK_PAGE_SHOWN_H
#define KIOSK_PAGE_SHOWN_H

#include "page_flow.h"

/* A picture as far as layout goes. */
struct page_shown {
    const struct deck_picture *picture;
    size_t block;      /* where it stands in the slide */
    int width, height; /* its own px; of a frame its proportions */
    bool there;        /* else its words stand in a frame */
};

/* The picture in BLOCK of the slide. */
struct page_shown page_shown_of(const struct page_flow *flow, size_t block);

/* Whether the frame of a missing picture can hold its words in BOX; true for
 * pictures. */
bool page_shown_holds(const struct page_flow *flow,
                      const struct page_shown *shown, struct page_rect box);

/* Its place in BOX, at the top, ALIGN 0 left, 1 centre, 2 right. No picture is
 * larger than twice its own px, beyond which it would be a blur. */
struct page_rect page_shown_fit(const struct page_flow *flow,
                                const struct page_shown *shown,
                                struct page_rect box, int align);

/* RECT, or what it may have of it: at the top, ALIGN as above. */
struct page_rect page_shown_sharp(const struct page_shown *shown,
                                  struct page_rect rect, int align);

/* How far the paper under a picture that can be seen through goes beyond it,
 * so that what is drawn up to its edge has air; 0 where there is none. */
int page_shown_plate(const struct page_build *build);

/* Draws it in RECT, which CROP leaves of it, if this page is drawn, and notes
 * how large all of it would be. */
void page_shown_draw(const struct page_flow *flow,
                     const struct page_shown *shown, struct page_rect rect,
                     struct crop crop);

#endif
