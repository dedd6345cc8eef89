/* Pieces as they are set on a page. See page_set.h. */
#include "page_set.h"

#include <stdlib.h>

#include "mem.h"
#include "page_items.h"

/* The pieces up to END as rows in a column of WIDTH px. */
struct page_set_rows {
    struct page_set_rows *next;
    size_t end;
    int width, part, parts;
    bool fits;
    struct page_rows rows;
};

void
page_set_init(struct page_set *set, const struct page_build *build,
              const struct page_pieces *pieces, int width, int height)
{
    *set = (struct page_set){
        .build = build,
        .pieces = pieces,
        .width = width,
        .height = height,
        .rows = mem_new(pieces->count + 1, sizeof(struct page_set_rows *))};
}

void
page_set_release(struct page_set *set)
{
    for (size_t i = 0; i < set->pieces->count; i++) {
        while (set->rows[i] != NULL) {
            struct page_set_rows *rows = set->rows[i];
            set->rows[i] = rows->next;
            page_rows_release(&rows->rows);
            free(rows);
        }
    }
    free(set->rows);
    set->rows = NULL;
}

static const struct page_set_rows *
rows_of(struct page_set *set, size_t first, size_t end, int width, int part,
        int parts)
{
    struct page_set_rows *rows = set->rows[first];
    while (rows != NULL && (rows->end != end || rows->width != width ||
                            rows->part != part || rows->parts != parts)) {
        rows = rows->next;
    }
    if (rows == NULL) {
        struct page_slice slice = page_pieces_slice(set->pieces, first, end);
        slice.part = part;
        slice.parts = parts;
        rows = mem_new(1, sizeof(*rows));
        *rows = (struct page_set_rows){.next = set->rows[first],
                                       .end = end,
                                       .width = width,
                                       .part = part,
                                       .parts = parts};
        rows->fits = page_blocks_rows(&rows->rows, set->build, &slice, width,
                                      set->height);
        set->rows[first] = rows;
    }
    return rows;
}

/* The piece behind those of the unit of FIRST, at most END. */
static size_t
unit_end(const struct page_set *set, size_t first, size_t end)
{
    const struct page_piece *pieces = set->pieces->items;
    size_t at = first + 1;
    while (at < end && pieces[at].unit == pieces[first].unit) {
        at++;
    }
    return at;
}

static size_t
unit_begin(const struct page_set *set, size_t first)
{
    return set->pieces->items[first].unit;
}

/* Of how many pages those of the unit are that are measured before pages are
 * known: the number takes as much room. */
static int
likely_parts(const struct page_set *set, size_t first, size_t end)
{
    size_t begin = unit_begin(set, first);
    size_t behind = unit_end(set, first, set->pieces->count);
    bool whole = begin == first && behind == end;
    return whole ? 1 : behind - begin > 9 ? 88 : 8;
}

/* How far the ink of the first of ROWS, which are not in a box, reaches above
 * its capitals. Without accents that is next to nothing, and not looked at. */
static int
over_capitals(const struct page_build *build, const struct page_rows *rows)
{
    const struct page_row *row = &rows->items[0];
    int most = row->cap;
    for (int i = 0; i < row->cell_count; i++) {
        const struct para *para = row->cells[i].para;
        const struct para_line *line = &para->lines[row->whole ? 0 : row->line];
        bool plain = true;
        for (size_t k = 0; k < line->run_count; k++) {
            plain = plain && page_code_is_ascii(line->runs[k].text);
        }
        int above = 0, below;
        if (!plain) {
            para_line_ink(line, build->measure, &above, &below);
        }
        most = above > most ? above : most;
    }
    return most - row->cap;
}

/* Above the first of ROWS where END_OF is. At the top of a page its ink keeps
 * away from a bar. */
static int
gap_above(const struct page_build *build, const struct page_set_end *end_of,
          const struct page_rows *rows)
{
    int gap = end_of->any ? rows->items[0].gap : 0;
    if (end_of->top && !rows->boxed && build->m.compact) {
        gap = over_capitals(build, rows);
    }
    if (end_of->any && end_of->slack < 0) { /* brackets reach down there */
        int least = over_capitals(build, rows) - end_of->slack;
        gap = gap > least ? gap : least;
    }
    if (rows->boxed && end_of->any) {
        /* a box has an edge: measure from the letters above it */
        int from_letters = gap - end_of->slack;
        gap = from_letters > -end_of->slack ? from_letters : gap;
    }
    return gap;
}

