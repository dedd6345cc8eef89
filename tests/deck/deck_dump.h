/* A deck and its findings as text, for goldens. */
#ifndef KIOSK_DECK_DUMP_H
#define KIOSK_DECK_DUMP_H

#include "deck.h"
#include "report.h"
#include "str.h"

void deck_dump(const struct deck *deck, struct str *out);
void report_dump(const struct report *report, struct str *out);

#endif
