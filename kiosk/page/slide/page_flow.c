/* Rows flow through pages. A unit (a block, a call-out) goes whole onto a
 * page; only one that is taller than a page is broken, between its rows. */
#include "page_flow.h"

#include "page_blocks.h"
#include "page_items.h"

/* What is placed again at each new width: a unit of the slide. */
struct unit {
    size_t first, end;                  /* blocks */
    const struct deck_picture *picture; /* or the words for this */
    bool title;                         /* or the title */
};

bool
page_flow_draws(const struct page_flow *flow)
{
    return flow->build->page != NULL && flow->page == flow->want;
}

bool
page_flow_used(const struct page_flow *flow)
{
    return flow->state >= FLOW_TITLED;
}

void
page_flow_go(struct page_flow *flow, int y, int slack,
             enum page_flow_state state)
{
    flow->y = y;
    flow->slack = slack;
    flow->state = state;
}

void
page_flow_column(struct page_flow *flow, int start, int width)
{
    flow->start = start;
    flow->width = width;
}

void
page_flow_break(struct page_flow *flow)
{
    flow->page++;
    flow->tight = flow->frame->tight_y;
    page_flow_column(flow, 0, flow->build->m.column_w);
    page_flow_go(flow, flow->top, 0, FLOW_EMPTY);
}

/* A box on a low screen gives its air before its words. */
static void
spare_pad(struct page_rows *rows, const struct page_flow *flow)
{
    if (!rows->boxed || rows->count == 0) {
        return;
    }
    int line = rows->items[0].height - rows->items[0].slack;
    int most = (flow->bottom - flow->top - line) / 2;
    most = most > 0 ? most : 0;
    rows->pad = rows->pad < most ? rows->pad : most;
}

static void
unit_rows(struct page_rows *rows, const struct page_flow *flow,
          const struct unit *unit)
{
    if (unit->title) {
        page_blocks_title(rows, flow->build);
    } else if (unit->picture != NULL) {
        page_blocks_alt(rows, flow->build, unit->picture, flow->width);
    } else {
        page_blocks_rows(rows, flow->build, unit->first, unit->end, flow->width,
                         flow->bottom - flow->top);
    }
    spare_pad(rows, flow);
}

/* The space above the first row of ROWS at the current position. */
static int
gap_above(const struct page_flow *flow, const struct page_rows *rows,
          size_t index)
{
    bool under = flow->state == FLOW_TEXT;
    int gap = under ? rows->items[index].gap : 0;
    if (rows->boxed && under) {
        /* a box has an edge: measure from the letters above it */
        int from_letters = gap - flow->slack;
        gap = from_letters > -flow->slack ? from_letters : gap;
    }
    return gap;
}

/* How high the rows FROM to TO - 1 are, from letters to letters, with the box
 * around them. */
static int
rows_height(const struct page_rows *rows, size_t from, size_t to)
{
    int height = rows->boxed ? 2 * rows->pad : 0;
    for (size_t i = from; i < to; i++) {
        height += rows->items[i].height + (i > from ? rows->items[i].gap : 0);
    }
    return height - rows->items[to - 1].slack;
}

