/* Where sentences end. Pure. */
#ifndef KIOSK_SENTENCE_H
#define KIOSK_SENTENCE_H

#include <stddef.h>

/* The byte behind the sentence that begins at START of LEN bytes of UTF-8: at
 * . ! ? and their cousins in other scripts, at a hard break, at the end. A full
 * stop within an abbreviation ("U.S. law", "e.g. ice") ends nothing. */
size_t sentence_end(const char *text, size_t len, size_t start);

#endif
