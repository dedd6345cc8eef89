/* UTF-8, strictly: no overlong forms, no surrogates, nothing over U+10FFFF. */
#ifndef KIOSK_UTF8_H
#define KIOSK_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_MAX 4
#define UTF8_REPLACEMENT 0xFFFDu

/* Reads the code point at BYTES (LEN > 0 bytes follow). Returns how many bytes
 * it takes. A bad sequence gives UTF8_REPLACEMENT, and as many bytes as
 * Unicode's "maximal subpart" rule replaces by one (Unicode 15, 3.9). */
size_t utf8_decode(const char *bytes, size_t len, uint32_t *code);

/* The code point that ends right before AT of BYTES; 0 when AT is 0. */
uint32_t utf8_before(const char *bytes, size_t at);

/* The code point at AT of LEN bytes, and how many bytes it takes in *SIZE
 * (which may be NULL); 0 at the end. */
uint32_t utf8_at(const char *bytes, size_t len, size_t at, size_t *size);

/* Whether CODE, not 0, is a character of SET. */
bool utf8_in(uint32_t code, const char *set);

/* Writes CODE to BYTES (UTF8_MAX bytes of room), returns how many. A code that
 * is not a Unicode scalar value is written as UTF8_REPLACEMENT. */
size_t utf8_encode(uint32_t code, char *bytes);

/* How many of LEN bytes of text to keep if at most MOST may stay: the longest
 * prefix that ends neither inside a character nor between a letter and its
 * marks (unicode_extends; up to 8 of them); invalid bytes are one character
 * each, as in utf8_decode. All cutting of text goes through this function. */
size_t utf8_cut(const char *text, size_t len, size_t most);

/* The beginning of the string TEXT for "%.*s", in at most MOST bytes. */
#define UTF8_START(text, most) \
    (int)utf8_cut((text), strlen(text), (most)), (text)

/* Whether all LEN bytes are well-formed UTF-8. */
bool utf8_valid(const char *bytes, size_t len);

#endif
