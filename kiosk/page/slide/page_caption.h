/* What is said of a picture that is a page: kind, title, place, source and the
 * line that sends people to the desk; and the room that this leaves it. None of
 * it depends on the page or the person's language; nor, where the title is one
 * of them, on the text size, so that the picture does not either: words become
 * as large as their places allow. */
#ifndef KIOSK_PAGE_CAPTION_H
#define KIOSK_PAGE_CAPTION_H

#include "page_caption_words.h"

/* Where words go: at the start of RECT, in its middle or at its end. No width:
 * they are not shown. */
struct page_caption_place {
    struct page_rect rect;
    int align; /* 0 start, 1 middle, 2 end */
};

struct page_caption {
    struct page_rect bar;   /* in the kind's colour, below KIND and others */
    struct page_rect area;  /* all that is left for the picture, */
    struct page_rect clear; /* and what of it is clear of Back and Next */
    struct page_caption_place kind, title, place, source, ask;
    bool upright;  /* KIND and ASK are words below an icon, in a margin */
    bool foot;     /* the bar is at the foot, and the title on it */
    int title_cap; /* capitals of the title at the normal text size, at most */
};

/* A strip at the foot, above BOTTOM_PX, with the title but of a document. The
 * one way that always goes. */
void page_caption_strip(struct page_caption *caption,
                        const struct page_caption_sizes *sizes, int bottom_px);

/* A column beside a picture of WIDTH:HEIGHT that is as high as the page. False
 * when the words do not go beside it. */
bool page_caption_beside(struct page_caption *caption,
                         const struct page_caption_sizes *sizes, int bottom_px,
                         int width, int height);

/* The margins above Back and Next, without the title. False when the words do
 * not go there in the language of the slide. */
bool page_caption_margins(struct page_caption *caption,
                          const struct page_caption_sizes *sizes,
                          int bottom_px);

#endif
