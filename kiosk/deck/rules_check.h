/* The parts of deck_check. Each adds its findings to the report of its case;
 * none changes what is shown. */
#ifndef KIOSK_RULES_CHECK_H
#define KIOSK_RULES_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "deck_rules.h"
#include "report.h"
#include "rules_shown.h"

struct rules_case {
    const struct deck *deck;
    struct deck_date today;
    bool trusted;        /* rules_date_trusted */
    const bool *written; /* rules_languages_written */
    struct report *report;
    size_t read_count; /* findings of REPORT that are older than the check */
};

/* Treatments as a whole: balance, when to call, and how long a round of the
 * COUNT slides SHOWN takes. */
void rules_check_treatments(const struct rules_case *rules,
                            const struct deck_shown *shown, size_t count);

/* The phone numbers and the ask line of deck.txt. */
void rules_check_deck(const struct rules_case *rules);

/* Titles of the deck and its topics in each language. */
void rules_check_titles(const struct rules_case *rules);

/* Slides of one topic, and topics of one treatment, with the same title. */
void rules_check_same(const struct rules_case *rules);

/* For each language of DECK, whether there is a slide in it; true for all when
 * DECK has only one slide. Freed with free(). */
bool *rules_languages_written(const struct deck *deck);

/* Languages without any slide. */
void rules_check_unwritten(const struct rules_case *rules);

/* The files of slide INDEX of TOPIC against each other: languages, kinds,
 * numbers, scripts. */
void rules_check_languages(const struct rules_case *rules,
                           const struct deck_topic *topic, size_t index);

/* Names of treatments and topics that keep apart what belongs together. */
void rules_check_alike(const struct rules_case *rules);

/* Topics without a kind that look like benefits or risks. */
void rules_check_looks(const struct rules_case *rules);

/* One file of TOPIC: what its head lacks, its dates, how much there is to read.
 */
void rules_check_file(const struct rules_case *rules,
                      const struct deck_topic *topic,
                      const struct deck_version *version);

/* What `qr` of one file says. */
void rules_check_qr(const struct rules_case *rules,
                    const struct deck_version *version);

/* Slides of a topic that are pictures, or pages of a PDF, without words. */
void rules_check_pictures(const struct rules_case *rules,
                          const struct deck_topic *topic);

/* The sentences of one file: length, claims, frequency words, grade. */
void rules_check_prose(const struct rules_case *rules,
                       const struct deck_topic *topic,
                       const struct deck_version *version);

#endif
