/* Rules about topics that say nothing of their kind, but look like benefits or
 * side effects. */
#ifndef KIOSK_RULES_LOOKS_H
#define KIOSK_RULES_LOOKS_H

#include "rules_check.h"

/* Topics without a kind that look like benefits or risks. */
void rules_check_looks(const struct rules_case *rules);

#endif
