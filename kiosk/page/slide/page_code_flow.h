/* Where the code of a slide stands: beside its text, below it, or on a page of
 * its own; its words are below it. */
#ifndef KIOSK_PAGE_CODE_FLOW_H
#define KIOSK_PAGE_CODE_FLOW_H

#include "page_flow.h"

/* Where the words stand below the field. */
enum page_code_side { AT_START, IN_MIDDLE, AT_END };

/* The code on its light field, and its words, as they go into a box. */
struct page_code_box {
    struct page_code_size size;
    int version;
    int field; /* side of the light field, its edge included */
    struct para *words;
    enum page_code_side side;
    int words_w; /* of the box that they are set in */
    int air;     /* from the field to their capitals */
    int width;   /* of all */
    int cap, pitch;
};

/* The code on page PAGE, START px from the start edge of the column. */
struct page_code_spot {
    bool shown;
    size_t page;
    int start, y;
    bool no_foot; /* it needs the room of the foot too */
    struct page_code_box box;
};

/* The code beside the text of the slide, if all of it stays on one page: then
 * that is in FLOW, which is narrower. False when nothing is placed. */
bool page_code_beside(struct page_flow *flow, struct page_code_spot *spot);

/* The code below what is on the last page of FLOW, or on one more; says in the
 * frame what became of it. */
void page_code_below(struct page_flow *flow, struct page_code_spot *spot);

void page_code_draw(const struct page_flow *flow,
                    const struct page_code_spot *spot);
void page_code_spot_release(struct page_code_spot *spot);

#endif
