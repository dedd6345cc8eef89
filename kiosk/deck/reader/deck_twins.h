/* Files and folders whose names look alike: in a folder of another computer
 * one would take the place of the other. */
#ifndef KIOSK_DECK_TWINS_H
#define KIOSK_DECK_TWINS_H

#include "deck_sources.h"
#include "report.h"

/* Reports files and folders whose names look alike. */
void deck_sources_check_twins(const struct deck_sources *sources,
                              struct report *report);

#endif
