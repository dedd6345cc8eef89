/* What a picture has to stand on. See ground.h. It is looked at in squares of
 * a few pixels; those that touch are one part, such as a letter. */
#include "ground.h"

#include <stdbool.h>
#include <stdlib.h>

#include "mem.h"
#include "picture_protocol.h"

/* Squares on the longer side. */
enum { SQUARES_MAX = 480 };

/* A shadow is fainter than this (of 255): what lies under it is seen. */
enum { INK_ALPHA = 96 };

/* No channel differs more from the paper's than by so much: nearly white. */
enum { PALE_NEAR = 40 };

/* Less light than this (of 255 * 255) is under 2 to 1 against the dark ground
 * (WCAG 2.2, relative luminance 0.07). */
enum { DARK_LIGHT = 4550 };

/* Parts of fewer squares are dust, and what makes up less than 1 in 25 of a
 * picture is decoration: bubbles, stars, a glint. */
enum { DUST_SQUARES = 4, PARTS_OF_INK = 25 };

/* Bits of a square. */
enum { INK = 1, ON_LIGHT = 2, ON_DARK = 4, DONE = 8 };

struct squares {
    uint8_t *bits;
    int columns, rows, side_px;
};

/* How far the channel at SHIFT of PIXEL, on paper, is from the paper's. */
static int
distance(uint32_t pixel, int shift)
{
    int paper = PICTURE_PAPER >> shift & 255;
    int rest = 255 - (int)(pixel >> 24);
    int shown = (int)(pixel >> shift & 255) + paper * rest / 255;
    return abs(shown - paper);
}

/* The light of the channel at SHIFT, about as sRGB has it. */
static int
channel_light(uint32_t pixel, int shift)
{
    int value = (int)(pixel >> shift & 255) * 255 / (int)(pixel >> 24);
    return value * value;
}

static int
light(uint32_t pixel)
{
    return (channel_light(pixel, 16) * 213 + channel_light(pixel, 8) * 715 +
            channel_light(pixel, 0) * 72) /
           1000;
}

static uint8_t
bits_of(uint32_t pixel)
{
    int alpha = (int)(pixel >> 24);
    if (alpha < INK_ALPHA) {
        return 0;
    }
    bool on_light = distance(pixel, 16) > PALE_NEAR ||
                    distance(pixel, 8) > PALE_NEAR ||
                    distance(pixel, 0) > PALE_NEAR;
    return (uint8_t)(INK | (on_light ? ON_LIGHT : 0) |
                     (light(pixel) >= DARK_LIGHT ? ON_DARK : 0));
}

static void
squares_init(struct squares *squares, const uint32_t *pixels, int width_px,
             int height_px)
{
    int longer = width_px > height_px ? width_px : height_px;
    int side = (longer + SQUARES_MAX - 1) / SQUARES_MAX;
    int columns = (width_px + side - 1) / side;
    int rows = (height_px + side - 1) / side;
    *squares = (struct squares){mem_new((size_t)columns * (size_t)rows, 1),
                                columns, rows, side};
    for (int y = 0; y < height_px; y++) {
        uint8_t *row = squares->bits + (size_t)(y / side) * (size_t)columns;
        for (int x = 0; x < width_px; x++) {
            uint32_t pixel = *pixels++;
            row[x / side] |= pixel == 0 ? 0 : bits_of(pixel);
        }
    }
}

/* What is known of a part: the bits of all its squares, and their number. */
struct part {
    unsigned bits;
    int count;
};

/* The part that square AT is in. STACK has room for all squares. */
static struct part
gather(const struct squares *squares, int at, int *stack)
{
    struct part part = {0, 0};
    int depth = 0;
    stack[depth++] = at;
    squares->bits[at] |= DONE;
    while (depth > 0) {
        int here = stack[--depth];
        int x = here % squares->columns;
        int y = here / squares->columns;
        part.bits |= squares->bits[here];
        part.count++;
        for (int k = 0; k < 9; k++) {
            int nx = x + k % 3 - 1;
            int ny = y + k / 3 - 1;
            int next = ny * squares->columns + nx;
            if (nx >= 0 && nx < squares->columns && ny >= 0 &&
                ny < squares->rows &&
                (squares->bits[next] & (INK | DONE)) == INK) {
                squares->bits[next] |= DONE;
                stack[depth++] = next;
            }
        }
    }
    return part;
}

uint32_t
ground_of(const uint32_t *pixels, int width_px, int height_px)
{
    struct squares squares;
    int ink = 0;
    int pale = 0;
    int dark = 0;
    squares_init(&squares, pixels, width_px, height_px);
    int count = squares.columns * squares.rows;
    int *stack = mem_new((size_t)count, sizeof(*stack));
    for (int at = 0; at < count; at++) {
        if ((squares.bits[at] & (INK | DONE)) != INK) {
            continue;
        }
        struct part part = gather(&squares, at, stack);
        bool counts = part.count >= DUST_SQUARES;
        ink += part.count;
        pale += counts && (part.bits & ON_LIGHT) == 0 ? part.count : 0;
        dark += counts && (part.bits & ON_DARK) == 0 ? part.count : 0;
    }
    free(stack);
    free(squares.bits);
    if (pale == 0 || pale * PARTS_OF_INK < ink) {
        return 0;
    }
    return dark * PARTS_OF_INK < ink ? PICTURE_GROUND_DARK
                                     : PICTURE_GROUND_MIDDLE;
}
