/* The kind of slides that a topic's name suggests. Pure. */
#ifndef KIOSK_KIND_WORDS_H
#define KIOSK_KIND_WORDS_H

#include "deck.h"

/* DECK_BENEFIT when NAME has a word for benefits in any of the languages that
 * the show has a name for, whatever else it says; else DECK_SIDE_EFFECT or
 * DECK_WHEN_TO_CALL when it has one of those; else DECK_KIND_NONE. */
enum deck_kind kind_words_find(const char *name);

#endif
