/* Random decks on random panels, for properties that hold for each of them. */
#ifndef KIOSK_RANDOM_DECK_H
#define KIOSK_RANDOM_DECK_H

#include <stdint.h>

#include "page_rig.h"

enum { RANDOM_LANGUAGES = 10 };
extern const char *const random_languages[RANDOM_LANGUAGES];

/* The next number from 0 to COUNT - 1. */
int random_roll(uint64_t *seed, int count);

/* A panel: what people buy, and what lies between. */
void random_panel(struct page_rig *rig, uint64_t *seed);

/* One to three treatments in one to ten languages: each with benefits, side
 * effects and when to call, and up to eight other topics, whose titles have
 * words of up to LONGEST letters. */
void random_deck(struct page_rig *rig, uint64_t *seed, int longest);

#endif
