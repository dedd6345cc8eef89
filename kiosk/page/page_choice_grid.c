/* The grid of a page of choices. See page_choice_grid.h. */
#include "page_choice_grid.h"

/* How far above the lower edge of a panel hands need to reach at most: then one
 * may hang 800 mm above the floor (EN 301 549 8.3, ADA 308.2: 1220 mm). */
#define REACH_MM 419.0

/* A head that is lower than usual: as on 7 inch. */
#define LOW_BAR_MM 12.4

/* More narrow buttons on a page would be a wall. */
enum { NARROW_MOST = 16 };

/* Ways to use the height, the airiest first. */
struct way {
    bool close_row, close_cell; /* Close has a row of its own; is a cell */
    bool foot;                  /* a line for "Ask at the desk" */
    bool low_bar;
};

static int
usual_bar(const struct page_metrics *m)
{
    int high = page_sized(m, 17.0);
    return m->compact || m->bar_h > high ? m->bar_h : high;
}

/* Columns and rows in a field as high as HIGH: as few columns as need one page,
 * of two ways the one that leaves fewer holes. */
static void
set_cells(struct choice_grid *grid, const struct page_build *build, int count,
          int least, int high)
{
    const struct page_metrics *m = &build->m;
    int rows = (high + grid->gap) / (m->button + grid->gap);
    int most = (m->column_w + grid->gap) / (least + grid->gap);
    int taken = grid->close_is_cell ? 1 : 0;
    rows = rows < 1 ? 1 : rows;
    most = most < 1 ? 1 : most;
    count += taken;
    int few = (count + rows - 1) / rows;
    int first = few > 1 || m->portrait ? few : 2; /* one looks like a list */
    int last = few > 3 ? few : 3;
    grid->columns = first < most ? first : most;
    for (int i = grid->columns + 1; i <= last && i <= most && i <= count; i++) {
        int holes = (grid->columns - count % grid->columns) % grid->columns;
        grid->columns = (i - count % i) % i < holes ? i : grid->columns;
    }
    grid->rows = (count + grid->columns - 1) / grid->columns;
    grid->rows = grid->rows < rows ? grid->rows : rows;
    grid->cells = grid->rows * grid->columns - taken;
    grid->cells = grid->cells < 1 ? 1 : grid->cells;
    grid->pages = (count - taken + grid->cells - 1) / grid->cells;
    grid->pages = grid->pages < 1 ? 1 : grid->pages;
    grid->width =
        (m->column_w - (grid->columns - 1) * grid->gap) / grid->columns;
    grid->height = (high - (grid->rows - 1) * grid->gap) / grid->rows;
    int tall = m->button * 2;
    grid->height = grid->height < tall ? grid->height : tall;
    grid->height = grid->height > m->button ? grid->height : m->button;
}

/* The grid in this WAY with cells at least LEAST px wide. */
static struct choice_grid
try_way(const struct page_build *build, const struct choice_needs *needs,
        const struct way *way, int least)
{
    const struct page_metrics *m = &build->m;
    int air = m->compact_panel ? page_mm(m, 1.0) : page_mm(m, 3.0);
    struct choice_grid grid = {
        .bar_h = usual_bar(m),
        .gap = m->compact_panel || way->close_cell ? m->gap : page_mm(m, 4.0),
        .bottom = way->foot ? m->foot_y : m->band_y,
        .close_is_cell = way->close_cell,
        .foot = way->foot};
    int low = page_mm(m, LOW_BAR_MM);
    grid.bar_h = way->low_bar && low < grid.bar_h ? low : grid.bar_h;
    grid.bottom -= m->compact_panel ? page_mm(m, 0.5) : 0;
    if (way->close_row) {
        int y = m->band_y - page_mm(m, 4.0) - m->button;
        grid.close = (struct page_rect){build_x(build, 0, needs->close_w), y,
                                        needs->close_w, m->button};
        grid.bottom = y - page_mm(m, 6.0);
    }
    int top = grid.bar_h + (way->low_bar ? page_mm(m, 0.5) : 2 * air);
    int reach = m->height - page_mm(m, REACH_MM);
    top = top > reach ? top : reach;
    set_cells(&grid, build, needs->count, least, grid.bottom - top);
    if (way->close_cell) {
        grid.close = (struct page_rect){build_x(build, 0, grid.width),
                                        grid.bottom - grid.height, grid.width,
                                        grid.height};
    }
    return grid;
}

struct choice_grid
choice_grid(const struct page_build *build, const struct choice_needs *needs)
{
    static const struct way roomy[] = {{.close_row = true},
                                       {.close_cell = true, .foot = true},
                                       {.close_cell = true}};
    static const struct way compact[] = {
        {.foot = true}, {.low_bar = false}, {.low_bar = true}};
    const struct page_metrics *m = &build->m;
    int wide = page_mm(m, m->compact_panel ? 40.0 : 80.0);
    const int leasts[] = {needs->least > wide ? needs->least : wide,
                          needs->least, needs->plain};
    struct choice_grid best = {.pages = 0};
    int widths = needs->count <= NARROW_MOST ? 3 : 1;
    for (int l = 0; l < widths; l++) {
        for (int w = 0; w < 3; w++) {
            struct choice_grid grid =
                try_way(build, needs,
                        m->compact_panel ? &compact[w] : &roomy[w], leasts[l]);
            grid.explained = l < 2;
            if (best.pages == 0 || grid.pages < best.pages) {
                best = grid;
            }
        }
    }
    return best;
}

struct page_rect
choice_grid_cell(const struct page_build *build, const struct choice_grid *grid,
                 int index, int count)
{
    int taken = grid->close_is_cell ? 1 : 0;
    int rows = (count + taken + grid->columns - 1) / grid->columns;
    bool beside_close = taken > 0 && index >= (rows - 1) * grid->columns;
    int place = index + (beside_close ? taken : 0);
    int from_below = rows - place / grid->columns;
    int start = place % grid->columns * (grid->width + grid->gap);
    return (struct page_rect){
        build_x(build, start, grid->width),
        grid->bottom - from_below * (grid->height + grid->gap) + grid->gap,
        grid->width, grid->height};
}

struct page_rect
choice_grid_rest(const struct page_build *build, const struct choice_grid *grid,
                 int count)
{
    const struct page_metrics *m = &build->m;
    bool row = grid->close.w > 0 && !grid->close_is_cell;
    int places = count + (grid->close_is_cell ? 1 : 0);
    int in_row = places % grid->columns;
    int taken = row ? grid->close.w + page_mm(m, 6.0)
                    : in_row * (grid->width + grid->gap);
    int wide = m->column_w - taken;
    int y = row ? grid->close.y : grid->bottom - grid->height;
    int high = row ? grid->close.h : grid->height;
    bool free = row || in_row > 0;
    return (struct page_rect){build_x(build, taken, wide), y, free ? wide : 0,
                              high};
}
