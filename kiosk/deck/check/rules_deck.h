/* Rules about deck.txt and topic.txt: phone numbers, the line that offers paper
 * or a talk, titles in every language, and topics without a kind that look like
 * benefits or side effects. */
#ifndef KIOSK_RULES_DECK_H
#define KIOSK_RULES_DECK_H

#include "rules_check.h"

void rules_check_deck(const struct rules_case *rules);

#endif
