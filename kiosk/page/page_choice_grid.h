/* Where the large buttons of a page of choices stand: in a grid that is the
 * same in every language and begins low, where hands reach. */
#ifndef KIOSK_PAGE_CHOICE_GRID_H
#define KIOSK_PAGE_CHOICE_GRID_H

#include "page_build.h"

struct choice_grid {
    int bar_h; /* of the head */
    int columns, rows;
    int width, height, gap; /* of a cell; between cells */
    int bottom;             /* where the lowest cells end */
    int cells;              /* choices on a page */
    int pages;
    bool explained;         /* cells have room for all their words */
    bool close_is_cell;     /* the lowest row begins with Close */
    bool foot;              /* "Ask at the desk" has a line below the cells */
    struct page_rect close; /* no width: Back in the band closes the page */
};

/* What the cells need: LEAST px for the widest one, and in fewer words, of a
 * language its name alone, PLAIN px. */
struct choice_needs {
    int count, least, plain;
    int close_w; /* of Close in a row of its own */
};

/* The grid that needs the fewest pages; of those the one with most air. */
struct choice_grid choice_grid(const struct page_build *build,
                               const struct choice_needs *needs);

/* The place of choice INDEX of COUNT on a page: row after row, from where
 * reading begins, the last row lowest. */
struct page_rect choice_grid_cell(const struct page_build *build,
                                  const struct choice_grid *grid, int index,
                                  int count);

/* What is free behind the last of COUNT choices, or behind Close; no width:
 * nothing is. */
struct page_rect choice_grid_rest(const struct page_build *build,
                                  const struct choice_grid *grid, int count);

#endif
