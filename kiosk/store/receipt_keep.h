/* Puts a receipt into its store: as STORE/receipt for programs, and in words
 * as STORE/receipts/DATE-NUMBER.txt. */
#ifndef KIOSK_RECEIPT_KEEP_H
#define KIOSK_RECEIPT_KEEP_H

#include <stdbool.h>

#include "receipt.h"
#include "store.h"

/* Numbers and sorts the receipt, and writes it; of those in words the 100
 * with the highest numbers stay, whatever the clock said. False with errno when
 * either could not be written. */
bool receipt_keep(struct receipt *receipt, const struct store *store);

#endif
