/* Files that nobody meant to show, found by their names. */
#ifndef KIOSK_DECK_STRAY_H
#define KIOSK_DECK_STRAY_H

#include <stdbool.h>
#include <stddef.h>

#include "deck.h"
#include "deck_source.h"
#include "report.h"

/* Says of each of the COUNT sources at FIRST, all files of one folder, whether
 * it is stray, and leaves out what is not to be shown. FLAT: the deck has no
 * other folder. The links of the slides must be known. */
void deck_stray_find(struct deck_source *first, size_t count,
                     const struct deck *deck, bool flat);

/* Tells staff of SOURCE, if it is stray. */
void deck_stray_report(const struct deck_source *source, struct report *report);

#endif
