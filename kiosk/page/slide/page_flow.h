/* How the words and pictures of a slide are shared out over its pages. */
#ifndef KIOSK_PAGE_FLOW_H
#define KIOSK_PAGE_FLOW_H

#include "page_frame.h"
#include "page_set.h"

/* How a picture and words share the pages. */
enum page_way {
    WAY_OUT,    /* it is left out; */
    WAY_BESIDE, /* words stand beside it, */
    WAY_ABOVE,  /* or above and below it, */
    WAY_OWN,    /* or not on its page; */
    WAY_WHOLE   /* it is a page */
};

struct page_picture {
    size_t block; /* of the version */
    int place;
    enum page_way way;
    int parts;            /* WHOLE: pages that it takes */
    size_t at;            /* before this piece; with the one before where that
                           * is the end of all */
    struct page_rect box; /* BESIDE, ABOVE, OWN: as large as this, at 0, 0 */
};

/* A page: the pieces FIRST to END - 1, and the picture among them or alone. */
struct page_spread {
    size_t first, end;
    struct page_picture *picture; /* NULL: none */
    bool titled; /* with all of a title that is cut elsewhere */
};

struct page_flow {
    const struct page_build *build;
    struct page_frame *frame;
    int want; /* the page that is drawn; -1 none */
    int page; /* the one that is worked on, from 0 */
    /* of each block: how many square px its picture has at the normal text
     * size; NULL: it is that */
    const int64_t *normal;
    int64_t *drawn; /* the same at this size, noted; NULL: not */
    struct page_pieces pieces;
    struct page_set set;
    int width, height;             /* of the body of a page */
    struct page_picture *pictures; /* those of PIECES, in their order */
    struct page_spread *pages;
    size_t count, cap;
    double cost; /* of the pages of words, as in page_fill */
};

/* Cuts the words for the body that FRAME leaves. WORDED as in
 * page_pieces_init. */
void page_flow_init(struct page_flow *flow, const struct page_build *build,
                    struct page_frame *frame, const bool *worded);
void page_flow_release(struct page_flow *flow);

/* Whether the page that is worked on is drawn. */
bool page_flow_draws(const struct page_flow *flow);

/* What stands between two pictures that are pages: pieces and pictures. */
struct page_section {
    size_t first, end;                 /* pieces */
    size_t first_picture, end_picture; /* into the flow's pictures */
};

/* How the words of a section fill pages. */
struct page_fill {
    size_t pages; /* SIZE_MAX: they do not fit */
    double cost;  /* of all: what is torn, parted or uneven */
};

/* Of which this is for each page. */
extern const double page_flow_page_cost;

/* The pages of SECTION as its pictures are planned; those without words are not
 * counted. ADD: they are added to the flow's. */
struct page_fill page_flow_section(struct page_flow *flow,
                                   const struct page_section *section,
                                   bool add);

/* Adds a page; PICTURE may be NULL. */
void page_flow_add(struct page_flow *flow, size_t first, size_t end,
                   struct page_picture *picture);

/* Where the words of SPREAD end below the top of its body. False when they do
 * not fit. */
bool page_flow_height(struct page_flow *flow, const struct page_spread *spread,
                      struct page_set_end *end_of);

/* How much of every page of the slide stays blank, in px. */
int page_flow_blank(struct page_flow *flow);

/* Of the pages with the picture of PAGE, which that is, from 0. */
size_t page_flow_part(const struct page_flow *flow, size_t page);

/* The place on top of page PAGE, and the page that PLACE is on, or the one
 * before it that is nearest. */
int page_flow_place(const struct page_flow *flow, size_t page);
size_t page_flow_with(const struct page_flow *flow, int place);

/* Between a picture and words above or below it, or beside it. */
int page_flow_gap(const struct page_build *build);
int page_flow_gutter(const struct page_build *build);

/* END_OF goes below PICTURE in the line of words, where MORE of them follow. */
void page_flow_below(const struct page_flow *flow,
                     const struct page_picture *picture, bool more,
                     struct page_set_end *end_of);

/* How wide words beside PICTURE are. */
int page_flow_beside(const struct page_flow *flow,
                     const struct page_picture *picture);

/* Says which pages have all of a title that is cut elsewhere: those with room
 * for it, but where it stands in the bar, which is as high on each of them, all
 * or none. */
void page_flow_title(struct page_flow *flow);

/* Where the words of SPREAD begin below the top of its body, which all of the
 * title may push down. */
struct page_set_end page_flow_begin(const struct page_flow *flow,
                                    const struct page_spread *spread);

#endif
