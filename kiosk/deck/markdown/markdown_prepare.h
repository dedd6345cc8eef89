/* The body of a slide as md4c should see it. */
#ifndef KIOSK_MARKDOWN_PREPARE_H
#define KIOSK_MARKDOWN_PREPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "markdown_state.h"
#include "str.h"

/* Whether what stands from BEGIN to END has a mark of addresses and files. */
bool markdown_is_address(const char *begin, const char *end);

/* Appends the LEN bytes of BODY to TEXT as md4c should see
 * them: what looks like Markdown but was typed as something else is made
 * literal, and what was pasted from other programs is made Markdown. *NUMBERS
 * are the lines of the file that the lines of TEXT stand for. Freed with
 * free(). */
void markdown_prepare(struct markdown *md, const char *body, size_t len,
                      int first_line, struct str *text, int **numbers);

/* CODE as it was typed. */
uint32_t markdown_unmark(uint32_t code);

/* Adds one character of MARKDOWN_LITERALS so that it stays one. */
void markdown_add_literal(struct str *text, char c);

#endif
