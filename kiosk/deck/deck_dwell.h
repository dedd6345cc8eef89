/* How much there is to read in a text, and therefore how long a slide stays. */
#ifndef KIOSK_DECK_DWELL_H
#define KIOSK_DECK_DWELL_H

#include <stddef.h>

#include <stdbool.h>
#include <stdint.h>

#include "deck.h"

/* Whether LANG puts spaces between all words: Korean does, also where it
 * writes Chinese letters. */
bool rules_count_spaced(const char *lang);

/* The time that the words and pictures of VERSION need, whatever its `dwell`
 * says: clamp(3 + words * 60 / 120 + 3 * pictures, 8, 90) s, in ms. */
int64_t deck_reading_ms(const struct deck_version *version);

/* Whether TEXT has a letter of any script, not only marks, digits or invisible
 * characters. An `ask_line` without one is not used. */
bool deck_has_letter(const char *text);

/* Words to read in LEN bytes of UTF-8. What Chinese, Japanese, Thai, Lao, Khmer
 * and Burmese write without spaces is counted by letters (128 a minute count as
 * 120 words: IReST 2012), all else, and all of Korean, by words. */
int deck_count_words(const char *text, size_t len, const char *lang);

/* How long a version stays: its `dwell`, else
 * clamp(3 + words * 60 / 120 + 3 * pictures, 8, 90) s, in ms. 120 words a
 * minute is half of the mean silent reading rate (Brysbaert 2019). */
int64_t deck_dwell_ms(const struct deck_version *version);

#endif
