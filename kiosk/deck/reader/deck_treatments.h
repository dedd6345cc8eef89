/* Topics that belong together. */
#ifndef KIOSK_DECK_TREATMENTS_H
#define KIOSK_DECK_TREATMENTS_H

#include "deck.h"

/* Gives the topics of DECK their treatments. */
void deck_treatments_make(struct deck *deck);

/* A copy, line numbers included. */
struct deck_words deck_words_copy(const struct deck_words *words);

#endif
