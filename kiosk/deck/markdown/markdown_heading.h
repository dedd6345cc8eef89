/* Headings that are not quite written as such, and the line that looks like
 * the title when none is. */
#ifndef KIOSK_MARKDOWN_HEADING_H
#define KIOSK_MARKDOWN_HEADING_H

#include "markdown_line.h"
#include "markdown_state.h"

/* Makes headings with odd spaces or signs plain ones, and
 * the line that looks like the title one when no other is; reports that. */
void markdown_find_title(struct markdown *md, struct markdown_lines *lines);

#endif
