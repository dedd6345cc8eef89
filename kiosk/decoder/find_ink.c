/* Where something stands on a page. See find_ink.h. */
#include "find_ink.h"

#include <math.h>
#include <stdlib.h>

#include "mem.h"

enum { PIXELS = 3000000, ROWS_MAX = 4 * INK_ROWS };

/* A change of fewer levels (of 255) is not seen. Noise is in every cell: of
 * more than NOISE_TIMES what the middle one has there is little. More than
 * SEEN_MAX is no noise. */
enum { SEEN_MIN = 12, SEEN_MAX = 48, NOISE_TIMES = 4 };

void
find_ink_size(int width, int height, int *width_px, int *height_px)
{
    double high = sqrt((double)PIXELS * height / width);
    *height_px = (int)fmin(fmax(high, INK_ROWS), ROWS_MAX);
    double wide = (double)*height_px * width / height;
    double most = (double)PIXELS / *height_px;
    *width_px = (int)fmin(fmax(wide, INK_COLUMNS), fmax(most, INK_COLUMNS));
}

/* How much a channel changes in the cell from LEFT, TOP up to RIGHT, BOTTOM, of
 * which the last are in the next one. */
static int
change_in(const uint32_t *pixels, int width_px, const struct ink_area *cell)
{
    int least[4] = {255, 255, 255, 255};
    int most[4] = {0};
    int change = 0;
    for (int y = cell->top; y < cell->bottom; y++) {
        for (int x = cell->left; x < cell->right; x++) {
            uint32_t pixel = pixels[(size_t)y * (size_t)width_px + (size_t)x];
            for (int i = 0; i < 4; i++) {
                int level = (int)(pixel >> 8 * i & 255);
                least[i] = level < least[i] ? level : least[i];
                most[i] = level > most[i] ? level : most[i];
            }
        }
    }
    for (int i = 0; i < 4; i++) {
        change = most[i] - least[i] > change ? most[i] - least[i] : change;
    }
    return change;
}

/* Where cell AT of COUNT over SIDE_PX begins. */
static int
start(int at, int count, int side_px)
{
    return (int)((int64_t)at * side_px / count);
}

/* Where it ends, with one more of the next. */
static int
end(int at, int count, int side_px)
{
    int after = start(at + 1, count, side_px) + 1;
    return after < side_px ? after : side_px;
}

/* The level that as many changes are below as above. */
static int
median(const uint8_t *changes, size_t count)
{
    size_t counts[256] = {0};
    size_t left = count / 2;
    int level = 0;
    for (size_t i = 0; i < count; i++) {
        counts[changes[i]]++;
    }
    while (level < 255 && counts[level] <= left) {
        left -= counts[level++];
    }
    return level;
}

void
find_ink(const uint32_t *pixels, int width_px, int height_px, struct ink *ink)
{
    size_t count = (size_t)INK_ROWS * INK_COLUMNS;
    uint8_t *changes = mem_new(count, 1);
    for (size_t i = 0; i < count; i++) {
        int x = (int)(i % INK_COLUMNS);
        int y = (int)(i / INK_COLUMNS);
        const struct ink_area cell = {
            start(x, INK_COLUMNS, width_px), start(y, INK_ROWS, height_px),
            end(x, INK_COLUMNS, width_px), end(y, INK_ROWS, height_px)};
        changes[i] = (uint8_t)change_in(pixels, width_px, &cell);
    }
    int seen = median(changes, count) * NOISE_TIMES;
    seen = seen < SEEN_MIN ? SEEN_MIN : seen > SEEN_MAX ? SEEN_MAX : seen;
    for (size_t i = 0; i < count; i++) {
        if (changes[i] >= seen) {
            ink_set(ink, (int)(i % INK_COLUMNS), (int)(i / INK_COLUMNS));
        }
    }
    free(changes);
}
