/* Scaling, the loops that matter: see resample.h. Built with -O3; plain loops
 * over arrays, so that compilers make vector instructions of them. */
#include "resample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Debian builds for baseline processors; with AVX2 these loops take a fifth
 * less. The order of sums does not change, so all processors draw the same.
 * (clang 14 calls the clones by another name than their users do.) */
#if defined(__x86_64__) && !defined(__clang__)
#define FOR_EACH_PROCESSOR \
    __attribute__((flatten, target_clones("avx2", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

/* Catmull-Rom, the cubic that keeps edges without much ringing. */
static double
kernel(double x)
{
    x = fabs(x);
    if (x < 1) {
        return (1.5 * x - 2.5) * x * x + 1;
    }
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

/* Drops negligible weights at both ends: for pictures shown at their own size
 * one pixel is left. The others move to the front, followed by zeros. */
static void
trim(struct resample_tap *tap, float *weights)
{
    const float nothing = 1e-6F;
    int front = 0, all = tap->count;
    while (tap->count > 1 && fabsf(weights[tap->count - 1]) < nothing) {
        tap->count--;
    }
    while (front < tap->count - 1 && fabsf(weights[front]) < nothing) {
        front++;
    }
    tap->count -= front;
    tap->first += front;
    memmove(weights, weights + front, (size_t)tap->count * sizeof(*weights));
    for (int i = tap->count; i < all; i++) {
        weights[i] = 0;
    }
}

/* The pixels under the kernel around CENTRE, each SCALE wide. Weights outside
 * are added to the pixel at the edge. */
static struct resample_tap
fill_tap(float *weights, double centre, double scale, int source_len)
{
    int begin = (int)floor(centre - 2 * scale + 0.5);
    int end = (int)ceil(centre + 2 * scale - 0.5) + 1;
    int first = begin < 0 ? 0 : begin;
    int last = end > source_len ? source_len - 1 : end - 1;
    first = first > last ? last : first;
    double sum = 0;
    for (int i = begin; i < end; i++) {
        sum += kernel((i + 0.5 - centre) / scale);
    }
    for (int i = begin; i < end; i++) {
        int at = i < first ? first : i > last ? last : i;
        weights[at - first] +=
            (float)(kernel((i + 0.5 - centre) / scale) / sum);
    }
    struct resample_tap tap = {first, last - first + 1, weights};
    trim(&tap, weights);
    return tap;
}

bool
resample_axis_init(struct resample_axis *axis, int source_len, double from,
                   double span, int len)
{
    double step = span / len;
    double scale = step > 1 ? step : 1;
    size_t room = (size_t)ceil(4 * scale) + 3;
    *axis = (struct resample_axis){.len = len, .same = len == source_len};
    axis->taps = calloc((size_t)len, sizeof(*axis->taps));
    axis->weights = calloc((size_t)len * room, sizeof(*axis->weights));
    if (axis->taps == NULL || axis->weights == NULL) {
        return false;
    }
    for (int i = 0; i < len; i++) {
        axis->taps[i] = fill_tap(axis->weights + (size_t)i * room,
                                 from + (i + 0.5) * step, scale, source_len);
        const struct resample_tap *tap = &axis->taps[i];
        axis->most = tap->count > axis->most ? tap->count : axis->most;
        axis->same = axis->same && tap->count == 1 && tap->first == i;
    }
    axis->even = 0;
    while (axis->even < len &&
           axis->taps[axis->even].first + axis->most <= source_len) {
        axis->even++;
    }
    return true;
}

void
resample_axis_release(struct resample_axis *axis)
{
    free(axis->taps);
    free(axis->weights);
}

/* With a constant COUNT the compiler unrolls the loop, which is twice as fast:
 * the branch predictor misses the end of such short loops. */
static inline __attribute__((always_inline)) void
across_by(const struct resample_axis *axis, const resample_px *row,
          resample_px *out, int count)
{
    for (int x = 0; x < axis->even; x++) {
        const resample_px *from = row + axis->taps[x].first;
        const float *weights = axis->taps[x].weights;
        resample_px sum = {0};
        for (int i = 0; i < count; i++) {
            sum += weights[i] * from[i];
        }
        out[x] = sum;
    }
}

static void
across_rest(const struct resample_axis *axis, int from_x,
            const resample_px *row, resample_px *out)
{
    for (int x = from_x; x < axis->len; x++) {
        const struct resample_tap *tap = &axis->taps[x];
        resample_px sum = {0};
        for (int i = 0; i < tap->count; i++) {
            sum += tap->weights[i] * row[tap->first + i];
        }
        out[x] = sum;
    }
}

/* From a picture made larger (4) to one of half its size. */
FOR_EACH_PROCESSOR void
resample_across(const struct resample_axis *axis, const resample_px *row,
                resample_px *out)
{
    int from_x = axis->even;
    switch (axis->most) {
    case 4:
        across_by(axis, row, out, 4);
        break;
    case 5:
        across_by(axis, row, out, 5);
        break;
    case 6:
        across_by(axis, row, out, 6);
        break;
    case 7:
        across_by(axis, row, out, 7);
        break;
    case 8:
        across_by(axis, row, out, 8);
        break;
    case 9:
        across_by(axis, row, out, 9);
        break;
    default:
        from_x = 0;
        break;
    }
    across_rest(axis, from_x, row, out);
}

/* Rounds and clamps to 0..255, as integers, since compilers turn a choice
 * between floats into branches, which cost more than all the sums. */
static inline void
to_bytes(const float *values, int len, uint8_t *bytes)
{
    for (int i = 0; i < len; i++) {
        int32_t whole = (int32_t)(values[i] + 0.5F);
        int32_t high = whole > 0 ? whole : 0;
        bytes[i] = (uint8_t)(high < 255 ? high : 255);
    }
}

/* How many pixels are summed in registers and in memory that stays in the
 * first-level cache. */
enum { GROUP = 4, BLOCK = 64 };

/* GROUP pixels from AT on. */
static inline void
sum_group(const resample_px *const *rows, const float *weights, int count,
          int at, resample_px *sums)
{
    resample_px sum0 = {0};
    resample_px sum1 = {0};
    resample_px sum2 = {0};
    resample_px sum3 = {0};
    for (int i = 0; i < count; i++) {
        const resample_px *row = rows[i] + at;
        sum0 += weights[i] * row[0];
        sum1 += weights[i] * row[1];
        sum2 += weights[i] * row[2];
        sum3 += weights[i] * row[3];
    }
    sums[0] = sum0;
    sums[1] = sum1;
    sums[2] = sum2;
    sums[3] = sum3;
}

static void
sum_block(const resample_px *const *rows, const float *weights, int count,
          int at, int len, resample_px *sums)
{
    int x = 0;
    for (; x + GROUP <= len; x += GROUP) {
        sum_group(rows, weights, count, at + x, sums + x);
    }
    for (; x < len; x++) {
        sums[x] = weights[0] * rows[0][at + x];
        for (int i = 1; i < count; i++) {
            sums[x] += weights[i] * rows[i][at + x];
        }
    }
}

static uint32_t
clamp_to_alpha(uint32_t *pixels, int len)
{
    uint32_t all = UINT32_MAX;
    for (int x = 0; x < len; x++) {
        uint32_t pixel = pixels[x];
        uint32_t alpha = pixel >> 24;
        uint32_t out = alpha << 24;
        for (int shift = 0; shift < 24; shift += 8) {
            uint32_t colour = pixel >> shift & 0xFF;
            out |= (colour < alpha ? colour : alpha) << shift;
        }
        pixels[x] = out;
        all &= out;
    }
    return all;
}

FOR_EACH_PROCESSOR uint32_t
resample_down(const resample_px *const *rows, const float *weights, int count,
              bool alpha, uint32_t *out, int len)
{
    resample_px sums[BLOCK];
    uint32_t all = UINT32_MAX;
    for (int at = 0; at < len; at += BLOCK) {
        int here = len - at < BLOCK ? len - at : BLOCK;
        sum_block(rows, weights, count, at, here, sums);
        to_bytes((const float *)sums, 4 * here, (uint8_t *)(out + at));
        if (alpha) {
            all &= clamp_to_alpha(out + at, here);
        }
    }
    return all;
}

void
resample_add(uint32_t *sums, const uint8_t *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        sums[i] += bytes[i];
    }
}

/* Sums of rows stay far below 2^31, of their pixels they may not. */
typedef int32_t whole_px __attribute__((vector_size(16)));

void
resample_mean(const uint32_t *sums, int len, int step, int rows,
              resample_px *out)
{
    for (int x = 0; x < len; x += step) {
        int here = len - x < step ? len - x : step;
        const whole_px *from = (const whole_px *)sums + x;
        resample_px total = {0};
        for (int i = 0; i < here; i++) {
            total += __builtin_convertvector(from[i], resample_px);
        }
        float share = 1.0F / ((float)here * (float)rows);
        *out++ = share * total;
    }
}

FOR_EACH_PROCESSOR void
resample_load(const uint8_t *bytes, int len, resample_px *out)
{
    float *values = (float *)out;
    for (int i = 0; i < 4 * len; i++) {
        values[i] = bytes[i];
    }
}

void
resample_multiply(const uint32_t *row, uint32_t *out, int len)
{
    for (int x = 0; x < len; x++) {
        uint32_t alpha = row[x] >> 24;
        uint32_t pixel = alpha << 24;
        for (int shift = 0; shift < 24; shift += 8) {
            uint32_t product = (row[x] >> shift & 0xFF) * alpha + 128;
            pixel |= ((product + (product >> 8)) >> 8) << shift;
        }
        out[x] = pixel;
    }
}
