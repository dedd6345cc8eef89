/* Slides without a version in the default language, and the slide that may be
 * that version under another name. */
#ifndef KIOSK_RULES_TWIN_H
#define KIOSK_RULES_TWIN_H

#include <stdbool.h>

#include "deck.h"

/* The name that VERSION's file would have in language LANG of DECK (an index):
 * "1-collagen.md" and "1-collagen.fr.md" both give "1-collagen.es.md", and
 * "1-collagen.md" for the default. Freed with free(). */
char *rules_twin_name(const struct deck *deck,
                      const struct deck_version *version, size_t lang);

/* Whether SLIDE has a file in LANG, broken or not, whatever its region. */
bool rules_twin_has(const struct deck_slide *slide, const char *lang);

/* Whether slide INDEX is the twin that another slide of TOPIC has lost. */
bool rules_twin_lost(const struct deck *deck, const struct deck_topic *topic,
                     size_t index);

/* What to do about slide INDEX, which has no version in the default language:
 * whole sentences, freed with free(). */
char *rules_twin_cure(const struct deck *deck, const struct deck_topic *topic,
                      size_t index);

#endif
