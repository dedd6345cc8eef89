/* Reads the body of a slide, written in CommonMark, into the blocks of a
 * deck_version. md4c parses it; what a slide cannot show is reported with its
 * line. Pure. */
#ifndef KIOSK_MARKDOWN_H
#define KIOSK_MARKDOWN_H

#include <stddef.h>

#include "deck.h"
#include "report.h"

/* Reads LEN bytes as text_decode returns them; the first is on line FIRST_LINE
 * of PATH. Sets title, title_line, blocks, block_count and pictures of VERSION,
 * where they must be empty. Content that would be lost or could be misread is
 * an error, what is merely ugly a warning. */
void markdown_read(const char *text, size_t len, int first_line,
                   const char *path, struct deck_version *version,
                   struct report *report);

#endif
