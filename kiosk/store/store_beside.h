/* What lies beside a deck in its folder. */
#ifndef KIOSK_STORE_BESIDE_H
#define KIOSK_STORE_BESIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "store_source.h"
#include "str.h"

/* Reads the file NAME of the folder that is no part of the deck, no more than
 * MAX bytes. False with errno. */
bool source_read_beside(const struct source *source, const char *name,
                        size_t max, struct str *out);

#endif
