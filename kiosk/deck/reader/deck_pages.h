/* The words of a PDF, page by page: what of them a deck keeps. Pure. */
#ifndef KIOSK_DECK_PAGES_H
#define KIOSK_DECK_PAGES_H

#include <stdbool.h>
#include <stddef.h>

/* The words of a page stand for those who cannot see it up to so many
 * characters: what fits a slide. Where they were cut stands DECK_PAGES_CUT. */
#define DECK_PAGES_CHARS_MAX 400
#define DECK_PAGES_CUT "…"

struct deck_page {
    bool blank; /* nothing can be seen on it */
    char *alt;  /* the words, white space squeezed, perhaps cut; "" none */
    /* To read on all of the page, by deck_count_words: in a language that puts
     * spaces between all words (rules_count_spaced), and in any other. Which
     * one it is, is not known yet. */
    int words_spaced, words;
};

struct deck_pages {
    struct deck_page *items;
    size_t count; /* at most DECK_PAGES_MAX; 0: not a PDF, or not known */
};

/* Reads the pages in LEN bytes of UTF-8, each ended by a form feed (the last
 * one need not be); '\v' alone is a blank one. Pages over DECK_PAGES_MAX are
 * left out; returns how many those are. */
size_t deck_pages_read(struct deck_pages *pages, const char *bytes, size_t len);

void deck_pages_release(struct deck_pages *pages);

#endif
