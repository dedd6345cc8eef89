/* Rules about deck.txt itself: numbers to call, and the line that offers paper
 * or a talk. */
#ifndef KIOSK_RULES_DECK_H
#define KIOSK_RULES_DECK_H

#include "rules_check.h"

/* The phone numbers and the ask line of deck.txt. */
void rules_check_deck(const struct rules_case *rules);

#endif
