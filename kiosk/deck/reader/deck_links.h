/* Links slides to their pictures and recordings. */
#ifndef KIOSK_DECK_LINKS_H
#define KIOSK_DECK_LINKS_H

#include "deck.h"
#include "deck_source.h"
#include "report.h"

/* The source with PATH, else one whose path looks alike, else NULL. */
struct deck_source *deck_sources_find(const struct deck_sources *sources,
                                      const char *path);

/* Finds the pictures and the recording of VERSION, relative to its path; marks
 * them as used, reports those that are missing. */
void deck_link_version(const struct deck_sources *sources,
                       struct deck_version *version, struct report *report);

#endif
