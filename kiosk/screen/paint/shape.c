/* Anti-aliased shapes: edges from contours and pen strokes, and the scan that
 * turns them into coverage. */
#include "shape.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* A px row is looked at SCANS times; along a row coverage is exact to a 256th
 * of a px. 16 x 256 steps are more than the 255 that a pixel can show. */
enum { SCANS = 16, SCAN_STEP = SHAPE_ONE / SCANS, FULL = SCANS * SHAPE_ONE };

void
shape_release(struct shape *shape)
{
    free(shape->edges);
    *shape = (struct shape){0};
}

static void
add_edge(struct shape *shape, struct shape_point a, struct shape_point b)
{
    if (a.y == b.y) {
        return;
    }
    shape->edges =
        mem_grow(shape->edges, shape->count, &shape->cap, sizeof *shape->edges);
    shape->edges[shape->count++] =
        a.y < b.y ? (struct shape_edge){a.x, a.y, b.x, b.y, 1}
                  : (struct shape_edge){b.x, b.y, a.x, a.y, -1};
}

void
shape_polygon(struct shape *shape, const struct shape_point *points,
              size_t count)
{
    for (size_t i = 0; i < count; i++) {
        add_edge(shape, points[i], points[(i + 1) % count]);
    }
}

/* The integer square root, rounded down (Newton's method from above). */
static int64_t
square_root(int64_t square)
{
    int64_t root = square;
    int64_t next = square / 2 + 1;

    while (next < root) {
        root = next;
        next = (root + square / root) / 2;
    }
    return root;
}

static void
add_pen(struct shape *shape, struct shape_point at, int width)
{
    struct contour disc = {0};

    contour_round_rect(&disc, at.x - width / 2, at.y - width / 2, width, width,
                       width / 2);
    shape_polygon(shape, disc.points, disc.count);
    contour_release(&disc);
}

/* From the middle of the pen's way from A to B to its left edge; 0, 0 when
 * there is no way. */
static struct shape_point
half_pen(struct shape_point a, struct shape_point b, int width)
{
    int64_t dx = b.x - a.x;
    int64_t dy = b.y - a.y;
    int64_t length = square_root(dx * dx + dy * dy);

    if (length == 0) {
        return (struct shape_point){0, 0};
    }
    return (struct shape_point){(int)(dy * width / (2 * length)),
                                (int)(-dx * width / (2 * length))};
}

/* The band that the pen leaves from A to B, clockwise like the discs at its
 * ends: of one turn, they add up instead of cancelling. */
static void
add_band(struct shape *shape, struct shape_point a, struct shape_point b,
         int width)
{
    struct shape_point n = half_pen(a, b, width);
    struct shape_point band[] = {{a.x + n.x, a.y + n.y},
                                 {b.x + n.x, b.y + n.y},
                                 {b.x - n.x, b.y - n.y},
                                 {a.x - n.x, a.y - n.y}};

    shape_polygon(shape, band, 4);
}

/* Where the pen turns at AT, coming with M and going with N on its left. A
 * curve turns so little from line to line (under 1/4, 14 degrees) that a
 * straight edge over the gap is within 1/100 of the pen's radius of the arc;
 * a disc has ten times the edges. */
static void
add_joint(struct shape *shape, struct shape_point at, struct shape_point m,
          struct shape_point n, int width)
{
    int64_t turn = (int64_t)m.x * n.y - (int64_t)m.y * n.x;
    int64_t along = (int64_t)m.x * n.x + (int64_t)m.y * n.y;

    if (along <= 0 || 4 * (turn < 0 ? -turn : turn) > along) {
        add_pen(shape, at, width);
    } else if (turn > 0) {
        struct shape_point gap[] = {
            at, {at.x + m.x, at.y + m.y}, {at.x + n.x, at.y + n.y}};
        shape_polygon(shape, gap, 3);
    } else {
        struct shape_point gap[] = {
            at, {at.x - n.x, at.y - n.y}, {at.x - m.x, at.y - m.y}};
        shape_polygon(shape, gap, 3);
    }
}

void
shape_stroke(struct shape *shape, const struct shape_point *points,
             size_t count, int width, bool closed)
{
    for (size_t i = 0; i < count; i++) {
        struct shape_point at = points[i];
        struct shape_point from = points[(i + count - 1) % count];
        struct shape_point to = points[(i + 1) % count];
        bool end = !closed && (i == 0 || i + 1 == count);
        if (end) {
            add_pen(shape, at, width);
        } else {
            add_joint(shape, at, half_pen(from, at, width),
                      half_pen(at, to, width), width);
        }
        if (i + 1 < count || closed) {
            add_band(shape, at, to, width);
        }
    }
}

void
contour_release(struct contour *contour)
{
    free(contour->points);
    *contour = (struct contour){0};
}

void
contour_add(struct contour *contour, int x, int y)
{
    contour->points = mem_grow(contour->points, contour->count, &contour->cap,
                               sizeof *contour->points);
    contour->points[contour->count++] = (struct shape_point){x, y};
}

