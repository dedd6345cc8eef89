/* Shows staff what an import or an undo did (receipt.h): on a page of its own
 * while nobody is reading, else as a notice. */
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
    bool waits;       /* a receipt has arrived and is not shown yet */
    bool said;        /* shown to a reader as a notice; if something is wrong,
                       * the page follows */
    int64_t until_ms; /* when the page ends; 0: it is not shown */
    uint64_t changes; /* counts changes of what is on screen, */
    uint64_t covers;  /* and appearances and disappearances of the page */
    struct receipt receipt;
    struct str title, words, source, list;
    const char **lines; /* into LIST */
    size_t *firsts;     /* of the pages up to this one */
    size_t firsts_cap;
    int64_t turned_ms;
    int64_t strike_ms; /* turned again this soon is one tap; stays */
    struct page_telling telling;
};

void receipt_page_release(struct receipt_page *page);

/* Takes ownership of RECEIPT. BEFORE is the hash of the deck that was on screen
 * when the receipt arrived: importing the same deck again is not reported. */
void receipt_page_take(struct receipt_page *page, struct receipt *receipt,
                       const char *before);

/* Shows a waiting receipt as soon as no other page covers the slide, and ends
 * the page when its time is up. */
void receipt_page_step(struct receipt_page *page, struct notices *notices,
                       enum play_mode mode, bool covered, int64_t now_ms);

/* Ends the page; returns whether it was shown. */
bool receipt_page_close(struct receipt_page *page);

/* A tap on a control of the page, which performs ACTION: turns the page or ends
 * it. TOLD is the last line on the current page. Returns false, without effect,
 * if no page is shown or there is only one, which any touch ends. */
bool receipt_page_may_turn(const struct receipt_page *page, size_t told);
void receipt_page_act(struct receipt_page *page, enum play_action action,
                      size_t told, int64_t now_ms);

/* The page that is shown; NULL if none is. */
const struct page_telling *
receipt_page_telling(const struct receipt_page *page);

int64_t receipt_page_deadline_ms(const struct receipt_page *page);

#endif
