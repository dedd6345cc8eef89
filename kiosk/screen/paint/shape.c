/* Anti-aliased shapes by FreeType's smooth rasteriser and its stroker. */
#include "shape.h"

#include <assert.h>
#include <ft2build.h>
#include <stdlib.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_STROKER_H

#include "mem.h"

enum { POINTS_MAX = 128, CONTOURS_MAX = 16 };

struct shape {
    FT_Library library;
    FT_Stroker stroker;
    FT_Outline outline;
};

/* Only memory can be wanting for what is asked here. */
static void
must(FT_Error error)
{
    if (error != 0) {
        abort(); /* out of memory, as in mem.c */
    }
}

struct shape *
shape_new(void)
{
    struct shape *shape = mem_new(1, sizeof(*shape));
    must(FT_Init_FreeType(&shape->library));
    must(FT_Stroker_New(shape->library, &shape->stroker));
    must(FT_Outline_New(shape->library, POINTS_MAX, CONTOURS_MAX,
                        &shape->outline));
    shape_clear(shape);
    return shape;
}

void
shape_free(struct shape *shape)
{
    FT_Outline_Done(shape->library, &shape->outline);
    FT_Stroker_Done(shape->stroker);
    FT_Done_FreeType(shape->library);
    free(shape);
}

void
shape_clear(struct shape *shape)
{
    shape->outline.n_points = 0;
    shape->outline.n_contours = 0;
}

static void
add_point(struct shape *shape, struct shape_point p, bool control)
{
    FT_Outline *outline = &shape->outline;
    assert(outline->n_points < POINTS_MAX && outline->n_contours > 0);
    outline->points[outline->n_points] = (FT_Vector){p.x, p.y};
    outline->tags[outline->n_points] =
        control ? FT_CURVE_TAG_CUBIC : FT_CURVE_TAG_ON;
    outline->contours[outline->n_contours - 1] = outline->n_points;
    outline->n_points++;
}

void
shape_move(struct shape *shape, struct shape_point at)
{
    assert(shape->outline.n_contours < CONTOURS_MAX);
    shape->outline.n_contours++;
    add_point(shape, at, false);
}

void
shape_line(struct shape *shape, struct shape_point to)
{
    add_point(shape, to, false);
}

void
shape_curve(struct shape *shape, struct shape_point a, struct shape_point b,
            struct shape_point to)
{
    add_point(shape, a, true);
    add_point(shape, b, true);
    add_point(shape, to, false);
}

void
shape_round_rect(struct shape *shape, int x, int y, int w, int h, int radius)
{
    /* Into each corner and out of it, as far as its radius, or as the control
     * points of the best cubic, which stand 0.5523 of that away. */
    static const int in[][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    int least = abs(w) < h ? abs(w) : h;
    int ry = radius < least / 2 ? radius : least / 2;
    int rx = w < 0 ? -ry : ry;
    int cx = rx * 4477 / 10000, cy = ry * 4477 / 10000;
    for (int i = 0; i < 4; i++) {
        const int *out = in[(i + 1) % 4];
        int left = i < 2 ? x + w : x;
        int top = i == 1 || i == 2 ? y + h : y;
        struct shape_point from = {left - in[i][0] * rx, top - in[i][1] * ry};
        if (i == 0) {
            shape_move(shape, from);
        } else {
            shape_line(shape, from);
        }
        shape_curve(
            shape,
            (struct shape_point){left - in[i][0] * cx, top - in[i][1] * cy},
            (struct shape_point){left + out[0] * cx, top + out[1] * cy},
            (struct shape_point){left + out[0] * rx, top + out[1] * ry});
    }
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

struct ink {
    struct frame *frame;
    uint32_t colour;
};

static void
paint_spans(int y, int count, const FT_Span *spans, void *user)
{
    const struct ink *ink = user;
    uint32_t *row =
        ink->frame->pixels + (size_t)y * (size_t)ink->frame->width_px;
    for (const FT_Span *span = spans; span < spans + count; span++) {
        for (int x = span->x; x < span->x + span->len; x++) {
            row[x] = span->coverage == 255
                         ? ink->colour
                         : shape_blend(ink->colour, row[x], span->coverage);
        }
    }
}

static void
paint(const struct shape *shape, FT_Outline *outline, struct frame *frame,
      uint32_t colour)
{
    struct ink ink = {frame, colour};
    FT_Raster_Params params = {
        .flags =
            FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP,
        .gray_spans = paint_spans,
        .user = &ink,
        .clip_box = {0, 0, frame->width_px, frame->height_px}};
    FT_Outline_Render(shape->library, outline, &params);
}

void
shape_fill(struct shape *shape, struct frame *frame, uint32_t colour)
{
    paint(shape, &shape->outline, frame, colour);
}

/* Not FT_Stroker_ParseOutline(): that closes open contours. */
static void
lead_pen(struct shape *shape, bool closed)
{
    FT_Outline *outline = &shape->outline;
    int at = 0;
    for (int i = 0; i < outline->n_contours; i++) {
        must(FT_Stroker_BeginSubPath(shape->stroker, &outline->points[at++],
                                     !closed));
        while (at <= outline->contours[i]) {
            FT_Vector *to = &outline->points[at];
            bool curve = outline->tags[at] == FT_CURVE_TAG_CUBIC;
            must(curve ? FT_Stroker_CubicTo(shape->stroker, to, to + 1, to + 2)
                       : FT_Stroker_LineTo(shape->stroker, to));
            at += curve ? 3 : 1;
        }
        must(FT_Stroker_EndSubPath(shape->stroker));
    }
}

void
shape_stroke(struct shape *shape, int width, bool closed, struct frame *frame,
             uint32_t colour)
{
    FT_UInt points = 0, contours = 0;
    FT_Outline edge;
    FT_Stroker_Set(shape->stroker, width / 2, FT_STROKER_LINECAP_ROUND,
                   FT_STROKER_LINEJOIN_ROUND, 0);
    lead_pen(shape, closed);
    must(FT_Stroker_GetCounts(shape->stroker, &points, &contours));
    must(FT_Outline_New(shape->library, points, (FT_Int)contours, &edge));
    edge.n_points = 0;
    edge.n_contours = 0;
    FT_Stroker_Export(shape->stroker, &edge);
    paint(shape, &edge, frame, colour);
    FT_Outline_Done(shape->library, &edge);
}
