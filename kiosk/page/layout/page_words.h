/* The words of the screen itself in every language we ship, and the names of
 * languages, each in its own script. */
#ifndef KIOSK_PAGE_WORDS_H
#define KIOSK_PAGE_WORDS_H

#include "deck.h"

/* {a}, {b} are replaced by numbers, {d} {n} {m} {y} by day, month as a number
 * and as a word, year; {date} by a date. */
struct page_words {
    const char *lang; /* BCP 47 */
    const char *kinds[DECK_WHEN_TO_CALL + 1];
    const char *leads[DECK_CALLOUT_WARNING + 1]; /* "Warning:"; NULL = none */
    const char *place;                           /* "2 of 5" */
    const char *page;                            /* "Page 1 of 2" */
    const char *reviewed;
    const char *date;
    const char *months[12];
    const char *ask;  /* "Prefer paper, or to talk? ..." */
    const char *take; /* below a code that carries the page */
    const char *still, *countdown, *keep;
    const char *more, *treatments, *language, *close;
    /* on buttons of the band; a shorter one for where that has no room may
     * follow behind a bar: "Larger text|Larger" */
    const char *topics, *help, *start_over;
    const char *larger_text, *normal_text, *contrast, *pause, *play;
    const char *choose_topic, *choose_treatment, *choose_language;
    const char *staff, *staff_more;
    const char *cleaning, *cleaning_more;
};

/* The words of LANG, else of its family ("es-MX" -> es, "zh-HK" -> zh-Hant),
 * else English; never NULL. */
const struct page_words *page_words(const char *lang);

/* The name of LANG in that language; LANG itself when not known. */
const char *page_language_name(const char *lang);

/* FORM with {a} and {b} filled in; freed with free(). */
char *page_words_numbers(const char *form, int a, int b);

/* "reviewed 22 Nov 2026"; freed with free(). DATE is a day of the calendar. */
char *page_words_reviewed(const struct page_words *words,
                          struct deck_date date);

/* How many languages have words of their own, and which. */
extern const int page_words_count;
extern const struct page_words page_words_all[];

#endif
