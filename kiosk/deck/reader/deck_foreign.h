/* Files that do not belong in a deck. */
#ifndef KIOSK_DECK_FOREIGN_H
#define KIOSK_DECK_FOREIGN_H

#include "report.h"

/* Reports what the file at PATH, of role DECK_ROLE_OTHER, is and what to do
 * with it. */
void deck_report_foreign(const char *path, struct report *report);

#endif
