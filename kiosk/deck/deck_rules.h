/* What staff should mend in a deck, and how long it takes to read. Pure. */
#ifndef KIOSK_DECK_RULES_H
#define KIOSK_DECK_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "report.h"

/* Words to read in LEN bytes of UTF-8. What Chinese, Japanese, Thai, Lao, Khmer
 * and Burmese write without spaces is counted by letters (128 a minute count as
 * 120 words: IReST 2012), all else, and all of Korean, by words. */
int deck_count_words(const char *text, size_t len, const char *lang);

/* How long a version stays: its `dwell`, else
 * clamp(3 + words * 60 / 120 + 3 * pictures, 8, 90) s, in ms. 120 words a
 * minute is half of the mean silent reading rate (Brysbaert 2019). */
int64_t deck_dwell_ms(const struct deck_version *version);

/* Everything `kiosk check` can say from the deck alone: nothing to show, a
 * clock that cannot be right; missing kind, source, reviewed; a treatment
 * without side effects or when-to-call; too many words; dwell shorter than the
 * text needs; languages that lack a slide; numbers that differ between
 * languages; dates past or soon past; reviews that are old; a round of the show
 * longer than `wait_minutes`; frequency words without a number; absolute
 * claims; reading grade (English); pictures and PDFs without words; a `qr` that
 * opens nothing. */
void deck_check(const struct deck *deck, struct deck_date today,
                struct report *report);

#endif
