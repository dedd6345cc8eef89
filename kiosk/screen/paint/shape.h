/* Anti-aliased shapes: contours of lines and curves, filled or drawn with a
 * round pen. FreeType does both, which is in the process for the text. */
#ifndef KIOSK_SHAPE_H
#define KIOSK_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "frame.h"

/* Coordinates are 26.6 fixed point: SHAPE_ONE units are a px. */
enum { SHAPE_ONE = 64 };

struct shape_point {
    int x, y;
};

/* Contours on their way to a frame; at most 128 points in 16 contours. */
struct shape;
struct shape *shape_new(void);
void shape_free(struct shape *shape);

/* Starts over, without contours. */
void shape_clear(struct shape *shape);

/* Begins a contour at AT; goes on to TO straight, or along a cubic Bézier
 * curve. */
void shape_move(struct shape *shape, struct shape_point at);
void shape_line(struct shape *shape, struct shape_point to);
void shape_curve(struct shape *shape, struct shape_point a,
                 struct shape_point b, struct shape_point to);

/* A rectangle with round corners, clockwise on the screen; with W below 0 it is
 * to the left of X and runs the other way round. */
void shape_round_rect(struct shape *shape, int x, int y, int w, int h,
                      int radius);

/* Paints the inside in COLOUR (0xRRGGBB) over FRAME, by the non-zero rule: a
 * contour that runs the other way round inside another one is a hole. */
void shape_fill(struct shape *shape, struct frame *frame, uint32_t colour);

/* Paints the way of a round pen WIDTH wide along the contours; CLOSED leads it
 * back to where each begins. */
void shape_stroke(struct shape *shape, int width, bool closed,
                  struct frame *frame, uint32_t colour);

/* ALPHA (0..255) of SOURCE over TARGET, each channel rounded to nearest. */
uint32_t shape_blend(uint32_t source, uint32_t target, unsigned alpha);

#endif
