/* Files that are no part of a deck: what each is, and what to do with it. See
 * deck_reader.h. */
#ifndef KIOSK_DECK_FOREIGN_H
#define KIOSK_DECK_FOREIGN_H

#include "report.h"

/* Says what the file at PATH is, of role DECK_ROLE_OTHER, and what to do with
 * it. */
void deck_report_foreign(const char *path, struct report *report);

#endif
