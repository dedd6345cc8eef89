/* Folders that nobody meant to show, by their names: copies of a topic, and a
 * topic in another language. */
#ifndef KIOSK_STRAY_FOLDERS_H
#define KIOSK_STRAY_FOLDERS_H

#include "deck.h"
#include "deck_source.h"
#include "report.h"

/* The same of whole folders, which it reports at once. */
void deck_stray_folders(struct deck_sources *sources, const struct deck *deck,
                        struct report *report);

#endif
