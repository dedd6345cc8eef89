/* The rules of a fair and careful show: what may be shown today, how long,
 * and what staff should mend. Pure. */
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

/* A slide that may be shown, with where it stands. */
struct deck_shown {
    int topic, slide;   /* indexes into deck.topics, topic.slides */
    uint64_t languages; /* in which: bit I is deck.languages[I]. What has bit 0
                         * has all: the show falls back to the default */
};

/* Whether a reader of deck.languages[LANGUAGE] is shown it. Only what is shown
 * in language 0 comes up by itself. */
bool deck_shown_in(const struct deck_shown *shown, int language);

/* The slides that may be shown on TODAY in some language, in deck order. When
 * TODAY has year 0 or comes after 2100, or at least half of the files that say
 * `reviewed` say a later day, the clock is not trusted and dates hide nothing.
 * The days `valid-from` and `valid-until` are shown themselves; given in one
 * language, they hold for all languages.
 *
 * A slide is left out of a language for which deck_version has none, and of all
 * when it is out of its dates. Benefits are left out of a language in which
 * their treatment has no side-effect slide, or has one that is left out, or in
 * which no when-to-call slide is shown that is of their treatment, of a topic
 * without `treatment`, or of a treatment with neither benefits nor side
 * effects. REPORT (may be NULL) gets an error that names the file. For benefits
 * that come up by themselves, discreet risks do not count. A broken file whose
 * kind is not known counts as a side effect; a page of a PDF that has fewer in
 * the other language is not left out.
 *
 * Returns the count; *SHOWN, never NULL, is freed with free(). */
size_t deck_shown(const struct deck *deck, struct deck_date today,
                  struct report *report, struct deck_shown **shown);

/* Whether TEXT says anything: it has a letter of any script, not only marks,
 * digits or what cannot be seen. An `ask_line` without one is not used. */
bool deck_has_letter(const char *text);

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
