/* Rules about `days` and `hours`: benefits have to have the hours of their
 * risks, and something should be shown at any time. */
#ifndef KIOSK_RULES_HOURS_H
#define KIOSK_RULES_HOURS_H

#include "rules_check.h"

/* Goes through a whole week, with the dates of the day of RULES. */
void rules_check_hours(const struct rules_case *rules);

#endif
