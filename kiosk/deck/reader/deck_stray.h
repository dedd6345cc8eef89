/* Files that were not meant to be shown, found by their names. */
#ifndef KIOSK_DECK_STRAY_H
#define KIOSK_DECK_STRAY_H

#include <stdbool.h>
#include <stddef.h>

#include "deck.h"
#include "deck_source.h"
#include "report.h"

/* Finds strays among COUNT sources at FIRST, all files of one folder, and
 * leaves out those that must not be shown. FLAT: the deck has no other folder.
 * Pictures must be linked to their slides before. */
void deck_stray_find(struct deck_source *first, size_t count,
                     const struct deck *deck, bool flat);

/* Reports SOURCE, if it is stray. */
void deck_stray_report(const struct deck_source *source, struct report *report);

#endif
