/* Blocks of a slide become rows. */
#ifndef KIOSK_PAGE_BLOCKS_H
#define KIOSK_PAGE_BLOCKS_H

#include "page_rows.h"

/* The block behind the unit that begins at FIRST. */
size_t page_blocks_end(const struct deck_version *version, size_t first);

/* Makes the rows of the blocks FIRST to END - 1 for a column of WIDTH px on
 * pages with HEIGHT px for the body. */
void page_blocks_rows(struct page_rows *rows, const struct page_build *build,
                      size_t first, size_t end, int width, int height);

/* The title as rows, where it has no place of its own. */
void page_blocks_title(struct page_rows *rows, const struct page_build *build);

/* The words in place of PICTURE, as a box of rows. */
void page_blocks_alt(struct page_rows *rows, const struct page_build *build,
                     const struct deck_picture *picture, int width);

#endif