/* END_OF goes below ROWS, which are HEIGHT px high. */
static void
go_below(const struct page_build *build, struct page_set_end *end_of,
         const struct page_rows *rows, int height)
{
    int slack = rows->boxed ? 0 : rows->items[rows->count - 1].slack;
    end_of->y += gap_above(build, end_of, rows) + height + slack;
    end_of->slack = slack;
    end_of->any = true;
    end_of->top = false;
}

/* A part of a table is as high as these rows of all of it are. */
static int
table_height(const struct page_set *set, const struct page_rows *rows,
             size_t first, size_t end)
{
    size_t from = set->pieces->items[first].from;
    size_t to = set->pieces->items[end - 1].to;
    int height = rows->items[0].height;
    int slack = rows->items[0].slack;
    for (size_t i = from > 0 ? from : 1; i < to && i < rows->count; i++) {
        height += rows->items[i].height + rows->items[i].gap;
        slack = rows->items[i].slack;
    }
    return height - slack;
}

static bool
is_table(const struct page_set *set, size_t first)
{
    const struct page_piece *piece = &set->pieces->items[first];
    const struct deck_block *block = &set->pieces->blocks[piece->first];
    return block->type == DECK_TABLE && block->callout == DECK_CALLOUT_NONE;
}

/* Whether all these pieces are lines, which are most likely as high together as
 * each: there may be thousands of them. */
static bool
are_lines(const struct page_set *set, size_t first, size_t end)
{
    size_t i = first;
    while (i < end && set->pieces->items[i].line > 0) {
        i++;
    }
    return i == end;
}

/* Adds the pieces FIRST to END - 1, which are of one unit. */
static bool
add_unit(struct page_set *set, size_t first, size_t end, int width,
         struct page_set_end *end_of)
{
    const struct page_piece *piece = &set->pieces->items[first];
    if (!set->exact && width == set->width && are_lines(set, first, end)) {
        end_of->y += (int)(end - first) * piece->line;
        end_of->y += end_of->any ? piece->gap : 0;
        end_of->slack = piece->slack;
        end_of->any = true;
        end_of->top = false;
        return end_of->y - end_of->slack <= set->height;
    }
    const struct page_set_rows *rows;
    int height;
    if (is_table(set, first)) {
        size_t begin = unit_begin(set, first);
        rows = rows_of(set, begin, unit_end(set, first, set->pieces->count),
                       width, 1, 1);
        height = rows->fits ? table_height(set, &rows->rows, first, end) : 0;
    } else {
        int parts = likely_parts(set, first, end);
        rows = rows_of(set, first, end, width, parts, parts);
        height = page_rows_height(&rows->rows);
    }
    if (rows->rows.count > 0) {
        go_below(set->build, end_of, &rows->rows, height);
    }
    return rows->fits && end_of->y - end_of->slack <= set->height;
}

bool
page_set_add(struct page_set *set, size_t first, size_t end, int width,
             struct page_set_end *end_of)
{
    bool fits = true;
    for (size_t i = first; fits && i < end;) {
        size_t next = unit_end(set, i, end);
        fits = add_unit(set, i, next, width, end_of);
        i = next;
    }
    return fits;
}

/* ---- drawing ---- */

static void
draw_mark(const struct page_build *build, const struct page_row *row, int start,
          int y)
{
    if (row->label != NULL) {
        int w = row->label->width_px;
        int in = row->mark_x - row->cap * 2 / 5 - w;
        page_add_line(build->page, row->label, 0, build_x(build, start + in, w),
                      y + row->cap, build->c.kind);
        return;
    }
    if (row->bullet == 0) {
        return;
    }
    int side = row->cap * 2 / 5;
    int in = row->mark_x - row->cap * 5 / 4;
    struct page_rect rect = {build_x(build, start + in, side),
                             y + (row->cap - side) / 2 + row->cap / 16, side,
                             side};
    page_add_icon(build->page, row->bullet == 1 ? ICON_DOT : ICON_DOT_OPEN,
                  rect, build->c.kind, build->c.paper, false);
}

/* Says how the words of cell INDEX of ROW follow on those of cell LAST, or, if
 * that is -1, on the row before: a cell may be blank. */
static void
join_cell(struct page *page, const struct page_row *row, int index, int last)
{
    bool marked = row->label != NULL || row->bullet;
    page->cells = index - (last < 0 ? 0 : last);
    page->join = last >= 0 ? PAGE_JOIN_NONE
                 : marked  ? PAGE_JOIN_SPACE
                           : PAGE_JOIN_LINE;
}

