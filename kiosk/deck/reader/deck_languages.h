/* The languages of the deck, and where deck.txt leaves them in doubt: then
 * what seems wrong with files and lines in other languages follows from that.
 */
#ifndef KIOSK_DECK_LANGUAGES_H
#define KIOSK_DECK_LANGUAGES_H

#include "deck.h"
#include "deck_source.h"
#include "report.h"

/* Whether there is a deck.txt. */
enum deck_there { DECK_THERE_NOT, DECK_THERE_EMPTY, DECK_THERE_READ };

/* Gives DECK a language where deck.txt has none, and says
 * what leaves the languages in doubt (deck->doubt). */
void deck_languages_settle(struct deck *deck,
                           const struct deck_sources *sources,
                           enum deck_there there, struct report *report);

/* Reports titles and treatments in languages that DECK has
 * not, or has twice. */
void deck_languages_check(const struct deck *deck,
                          const struct deck_sources *sources,
                          struct report *report);

/* When no slide is in the first language, puts one first that slides are in,
 * and reports that: else nothing could be shown. */
void deck_languages_lead(struct deck *deck, struct report *report);

#endif
