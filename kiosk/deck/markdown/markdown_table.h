/* Tables of a slide, at most 3 columns x 6 rows. */
#ifndef KIOSK_MARKDOWN_TABLE_H
#define KIOSK_MARKDOWN_TABLE_H

#include <md4c.h>

#include "markdown_state.h"

/* Reports rows with more cells than the table has columns: md4c drops the extra
 * cells silently. */
void markdown_enter_table(struct markdown *md,
                          const MD_BLOCK_TABLE_DETAIL *detail);
void markdown_leave_cell(struct markdown *md);
void markdown_leave_row(struct markdown *md);
void markdown_leave_table(struct markdown *md);

#endif
