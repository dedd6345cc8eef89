/* A page of a document in parts. See page_parts.h. */
#include "page_parts.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "mem.h"
#include "page_bands.h"
#include "page_cuts.h"
#include "page_items.h"

/* A line gets so much of the growth that is asked rather than be torn. */
static const double whole_line = 0.25;

/* What is on few parts may be larger than asked. */
static const double growth = 1.6;

/* What a part costs beside 1: as much for one that is empty, and for a cut
 * between lines that stand as close as any. */
static const double emptiness = 0.3;
static const double closeness = 0.25;

/* With a line that is too wide others become so much smaller, but no more. */
static const double nearly = 0.9;

/* No part has a gap of so much of what it shows. */
static const double blank = 0.25;

/* Paper around what stands in a part, in cells, where there is as much. */
enum { PAPER_COLUMNS = 24, PAPER_ROWS = 40 };

/* One way of taking a sheet apart. */
struct plan {
    struct page_view view;
    struct page_rect box;
    double px; /* of all parts that get what is asked */
    struct page_cuts cuts;
    struct ink_area *areas; /* of the parts; as many as cuts, at most */
    size_t count;
};

/* ---- which cuts go together ---- */

static struct ink_area
join(struct ink_area a, struct ink_area b)
{
    return (struct ink_area){a.left < b.left ? a.left : b.left,
                             a.top < b.top ? a.top : b.top,
                             a.right > b.right ? a.right : b.right,
                             a.bottom > b.bottom ? a.bottom : b.bottom};
}

static bool
touch(struct ink_area a, struct ink_area b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom &&
           b.top < a.bottom;
}

/* Whether AREA, of the cuts from FIRST up to END, shows some of another. */
static bool
shows_others(const struct page_cuts *cuts, size_t first, size_t end,
             struct ink_area area)
{
    for (size_t i = 0; i < cuts->count; i++) {
        if ((i < first || i >= end) && touch(cuts->items[i].area, area)) {
            return true;
        }
    }
    return false;
}

static int
height_of(struct ink_area area)
{
    return area.bottom - area.top;
}

/* What it costs that a part begins with cut AT: nothing where the gap above is
 * as high as a line. */
static double
cost_of_cut(const struct page_cuts *cuts, size_t at)
{
    const struct page_cut *cut = &cuts->items[at];
    if (at == 0 || cut->region != cut[-1].region) {
        return 0;
    }
    double line = fmin(height_of(cut->area), height_of(cut[-1].area));
    return closeness * fmax(0, 1 - cut->gap / line);
}

/* Whether cut AT stands so far from what is before it that paper between would
 * make both smaller. */
static bool
is_apart(const struct plan *plan, size_t at)
{
    const struct page_view *view = &plan->view;
    const struct page_cut *cut = &plan->cuts.items[at];
    double rows = view->box_h / (view->cell_h * view->wanted);
    int gap = cut->area.top - cut[-1].area.bottom;
    return gap > rows * blank;
}

/* The best way to the end of each cut. */
struct step {
    double cost;
    size_t first; /* of the part that ends there */
};

/* Finds the cheapest parts, each of cuts that follow each other and fit the
 * view together, none of them smaller than alone. */
static void
group(struct plan *plan)
{
    const struct page_cuts *cuts = &plan->cuts;
    struct step *steps = mem_new(cuts->count + 1, sizeof(*steps));
    for (size_t end = 1; end <= cuts->count; end++) {
        steps[end].cost = DBL_MAX;
    }
    for (size_t first = 0; first < cuts->count; first++) {
        struct ink_area area = cuts->items[first].area;
        double cost = steps[first].cost + 1 + cost_of_cut(cuts, first);
        double wanted = plan->view.wanted;
        double least = 0;
        bool wide = false;
        for (size_t end = first + 1; end <= cuts->count; end++) {
            struct ink_area cut = cuts->items[end - 1].area;
            area = join(area, cut);
            double alone = page_view_scale(&plan->view, cut);
            least = fmax(least, fmin(alone, wanted));
            wide = wide || alone < wanted;
            double px = page_view_scale(&plan->view, area);
            if (px < plan->view.normal && end > first + 1) {
                break;
            }
            if (end > first + 1 &&
                (px < least * (wide ? nearly : 1) || is_apart(plan, end - 1) ||
                 shows_others(cuts, first, end, area))) {
                continue;
            }
            double high = (area.bottom - area.top) * plan->view.cell_h;
            double empty = 1 - high * fmin(px, wanted) / plan->view.box_h;
            double all = cost + emptiness * empty * empty;
            if (all < steps[end].cost) {
                steps[end] = (struct step){all, first};
            }
        }
    }
    plan->areas = mem_new(cuts->count, sizeof(*plan->areas));
    for (size_t end = cuts->count; end > 0; end = steps[end].first) {
        struct ink_area area = cuts->items[end - 1].area;
        for (size_t i = steps[end].first; i < end; i++) {
            area = join(area, cuts->items[i].area);
        }
        plan->areas[plan->count++] = area; /* the last first */
    }
    free(steps);
}

/* How many columns of the grid have ink, with what is between them. */
static int
ink_columns(const struct page_grid *grid)
{
    const struct ink_area all = {0, 0, INK_COLUMNS, INK_ROWS};
    struct ink_area found = ink_trim(&grid->ink, all);
    return found.right > found.left ? found.right - found.left : INK_COLUMNS;
}

