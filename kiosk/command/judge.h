/* Everything that can be said of a deck, for check and for the index that is
 * signed off. */
#ifndef KIOSK_JUDGE_H
#define KIOSK_JUDGE_H

#include "library.h"
#include "page.h"
#include "setup.h"

/* Adds the findings of rules and layout to those of reading, in order. */
void judge_deck(struct library_deck *read, const struct setup *setup,
                const struct page_screen *screen);

#endif
