/* The order of mixed directions: FriBidi's levels (UAX #9), and rule L2 over
 * the runs of a line. Pure. */
#ifndef KIOSK_PARA_BIDI_H
#define KIOSK_PARA_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether LANG (BCP 47) is written from right to left. */
bool para_is_rtl(const char *lang);

/* Whether one of COUNT code points is a letter that is written from right to
 * left. */
bool para_has_rtl(const uint32_t *codes, size_t count);

/* The base direction of COUNT code points of a text that is written from right
 * to left or not: its own where all its letters have the same, so that a
 * sentence in Latin letters keeps its full stop among Arabic. */
bool para_base_rtl(const uint32_t *codes, size_t count, bool rtl);

/* Embedding levels of one paragraph of COUNT code points (no hard break
 * inside) in a base direction that is given, not guessed. Numbers of seven
 * digits and more (phone numbers, dates) and numbers with a Latin unit keep the
 * order in which they are written, as if between LRI and PDI (UAX #9, HL3 and
 * HL5). */
void para_levels(const uint32_t *codes, size_t count, bool rtl,
                 unsigned char *levels);

/* Rule L2: fills ORDER with the indexes 0..COUNT-1 from left to right, given
 * each run's level. */
void para_reorder(const unsigned char *levels, size_t count, size_t *order);

#endif
