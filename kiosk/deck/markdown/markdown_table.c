/* Tables of a slide, at most 3 columns x 6 rows. See markdown_table.h. */
#include "markdown_table.h"

#include <stdlib.h>

#include "deck.h"
#include "markdown_block.h"
#include "markdown_row.h"
#include "markdown_source.h"
#include "markdown_state.h"
#include "mem.h"

enum { ROWS_MAX = 6, COLUMNS_MAX = 3 };

void
markdown_enter_table(struct markdown *md, const MD_BLOCK_TABLE_DETAIL *detail)
{
    markdown_flush(md);
    md->table_rows = detail->head_row_count + detail->body_row_count;
    md->table_columns = detail->col_count;
    markdown_check_rows(md);
    md->table.rows = md->table_rows < ROWS_MAX ? (int)md->table_rows : ROWS_MAX;
    md->table.columns =
        md->table_columns < COLUMNS_MAX ? (int)md->table_columns : COLUMNS_MAX;
    md->table.cells = mem_new((size_t)(md->table.rows * md->table.columns),
                              sizeof(*md->table.cells));
    for (int i = 0; i < md->table.rows * md->table.columns; i++) {
        md->table.cells[i].text = mem_string("");
    }
    md->row = md->column = 0;
    md->table_line = 0;
    md->goal = GOAL_CELL;
}

void
markdown_leave_cell(struct markdown *md)
{
    struct deck_text text = markdown_take_text(md, &md->build, md->build_line);
    if (md->table_line == 0) {
        md->table_line = text.len > 0 ? md->build_line : 0;
    }
    if (md->row < (unsigned)md->table.rows &&
        md->column < (unsigned)md->table.columns) {
        size_t index = md->row * (unsigned)md->table.columns + md->column;
        deck_text_release(&md->table.cells[index]);
        md->table.cells[index] = text;
    } else {
        deck_text_release(&text);
    }
    md->column++;
}

void
markdown_leave_row(struct markdown *md)
{
    md->row++;
    md->column = 0;
}

void
markdown_leave_table(struct markdown *md)
{
    int line =
        md->table_line > 0 ? md->table_line : markdown_line_here(&md->source);
    if (md->table_rows > ROWS_MAX || md->table_columns > COLUMNS_MAX) {
        markdown_report(md, line, REPORT_ERROR, "large-table",
                        "The table has %u columns and %u rows. At most %d "
                        "columns and %d rows can be read from a chair: make "
                        "several tables of it.",
                        md->table_columns, md->table_rows, COLUMNS_MAX,
                        ROWS_MAX);
    }
    md->goal = GOAL_BLOCK;
    struct deck_block *block = markdown_add_block(md, DECK_TABLE, line);
    block->table = md->table;
    md->table = (struct deck_table){0};
}
