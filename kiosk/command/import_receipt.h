/* What an import has to tell: how the new deck differs from the one before,
 * and what is wrong with it. */
#ifndef KIOSK_IMPORT_RECEIPT_H
#define KIOSK_IMPORT_RECEIPT_H

#include "library.h"
#include "receipt.h"
#include "store_source.h"

/* Adds the files that AFTER has and BEFORE (NULL: none) has not, that differ,
 * and that are gone; with the titles of the slides in READ (may be NULL). */
void import_receipt_changes(struct receipt *receipt,
                            const struct source *before,
                            const struct source *after,
                            const struct library_deck *read);

#endif
