/* Where a line may break: libunibreak (UAX #14), libthai inside Thai, whole
 * words in Korean, and our own glue around numbers. Pure. */
#ifndef KIOSK_PARA_BREAK_H
#define KIOSK_PARA_BREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum para_break {
    PARA_BREAK_CLUSTER, /* between clusters: only where a word is too wide */
    PARA_BREAK_GLUED,   /* allowed by UAX #14, but "1 in 10" stays whole
                         * unless it is wider than the column */
    PARA_BREAK_ALLOWED,
    PARA_BREAK_HARD,
    PARA_BREAK_NEVER /* inside a cluster */
};

/* Whether CODE ends a line wherever it stands: LF, VT, FF, CR, NEL, LS, PS. */
bool para_ends_line(uint32_t code);

/* Writes to BREAKS[i] (an enum para_break) what may happen after code point i
 * of COUNT. The end of the text is no break. */
void para_find_breaks(const uint32_t *codes, size_t count, const char *lang,
                      unsigned char *breaks);

#define PARA_NUMBER_DIGITS 7 /* that make a number a long one */
#define PARA_NUMBER_MAX 40   /* code points looked at */

/* The end of a long number that begins at START of COUNT code points, as in
 * "(719) 555-0142" or "2026-11-22"; START when there is none. Such numbers are
 * read in one piece and in the order in which they are written, whatever the
 * language around them. */
size_t para_long_number(const uint32_t *codes, size_t start, size_t count);

#endif
