/* The words of a slide as the pieces that go whole onto a page: call-outs, list
 * items, rows of tables, sentences; lines only of what is larger than a
 * page. */
#ifndef KIOSK_PAGE_PIECES_H
#define KIOSK_PAGE_PIECES_H

#include "page_blocks.h"
#include "page_frame.h"
#include "page_place.h"

struct page_piece {
    size_t first, end, from, to; /* as in a page_slice */
    size_t unit;  /* pieces of one paragraph, item, table or call-out share it,
                   * and are set in one where they stand on one page */
    size_t list;  /* items of one list, rows of one table share it; 0 = none */
    double cost;  /* of a page that begins here */
    double keeps; /* what a page that ends with it costs: it leads to what
                   * follows, as "It should go in:" does */
    int line, slack, gap; /* it is likely to be one line of this height, of
                           * which SLACK is blank, below GAP; 0: it is not */
    int place;            /* of its beginning */
};

/* A picture stands before piece AT. */
struct page_mark {
    size_t block; /* of the version */
    size_t at;
    int place;
};

struct page_pieces {
    struct deck_block *blocks; /* copies, in reading order; and of each */
    struct page_origin {
        char *made; /* its text, if that is owned */
        int place;
    } *origins;
    size_t block_count, block_cap, origin_cap;
    struct page_piece *items;
    size_t count, cap;
    struct page_mark *pictures;
    size_t picture_count, picture_cap;
};

/* Cuts the version of BUILD for pages of WIDTH x HEIGHT px, with the source
 * where FRAME has no room for it. WORDED[block]: of this picture the
 * words are shown. */
void page_pieces_init(struct page_pieces *pieces,
                      const struct page_build *build, int width, int height,
                      const struct page_frame *frame, const bool *worded);
void page_pieces_release(struct page_pieces *pieces);

/* Where pieces FIRST to END - 1, which are of one unit, are; on one page. */
struct page_slice page_pieces_slice(const struct page_pieces *pieces,
                                    size_t first, size_t end);

#endif
