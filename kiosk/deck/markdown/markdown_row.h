/* Rows of a table that have more cells than its columns: md4c drops what is
 * in them without a word. */
#ifndef KIOSK_MARKDOWN_ROW_H
#define KIOSK_MARKDOWN_ROW_H

#include "markdown_state.h"

/* Names the rows of the table that begins whose last cells
 * md4c will drop. */
void markdown_check_rows(struct markdown *md);

#endif
