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

/* Writes CODE to BYTES (UTF8_MAX bytes of room), returns how many. A code
 * that is no Unicode scalar value is written as UTF8_REPLACEMENT. */
size_t utf8_encode(uint32_t code, char *bytes);

/* Whether all LEN bytes are well-formed UTF-8. */
bool utf8_valid(const char *bytes, size_t len);

#endif
