/* Stars and tildes beside numbers: "2*500 mg" is no emphasis, "5~10 days" is
 * not crossed out. */
#ifndef KIOSK_MARKDOWN_LITERAL_H
#define KIOSK_MARKDOWN_LITERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

/* Appends LEN bytes of text; stars and tildes that touch
 * numbers are made literal. */
void markdown_add_inline(struct str *out, const char *text, size_t len);

/* Whether CODE is a number: a digit, "½", "²", "①", a numeral of Han ("五"). */
bool markdown_is_number(uint32_t code);

#endif
