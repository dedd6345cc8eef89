/* Pieces as they are set on a page: how high they are in a column, and drawing
 * them there. What was measured once is kept. */
#ifndef KIOSK_PAGE_SET_H
#define KIOSK_PAGE_SET_H

#include "page_pieces.h"

struct page_set_rows;

struct page_set {
    const struct page_build *build;
    const struct page_pieces *pieces;
    int width, height; /* of the body of a page */
    bool exact;        /* lines are measured, not counted */
    /* rows that were made, by their first piece */
    struct page_set_rows **rows;
};

void page_set_init(struct page_set *set, const struct page_build *build,
                   const struct page_pieces *pieces, int width, int height);
void page_set_release(struct page_set *set);

/* How far below the top of a page its words go. */
struct page_set_end {
    int y;     /* where the next ones may begin, without the gap */
    int slack; /* of that, blank */
    bool any;  /* something stands there */
    bool top;  /* nothing does, not even a picture */
};

/* Adds the pieces FIRST to END - 1 in WIDTH px below END_OF. False when a table
 * has no room there, or all is higher than the page. */
bool page_set_add(struct page_set *set, size_t first, size_t end, int width,
                  struct page_set_end *end_of);

/* Which pieces stand on each page of a slide; behind all: the end of each. */
struct page_set_pages {
    const size_t *ends;
    size_t count;
};

/* Draws the pieces FIRST to END - 1, START px from the start edge of the
 * column, WIDTH px wide, below END_OF on a page whose body begins at TOP_PX. */
void page_set_draw(struct page_set *set, size_t first, size_t end,
                   const struct page_set_pages *pages, int start, int width,
                   int top_px, struct page_set_end *end_of);

#endif
