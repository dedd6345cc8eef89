/* Tells staff on the screen what an import or an undo did (receipt.h): on a
 * page of its own while nobody reads, else in the place of the notices. */
#ifndef KIOSK_RECEIPT_PAGE_H
#define KIOSK_RECEIPT_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "notices.h"
#include "page.h"
#include "receipt.h"
#include "str.h"

/* Zeroed there is none. */
struct receipt_page {
    bool waits;       /* one has come and is not shown yet */
    bool said;        /* to a reader; what is wrong has its page after that */
    int64_t until_ms; /* the page goes; 0: it is not on */
    uint64_t changes; /* counts those of what is on screen, */
    uint64_t covers;  /* and how often the page came or went */
    struct receipt receipt;
    struct str title, words, source, list;
    const char **lines; /* into LIST */
    size_t *firsts;     /* of the pages up to this one */
    size_t firsts_cap;
    int64_t turned_ms;
    struct page_telling telling;
};

void receipt_page_release(struct receipt_page *page);

/* Takes RECEIPT over. BEFORE is the hash of the deck that was on screen when
 * the receipt's came: the same deck once more is no news. */
void receipt_page_take(struct receipt_page *page, struct receipt *receipt,
                       const char *before);

/* Shows what waits as soon as there is a place for it, which there is not while
 * another page covers the slide; ends the page. */
void receipt_page_step(struct receipt_page *page, struct notices *notices,
                       enum play_mode mode, bool covered, int64_t now_ms);

/* Ends the page; whether it was on. */
bool receipt_page_close(struct receipt_page *page);

/* A finger on a control of the page that does ACTION: another page, or its end.
 * TOLD is what the page on screen tells up to. False, and nothing, when none is
 * on or there is one page only, which any touch ends. */
bool receipt_page_may_turn(const struct receipt_page *page, size_t told);
void receipt_page_act(struct receipt_page *page, enum play_action action,
                      size_t told, int64_t now_ms);

/* The page that is on; NULL when none is. */
const struct page_telling *
receipt_page_telling(const struct receipt_page *page);

int64_t receipt_page_deadline_ms(const struct receipt_page *page);

#endif
