/* Text that was saved as UTF-8, read as Windows-1252 ("ANSI") or Latin-1, and
 * saved as UTF-8 once more: "SeÃ±ora" for "Señora". Pure. */
#ifndef KIOSK_TEXT_TWICE_H
#define KIOSK_TEXT_TWICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

/* How many times in a row text is read in the wrong encoding, at most. */
enum { TWICE_PASSES_MAX = 3 };

enum text_twice {
    TWICE_NONE,
    TWICE_REPAIRED, /* each place has one reading only */
    TWICE_UNSURE    /* some letters are lost for good, or may be meant so */
};

struct text_twice_place {
    int line;                  /* of the first one; 0 none */
    char found[40], meant[40]; /* UTF-8; MEANT "" when unsure */
};

/* Reads back in *TEXT what can be read in one way only, also when it happened
 * up to three times. What could be a word as well ("IRMÃ”") stays, unless its
 * line has others that leave no doubt. Places are judged line by line, because
 * people paste into files that are right. */
enum text_twice text_twice_repair(struct str *text,
                                  struct text_twice_place *place);

/* The character of BYTE by WHATWG's index of windows-1252; UTF8_REPLACEMENT
 * where it has none (five bytes of 0x80 to 0x9F). */
uint32_t text_windows_1252(unsigned char byte);

#endif
