/* Where pages end: of all ways to fill them the one that costs least. Pure. */
#ifndef KIOSK_PAGE_BREAKS_H
#define KIOSK_PAGE_BREAKS_H

#include <stdbool.h>
#include <stddef.h>

struct page_breaks {
    size_t count; /* pieces, in order */
    /* What a page with the pieces FIRST to END - 1 costs; negative when they do
     * not fit a page. Of what does not fit no more fits either. */
    double (*cost)(void *ctx, size_t first, size_t end);
    void *ctx;
};

/* Writes to ENDS[page], which has room for COUNT, the piece behind each page.
 * Returns how many pages there are. *FITS: all pieces fit one; those that do
 * not have one each. *COST: of all that fit. */
size_t page_breaks(const struct page_breaks *breaks, size_t *ends, bool *fits,
                   double *cost);

#endif
