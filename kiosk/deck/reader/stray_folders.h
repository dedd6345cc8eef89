/* Folders that nobody meant to show, by their names: copies of a topic, and a
 * topic in another language. */
#ifndef KIOSK_STRAY_FOLDERS_H
#define KIOSK_STRAY_FOLDERS_H

#include "deck.h"
#include "deck_source.h"
#include "report.h"

/* Leaves out the files of such folders that are not to be shown, and reports
 * the folders. */
void stray_folders_find(struct deck_sources *sources, const struct deck *deck,
                        struct report *report);

#endif
