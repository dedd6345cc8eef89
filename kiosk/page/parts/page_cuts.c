/* A page of a document taken apart. See page_cuts.h. */
#include "page_cuts.h"

#include <math.h>
#include <stdlib.h>

#include "mem.h"
#include "page_bands.h"

/* Less than this is dust. */
enum { DUST_CELLS = 4 };

/* No line is so high. */
enum { LINE_ROWS = 100 };

/* What must be torn is seen twice by so much of a view. */
static const double overlap = 0.16;

/* Columns inside columns, at most. */
enum { DEPTH = 6 };

struct cutter {
    struct page_cuts *cuts;
    const struct page_view *view;
    struct page_grid grid;
    bool rtl;
    int regions;
};

/* Bands from FIRST up to END. */
struct run {
    const struct page_bands *bands;
    size_t first, end;
};

static void cut(struct cutter *cutter, struct ink_area area, int depth);

static double
across_in(const struct page_view *view, struct ink_area area)
{
    return view->box_w / ((area.right - area.left) * view->cell_w);
}

double
page_view_scale(const struct page_view *view, struct ink_area area)
{
    double down = view->box_h / ((area.bottom - area.top) * view->cell_h);
    return fmin(fmin(across_in(view, area), down), view->most);
}

static bool
fits(const struct cutter *cutter, struct ink_area area)
{
    return page_view_scale(cutter->view, area) >= cutter->view->wanted;
}

static void
add(struct cutter *cutter, struct ink_area area, int gap)
{
    struct page_cuts *cuts = cutter->cuts;
    if (page_grid_count(&cutter->grid.ink, area) < DUST_CELLS) {
        return;
    }
    cuts->items =
        mem_grow(cuts->items, cuts->count, &cuts->cap, sizeof(*cuts->items));
    cuts->items[cuts->count++] = (struct page_cut){area, cutter->regions, gap};
}

/* ---- what must be torn ---- */

/* How many pieces of PIECE cells ALL cells need, with overlap. */
static int
pieces_of(int all, int piece)
{
    double step = piece * (1 - overlap);
    return all <= piece ? 1 : (int)ceil((all - piece) / step) + 1;
}

/* Where piece AT of COUNT, of PIECE cells, begins in ALL. */
static int
piece_start(int at, int count, int piece, int all)
{
    return count > 1 ? (all - piece) * at / (count - 1) : 0;
}

static int
at_most(double cells, int all)
{
    int whole = (int)cells;
    return whole >= all ? all : whole < 1 ? 1 : whole;
}

/* The first column of AREA from X in steps of STEP to END that is free; X when
 * there is none. */
static int
snap(const struct cutter *cutter, struct ink_area area, int x, int end,
     int step)
{
    for (int at = x; at != end; at += step) {
        area.left = at;
        area.right = at + 1;
        if (page_grid_count(&cutter->grid.words, area) == 0) {
            return at;
        }
    }
    return x;
}

/* PX, or so much less, but not below the least, that AREA goes into two pieces
 * beside each other. */
static double
two_across(const struct page_view *view, struct ink_area area, double px)
{
    double two = across_in(view, area) * (2 - overlap) * 0.98; /* in cells */
    return two < px && two >= view->least ? two : px;
}

/* AREA in pieces at PX px a unit, or nearly: from the side in gaps that both
 * pieces have, if there are such. */
static void
tear(struct cutter *cutter, struct ink_area area, double px)
{
    const struct page_view *view = cutter->view;
    int all_w = area.right - area.left;
    int all_h = area.bottom - area.top;
    px = two_across(view, area, px);
    int w = at_most(view->box_w / (px * view->cell_w), all_w);
    int h = at_most(view->box_h / (px * view->cell_h), all_h);
    int columns = pieces_of(all_w, w);
    int rows = pieces_of(all_h, h);
    for (int i = 0; i < rows * columns; i++) {
        int at = cutter->rtl ? columns - 1 - i % columns : i % columns;
        struct ink_area piece = area;
        piece.top += piece_start(i / columns, rows, h, all_h);
        piece.bottom = piece.top + h;
        piece.left += piece_start(at, columns, w, all_w);
        piece.right = piece.left + w;
        int before = area.left + piece_start(at - 1, columns, w, all_w) + w;
        int after = area.left + piece_start(at + 1, columns, w, all_w);
        if (at > 0) {
            before = snap(cutter, piece, before - 1, piece.left, -1) + 1;
            piece.left = snap(cutter, piece, piece.left, before, 1);
        }
        if (at + 1 < columns) {
            piece.right = snap(cutter, piece, piece.right - 1, after, -1) + 1;
        }
        cutter->regions++;
        add(cutter, piece, INK_ROWS);
        cutter->cuts->torn++;
    }
}

