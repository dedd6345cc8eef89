/* Tables of a slide. See markdown_table.h. */
#include "markdown_table.h"

#include <string.h>

#include "deck.h"
#include "markdown_block.h"
#include "markdown_line.h"
#include "markdown_source.h"
#include "markdown_state.h"
#include "mem.h"
#include "str.h"

enum {
    ROWS_MAX = 6,
    COLUMNS_MAX = 3,
    CHECKED_MAX = 64 /* rows, and cells of a row, searched for lost cells */
};

/* Line INDEX without the marks of quotes and items. */
static const char *
row_at(const struct markdown_source *source, size_t index, size_t *len)
{
    const char *text = markdown_source_line(source, index, len);
    size_t begin = markdown_line_read(text, *len, true).text;
    *len -= begin;
    return text + begin;
}

/* Whether LEN bytes are the line between head and body, `| --- | :-: |`. */
static bool
is_delimiter(const char *row, size_t len)
{
    return strspn(row, "|:- ") >= len && memmem(row, len, "---", 3) != NULL &&
           memchr(row, '|', len) != NULL;
}

/* Cells of the second row, up to the last that is not empty. */
struct count {
    unsigned row, cell, used;
};

static int
count_cell(MD_BLOCKTYPE type, void *detail, void *data)
{
    (void)detail;
    struct count *count = data;
    count->row += type == MD_BLOCK_TR;
    count->cell += type == MD_BLOCK_TD; /* in a head: MD_BLOCK_TH */
    return 0;
}

static int
ignore_end(MD_BLOCKTYPE type, void *detail, void *data)
{
    (void)type, (void)detail, (void)data;
    return 0;
}

static int
use_cell(void *data)
{
    struct count *count = data;
    count->used = count->row == 2 ? count->cell : count->used;
    return 0;
}

static int
take_span(MD_SPANTYPE type, void *detail, void *data)
{
    (void)type, (void)detail;
    return use_cell(data);
}

static int
take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    (void)type, (void)text, (void)size;
    return use_cell(data);
}

/* How many cells of line INDEX are used. Only md4c knows which `|` separate
 * cells, so it parses the row again under a head that is wide enough. */
static unsigned
cells_of(const struct markdown_source *source, size_t index)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
        .enter_block = count_cell,
        .leave_block = ignore_end,
        .enter_span = take_span,
        .leave_span = take_span,
        .text = take_text,
    };
    size_t len;
    const char *row = row_at(source, index, &len);
    unsigned cells = 1;
    for (size_t i = 0; i < len && cells < CHECKED_MAX; i++) {
        cells += row[i] == '|';
    }
    struct str table = {0};
    for (unsigned i = 0; i < 2 * cells; i++) {
        str_add(&table, i < cells ? "|x" : "|---");
        str_add(&table, i + 1 == cells || i + 1 == 2 * cells ? "|\n" : "");
    }
    str_add(&table, len > 0 && row[0] == '|' ? "" : "|");
    str_add_bytes(&table, row, len);
    struct count count = {0};
    bool read = md_parse(table.text, (MD_SIZE)table.len, &parser, &count) == 0;
    str_release(&table);
    return read ? count.used : 0;
}

/* Reports rows with more cells than the table that begins here has columns. */
static void
report_lost_cells(struct markdown *md)
{
    const struct markdown_source *source = &md->source;
    size_t delimiter = markdown_index(source, source->at) + 1, len;
    for (; delimiter < source->line_count; delimiter++) {
        const char *row = row_at(source, delimiter, &len);
        if (is_delimiter(row, len)) {
            break;
        }
    }
    size_t end = delimiter +
                 (md->table_rows < CHECKED_MAX ? md->table_rows : CHECKED_MAX);
    for (size_t i = delimiter; i < end && i < source->line_count; i++) {
        bool head = i == delimiter;
        unsigned cells = cells_of(source, head ? i - 1 : i);
        if (cells <= md->table_columns) {
            continue;
        }
        if (head) {
            markdown_report(md, source->starts[i].number, REPORT_ERROR,
                            "lost-cells",
                            "The first row of this table has %u cells but this "
                            "line has %u, so the others would be lost. Write "
                            "“---” in it for each cell, with “|” between them.",
                            cells, md->table_columns);
            return;
        }
        markdown_report(md, source->starts[i].number, REPORT_ERROR,
                        "lost-cells",
                        "This row has %u cells but its table has %u columns, "
                        "so the last would be lost. Remove a “|”, or write "
                        "“\\|” where it is part of the text.",
                        cells, md->table_columns);
    }
}

void
markdown_enter_table(struct markdown *md, const MD_BLOCK_TABLE_DETAIL *detail)
{
    markdown_flush(md);
    md->table_rows = detail->head_row_count + detail->body_row_count;
    md->table_columns = detail->col_count;
    report_lost_cells(md);
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
                        "columns and %d rows can be read from a chair: split "
                        "it into several tables.",
                        md->table_columns, md->table_rows, COLUMNS_MAX,
                        ROWS_MAX);
    }
    md->goal = GOAL_BLOCK;
    struct deck_block *block = markdown_add_block(md, DECK_TABLE, line);
    block->table = md->table;
    md->table = (struct deck_table){0};
}
