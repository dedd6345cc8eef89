/* Why benefits are not shown, in words for staff: which file is to blame, and
 * what to do. Advice is given only where it helps. */
#ifndef KIOSK_RULES_WITHHELD_H
#define KIOSK_RULES_WITHHELD_H

#include "deck.h"
#include "deck_hours.h"
#include "report.h"

/* Adds to REPORT which benefits deck_shown() leaves out at MOMENT, and why: an
 * error that names the file, or a warning if it is only out of its hours. */
void rules_tell_withheld(const struct deck *deck, struct deck_moment moment,
                         struct report *report);

#endif
