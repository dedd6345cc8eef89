/* Blocks of a slide become rows. */
#ifndef KIOSK_PAGE_BLOCKS_H
#define KIOSK_PAGE_BLOCKS_H

#include "page_rows.h"

/* A part of a slide's text: one block, or blocks of one call-out. A picture's
 * text are the words that stand for it. */
struct page_slice {
    const struct deck_block *blocks;
    size_t first, end; /* of them */
    size_t from;       /* byte of the text of the first where it begins, */
    size_t to;         /* and of the last where it ends; of a table: its rows */
    int part, parts;   /* of a call-out: the how-manieth of its pages, from 1 */
    /* of the row of a table that goes on here; NULL: none does */
    const struct deck_text *name;
};

/* What the source has, which is as small as in a foot, in place of the line of
 * a block in its file. */
enum { PAGE_LINE_SOURCE = -1 };

/* Makes the rows of SLICE for a column of WIDTH px on pages with HEIGHT px for
 * the body. False when a table has no room there. */
bool page_blocks_rows(struct page_rows *rows, const struct page_build *build,
                      const struct page_slice *slice, int width, int height);

#endif
