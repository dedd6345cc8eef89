/* Rules about duplicate titles: two slides called "Redness", or two buttons
 * with one name, look like a mistake, and usually are one. */
#ifndef KIOSK_RULES_SAME_H
#define KIOSK_RULES_SAME_H

#include "rules_check.h"

/* Slides of one topic, and topics of one treatment, with the same title. */
void rules_check_same(const struct rules_case *rules);

#endif
