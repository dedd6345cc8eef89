/* The words of the screen in one language. */
#ifndef KIOSK_PAGE_WORDS_ROW_H
#define KIOSK_PAGE_WORDS_ROW_H

#include "deck.h"

/* {a}, {b} stand for numbers, {d} {n} {m} {y} for day, month as a number and
 * as a word, year; {date} for a date. What stands on one line here is one
 * thing to read: a language has all of it or none. NULL: it has none. */
struct page_words {
    const char *lang; /* BCP 47 */
    const char *kinds[DECK_WHEN_TO_CALL + 1];
    const char *leads[DECK_CALLOUT_WARNING + 1]; /* "Important:" */
    const char *place;                           /* "2 of 5" */
    const char *page;                            /* "Page 1 of 2" */
    const char *reviewed, *date, *months[12];    /* months: if {m} is there */
    const char *ask;  /* "Prefer paper, or to talk? ..." */
    const char *take; /* below a code that carries the page */
    const char *still, *countdown, *keep;
    const char *more, *treatments, *language, *close;
    /* on buttons of the band; a shorter one for where that has no room may
     * follow behind a bar: "Larger text|Larger" */
    const char *topics, *help, *start_over;
    const char *larger_text, *normal_text, *contrast, *pause, *play;
    const char *easy_words, *full_text;
    const char *lower, *higher; /* the page on the panel */
    const char *choose_topic, *choose_treatment, *choose_language;
    const char *untranslated; /* the slide is in another language */
    const char *staff, *staff_more;
    const char *cleaning, *cleaning_more;
};

#endif
