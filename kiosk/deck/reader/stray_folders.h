/* Folders that were not meant to be shown: copies of a topic, and topics in
 * another language. */
#ifndef KIOSK_STRAY_FOLDERS_H
#define KIOSK_STRAY_FOLDERS_H

#include "deck.h"
#include "deck_source.h"
#include "report.h"

/* Finds and reports such folders, and leaves out their files where needed. */
void stray_folders_find(struct deck_sources *sources, const struct deck *deck,
                        struct report *report);

#endif
