/* One line of a paragraph: its runs, their widths, their order. Pure. */
#ifndef KIOSK_PARA_LINE_H
#define KIOSK_PARA_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "measure.h"

/* What is shaped and drawn in one call, left to right on its line. */
struct para_run {
    char *text; /* NUL-terminated, in logical order */
    struct page_font font;
    struct page_shape shape;
    size_t start; /* code point of the text at which it begins */
    int x_px;     /* from the left of the line's box, after alignment */
    int width_px;
};

/* What stood in the text where a line begins, and is not drawn. */
enum para_joint {
    PARA_JOINT_NONE,   /* nothing: "side-|effect", or a word broken inside */
    PARA_JOINT_SPACE,  /* spaces */
    PARA_JOINT_HYPHEN, /* nothing, but a hyphen is drawn before it */
    PARA_JOINT_LINE    /* a hard break */
};

struct para_line {
    struct para_run *runs; /* in visual order, left to right */
    size_t run_count;
    enum para_joint joint; /* to the line before */
    int width_px;
    int ascent_px, descent_px; /* the largest of its runs */
};

struct para_text;

/* What every line of a paragraph is measured with. */
struct para_ruler {
    const struct para_text *text;
    const struct measure *measure;
    int cap_px;
    struct para_size { /* faces met so far */
        int face, size_px;
    } *sizes;
    size_t size_count, size_cap;
};

void para_ruler_release(struct para_ruler *ruler);

/* Code points START..END of the text as a line, without the spaces that hang
 * over its end; runs in logical order. `struct para_range r = {0};` is an
 * empty one. */
struct para_range {
    size_t start, end;
    struct para_stretch {
        size_t start, end; /* code points of one level, script and face */
        int width_px;
    } *stretches;
    size_t count, cap;
    int width_px;
    enum para_hyphen {
        PARA_HYPHEN_NONE,
        PARA_HYPHEN_SOFT, /* it ends at a soft hyphen, which shows, */
        PARA_HYPHEN_ADDED /* or inside a word without one */
    } hyphen;
};

void para_range_measure(struct para_range *range, struct para_ruler *ruler,
                        size_t start, size_t end);
void para_range_release(struct para_range *range);

/* Makes LINE of RANGE, its first run at x 0. */
void para_line_init(struct para_line *line, const struct para_range *range,
                    struct para_ruler *ruler);
void para_line_release(struct para_line *line);

/* How far the ink of LINE reaches above and below its baseline, px. */
void para_line_ink(const struct para_line *line, const struct measure *measure,
                   int *above_px, int *below_px);

#endif
