/* Rules about titles that stand twice: people who read "Redness" twice, or see
 * two buttons with one name, take it for a mistake, and mostly it is one. */
#ifndef KIOSK_RULES_SAME_H
#define KIOSK_RULES_SAME_H

#include "rules_check.h"

/* Slides of one topic, and topics of one treatment, with the same title. */
void rules_check_same(const struct rules_case *rules);

#endif
