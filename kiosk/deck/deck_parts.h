/* The parts of a deck, for those who make decks: their beginnings and ends.
 * Each release leaves its part empty. */
#ifndef KIOSK_DECK_PARTS_H
#define KIOSK_DECK_PARTS_H

#include "deck.h"

/* TEXT without bold or italic. */
struct deck_text deck_text_plain(const char *text);

/* A copy. */
struct deck_text deck_text_copy(const struct deck_text *text);

void deck_words_release(struct deck_words *words);
void deck_text_release(struct deck_text *text);
void deck_block_release(struct deck_block *block);
void deck_version_release(struct deck_version *version);
void deck_slide_release(struct deck_slide *slide);
void deck_topic_release(struct deck_topic *topic);

#endif
