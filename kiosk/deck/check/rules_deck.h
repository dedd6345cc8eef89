/* Rules about deck.txt and topic.txt: numbers to call, the line that offers
 * paper or a talk, titles in every language, and topics that say nothing of
 * their kind, but look like benefits or side effects. */
#ifndef KIOSK_RULES_DECK_H
#define KIOSK_RULES_DECK_H

#include "rules_check.h"

void rules_check_deck(const struct rules_case *rules);

#endif
