/* Anti-aliased shapes: contours of straight edges, filled by the non-zero
 * rule with integer coverage, so that every machine gives the same pixels. */
#ifndef KIOSK_SHAPE_H
#define KIOSK_SHAPE_H

#include <stddef.h>
#include <stdint.h>

#include "frame.h"
#include "page.h"

/* Coordinates are 24.8 fixed point: SHAPE_ONE units are a px. */
enum { SHAPE_ONE = 256 };

struct shape_point {
    int x, y;
};

struct shape_edge {
    int x0, y0, x1, y1; /* y0 < y1 */
    int winding;        /* 1 when the contour ran downwards, else -1 */
};

struct shape {
    struct shape_edge *edges;
    size_t count, cap;
};

void shape_release(struct shape *shape);

/* A closed contour; one that runs the other way round inside it is a hole. */
void shape_polygon(struct shape *shape, const struct shape_point *points,
                   size_t count);

/* What a round pen WIDTH wide leaves on its way along POINTS; CLOSED leads it
 * back to the first. Pieces overlap and add up to one area. */
void shape_stroke(struct shape *shape, const struct shape_point *points,
                  size_t count, int width, bool closed);

/* A growing list of points: the outline of one contour. */
struct contour {
    struct shape_point *points;
    size_t count, cap;
};

void contour_release(struct contour *contour);
void contour_add(struct contour *contour, int x, int y);

/* The same points the other way round. */
void contour_reverse(struct contour *contour);

/* A cubic Bézier curve from the last point to END, in short straight lines
 * that stay within 1/32 px of it. */
void contour_curve(struct contour *contour, struct shape_point a,
                   struct shape_point b, struct shape_point end);

/* A rectangle with round corners, clockwise on the screen. */
void contour_round_rect(struct contour *contour, int x, int y, int w, int h,
                        int radius);

/* Paints SHAPE in COLOUR (0xRRGGBB) over FRAME inside CLIP (px). */
void shape_paint(const struct shape *shape, struct frame *frame,
                 const struct page_rect *clip, uint32_t colour);

/* ALPHA (0..255) of SOURCE over TARGET, each channel rounded to nearest. */
uint32_t shape_blend(uint32_t source, uint32_t target, unsigned alpha);

#endif
