/* Which part of a picture is drawn. */
#ifndef KIOSK_CROP_H
#define KIOSK_CROP_H

#include <stdbool.h>
#include <stdint.h>

/* What is cut off at each side, in 1/CROP_WHOLE of the picture's width or
 * height. All zeros: nothing. */
struct crop {
    uint16_t left, top, right, bottom;
};

#define CROP_WHOLE 65536

/* The part that begins at LEFT, TOP and is WIDTH wide and HEIGHT high, all from
 * 0 to 1. What lies outside the picture is left out. */
struct crop crop_part(double left, double top, double width, double height);

/* The largest part of a picture of WIDTH:HEIGHT that has the proportions of
 * TO_WIDTH:TO_HEIGHT, its middle as near as the edges let it to X_PERCENT from
 * the left and Y_PERCENT from the top. */
struct crop crop_cover(int width, int height, int to_width, int to_height,
                       int x_percent, int y_percent);

/* Whether it cuts anything. */
bool crop_cuts(struct crop crop);

/* Whether it leaves something. */
bool crop_leaves(struct crop crop);

bool crop_same(struct crop a, struct crop b);

/* How much of the width, and of the height, it leaves: more than 0, at most
 * 1. */
double crop_width(struct crop crop);
double crop_height(struct crop crop);

#endif
