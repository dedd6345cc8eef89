/* A page of a document in parts, each as large as asked and with something on
 * it: whole lines, as far as they go, in the order in which they are read. */
#ifndef KIOSK_PAGE_PARTS_H
#define KIOSK_PAGE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "crop.h"
#include "ink.h"
#include "page.h"

/* A page of WIDTH:HEIGHT, which at the normal text size has SIZE px a unit, and
 * is to have TIMES as many, or up to MOST as many where all that stands on it
 * is then still no wider than a part. */
struct page_sheet {
    const struct ink *ink;
    int width, height;
    double size, times, most;
    int paper; /* px around what stands in a part, at most */
    bool rtl;  /* the column to the right is read first */
};

struct page_cutout {
    struct crop crop;
    struct page_rect rect; /* what that fills */
};

struct page_parts {
    struct page_cutout *items;
    size_t count;
};

/* The parts of SHEET in one of BOXES, in which it takes fewer. No line is torn
 * where it gets a quarter of the growth that is asked without; nothing is
 * smaller than at the normal size. None: nothing stands on the page. */
void page_parts_init(struct page_parts *parts, const struct page_sheet *sheet,
                     const struct page_rect boxes[2]);
void page_parts_release(struct page_parts *parts);

#endif
