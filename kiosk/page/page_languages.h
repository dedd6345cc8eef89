/* What the screen cannot say in the languages of a deck. Pure. */
#ifndef KIOSK_PAGE_LANGUAGES_H
#define KIOSK_PAGE_LANGUAGES_H

#include "deck.h"
#include "report.h"

/* Tells REPORT which words of buttons and strips are not known in the languages
 * of DECK. */
void page_languages_check(const struct deck *deck, struct report *report);

#endif
