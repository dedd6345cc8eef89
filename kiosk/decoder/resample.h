/* The arithmetic of scaling: Catmull-Rom, widened when a picture shrinks so
 * that nothing is missed; four channels at a time in float. */
#ifndef KIOSK_RESAMPLE_H
#define KIOSK_RESAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Four channels of a pixel: what a vector register of every board holds. */
typedef float resample_px __attribute__((vector_size(16)));

/* Along one axis: each pixel of the result is made of COUNT pixels of the
 * source from FIRST on, with weights that sum up to 1. */
struct resample_tap {
    int first, count;
    const float *weights;
};

struct resample_axis {
    int len;
    int most;  /* the largest count; of EVEN pixels there are so many weights,
                * zeros behind those that count, and so many pixels in the row */
    int even;  /* all but some of the last */
    bool same; /* nothing is to be done */
    struct resample_tap *taps;
    float *weights;
};

/* SOURCE_LEN pixels, of which those from FROM to FROM + SPAN are stretched or
 * squeezed over LEN. False when out of memory; release in any case. */
bool resample_axis_init(struct resample_axis *axis, int source_len, double from,
                        double span, int len);
void resample_axis_release(struct resample_axis *axis);

/* Scales one row to AXIS->len pixels of OUT. */
void resample_across(const struct resample_axis *axis, const resample_px *row,
                     resample_px *out);

/* LEN pixels of ROWS, weighed, rounded and clamped into OUT. With ALPHA no
 * colour becomes larger than it. Returns the AND of all pixels. */
uint32_t resample_down(const resample_px *const *rows, const float *weights,
                       int count, bool alpha, uint32_t *out, int len);

/* Adds LEN bytes to sums. */
void resample_add(uint32_t *sums, const uint8_t *bytes, size_t len);

/* Every STEP pixels of sums become one: their mean, when each is the sum of
 * ROWS rows. */
void resample_mean(const uint32_t *sums, int len, int step, int rows,
                   resample_px *out);

/* Plain pixels to float. */
void resample_load(const uint8_t *bytes, int len, resample_px *out);

/* Colours multiplied by alpha. */
void resample_multiply(const uint32_t *row, uint32_t *out, int len);

#endif
