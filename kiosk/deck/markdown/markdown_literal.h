/* Characters that are text although they look like marks of Markdown:
 * "2*500 mg" is no emphasis, "5~10 days" is not crossed out. */
#ifndef KIOSK_MARKDOWN_LITERAL_H
#define KIOSK_MARKDOWN_LITERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

/* A hard line break, as a noncharacter. */
enum { MARKDOWN_BREAK = 0xFDEF };

/* Adds C, one of "*-+>~=#[.)|", as a noncharacter, which no text has
 * (text_code_allowed): md4c takes it for a letter. */
void markdown_add_literal(struct str *text, char c);

/* CODE as it was typed. */
uint32_t markdown_unmark(uint32_t code);

/* Adds LEN bytes of text; stars and tildes beside numbers become literal. */
void markdown_add_inline(struct str *out, const char *text, size_t len);

/* Whether CODE is a number: a digit, "½", "²", "①", a Han numeral ("五"). */
bool markdown_is_number(uint32_t code);

#endif
