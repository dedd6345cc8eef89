/* What a code point is to somebody who counts words and compares numbers. */
#ifndef KIOSK_UNICODE_H
#define KIOSK_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

/* A letter or digit of any script; not a mark on one, not punctuation, not a
 * symbol or emoji. */
bool unicode_is_alnum(uint32_t code);

/* The small letter of a capital, in ASCII, Latin-1 and Cyrillic. */
uint32_t unicode_lower(uint32_t code);

/* Parts words: any white space (no-break ones too), U+200B, and the em dash,
 * which English sets between words without spaces. */
bool unicode_parts_words(uint32_t code);

/* Of a script that writes words without spaces: Chinese, Japanese, Thai, Lao,
 * Khmer, Burmese. */
bool unicode_is_unspaced(uint32_t code);

/* The value 0..9 of a decimal digit of any script (Unicode 15, category Nd);
 * -1 for anything else. */
int unicode_digit(uint32_t code);

/* Such a digit, or any other number that is one character: "½", "²", "①"
 * (Unicode 15, categories Nd, Nl and No). */
bool unicode_is_number(uint32_t code);

#endif
