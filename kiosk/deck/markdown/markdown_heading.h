/* Headings that are almost Markdown, and the line that is meant as the
 * title. */
#ifndef KIOSK_MARKDOWN_HEADING_H
#define KIOSK_MARKDOWN_HEADING_H

#include "markdown_line.h"
#include "markdown_state.h"

/* Rewrites headings with unusual spaces or number signs in plain form. If no
 * line is a title, makes the one that looks like it the title and reports
 * that. */
void markdown_find_title(struct markdown *md, struct markdown_lines *lines);

#endif
