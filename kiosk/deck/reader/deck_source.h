/* One file of the deck, and all of them. */
#ifndef KIOSK_DECK_SOURCE_H
#define KIOSK_DECK_SOURCE_H

#include <stdbool.h>

#include "deck_readable.h"
#include "deck_reader.h"
#include "deck_sources.h"
#include "report.h"

/* Reads FILE into SOURCE. False when there is nothing to keep: junk, or a
 * deck.txt that is empty. Another slide, topic.txt or picture that is empty or
 * cannot be read keeps its place, which may be a risk's, but is not shown. */
bool deck_source_read(struct deck_source *source,
                      const struct deck_reading *reading,
                      const struct deck_file *file, struct report *report);
void deck_source_release(struct deck_source *source);

/* Sorts by folder, then name; makes look-ups possible. */
void deck_sources_sort(struct deck_sources *sources);
void deck_sources_release(struct deck_sources *sources);

#endif