static void
plan_init(struct plan *plan, const struct page_sheet *sheet,
          const struct page_grid *grid, struct page_rect box)
{
    const struct page_rect inner = page_rect_inset(box, sheet->paper);
    double wide = sheet->width * ink_columns(grid) / (double)INK_COLUMNS;
    double fill = fmin(sheet->size * sheet->most, inner.w / wide);
    double wanted = fmax(sheet->size * sheet->times, fill);
    *plan = (struct plan){
        .box = box,
        .px = wanted * growth,
        .view = {.box_w = inner.w,
                 .box_h = inner.h,
                 .cell_w = sheet->width / (double)INK_COLUMNS,
                 .cell_h = sheet->height / (double)INK_ROWS,
                 .normal = sheet->size,
                 .least = sheet->size + (wanted - sheet->size) * whole_line,
                 .wanted = wanted,
                 .most = wanted * growth}};
    page_cuts_init(&plan->cuts, sheet->ink, &plan->view, sheet->rtl);
    group(plan);
    for (size_t i = 0; i < plan->count; i++) {
        double px = page_view_scale(&plan->view, plan->areas[i]);
        plan->px = px >= wanted ? fmin(px, plan->px) : plan->px;
    }
}

static void
plan_release(struct plan *plan)
{
    page_cuts_release(&plan->cuts);
    free(plan->areas);
    plan->areas = NULL;
}

/* ---- where they stand ---- */

/* AREA with paper around it, as far as there is paper, and room for it in what
 * the box shows of the page at PX px a unit. */
static struct ink_area
with_paper(const struct plan *plan, const struct page_grid *grid,
           struct ink_area area, double px)
{
    const struct page_view *view = &plan->view;
    int columns = (int)(plan->box.w / (view->cell_w * px));
    int rows = (int)(plan->box.h / (view->cell_h * px));
    for (int i = 0; i < 2 * PAPER_ROWS; i++) {
        struct ink_area more = area;
        more.top -= i % 2 == 0;
        more.bottom += i % 2;
        struct ink_area line = more;
        line.top = i % 2 == 0 ? more.top : area.bottom;
        line.bottom = line.top + 1;
        if (more.bottom - more.top <= rows && more.top >= 0 &&
            more.bottom <= INK_ROWS &&
            page_grid_count(&grid->words, line) == 0) {
            area = more;
        }
    }
    for (int i = 0; i < 2 * PAPER_COLUMNS; i++) {
        struct ink_area more = area;
        more.left -= i % 2 == 0;
        more.right += i % 2;
        struct ink_area line = more;
        line.left = i % 2 == 0 ? more.left : area.right;
        line.right = line.left + 1;
        if (more.right - more.left <= columns && more.left >= 0 &&
            more.right <= INK_COLUMNS &&
            page_grid_count(&grid->ink, line) == 0) {
            area = more;
        }
    }
    return area;
}

static struct page_cutout
part_of(const struct plan *plan, const struct page_grid *grid,
        struct ink_area area)
{
    const struct page_view *view = &plan->view;
    const struct page_rect box = plan->box;
    double px = fmin(page_view_scale(view, area), plan->px);
    area = with_paper(plan, grid, area, px);
    int w = (int)((area.right - area.left) * view->cell_w * px + 0.5);
    int h = (int)((area.bottom - area.top) * view->cell_h * px + 0.5);
    w = w > box.w ? box.w : w < 1 ? 1 : w;
    h = h > box.h ? box.h : h < 1 ? 1 : h;
    return (struct page_cutout){
        crop_part(area.left / (double)INK_COLUMNS, area.top / (double)INK_ROWS,
                  (area.right - area.left) / (double)INK_COLUMNS,
                  (area.bottom - area.top) / (double)INK_ROWS),
        {box.x + (box.w - w) / 2, box.y + (box.h - h) / 2, w, h}};
}

/* How large its parts are on average. */
static double
size_of(const struct plan *plan)
{
    double sum = 0;
    for (size_t i = 0; i < plan->count; i++) {
        sum += fmin(page_view_scale(&plan->view, plan->areas[i]), plan->px);
    }
    return plan->count > 0 ? sum / (double)plan->count : 0;
}

/* Whether A tears less than B or, as little, takes fewer parts or, as many,
 * larger ones. */
static bool
is_better(const struct plan *a, const struct plan *b)
{
    return a->cuts.torn != b->cuts.torn ? a->cuts.torn < b->cuts.torn
           : a->count != b->count       ? a->count < b->count
                                        : size_of(a) > size_of(b);
}

void
page_parts_init(struct page_parts *parts, const struct page_sheet *sheet,
                const struct page_rect boxes[2])
{
    struct plan plans[2];
    struct page_grid grid;
    page_grid_init(&grid, sheet->ink);
    plan_init(&plans[0], sheet, &grid, boxes[0]);
    plan_init(&plans[1], sheet, &grid, boxes[1]);
    const struct plan *best =
        is_better(&plans[1], &plans[0]) ? &plans[1] : &plans[0];
    *parts = (struct page_parts){
        .items = mem_new(best->count, sizeof(*parts->items)),
        .count = best->count};
    for (size_t i = 0; i < best->count; i++) {
        parts->items[i] =
            part_of(best, &grid, best->areas[best->count - 1 - i]);
    }
    plan_release(&plans[0]);
    plan_release(&plans[1]);
}

void
page_parts_release(struct page_parts *parts)
{
    free(parts->items);
    *parts = (struct page_parts){0};
}
