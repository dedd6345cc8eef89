/* What stands on a page of a document between free rows, from the top: lines of
 * text, rows of a table, pictures; and which of them stand in columns. */
#ifndef KIOSK_PAGE_BANDS_H
#define KIOSK_PAGE_BANDS_H

#include <stdbool.h>
#include <stddef.h>

#include "ink.h"

/* The ink of a page. */
struct page_grid {
    struct ink ink;   /* without rules over all of the page, */
    struct ink words; /* nor upright ones and the sides of boxes */
};

void page_grid_init(struct page_grid *grid, const struct ink *ink);

/* How many cells of INK are set in AREA. */
int page_grid_count(const struct ink *ink, struct ink_area area);

struct page_bands {
    const struct page_grid *grid;
    struct ink_area area;
    struct page_band {
        int top, bottom;
    } *items;
    size_t count;
};

/* The bands of AREA. */
void page_bands_init(struct page_bands *bands, const struct page_grid *grid,
                     struct ink_area area);
void page_bands_release(struct page_bands *bands);

/* Those from FIRST up to END, as wide as they are. */
struct ink_area page_bands_area(const struct page_bands *bands, size_t first,
                                size_t end);

/* How many rows are between band AT and the one before, and whether the sides
 * of a box go through them. */
int page_bands_gap(const struct page_bands *bands, size_t at);
bool page_bands_boxed(const struct page_bands *bands, size_t at);

/* What a band and those after it are. */
enum page_run {
    RUN_LINES,   /* nothing of what follows */
    RUN_COLUMNS, /* columns, each of which is read down to its end */
    RUN_TABLE    /* rows of what belongs together across the page */
};

/* What begins with band FIRST, and is up to *END, with free columns *FROM up to
 * *TO; these are set unless it is RUN_LINES. */
enum page_run page_bands_run(const struct page_bands *bands, size_t first,
                             size_t *end, int *from, int *to);

#endif
