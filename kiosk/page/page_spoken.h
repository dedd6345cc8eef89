/* What a voice says of the stop that has the focus: its name, what it is, its
 * state, and where it stands: "Side effects, button, selected, 3 of 9". Pure.
 */
#ifndef KIOSK_PAGE_SPOKEN_H
#define KIOSK_PAGE_SPOKEN_H

#include "page.h"

/* STOP of PAGE (page_focus.h), which shows STATE, in LANG; words that it lacks
 * in OTHER, the first language of the deck. Of the page itself which one of how
 * many it is; of a digit of the code nothing that tells it. Freed with free().
 */
char *page_spoken(const struct page *page, int stop,
                  const struct play_state *state, const char *lang,
                  const char *other);

#endif
