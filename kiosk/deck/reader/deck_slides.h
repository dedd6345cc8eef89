/* Makes slides of the files of a folder. */
#ifndef KIOSK_DECK_SLIDES_H
#define KIOSK_DECK_SLIDES_H

#include <stdbool.h>
#include <stddef.h>

#include "deck.h"
#include "deck_source.h"
#include "report.h"

/* Whether SOURCE may become a slide, or keys for one. */
bool deck_source_is_slide(const struct deck_source *source);

/* Makes the slides of TOPIC, whose other members are set, from the COUNT
 * sources at FIRST: all files of its folder, at least one of them a slide. */
void deck_slides_make(struct deck_topic *topic, const struct deck *deck,
                      struct deck_source *first, size_t count,
                      struct report *report);

#endif
