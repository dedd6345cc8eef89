/* Rules about a treatment as a whole: its balance, its when-to-call slides, and
 * how long a round of the show takes. */
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
