/* The words of the screen itself, and the names of languages, each in its own
 * script. */
#ifndef KIOSK_PAGE_WORDS_H
#define KIOSK_PAGE_WORDS_H

#include "page_words_row.h"

/* The words of LANG, or of its family ("es-MX" -> es, "zh-HK" -> zh-Hant);
 * each sentence that it lacks in OTHER, and if that lacks it, too, in English.
 */
struct page_words page_words_in(const char *lang, const char *other);

/* Whether a row of words of the language ROW is one of LANG's family. */
bool page_words_are_of(const char *row, const char *lang);

/* What LANG lacks, in English and quotes, parted by commas; NULL when it has
 * all. Those of easy words count if EASY, which no deck need have. Freed with
 * free(). */
char *page_words_lacking(const char *lang, bool easy);

/* The name of LANG in that language; LANG itself when not known. */
const char *page_language_name(const char *lang);

/* FORM with {a} and {b} filled in; freed with free(). */
char *page_words_numbers(const char *form, int a, int b);

/* "2/5", in this order also on a page that is read from the right (RTL); freed
 * with free(). */
char *page_words_brief(int a, int b, bool rtl);

/* "Microneedling · 2 of 5" for a page that is read from the right if RTL, each
 * part isolated where letters of both directions may meet, so that neither
 * tears the other; one alone if the other is NULL or "". Freed with free(). */
char *page_words_joined(const char *first, const char *second, bool rtl);

/* "reviewed 22 Nov 2026"; freed with free(). DATE is a day of the calendar. */
char *page_words_reviewed(const struct page_words *words,
                          struct deck_date date);

#endif
