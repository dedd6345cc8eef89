/* Why a treatment lacks risks of a sort although the deck seems to have some,
 * and what to do. */
#ifndef KIOSK_RULES_CURE_H
#define KIOSK_RULES_CURE_H

#include "deck.h"
#include "deck_shown.h"
#include "report.h"
#include "str.h"

/* What goes on after "because", with the advice; NULL when the deck has nothing
 * that could be what TREATMENT lacks. *CAUSE is the finding of REPORT, so far,
 * that leads there, if one does. Freed with free(). */
char *rules_cure_find(const struct rules_walk *walk,
                      const struct report *report, size_t treatment,
                      enum rules_risk risk, struct report_cause *cause);

/* Adds to WORDS the when-to-call slides of other treatments, which might be for
 * all. */
void rules_cure_calls(const struct deck *deck, struct str *words);

#endif
