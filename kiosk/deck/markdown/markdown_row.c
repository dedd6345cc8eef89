/* Rows of a table that have more cells than its columns: md4c drops what is
 * in them without a word. See markdown_row.h. */
#include "markdown_row.h"

#include <string.h>

#include "markdown_block.h"
#include "markdown_line.h"
#include "markdown_source.h"
#include "markdown_state.h"
#include "str.h"

/* Enough to know that there are too many. */
enum { CELLS_MAX = 64, ROWS_MAX = 64 };

/* A line without what a quote or an item puts before it. */
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
    for (size_t i = 0; i < len; i++) {
        if (strchr("|:- ", row[i]) == NULL) {
            return false;
        }
    }
    return memmem(row, len, "---", 3) != NULL && memchr(row, '|', len) != NULL;
}

/* Counts the cells of one row up to the last with something in it. */
struct count {
    unsigned row, cell, used;
};

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    (void)detail;
    struct count *count = data;
    if (type == MD_BLOCK_TR) {
        count->row++;
        count->cell = 0;
    }
    count->cell += type == MD_BLOCK_TD ? 1 : 0;
    return 0;
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    (void)type;
    (void)detail;
    struct count *count = data;
    count->used = count->row == 2 ? count->cell : count->used;
    return 0;
}

static int
take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    (void)type;
    (void)text;
    (void)size;
    struct count *count = data;
    count->used = count->row == 2 ? count->cell : count->used;
    return 0;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    (void)type;
    (void)detail;
    (void)data;
    return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    (void)type;
    (void)detail;
    (void)data;
    return 0;
}

static void
add_cells(struct str *table, const char *cell, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        str_add(table, cell);
    }
    str_add(table, "|\n");
}

/* How many cells ROW fills. Only md4c knows which `|` it takes for an edge, so
 * it is asked: it reads the row again under a head that is wide enough. */
static unsigned
cells_of(const char *row, size_t len)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = take_text,
    };
    unsigned cells = 1;
    for (size_t i = 0; i < len && cells < CELLS_MAX; i++) {
        cells += row[i] == '|' ? 1 : 0;
    }
    struct str table = {0};
    add_cells(&table, "|x", cells);
    add_cells(&table, "|---", cells);
    str_add(&table, len > 0 && row[0] == '|' ? "" : "|");
    str_add_bytes(&table, row, len);
    struct count count = {0};
    bool read = md_parse(table.text, (MD_SIZE)table.len, &parser, &count) == 0;
    str_release(&table);
    return read ? count.used : 0;
}

static unsigned
cells_of_line(const struct markdown_source *source, size_t index)
{
    size_t len;
    const char *row = row_at(source, index, &len);
    return cells_of(row, len);
}

void
markdown_check_rows(struct markdown *md)
{
    const struct markdown_source *source = &md->source;
    size_t line = markdown_index(source, source->at) + 1;
    size_t len = 0;
    const char *row = "";
    for (; line < source->line_count; line++) {
        row = row_at(source, line, &len);
        if (is_delimiter(row, len)) {
            break;
        }
    }
    if (line >= source->line_count) {
        return;
    }
    unsigned columns = md->table_columns;
    unsigned cells = cells_of_line(source, line - 1);
    if (cells > columns) {
        markdown_report(md, source->starts[line].number, REPORT_ERROR,
                        "lost-cells",
                        "The first row of this table has %u cells but this "
                        "line has %u, so the others would be lost. Write "
                        "“---” in it for each cell, with “|” between them.",
                        cells, columns);
        return;
    }
    for (size_t i = 1;
         i < md->table_rows && i < ROWS_MAX && line + i < source->line_count;
         i++) {
        cells = cells_of_line(source, line + i);
        if (cells > columns) {
            markdown_report(md, source->starts[line + i].number, REPORT_ERROR,
                            "lost-cells",
                            "This row has %u cells but its table %u columns, "
                            "so the last would be lost. Remove a “|”, or "
                            "write “\\|” where it is part of the text.",
                            cells, columns);
        }
    }
}
