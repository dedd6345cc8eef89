/* Files that nobody meant to show, found by their names. For deck_reader.c. */
#ifndef KIOSK_DECK_STRAY_H
#define KIOSK_DECK_STRAY_H

#include <stdbool.h>
#include <stddef.h>

#include "deck_sources.h"
#include "report.h"

/* Says of each of the COUNT sources at FIRST, all files of one folder, whether
 * it is stray, and leaves out what is not to be shown. FLAT: the deck has no
 * other folder. Needs the links of the slides. */
void deck_stray_find(struct deck_source *first, size_t count,
                     const struct deck *deck, bool flat);

/* The same of whole folders, which it reports at once. */
void deck_stray_folders(struct deck_sources *sources, const struct deck *deck,
                        struct report *report);

/* What staff should know of SOURCE, if it is stray. */
void deck_stray_report(const struct deck_source *source, struct report *report);

#endif