void
contour_reverse(struct contour *contour)
{
    for (size_t i = 0; i < contour->count / 2; i++) {
        struct shape_point *a = &contour->points[i];
        struct shape_point *b = &contour->points[contour->count - 1 - i];
        struct shape_point swap = *a;
        *a = *b;
        *b = swap;
    }
}

/* The curve bends away from its chords by at most 3/4 of how far its control
 * points stand out, divided by the square of the number of pieces. */
static int
curve_pieces(struct shape_point p, struct shape_point a, struct shape_point b,
             struct shape_point end)
{
    int out = abs(p.x - 2 * a.x + b.x) + abs(p.y - 2 * a.y + b.y);
    int in = abs(a.x - 2 * b.x + end.x) + abs(a.y - 2 * b.y + end.y);
    int64_t bend = out > in ? out : in;
    int pieces = (int)square_root(bend * 3 / 4 / (SHAPE_ONE / 32)) + 1;

    return pieces < 64 ? pieces : 64;
}

/* One coordinate of the curve at STEP of PIECES. */
static int
curve_at(int64_t p, int64_t a, int64_t b, int64_t end, int64_t step,
         int64_t pieces)
{
    int64_t left = pieces - step;
    int64_t cube = pieces * pieces * pieces;
    int64_t sum = p * left * left * left + 3 * a * step * left * left +
                  3 * b * step * step * left + end * step * step * step;

    return (int)((sum + (sum < 0 ? -cube : cube) / 2) / cube);
}

void
contour_curve(struct contour *contour, struct shape_point a,
              struct shape_point b, struct shape_point end)
{
    struct shape_point p = contour->points[contour->count - 1];
    int pieces = curve_pieces(p, a, b, end);

    for (int i = 1; i <= pieces; i++) {
        contour_add(contour, curve_at(p.x, a.x, b.x, end.x, i, pieces),
                    curve_at(p.y, a.y, b.y, end.y, i, pieces));
    }
}

/* A quarter of an ellipse towards END; 0.5523 of the way is where the control
 * points of the best cubic stand. The first point keeps X when ALONG_Y. */
static void
add_quarter(struct contour *contour, struct shape_point end, bool along_y)
{
    struct shape_point p = contour->points[contour->count - 1];
    int dx = (int)((int64_t)(end.x - p.x) * 5523 / 10000);
    int dy = (int)((int64_t)(end.y - p.y) * 5523 / 10000);
    struct shape_point a = along_y ? (struct shape_point){p.x, p.y + dy}
                                   : (struct shape_point){p.x + dx, p.y};
    struct shape_point b = along_y ? (struct shape_point){end.x - dx, end.y}
                                   : (struct shape_point){end.x, end.y - dy};

    contour_curve(contour, a, b, end);
}

void
contour_round_rect(struct contour *contour, int x, int y, int w, int h,
                   int radius)
{
    int least = w < h ? w : h;
    int r = radius > least / 2 ? least / 2 : radius;

    contour_add(contour, x + r, y);
    contour_add(contour, x + w - r, y);
    add_quarter(contour, (struct shape_point){x + w, y + r}, false);
    contour_add(contour, x + w, y + h - r);
    add_quarter(contour, (struct shape_point){x + w - r, y + h}, true);
    contour_add(contour, x + r, y + h);
    add_quarter(contour, (struct shape_point){x, y + h - r}, false);
    contour_add(contour, x, y + r);
    add_quarter(contour, (struct shape_point){x + r, y}, true);
}

uint32_t
shape_blend(uint32_t source, uint32_t target, unsigned alpha)
{
    uint32_t result = 0;

    for (unsigned shift = 0; shift < 24; shift += 8) {
        uint32_t s = source >> shift & 255;
        uint32_t d = target >> shift & 255;
        result |= (s * alpha + d * (255 - alpha) + 127) / 255 << shift;
    }
    return result;
}

/* Where an edge crosses the line that is being looked at. */
struct crossing {
    int x, winding;
};

/* One px row on its way: STEPS holds by how much coverage changes from px to
 * px, from the left of the clip. */
struct scan {
    struct shape_edge *active; /* copies of those that touch this row */
    size_t active_count;
    struct crossing *crossings;
    int *steps;
    int left, right; /* of the clip, px */
};

static void
find_active(struct scan *scan, const struct shape *shape, int y_px)
{
    scan->active_count = 0;
    for (size_t i = 0; i < shape->count; i++) {
        const struct shape_edge *edge = &shape->edges[i];
        if (edge->y0 < (y_px + 1) * SHAPE_ONE && edge->y1 > y_px * SHAPE_ONE) {
            scan->active[scan->active_count++] = *edge;
        }
    }
}

