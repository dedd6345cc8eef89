/* The background a picture needs. See ground.h. The picture is examined in
 * squares of a few pixels; those that touch form one part, such as a letter. */
#include "ground.h"

#include <stdbool.h>
#include <stdlib.h>

#include "mem.h"
#include "picture_protocol.h"

/* Squares on the longer side, at any size of the picture. */
enum { SQUARES_MAX = 480 };

/* A shadow is fainter than this (of 255): what is under it shows through. From
 * SOLID_ALPHA on it is not a shadow. */
enum { INK_ALPHA = 96, SOLID_ALPHA = 230 };

/* Nearly white: no channel differs from the paper's by more than this. The eye
 * is less sensitive to blue, so light yellow looks white. */
enum { PALE_NEAR = 40, BLUE_PARTS = 4 };

/* Less light than this (of 255 * 255) is under 2 to 1 against the dark ground
 * (WCAG 2.2, relative luminance 0.07); the middle one shows it better. */
enum { DARK_LIGHT = 4550 };

/* Parts of fewer squares are dust. White that is less than 1 in 25 of what is
 * visible on paper is decoration: bubbles, stars, highlights. Dark words may be
 * small, but less than this is none. */
enum { DUST_SQUARES = 8, PARTS_OF_SEEN = 25, DARK_SQUARES = 16 };

/* A part is dark even if 1 in this many of its squares is not. */
enum { PARTS_OF_DARK = 10 };

/* Bits of a square. */
enum { INK = 1, ON_LIGHT = 2, ON_DARK = 4, SOLID = 8, DONE = 16 };

struct squares {
    uint8_t *bits;
    int columns, rows;
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
                    distance(pixel, 0) / BLUE_PARTS > PALE_NEAR;
    return (uint8_t)(INK | (on_light ? ON_LIGHT : 0) |
                     (alpha >= SOLID_ALPHA ? SOLID : 0) |
                     (light(pixel) >= DARK_LIGHT ? ON_DARK : 0));
}

/* The mean of the pixels of square COLUMN, ROW: with edges as smooth as those
 * of a picture that was drawn so small. */
static uint32_t
mean(const struct squares *squares, const uint32_t *pixels, int width_px,
     int height_px, int column, int row)
{
    int left = column * width_px / squares->columns;
    int top = row * height_px / squares->rows;
    int right = (column + 1) * width_px / squares->columns;
    int bottom = (row + 1) * height_px / squares->rows;
    uint64_t sums[4] = {0};
    uint64_t count = 0;
    for (int y = top; y < bottom || y == top; y++) {
        for (int x = left; x < right || x == left; x++) {
            uint32_t pixel = pixels[(size_t)y * (size_t)width_px + (size_t)x];
            for (int i = 0; i < 4; i++) {
                sums[i] += pixel >> 8 * i & 255;
            }
            count++;
        }
    }
    uint64_t pixel = 0;
    for (int i = 0; i < 4; i++) {
        pixel |= sums[i] / count << 8 * i;
    }
    return (uint32_t)pixel;
}

static int
squares_of(int side_px, int longer_px)
{
    int count = (int)((int64_t)side_px * SQUARES_MAX / longer_px);
    return count > 0 ? count : 1;
}

static void
squares_init(struct squares *squares, const uint32_t *pixels, int width_px,
             int height_px)
{
    int longer = width_px > height_px ? width_px : height_px;
    int columns = squares_of(width_px, longer);
    int rows = squares_of(height_px, longer);
    uint8_t *bits = mem_new((size_t)columns * (size_t)rows, 1);
    *squares = (struct squares){bits, columns, rows};
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
            *bits++ = bits_of(
                mean(squares, pixels, width_px, height_px, column, row));
        }
    }
}

/* A part: how many squares it has, how many of them are visible on each ground,
 * and how many certainly on the light one. */
struct part {
    int count, on_light, on_dark, sure;
};

static void
note(struct part *part, unsigned bits)
{
    part->count++;
    part->on_light += (bits & ON_LIGHT) != 0;
    part->on_dark += (bits & ON_DARK) != 0;
    part->sure += (bits & (ON_LIGHT | SOLID)) == (ON_LIGHT | SOLID);
}

/* White, except for a shadow. */
static bool
is_pale(const struct part *part)
{
    return part->count >= DUST_SQUARES && part->sure == 0 &&
           part->on_light * 2 < part->count;
}

static bool
is_dark(const struct part *part)
{
    return part->count >= DUST_SQUARES &&
           part->on_dark * PARTS_OF_DARK < part->count;
}

/* The part that square AT is in. STACK has room for all squares. */
static struct part
gather(const struct squares *squares, int at, int *stack)
{
    struct part part = {0};
    int depth = 0;
    stack[depth++] = at;
    squares->bits[at] |= DONE;
    while (depth > 0) {
        int here = stack[--depth];
        int x = here % squares->columns;
        int y = here / squares->columns;
        note(&part, squares->bits[here]);
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
    int seen = 0;
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
        seen += is_pale(&part) ? 0 : part.on_light;
        pale += is_pale(&part) ? part.count : 0;
        dark += is_dark(&part) ? part.count : 0;
    }
    free(stack);
    free(squares.bits);
    if (pale == 0 || pale * PARTS_OF_SEEN < seen) {
        return 0;
    }
    return dark < DARK_SQUARES ? PICTURE_GROUND_DARK : PICTURE_GROUND_MIDDLE;
}
