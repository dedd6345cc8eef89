/* All the numbers of a slide. */
#ifndef KIOSK_RULES_NUMBERS_H
#define KIOSK_RULES_NUMBERS_H

#include "deck.h"
#include "rules_number.h"

void rules_numbers_init(struct rules_numbers *numbers,
                        const struct deck_version *version);
void rules_numbers_release(struct rules_numbers *numbers);

#endif
