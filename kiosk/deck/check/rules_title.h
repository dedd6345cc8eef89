/* Rules about the names of the deck, its topics and its treatments: each is
 * there in every language. */
#ifndef KIOSK_RULES_TITLE_H
#define KIOSK_RULES_TITLE_H

#include "rules_check.h"

/* Titles of the deck and its topics in each language. */
void rules_check_titles(const struct rules_case *rules);

#endif
