/* Marks of Markdown that are meant as text: "2*500 mg" is not emphasis, "5~10
 * days" is not crossed out. */
#ifndef KIOSK_MARKDOWN_LITERAL_H
#define KIOSK_MARKDOWN_LITERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

/* A hard line break, encoded as a noncharacter. */
enum { MARKDOWN_BREAK = 0xFDEF };

/* Adds C, one of "*-+>~=#[.)|", encoded as a noncharacter, which md4c takes for
 * a letter and no text contains (text_code_allowed). */
void markdown_add_literal(struct str *text, char c);

/* Decodes CODE if it is such a noncharacter, else returns it. */
uint32_t markdown_unmark(uint32_t code);

/* Adds LEN bytes of text, with stars and tildes next to numbers as literals. */
void markdown_add_inline(struct str *out, const char *text, size_t len);

/* Whether CODE is a number: a digit, "½", "²", "①", a Han numeral ("五"). */
bool markdown_is_number(uint32_t code);

#endif
