/* Files and folders whose names look alike: on another computer, one would
 * replace the other. */
#ifndef KIOSK_NAME_COLLISIONS_H
#define KIOSK_NAME_COLLISIONS_H

#include "deck_source.h"
#include "report.h"

/* Reports files and folders whose names look alike. */
void name_collisions_report(const struct deck_sources *sources,
                            struct report *report);

#endif
