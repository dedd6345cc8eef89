/* Comparing two decks byte by byte: faster than a hash, and it finds out as
 * well whether what is on the disk can still be read. */
#ifndef KIOSK_STORE_COMPARE_H
#define KIOSK_STORE_COMPARE_H

#include <stdbool.h>

#include "store_source.h"

/* Whether the file at PATH, of both, has the same bytes in A and in B. What
 * cannot be read is not the same. */
bool source_same_file(const struct source *a, const struct source *b,
                      const struct source_file *in_a,
                      const struct source_file *in_b);

/* Whether A and B are the same deck, byte by byte. */
bool source_same(const struct source *a, const struct source *b);

#endif
