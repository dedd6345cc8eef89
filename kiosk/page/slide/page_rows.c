/* Rows of a page, and tables as rows. See page_rows.h. */
#include "page_rows.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "str.h"

struct page_row *
page_rows_add(struct page_rows *rows)
{
    rows->items =
        mem_grow(rows->items, rows->count, &rows->cap, sizeof(*rows->items));
    struct page_row *row = &rows->items[rows->count++];
    memset(row, 0, sizeof(*row));
    return row;
}

struct para *
page_rows_keep(struct page_rows *rows, struct para *para)
{
    rows->paras = mem_grow(rows->paras, rows->para_count, &rows->para_cap,
                           sizeof(*rows->paras));
    rows->paras[rows->para_count++] = para;
    return para;
}

void
page_rows_release(struct page_rows *rows)
{
    for (size_t i = 0; i < rows->para_count; i++) {
        para_free(rows->paras[i]);
    }
    free(rows->paras);
    free(rows->items);
    memset(rows, 0, sizeof(*rows));
}

int
page_pitch(const struct page_build *build, int cap)
{
    int leading = page_leading(build->measure, build->lang, cap);
    return build->m.closest_lines ? (leading * 5 + 3) / 6
           : build->m.close_lines ? (leading * 8 + 4) / 9
                                  : leading;
}

/* Whether LINE has no letters beyond U+023F: those with their accents are less
 * than 5/4 em high. */
static bool
is_low(const struct para_line *line)
{
    bool low = true;
    for (size_t i = 0; i < line->run_count; i++) {
        for (const char *at = line->runs[i].text; *at != '\0'; at++) {
            low = low && (unsigned char)*at < 0xC9; /* in UTF-8 */
        }
    }
    return low;
}

/* Many faces say far more than their letters need: where that is too much, ink
 * is measured. The last line is followed by one like the first. */
int
page_rows_pitch(const struct para *para, const struct measure *measure,
                int pitch, int *below_px)
{
    int under = 0, first = 0;
    int most = pitch;
    for (size_t i = 0; i < para->line_count; i++) {
        const struct para_line *line = &para->lines[i];
        int above = 0, below = 0;
        if ((line->ascent_px + line->descent_px) * 20 > pitch * 21 &&
            !is_low(line)) {
            para_line_ink(line, measure, &above, &below);
        }
        first = i == 0 ? above : first;
        most = under + above > most ? under + above : most;
        under = below;
    }
    *below_px = under;
    return under + first > most ? under + first : most;
}

int
page_rows_slack(int cap, int pitch)
{
    int slack = pitch - cap - (cap * 2 + 4) / 5;
    return slack > 0 ? slack : 0;
}

int
page_rows_height(const struct page_rows *rows)
{
    int height = rows->boxed ? 2 * rows->pad : 0;
    for (size_t i = 0; i < rows->count; i++) {
        const struct page_row *row = &rows->items[i];
        height += row->height + (i > 0 ? row->gap : 0);
    }
    return rows->count > 0 ? height - rows->items[rows->count - 1].slack : 0;
}

/* ---- tables ---- */

struct columns {
    int x[ROW_CELLS_MAX], width[ROW_CELLS_MAX];
    int count;
};

static const struct deck_text *
cell_text(const struct deck_table *table, int row, int column)
{
    return &table->cells[row * table->columns + column];
}

static struct para *
cell_para(struct page_rows *rows, const struct page_build *build,
          const struct deck_table *table, int row, int column, int width)
{
    const struct para_style style = {
        .cap_px = build->m.cap_body, .bold = row == 0, .width_px = width};
    return page_rows_keep(rows, para_new(cell_text(table, row, column),
                                         build->lang, &style, build->measure));
}

