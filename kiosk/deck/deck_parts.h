/* The ends of the parts of a deck, for those who make decks. Each leaves its
 * part empty. */
#ifndef KIOSK_DECK_PARTS_H
#define KIOSK_DECK_PARTS_H

#include "deck.h"

void deck_words_release(struct deck_words *words);
void deck_text_release(struct deck_text *text);
void deck_block_release(struct deck_block *block);
void deck_version_release(struct deck_version *version);
void deck_slide_release(struct deck_slide *slide);
void deck_topic_release(struct deck_topic *topic);

#endif
