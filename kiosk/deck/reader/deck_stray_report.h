/* What staff are told of files that nobody meant to show. */
#ifndef KIOSK_DECK_STRAY_REPORT_H
#define KIOSK_DECK_STRAY_REPORT_H

#include "deck_source.h"
#include "report.h"

/* What staff should know of SOURCE, if it is stray. */
void deck_stray_report(const struct deck_source *source, struct report *report);

#endif