static void
draw_rule(const struct page_build *build, const struct page_row *row, int start,
          int y)
{
    const struct page_cell *last = &row->cells[row->cell_count - 1];
    int w = last->x_px + last->width_px - row->cells[0].x_px;
    struct page_rect rule = {
        build_x(build, start + row->cells[0].x_px, w),
        y + row->height + (row->pitch / 6 - row->slack) / 2 - row->cap / 8, w,
        build->m.hair * (row->head ? 2 : 1)};
    page_add_fill(build->page, rule, row->head ? build->c.kind : build->c.rule,
                  0);
}

/* Draws ROW with the top of its capitals at Y. */
static void
draw_row(const struct page_build *build, const struct page_row *row, int start,
         int y)
{
    draw_mark(build, row, start, y);
    int said = -1;
    for (int i = 0; i < row->cell_count; i++) {
        const struct page_cell *cell = &row->cells[i];
        int x = build_x(build, start + cell->x_px, cell->width_px);
        join_cell(build->page, row, i, said);
        said = cell->para->width_px > 0 ? i : said;
        if (row->whole) {
            build_draw(build, cell->para, x, y, row->cap, row->pitch,
                       row->colour);
        } else {
            page_add_line(build->page, cell->para, row->line, x, y + row->cap,
                          row->colour);
        }
    }
    build->page->join = PAGE_JOIN_LINE;
    build->page->cells = 0;
    if (row->ruled) {
        draw_rule(build, row, start, y);
    }
}

/* The tinted box of a call-out with its stripe and icon, at its top or its
 * bottom BOX. */
static void
draw_box(const struct page_build *build, const struct page_rows *rows,
         int start, struct page_rect box)
{
    const struct page_box_colours *colours = &build->c.boxes[rows->callout];
    build_draw_box(build, box, colours);
    int bar = page_sized(&build->m, 1.6);
    struct page_rect stripe = {build_x(build, start, bar), box.y, bar, box.h};
    page_add_fill(build->page, stripe, colours->accent, 0);
    int cap = rows->items[0].cap;
    int side = cap * 3 / 2;
    int in = start + (rows->inset - side + bar) / 2;
    in = rows->labelled ? start + rows->inset : in;
    struct page_rect icon = {build_x(build, in, side),
                             box.y + rows->pad + cap / 8 + (cap - side) / 2,
                             side, side};
    page_add_icon(build->page, rows->icon, icon, colours->accent, colours->fill,
                  build->rtl && rows->icon == ICON_QUOTE);
}

static void
draw_rows(const struct page_build *build, const struct page_rows *rows,
          int start, int width, int y)
{
    if (rows->boxed) {
        draw_box(build, rows, start,
                 (struct page_rect){build_x(build, start, width), y, width,
                                    page_rows_height(rows)});
        y += rows->pad + (rows->pad ? rows->items[0].cap / 8 : 0);
    }
    for (size_t i = 0; i < rows->count; i++) {
        const struct page_row *row = &rows->items[i];
        y += i > 0 ? row->gap : 0;
        draw_row(build, row, start, y);
        y += row->height;
    }
}

/* The how-manieth of its pages the unit of FIRST has here, and of how many. */
static int
part_at(const struct page_set *set, const struct page_set_pages *pages,
        size_t first, int *parts)
{
    size_t begin = unit_begin(set, first);
    size_t behind = unit_end(set, first, set->pieces->count);
    size_t from = 0;
    int part = 1;
    *parts = 0;
    for (size_t i = 0; i < pages->count; i++) {
        bool here = pages->ends[i] > begin && from < behind;
        *parts += here ? 1 : 0;
        part += here && pages->ends[i] <= first ? 1 : 0;
        from = pages->ends[i];
    }
    return part;
}

/* What the words of piece FIRST are. */
static enum page_part
part_of(const struct page_set *set, size_t first)
{
    const struct page_piece *piece = &set->pieces->items[first];
    int line = set->pieces->blocks[piece->first].line;
    return line == PAGE_LINE_SOURCE ? PAGE_FOOT : PAGE_BODY;
}

void
page_set_draw(struct page_set *set, size_t first, size_t end,
              const struct page_set_pages *pages, int start, int width,
              int top_px, struct page_set_end *end_of)
{
    const struct page_build *build = set->build;
    for (size_t i = first; i < end;) {
        size_t next = unit_end(set, i, end);
        int parts;
        int part = part_at(set, pages, i, &parts);
        const struct page_rows *rows =
            &rows_of(set, i, next, width, part, parts)->rows;
        if (rows->count > 0) {
            int y = top_px + end_of->y + gap_above(build, end_of, rows);
            if (build->page != NULL) {
                build->page->part = part_of(set, i);
                draw_rows(build, rows, start, width, y);
                build->page->part = PAGE_BODY;
            }
            go_below(build, end_of, rows, page_rows_height(rows));
        }
        i = next;
    }
}
