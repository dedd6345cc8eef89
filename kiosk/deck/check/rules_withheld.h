/* Why benefits are not shown, in words for staff: which file is to blame, and
 * what to do. Advice is given only where it helps. */
#ifndef KIOSK_RULES_WITHHELD_H
#define KIOSK_RULES_WITHHELD_H

#include "deck.h"
#include "report.h"

/* Adds to REPORT which benefits deck_shown() leaves out on TODAY, and why: an
 * error that names the file. */
void rules_tell_withheld(const struct deck *deck, struct deck_date today,
                         struct report *report);

#endif