static void
draw_mark(const struct page_flow *flow, const struct page_row *row, int y)
{
    const struct page_build *build = flow->build;
    if (row->label != NULL) {
        int w = row->label->width_px;
        int in = row->mark_x - row->cap * 2 / 5 - w;
        int x = build_x(build, flow->start + in, w);
        page_add_line(build->page, row->label, 0, x, y + row->cap,
                      build->c.kind);
        return;
    }
    if (row->bullet == 0) {
        return;
    }
    int side = row->cap * 2 / 5;
    int in = row->mark_x - row->cap * 5 / 4;
    struct page_rect rect = {build_x(build, flow->start + in, side),
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

/* Draws ROW with the top of its capitals at Y. */
static void
draw_row(const struct page_flow *flow, const struct page_row *row, int y)
{
    const struct page_build *build = flow->build;
    draw_mark(flow, row, y);
    int said = -1;
    for (int i = 0; i < row->cell_count; i++) {
        const struct page_cell *cell = &row->cells[i];
        int x = build_x(build, flow->start + cell->x_px, cell->width_px);
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
        const struct page_cell *last = &row->cells[row->cell_count - 1];
        int w = last->x_px + last->width_px - row->cells[0].x_px;
        struct page_rect rule = {
            build_x(build, flow->start + row->cells[0].x_px, w),
            y + row->height + (row->pitch / 6 - row->slack) / 2 - row->cap / 8,
            w, build->m.hair * (row->head ? 2 : 1)};
        page_add_fill(build->page, rule,
                      row->head ? build->c.kind : build->c.rule, 0);
    }
}

/* The tinted box of a call-out with its stripe and icon. */
static void
draw_box(const struct page_flow *flow, const struct page_rows *rows, int y,
         int height, bool first)
{
    const struct page_build *build = flow->build;
    const struct page_metrics *m = &build->m;
    const struct page_box_colours *colours = &build->c.boxes[rows->callout];
    struct page_rect box = {build_x(build, flow->start, flow->width), y,
                            flow->width, height};
    build_draw_box(build, box, colours);
    int bar = page_mm(m, 1.6);
    struct page_rect stripe = {build_x(build, flow->start, bar), y, bar,
                               height};
    page_add_fill(build->page, stripe, colours->accent, 0);
    if (first) {
        int cap = rows->items[0].cap;
        int side = cap * 3 / 2;
        int in = flow->start + page_mm(m, 5.0);
        struct page_rect icon = {build_x(build, in, side),
                                 y + rows->pad + cap / 8 + (cap - side) / 2,
                                 side, side};
        page_add_icon(build->page, rows->icon, icon, colours->accent,
                      colours->fill, build->rtl && rows->icon == ICON_QUOTE);
    }
}

/* Places the rows FROM to TO - 1, which fit. */
static void
place_rows(struct page_flow *flow, const struct page_rows *rows, size_t from,
           size_t to)
{
    int pad = rows->boxed ? rows->pad : 0;
    int y = flow->y + gap_above(flow, rows, from);
    int height = rows_height(rows, from, to);
    if (page_flow_draws(flow) && rows->boxed) {
        draw_box(flow, rows, y, height, from == 0);
    }
    int row_y = y + pad + (pad ? rows->items[from].cap / 8 : 0);
    for (size_t i = from; i < to; i++) {
        const struct page_row *row = &rows->items[i];
        row_y += i > from ? row->gap : 0;
        if (page_flow_draws(flow)) {
            draw_row(flow, row, row_y);
        }
        row_y += row->height;
    }
    int slack = rows->boxed ? 0 : rows->items[to - 1].slack;
    page_flow_go(flow, y + height + slack, slack, FLOW_TEXT);
}

/* How many rows from FROM on fit on this page. */
static size_t
rows_that_fit(const struct page_flow *flow, const struct page_rows *rows,
              size_t from)
{
    int room = flow->bottom - flow->y - gap_above(flow, rows, from);
    size_t to = from;
    while (to < rows->count && rows_height(rows, from, to + 1) <= room) {
        to++;
    }
    return to - from;
}

/* Breaks ROWS over pages; a table takes its head along. */
static void
place_broken(struct page_flow *flow, const struct page_rows *rows)
{
    size_t from = 0;
    bool head = rows->items[0].head && rows->count > 1;
    size_t fit;
    while ((fit = rows_that_fit(flow, rows, from)) < rows->count - from) {
        size_t to = from + fit;
        size_t least = from + (head && from == 0 ? 2 : 1);
        to = to < least ? least : to; /* never a head alone, nor nothing */
        if (to + 1 == rows->count && to > from + 2 && !head) {
            to--; /* the last line takes company along */
        }
        place_rows(flow, rows, from, to);
        from = to;
        if (from >= rows->count) {
            return;
        }
        int width = flow->width;
        page_flow_break(flow);
        page_flow_column(flow, 0, width);
        if (head) {
            place_rows(flow, rows, 0, 1);
        }
    }
    place_rows(flow, rows, from, rows->count);
}

/* Whether ROWS must wait for a new page. A unit under the title is broken
 * rather than to leave the title alone: together they are the first block. */
static bool
must_wait(const struct page_flow *flow, const struct page_rows *rows)
{
    size_t fit = rows_that_fit(flow, rows, 0);
    if (!page_flow_used(flow) || fit == rows->count) {
        return false;
    }
    size_t least = rows->items[0].head || !flow->build->m.compact ? 2 : 1;
    return flow->state != FLOW_TITLED || fit < least;
}

static void
place_unit(struct page_flow *flow, const struct unit *unit)
{
    struct page_rows rows;
    unit_rows(&rows, flow, unit);
    if (rows.count > 0 && must_wait(flow, &rows)) {
        page_flow_break(flow);
        page_rows_release(&rows);
        unit_rows(&rows, flow, unit);
    }
    if (rows.count > 0) {
        place_broken(flow, &rows);
    }
    page_rows_release(&rows);
}

void
page_flow_alt(struct page_flow *flow, const struct deck_picture *picture)
{
    const struct unit unit = {.picture = picture};
    place_unit(flow, &unit);
}

void
page_flow_blocks(struct page_flow *flow, size_t first, size_t end)
{
    const struct deck_version *version = flow->build->version;
    size_t i = first;
    while (i < end && flow->page <= flow->most) {
        size_t next = page_blocks_end(version, i);
        if (version->blocks[i].type != DECK_PICTURE) {
            const struct unit unit = {.first = i, .end = next};
            place_unit(flow, &unit);
        }
        i = next;
    }
}

/* Between the title and the text below it in the flow: as between two
 * paragraphs, on a low screen as between two lines. */
static int
title_air(const struct page_build *build)
{
    int cap = build->m.cap_body;
    int leading = page_leading(build->measure, build->lang, cap);
    int more = build->m.compact ? page_mm(&build->m, 0.3) : leading / 2;
    return page_rows_slack(cap, leading) + more;
}

void
page_flow_title(struct page_flow *flow)
{
    const struct unit title = {.title = true};
    place_unit(flow, &title);
    if (page_flow_draws(flow)) {
        flow->frame->title_in_body = true;
    }
    int end = flow->y - flow->slack;
    int tight = end + page_mm(&flow->build->m, TITLE_AIR_MM);
    page_flow_go(flow, end + title_air(flow->build), 0, FLOW_TITLED);
    flow->tight = tight < flow->y ? tight : flow->y;
}
