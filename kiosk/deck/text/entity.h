/* Character references of HTML: `&rarr;`, `&#8594;`, `&#x2192;`. Pure. */
#ifndef KIOSK_ENTITY_H
#define KIOSK_ENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The code point of an entity of LEN bytes, with its '&' and ';'. False if its
 * name is unknown. Numbers that are not scalar values give U+FFFD (CommonMark
 * 0.30, 2.5). */
bool entity_decode(const char *text, size_t len, uint32_t *code);

#endif
