/* The languages of the deck, and the cases where deck.txt leaves them in doubt:
 * that then explains other findings about languages. */
#ifndef KIOSK_DECK_LANGUAGES_H
#define KIOSK_DECK_LANGUAGES_H

#include <stddef.h>

#include "deck.h"
#include "deck_source.h"
#include "report.h"

/* The index of LANG in deck->languages; their count if it is not listed. */
size_t deck_languages_index(const struct deck *deck, const char *lang);

/* The state of deck.txt. */
enum deck_there { DECK_THERE_NOT, DECK_THERE_EMPTY, DECK_THERE_READ };

/* Gives DECK a language if deck.txt lists none, and sets deck->doubt and
 * reports why if the languages are in doubt. */
void deck_languages_settle(struct deck *deck,
                           const struct deck_sources *sources,
                           enum deck_there there, struct report *report);

/* Reports titles and treatments in languages that DECK does not list, or that
 * are given twice. */
void deck_languages_check(const struct deck *deck,
                          const struct deck_sources *sources,
                          struct report *report);

/* If no slide is in the first language, moves one that slides are in to the
 * front and reports that: otherwise nothing could be shown. */
void deck_languages_lead(struct deck *deck, struct report *report);

/* Takes the languages out of DECK whose letters HOST cannot draw and that no
 * slide can be read in, a picture perhaps, and reports that: nobody can choose
 * empty boxes. If there is no other one left stays. */
void deck_languages_drop(struct deck *deck, const struct deck_host *host,
                         struct report *report);

#endif