/* The width that column COLUMN would like: all its cells on one line. */
static int
natural_width(struct page_rows *rows, const struct page_build *build,
              const struct deck_table *table, int column)
{
    int widest = 1;
    for (int row = 0; row < table->rows; row++) {
        int width = cell_para(rows, build, table, row, column, 0)->width_px;
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* Shares WIDTH out: each as it likes when there is room, else by likes, but
 * none under half of an equal share. */
static void
share_columns(struct columns *columns, struct page_rows *rows,
              const struct page_build *build, const struct deck_table *table,
              int start, int width)
{
    int gap = page_mm(&build->m, 8.0);
    columns->count = table->columns;
    int room = width - gap * (columns->count - 1);
    int64_t sum = 0;
    for (int i = 0; i < columns->count; i++) {
        columns->width[i] = natural_width(rows, build, table, i);
        sum += columns->width[i];
    }
    int least = room / (2 * columns->count);
    int64_t above = 0;
    for (int i = 0; i < columns->count; i++) {
        above += columns->width[i] > least ? columns->width[i] - least : 0;
    }
    int spare_each = sum < room ? (int)((room - sum) / columns->count) : 0;
    int x = start;
    for (int i = 0; i < columns->count; i++) {
        if (sum > room && columns->width[i] > least) {
            int64_t share = columns->width[i] - least;
            int64_t spare = room - (int64_t)least * columns->count;
            columns->width[i] = least + (int)(spare * share / above);
        }
        columns->width[i] += spare_each;
        columns->width[i] = columns->width[i] < 1 ? 1 : columns->width[i];
        columns->x[i] = x;
        x += columns->width[i] + gap;
    }
}

/* One line of the table; false when a word did not fit its column. */
static bool
add_table_row(struct page_rows *rows, const struct page_build *build,
              const struct deck_table *table, const struct columns *columns,
              int index)
{
    int cap = build->m.cap_body;
    int pitch = page_pitch(build, cap);
    struct page_row row = {.whole = true,
                           .cap = cap,
                           .pitch = pitch,
                           .colour = build->c.ink,
                           .ruled = index + 1 < table->rows,
                           .head = index == 0,
                           .cell_count = columns->count};
    size_t lines = 1;
    bool fits = true;
    for (int i = 0; i < columns->count; i++) {
        struct para *para =
            cell_para(rows, build, table, index, i, columns->width[i]);
        row.cells[i] =
            (struct page_cell){para, columns->x[i], columns->width[i]};
        lines = para->line_count > lines ? para->line_count : lines;
        fits = fits && !para->overfull;
    }
    row.height = (int)lines * pitch;
    row.slack = page_rows_slack(cap, pitch);
    row.gap = index == 0 ? 0 : pitch / 6;
    *page_rows_add(rows) = row;
    return fits;
}

/* Adds SPAN of bold or plain text. */
static void
add_span(struct deck_text *text, struct str *words, const char *bytes,
         size_t len, unsigned style)
{
    str_add_bytes(words, bytes, len);
    if (len > 0) {
        text->spans[text->span_count++] = (struct deck_span){words->len, style};
    }
}

struct deck_text
page_table_text(const struct deck_table *table, int row, int column)
{
    const struct deck_text *cell = cell_text(table, row, column);
    struct deck_text text = {0};
    struct str words = {0};
    text.spans = mem_new(cell->span_count + 3, sizeof(*text.spans));
    const struct deck_text *head = cell_text(table, 0, column);
    if (row > 0) {
        add_span(&text, &words, head->text, head->len, DECK_BOLD);
        add_span(&text, &words, ": ", head->len ? 2 : 0, DECK_BOLD);
    }
    add_span(&text, &words, cell->text, cell->len, column ? 0 : DECK_BOLD);
    text.len = words.len;
    text.text = str_take(&words);
    return text;
}

/* A row higher than four lines, or one that does not go onto a page with the
 * head, reads better as a list. */
static bool
too_tall(const struct page_rows *rows, size_t first)
{
    int head = rows->items[first].height;
    for (size_t i = first; i < rows->count; i++) {
        const struct page_row *row = &rows->items[i];
        int both = row->height + row->gap + (i > first ? head : 0);
        if (row->height > 4 * row->pitch || both - row->slack > rows->page_h) {
            return true;
        }
    }
    return false;
}

bool
page_table_rows(struct page_rows *rows, const struct page_build *build,
                const struct deck_table *table, int from, int to, int start,
                int width, int gap)
{
    size_t first = rows->count;
    struct columns columns;
    if (build->scale >= 2 || table->columns > ROW_CELLS_MAX) {
        return false;
    }
    share_columns(&columns, rows, build, table, start, width);
    bool fits = true;
    for (int row = 0; row < table->rows; row++) {
        if (row == 0 || (row >= from && row < to)) {
            fits = add_table_row(rows, build, table, &columns, row) && fits;
        }
    }
    fits = fits && !(rows->count > first && too_tall(rows, first));
    if (rows->count > first) {
        rows->items[first].gap = gap;
        rows->items[rows->count - 1].ruled = false;
    }
    return fits;
}
