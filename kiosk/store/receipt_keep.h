/* Puts a receipt into its store: as STORE/receipt for programs, and in words
 * as STORE/receipts/DATE.txt. */
#ifndef KIOSK_RECEIPT_KEEP_H
#define KIOSK_RECEIPT_KEEP_H

#include <stdbool.h>

#include "receipt.h"
#include "store.h"

/* Numbers and sorts the receipt, and writes it; of the older ones in words the
 * last 100 stay. False with errno when either could not be written. */
bool receipt_keep(struct receipt *receipt, const struct store *store);

/* The name of its file in STORE/receipts, replacing NAME; TRIES counts those
 * of the same second before it. */
void receipt_file_name(const struct receipt *receipt, int tries,
                       struct str *name);

#endif
