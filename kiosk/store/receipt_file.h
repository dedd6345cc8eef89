/* Writes and reads the file STORE/receipt. */
#ifndef KIOSK_RECEIPT_FILE_H
#define KIOSK_RECEIPT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "receipt.h"
#include "str.h"

/* "shown", "refused", ... */
const char *receipt_outcome_name(enum receipt_outcome outcome);

/* The file, and back. False when the LEN BYTES are no whole receipt; then
 * nothing is to be released. */
void receipt_write(const struct receipt *receipt, struct str *out);
bool receipt_parse(const char *bytes, size_t len, struct receipt *receipt);

/* The last receipt of the store at PATH. False when there is none that can be
 * read. Needs no open store: for the show. */
bool receipt_read(const char *path, struct receipt *receipt);

#endif
