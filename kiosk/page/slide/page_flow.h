/* How text flows through the pages of a slide; one of them is drawn. */
#ifndef KIOSK_PAGE_FLOW_H
#define KIOSK_PAGE_FLOW_H

#include "page_frame.h"

/* What the page holds so far. */
enum page_flow_state {
    FLOW_UNTITLED, /* nothing: the title, a block of the body, is to come */
    FLOW_EMPTY,
    FLOW_TITLED, /* the title and the gap below it */
    FLOW_TEXT,   /* more, without the gap below it */
    FLOW_GAP     /* more, and the gap below it: a picture ended there */
};

/* How far the flow has come. Copied to try something out: it owns nothing.
 * Only page_flow.c writes STATE, START, WIDTH, Y, TIGHT and SLACK. */
struct page_flow {
    const struct page_build *build;
    struct page_frame *frame;
    int want;         /* the page that is drawn; -1 none */
    int page;         /* from 0 */
    int most;         /* on a page behind it no more blocks are placed */
    int top, bottom;  /* of the body on every page */
    int start, width; /* of the text on this page, from the start edge */
    int y;            /* below what was placed */
    int tight;        /* where pictures may begin under a title: higher up than
                       * large text does */
    int slack;        /* blank at the foot of it */
    enum page_flow_state state;
    const int64_t *normal; /* of each block: how many square px its picture has
                            * at the normal text size; NULL: it is that */
    int64_t *drawn;        /* the same at this size, noted; NULL: not */
};

/* Whether this page is drawn. */
bool page_flow_draws(const struct page_flow *flow);

/* Whether this page has content. */
bool page_flow_used(const struct page_flow *flow);

/* Goes on at Y, of which SLACK is blank already, with the page in STATE. */
void page_flow_go(struct page_flow *flow, int y, int slack,
                  enum page_flow_state state);

/* From here on, text is WIDTH px wide and START px from the start edge. */
void page_flow_column(struct page_flow *flow, int start, int width);

/* Goes on to a new page, where text has the whole column. */
void page_flow_break(struct page_flow *flow);

/* Places the title as a block. */
void page_flow_title(struct page_flow *flow);

/* Places the blocks FIRST to END - 1 but the pictures. */
void page_flow_blocks(struct page_flow *flow, size_t first, size_t end);

/* Places the words in place of PICTURE, as text. */
void page_flow_alt(struct page_flow *flow, const struct deck_picture *picture);

#endif
