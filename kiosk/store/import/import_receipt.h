/* The content of an import's receipt: how the new deck differs from the
 * previous one, and what is wrong with it. */
#ifndef KIOSK_IMPORT_RECEIPT_H
#define KIOSK_IMPORT_RECEIPT_H

#include "deck_shown.h"
#include "library.h"
#include "receipt.h"
#include "store_source.h"

/* Adds the files that AFTER has and BEFORE (NULL: none) has not, that differ,
 * and that are gone; with the titles of the slides in READ (may be NULL). */
void import_receipt_changes(struct receipt *receipt,
                            const struct source *before,
                            const struct source *after,
                            const struct library_deck *read);

/* Adds the slides of READ that are not among the COUNT that are SHOWN, in the
 * order of the deck, and the broken files of those that are, with the first
 * error of each. */
void import_receipt_left_out(struct receipt *receipt,
                             const struct library_deck *read,
                             const struct deck_shown *shown, size_t count);

#endif
