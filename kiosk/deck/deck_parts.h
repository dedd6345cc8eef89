/* The parts of a deck, for those who make decks: their beginnings and ends.
 * Each release leaves its part empty. */
#ifndef KIOSK_DECK_PARTS_H
#define KIOSK_DECK_PARTS_H

#endif
