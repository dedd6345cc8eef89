/* Writes and reads the file STORE/receipt. */
#ifndef KIOSK_RECEIPT_FILE_H
#define KIOSK_RECEIPT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "receipt.h"
#include "str.h"

/* "shown", "refused", ... */
const char *receipt_outcome_name(enum receipt_outcome outcome);

/* Writes and reads the file. False if the LEN BYTES are not a complete receipt;
 * then there is nothing to release. */
void receipt_write(const struct receipt *receipt, struct str *out);
bool receipt_parse(const char *bytes, size_t len, struct receipt *receipt);

/* The last receipt of the store at PATH. False when there is none that can be
 * read. Needs no open store: for the show. */
bool receipt_read(const char *path, struct receipt *receipt);

#endif
