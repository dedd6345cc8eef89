/* Why a treatment lacks a kind of risk slide although the deck seems to have
 * one, and what to do. */
#ifndef KIOSK_RULES_CURE_H
#define KIOSK_RULES_CURE_H

#include "deck.h"
#include "deck_shown.h"
#include "report.h"
#include "str.h"

/* The words after "because", with advice; NULL if the deck has nothing that
 * could be what TREATMENT lacks. *CAUSE is the finding in REPORT so far that it
 * results from, if any. Freed with free(). */
char *rules_cure_find(const struct rules_walk *walk,
                      const struct report *report, size_t treatment,
                      enum rules_risk risk, struct report_cause *cause);

/* Adds to WORDS the when-to-call slides of other treatments, which might be for
 * all. */
void rules_cure_calls(const struct deck *deck, struct str *words);

#endif
