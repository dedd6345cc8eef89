/* Rules that compare the languages of a slide: none is missing, all have the
 * same kind and the same numbers. */
#ifndef KIOSK_RULES_LANGUAGE_H
#define KIOSK_RULES_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "deck.h"
#include "rules_check.h"

/* For each language of DECK, whether there is a slide in it; true for all when
 * DECK has only one slide. Freed with free(). */
bool *rules_languages_written(const struct deck *deck);

/* Languages without any slide. */
void rules_check_unwritten(const struct rules_case *rules);

/* The files of slide INDEX of TOPIC against each other: languages, kinds,
 * numbers, scripts. */
void rules_check_languages(const struct rules_case *rules,
                           const struct deck_topic *topic, size_t index);

#endif
