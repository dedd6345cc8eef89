/* Markdown that stays in the text was not meant to be read: what other
 * programs know and this one does not, and what is not written right. See
 * markdown_state.h. */
#ifndef KIOSK_MARKDOWN_LEFTOVER_H
#define KIOSK_MARKDOWN_LEFTOVER_H

#include <stddef.h>

#include "markdown_state.h"

/* Reports Markdown that stays in a text as it is. */
void markdown_report_leftovers(struct markdown *md, const char *text,
                               size_t size);

#endif
