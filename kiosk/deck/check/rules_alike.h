/* Treatment names that are the same name spelled in two ways. */
#ifndef KIOSK_RULES_ALIKE_H
#define KIOSK_RULES_ALIKE_H

#include <stdbool.h>

#include "deck.h"
#include "rules_check.h"

/* Whether the names of two treatments are nearly alike in some language. */
bool rules_alike_treatments(const struct deck *deck, size_t a, size_t b);

/* Reports names that separate treatments or topics that belong together. */
void rules_check_alike(const struct rules_case *rules);

#endif
