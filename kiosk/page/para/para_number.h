/* Phone numbers and dates: they are read in one piece and in the order in
 * which they are written, whatever the language around them. Pure. */
#ifndef KIOSK_PARA_NUMBER_H
#define KIOSK_PARA_NUMBER_H

#include <stddef.h>
#include <stdint.h>

#define PARA_NUMBER_DIGITS 7 /* that make a number a long one */
#define PARA_NUMBER_MAX 40   /* code points looked at */

/* The end of a long number that begins at START of COUNT code points, as in
 * "(719) 555-0142" or "2026-11-22"; START when there is none. */
size_t para_long_number(const uint32_t *codes, size_t start, size_t count);

#endif
