/* Topics and treatments. */
#ifndef KIOSK_DECK_TOPICS_H
#define KIOSK_DECK_TOPICS_H

#include <stdbool.h>
#include <stddef.h>

#include "deck.h"
#include "deck_source.h"
#include "report.h"

/* Makes the topic of COUNT sources at FIRST, all files of one folder. False if
 * it has no slide. */
bool deck_topic_make(struct deck_topic *topic, const struct deck *deck,
                     struct deck_source *first, size_t count,
                     struct report *report);

/* Numbers topics that share an id and reports them; no other id has a colon. */
void deck_topics_number(struct deck *deck, struct report *report);

/* Gives the topics of DECK their treatments. */
void deck_treatments_make(struct deck *deck);

#endif
