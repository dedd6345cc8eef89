/* The order in which a slide is read: that of its author, but where people are
 * told when to call what they do comes first. Pure. */
#ifndef KIOSK_PAGE_ORDER_H
#define KIOSK_PAGE_ORDER_H

#include "deck.h"

/* The block behind the unit that begins at FIRST: a block, or a whole
 * call-out up to a picture in it. */
size_t page_unit_end(const struct deck_version *version, size_t first);

/* Writes the indexes of all blocks of VERSION into ORDER in the order in which
 * they are read. When to call: first the paragraphs that are nothing but a
 * phone number, then those with the emergency number of DECK (may be NULL;
 * where it names none: 911, 112, 999, 000), then all others, then pictures.
 * Units stay whole. */
void page_order(const struct deck *deck, const struct deck_version *version,
                enum deck_kind kind, size_t *order);

/* How many blocks are a number to call: the first in this order. */
size_t page_order_acts(const struct deck *deck,
                       const struct deck_version *version, enum deck_kind kind);

#endif
