/* A receipt in words for staff. */
#ifndef KIOSK_RECEIPT_WORDS_H
#define KIOSK_RECEIPT_WORDS_H

#include "receipt.h"
#include "str.h"

/* What happened, in one sentence or two: for the head of a page. */
void receipt_headline(const struct receipt *receipt, struct str *out);

/* The same, and what to fix first: where there is no list. */
void receipt_summary(const struct receipt *receipt, struct str *out);

/* Its items in words, a line "- ..." each, below a line for each kind, which
 * follows an empty line. What to fix first comes first; consequences of an item
 * are below it on lines that begin with two spaces. */
void receipt_list(const struct receipt *receipt, struct str *out);

/* All of it in words, for staff. */
void receipt_words(const struct receipt *receipt, struct str *out);

#endif
