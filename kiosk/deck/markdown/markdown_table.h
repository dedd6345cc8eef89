/* Tables of a slide, at most 3 columns x 6 rows. */
#ifndef KIOSK_MARKDOWN_TABLE_H
#define KIOSK_MARKDOWN_TABLE_H

#include "markdown_state.h"

/* markdown_table.c */
void markdown_enter_table(struct markdown *md,
                          const MD_BLOCK_TABLE_DETAIL *detail);

/* markdown_row.c: names the rows of the table that begins whose last cells
 * md4c will drop. */
void markdown_leave_cell(struct markdown *md);

void markdown_leave_row(struct markdown *md);

void markdown_leave_table(struct markdown *md);

#endif
