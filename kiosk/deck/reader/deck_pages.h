/* The pages of a PDF, as far as a deck keeps them: their words. Pure. */
#ifndef KIOSK_DECK_PAGES_H
#define KIOSK_DECK_PAGES_H

#include <stdbool.h>
#include <stddef.h>

/* The words of a page serve as its alt text, up to as many characters as fit a
 * slide; DECK_PAGES_CUT marks where they were cut. */
#define DECK_PAGES_CHARS_MAX 400
#define DECK_PAGES_CUT "…"

struct deck_page {
    bool blank; /* nothing is visible on it */
    char *alt;  /* the words, with single spaces, perhaps cut; "" if none */
    /* Words on the whole page, by deck_count_words: in a language with spaces
     * between all words (rules_count_spaced), and in any other. The language is
     * not known yet. */
    int words_spaced, words;
};

struct deck_pages {
    struct deck_page *items;
    size_t count; /* at most DECK_PAGES_MAX; 0: not a PDF, or not known */
};

/* Reads the pages in LEN bytes of UTF-8, each ended by a form feed (optional
 * for the last); '\v' alone is a blank page. Returns how many pages over
 * DECK_PAGES_MAX were left out. */
size_t deck_pages_read(struct deck_pages *pages, const char *bytes, size_t len);

void deck_pages_release(struct deck_pages *pages);

#endif
