/* Markdown that is left in the text: written wrong, or known only to other
 * programs. */
#ifndef KIOSK_MARKDOWN_LEFTOVER_H
#define KIOSK_MARKDOWN_LEFTOVER_H

#include <stddef.h>

#include "markdown_state.h"

/* Reports leftovers in SIZE bytes of PART, which are about to be added to the
 * text being built. */
void markdown_report_leftovers(struct markdown *md, const char *part,
                               size_t size);

#endif
