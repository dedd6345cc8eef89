/* A page of a document taken apart where nothing is torn: in the gaps between
 * its lines, and between columns of text, in the order in which they are
 * read. */
#ifndef KIOSK_PAGE_CUTS_H
#define KIOSK_PAGE_CUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "ink.h"

/* What a screen shows of a page at once: px of the screen for each unit of the
 * page. At least WANTED, but rather than be torn lines go down to LEAST, and
 * one that is alone and rows of a table to NORMAL; at most MOST. */
struct page_view {
    double box_w, box_h;   /* px */
    double cell_w, cell_h; /* of the grid, in units */
    double normal, least, wanted, most;
};

/* How many px a unit of AREA gets, all of it at once. */
double page_view_scale(const struct page_view *view, struct ink_area area);

/* Lines, or columns, or what is torn for it goes no other way. */
struct page_cut {
    struct ink_area area;
    int region; /* those of one stand below each other */
    int gap;    /* free rows above, where nothing else of its region is cut */
};

struct page_cuts {
    struct page_cut *items; /* each goes into the view, and has ink */
    size_t count, cap;
    size_t torn; /* so many of them */
};

/* The cuts of INK in VIEW. RTL: the column to the right is read first. */
void page_cuts_init(struct page_cuts *cuts, const struct ink *ink,
                    const struct page_view *view, bool rtl);
void page_cuts_release(struct page_cuts *cuts);

#endif
