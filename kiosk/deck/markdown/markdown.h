/* The body of a slide, CommonMark, to the blocks of a deck_version. md4c does
 * the parsing; what a slide cannot show is named with its line. Pure. */
#ifndef KIOSK_MARKDOWN_H
#define KIOSK_MARKDOWN_H

#include <stddef.h>

#include "deck.h"
#include "report.h"

/* Reads LEN bytes as text_decode gives them, of which the first is on line
 * FIRST_LINE of PATH, and sets title, title_line, blocks, block_count and
 * pictures of VERSION, which has none of them yet. An error stands for content
 * that would be lost or could be misread, a warning for what is only ugly. */
void markdown_read(const char *text, size_t len, int first_line,
                   const char *path, struct deck_version *version,
                   struct report *report);

#endif