/* Kept in order of x while they are found. */
static size_t
find_crossings(const struct scan *scan, int y)
{
    size_t count = 0;

    for (size_t i = 0; i < scan->active_count; i++) {
        const struct shape_edge *edge = &scan->active[i];
        if (edge->y0 > y || edge->y1 <= y) {
            continue;
        }
        int64_t run = (int64_t)(edge->x1 - edge->x0) * (y - edge->y0);
        struct crossing crossing = {
            edge->x0 + (int)(run / (edge->y1 - edge->y0)), edge->winding};
        size_t at = count++;
        for (; at > 0 && scan->crossings[at - 1].x > crossing.x; at--) {
            scan->crossings[at] = scan->crossings[at - 1];
        }
        scan->crossings[at] = crossing;
    }
    return count;
}

/* Adds the coverage of everything right of X (SIGN -1: takes it away). */
static void
step_at(const struct scan *scan, int x, int sign)
{
    int left = scan->left * SHAPE_ONE;
    int right = scan->right * SHAPE_ONE;
    int inside = x < left ? left : x > right ? right : x;
    int px = (inside - left) / SHAPE_ONE;
    int part = (inside - left) % SHAPE_ONE;

    scan->steps[px] += sign * (SHAPE_ONE - part);
    scan->steps[px + 1] += sign * part;
}

static void
scan_line(const struct scan *scan, int y)
{
    size_t count = find_crossings(scan, y);
    int winding = 0;

    for (size_t i = 0; i < count; i++) {
        int before = winding;
        winding += scan->crossings[i].winding;
        if (before == 0 && winding != 0) {
            step_at(scan, scan->crossings[i].x, 1);
        } else if (before != 0 && winding == 0) {
            step_at(scan, scan->crossings[i].x, -1);
        }
    }
}

static void
paint_row(const struct scan *scan, uint32_t *row, uint32_t colour)
{
    int cover = 0;

    for (int x = scan->left; x < scan->right; x++) {
        cover += scan->steps[x - scan->left];
        if (cover >= FULL) {
            row[x] = colour;
        } else if (cover > 0) {
            unsigned alpha = (unsigned)((cover * 255 + FULL / 2) / FULL);
            row[x] = shape_blend(colour, row[x], alpha);
        }
    }
}

struct box {
    int left, top, right, bottom; /* px, right and bottom not inside */
};

static int
floor_px(int units)
{
    return units >= 0 ? units / SHAPE_ONE
                      : -((-units + SHAPE_ONE - 1) / SHAPE_ONE);
}

/* The px that SHAPE can touch inside FRAME and CLIP. */
static struct box
shape_box(const struct shape *shape, const struct frame *frame,
          const struct page_rect *clip)
{
    struct box box = {INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
    int right = clip->x + clip->w;
    int bottom = clip->y + clip->h;

    for (size_t i = 0; i < shape->count; i++) {
        const struct shape_edge *e = &shape->edges[i];
        int least = floor_px(e->x0 < e->x1 ? e->x0 : e->x1);
        int most = floor_px(e->x0 > e->x1 ? e->x0 : e->x1) + 1;
        box.left = least < box.left ? least : box.left;
        box.right = most > box.right ? most : box.right;
        box.top = floor_px(e->y0) < box.top ? floor_px(e->y0) : box.top;
        box.bottom =
            floor_px(e->y1) + 1 > box.bottom ? floor_px(e->y1) + 1 : box.bottom;
    }
    right = right < frame->width_px ? right : frame->width_px;
    bottom = bottom < frame->height_px ? bottom : frame->height_px;
    box.left = box.left > clip->x ? box.left : clip->x;
    box.top = box.top > clip->y ? box.top : clip->y;
    box.left = box.left > 0 ? box.left : 0;
    box.top = box.top > 0 ? box.top : 0;
    box.right = box.right < right ? box.right : right;
    box.bottom = box.bottom < bottom ? box.bottom : bottom;
    return box;
}

static void
paint_rows(const struct shape *shape, struct frame *frame,
           const struct box *box, uint32_t colour)
{
    size_t width_px = (size_t)(box->right - box->left);
    struct scan scan = {.active = mem_new(shape->count, sizeof *scan.active),
                        .crossings =
                            mem_new(shape->count, sizeof *scan.crossings),
                        .steps = mem_new(width_px + 2, sizeof *scan.steps),
                        .left = box->left,
                        .right = box->right};

    for (int y = box->top; y < box->bottom; y++) {
        memset(scan.steps, 0, (width_px + 2) * sizeof *scan.steps);
        find_active(&scan, shape, y);
        for (int i = 0; i < SCANS; i++) {
            scan_line(&scan, y * SHAPE_ONE + i * SCAN_STEP + SCAN_STEP / 2);
        }
        paint_row(&scan, frame->pixels + (size_t)y * (size_t)frame->width_px,
                  colour);
    }
    free(scan.active);
    free(scan.crossings);
    free(scan.steps);
}

void
shape_paint(const struct shape *shape, struct frame *frame,
            const struct page_rect *clip, uint32_t colour)
{
    struct box box = shape_box(shape, frame, clip);

    if (box.left < box.right && box.top < box.bottom) {
        paint_rows(shape, frame, &box, colour);
    }
}
