/* What a code point is to somebody who counts words and compares numbers. */
#ifndef KIOSK_RULES_LETTER_H
#define KIOSK_RULES_LETTER_H

#include <stdbool.h>
#include <stdint.h>

/* A letter or digit of any script; not a mark on one, not punctuation, not a
 * symbol or emoji. */
bool rules_letter_is(uint32_t code);

/* The small letter of a capital, in ASCII, Latin-1 and Cyrillic. */
uint32_t rules_letter_small(uint32_t code);

/* Parts words: any white space (no-break ones too), U+200B, and the em dash,
 * which English sets between words without spaces. */
bool rules_letter_space(uint32_t code);

/* Of a script that writes words without spaces: Chinese, Japanese, Thai, Lao,
 * Khmer, Burmese. */
bool rules_letter_unspaced(uint32_t code);

/* The value 0..9 of a decimal digit of any script (Unicode 15, category Nd);
 * -1 for anything else. */
int rules_letter_digit(uint32_t code);

/* Such a digit, or any other number that is one character: "½", "²", "①"
 * (Unicode 15, categories Nd, Nl and No). */
bool rules_letter_number(uint32_t code);

#endif
