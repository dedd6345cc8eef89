/* Rules about the sentences of a file: long ones, hard ones, and words that
 * mislead about how likely something is. */
#ifndef KIOSK_RULES_PROSE_H
#define KIOSK_RULES_PROSE_H

#include "deck.h"
#include "rules_check.h"

/* The sentences of one file: length, claims, frequency words, grade. */
void rules_check_prose(const struct rules_case *rules,
                       const struct deck_topic *topic,
                       const struct deck_version *version);

#endif
