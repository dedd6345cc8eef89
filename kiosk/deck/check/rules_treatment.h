/* Rules about a treatment as a whole: is it balanced, does it say when to
 * call, and how long does it keep a round of the show. */
#ifndef KIOSK_RULES_TREATMENT_H
#define KIOSK_RULES_TREATMENT_H

#include <stddef.h>

#include "deck_shown.h"
#include "rules_check.h"

/* Treatments as a whole: balance, when to call, and how long a round of the
 * COUNT slides SHOWN takes. */
void rules_check_treatments(const struct rules_case *rules,
                            const struct deck_shown *shown, size_t count);

#endif