/* ---- lines ---- */

static struct ink_area
area_of(const struct run *run)
{
    return page_bands_area(run->bands, run->first, run->end);
}

/* The lines of RUN, each as wide as AREA, none smaller than LEAST. What is too
 * high is torn. */
static void
cut_lines(struct cutter *cutter, const struct run *run, struct ink_area area,
          double least)
{
    const struct page_bands *bands = run->bands;
    for (size_t i = run->first; i < run->end; i++) {
        bool more = i + 1 < run->end;
        int gap =
            i > 0 && !page_bands_boxed(bands, i) ? page_bands_gap(bands, i) : 0;
        area.top = bands->items[i].top;
        area.bottom = more && page_bands_boxed(bands, i + 1)
                          ? bands->items[i + 1].top
                          : bands->items[i].bottom;
        if (page_view_scale(cutter->view, area) >= least) {
            add(cutter, area, gap);
        } else {
            tear(cutter, area,
                 fmin(cutter->view->wanted, across_in(cutter->view, area)));
            cutter->regions++;
        }
    }
}

/* Lines that are too wide, as many at once as go into a view. */
static void
tear_lines(struct cutter *cutter, const struct run *run)
{
    const struct page_view *view = cutter->view;
    const struct page_bands *bands = run->bands;
    struct ink_area area = area_of(run);
    int rows = at_most(view->box_h / (view->wanted * view->cell_h), INK_ROWS);
    for (size_t i = run->first; i < run->end; i++) {
        area.top = bands->items[i].top;
        while (i + 1 < run->end &&
               bands->items[i + 1].bottom - area.top <= rows) {
            i++;
        }
        area.bottom = bands->items[i].bottom;
        tear(cutter, area, view->wanted);
    }
    cutter->regions++;
}

/* The paragraph that begins with band FIRST: no gap in it is as high as a line.
 */
static struct run
paragraph(const struct run *all, size_t first)
{
    const struct page_band *items = all->bands->items;
    size_t end = first + 1;
    for (; end < all->end; end++) {
        int before = items[end - 1].bottom - items[end - 1].top;
        int here = items[end].bottom - items[end].top;
        int line = here < before ? here : before;
        if (page_bands_gap(all->bands, end) >= line &&
            !page_bands_boxed(all->bands, end)) {
            break;
        }
    }
    return (struct run){all->bands, first, end};
}

/* Whether it must be torn: more than a line that is too wide. */
static bool
is_torn(const struct cutter *cutter, const struct run *run)
{
    struct ink_area area = area_of(run);
    bool line =
        run->end == run->first + 1 && area.bottom - area.top < LINE_ROWS;
    return !line && across_in(cutter->view, area) < cutter->view->least;
}

/* As wide as all paragraphs of RUN that are as large as wanted. */
static struct ink_area
usual_area(const struct cutter *cutter, const struct run *run)
{
    struct ink_area all = {INK_COLUMNS, 0, 0, 0};
    for (size_t i = run->first; i < run->end;) {
        const struct run one = paragraph(run, i);
        struct ink_area area = area_of(&one);
        if (across_in(cutter->view, area) >= cutter->view->wanted) {
            all.left = area.left < all.left ? area.left : all.left;
            all.right = area.right > all.right ? area.right : all.right;
        }
        i = one.end;
    }
    return all;
}

/* Paragraphs below each other. A line alone, such as a title, is never torn
 * where it is as large as at the normal size. */
