/* Markdown that stays in the text: what other programs know and this one does
 * not, and what is not written right. */
#ifndef KIOSK_MARKDOWN_LEFTOVER_H
#define KIOSK_MARKDOWN_LEFTOVER_H

#include <stddef.h>

#include "markdown_state.h"

/* Reports it in SIZE bytes of text, which are the next of the build. */
void markdown_report_leftovers(struct markdown *md, const char *part,
                               size_t size);

#endif