static void
cut_paragraphs(struct cutter *cutter, const struct run *run)
{
    const struct page_view *view = cutter->view;
    struct ink_area usual = usual_area(cutter, run);
    bool wide =
        usual.left < usual.right && across_in(view, usual) < view->wanted;
    cutter->regions++;
    for (size_t i = run->first; i < run->end;) {
        struct run one = paragraph(run, i);
        struct ink_area area = area_of(&one);
        double across = across_in(view, area);
        i = one.end;
        if (is_torn(cutter, &one)) {
            for (struct run next = one; i < run->end; i = next.end) {
                next = paragraph(run, i);
                if (!is_torn(cutter, &next)) {
                    break;
                }
                one.end = next.end;
            }
            tear_lines(cutter, &one);
        } else if (across < view->least) {
            cut_lines(cutter, &one, area, fmin(view->normal, across));
        } else {
            bool alone = across < view->wanted || wide;
            cut_lines(cutter, &one, alone ? area : usual, view->least);
        }
    }
}

/* ---- regions ---- */

/* Two columns with a gap FROM..TO. */
static void
cut_columns(struct cutter *cutter, const struct run *run, int from, int to,
            int depth)
{
    struct ink_area all = area_of(run);
    struct ink_area left = all, right = all;
    left.right = from;
    right.left = to;
    if (fits(cutter, all)) {
        cutter->regions++;
        add(cutter, all, INK_ROWS);
        return;
    }
    cut(cutter, cutter->rtl ? right : left, depth - 1);
    cut(cutter, cutter->rtl ? left : right, depth - 1);
}

/* Rows of a table, which stay whole: what is said of what must be seen. */
static void
cut_table(struct cutter *cutter, const struct run *run)
{
    struct ink_area area = area_of(run);
    double across = across_in(cutter->view, area);
    cutter->regions++;
    if (across >= cutter->view->normal) {
        cut_lines(cutter, run, area, fmin(cutter->view->least, across));
    } else {
        tear_lines(cutter, run);
    }
}

static void
cut_bands(struct cutter *cutter, const struct page_bands *bands, int depth)
{
    size_t first = 0;
    for (size_t i = 0; i < bands->count;) {
        int from = 0;
        int to = 0;
        size_t end = i + 1;
        enum page_run kind = page_bands_run(bands, i, &end, &from, &to);
        const struct run before = {bands, first, i};
        const struct run run = {bands, i, end};
        i = end;
        if (kind == RUN_LINES) {
            continue;
        }
        if (before.end > before.first) {
            cut_paragraphs(cutter, &before);
        }
        if (kind == RUN_COLUMNS) {
            cut_columns(cutter, &run, from, to, depth);
        } else {
            cut_table(cutter, &run);
        }
        first = end;
    }
    if (bands->count > first) {
        cut_paragraphs(cutter, &(struct run){bands, first, bands->count});
    }
}

static void
cut(struct cutter *cutter, struct ink_area area, int depth)
{
    struct page_bands bands;
    area = ink_trim(&cutter->grid.ink, area);
    if (area.right == area.left) {
        return;
    }
    cutter->regions++;
    if (fits(cutter, area)) {
        add(cutter, area, INK_ROWS);
    } else if (depth == 0) {
        tear(cutter, area, cutter->view->wanted);
    } else {
        page_bands_init(&bands, &cutter->grid, area);
        cut_bands(cutter, &bands, depth);
        page_bands_release(&bands);
    }
}

void
page_cuts_init(struct page_cuts *cuts, const struct ink *ink,
               const struct page_view *view, bool rtl)
{
    struct cutter cutter = {.cuts = cuts, .view = view, .rtl = rtl};
    *cuts = (struct page_cuts){0};
    page_grid_init(&cutter.grid, ink);
    cut(&cutter, (struct ink_area){0, 0, INK_COLUMNS, INK_ROWS}, DEPTH);
}

void
page_cuts_release(struct page_cuts *cuts)
{
    free(cuts->items);
    *cuts = (struct page_cuts){0};
}
