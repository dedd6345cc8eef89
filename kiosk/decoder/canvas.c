/* Rows in, pixels out. See canvas.h. A row is first averaged with its
 * neighbours when the picture shrinks a lot, then scaled across; the last few
 * such rows wait in a ring until a row of the result can be summed up. */
#include "canvas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "picture_protocol.h"
#include "resample.h"

struct side {
    int mean; /* so many pixels of the file are averaged beforehand */
    int len;  /* of what comes out of that */
    struct resample_axis axis;
};

struct canvas {
    struct canvas_source source;
    uint32_t *pixels;
    ptrdiff_t start, step_x, step_y; /* where a pixel of the file's turn goes */
    struct side x, y;
    int row;   /* rows of the file that came */
    int means; /* rows of means that were made */
    int drawn; /* rows of the result */
    uint32_t all;
    uint32_t *sums;
    uint32_t *straight; /* a row multiplied by alpha, a row of the result */
    resample_px *loaded;
    resample_px **ring;
    resample_px *ring_pixels;
    const resample_px **window;
};

static bool
is_turned(int orientation)
{
    return orientation >= 5 && orientation <= 8;
}

void
canvas_upright(int orientation, int *width_px, int *height_px)
{
    if (is_turned(orientation)) {
        int width = *width_px;
        *width_px = *height_px;
        *height_px = width;
    }
}

/* Which corner of the result the first pixel of the file goes to, and whether
 * its rows become columns, by EXIF's numbers. */
static const struct turn {
    bool right, bottom, turned;
} turns[] = {
    {false, false, false}, {true, false, false}, {true, true, false},
    {false, true, false},  {false, false, true}, {true, false, true},
    {true, true, true},    {false, true, true},
};

static struct turn
turn_of(int orientation)
{
    return turns[orientation >= 1 && orientation <= 8 ? orientation - 1 : 0];
}

/* A part of one side of the file, in its pixels. */
struct span {
    double from, len;
};

/* SIDE_PX pixels less the shares BEFORE and AFTER, which change places when
 * the side is BACKWARD. */
static struct span
span_of(int side_px, int before, int after, bool backward)
{
    double first = backward ? after : before;
    return (struct span){side_px * first / CROP_WHOLE,
                         side_px * (1 - (before + after) / (double)CROP_WHOLE)};
}

/* The part of the file, in its own orientation, that CROP leaves. */
static void
find_spans(const struct canvas_source *source, struct crop crop,
           struct span *across, struct span *down)
{
    struct turn turn = turn_of(source->orientation);
    struct span *x = turn.turned ? down : across;
    struct span *y = turn.turned ? across : down;
    int width = source->width_px;
    int height = source->height_px;
    canvas_upright(source->orientation, &width, &height);
    *x = span_of(width, crop.left, crop.right, turn.right);
    *y = span_of(height, crop.top, crop.bottom, turn.bottom);
}

void
canvas_wanted(const struct canvas_source *source,
              const struct picture_request *request, double *width_px,
              double *height_px)
{
    int width = request->width_px;
    int height = request->height_px;
    struct span across;
    struct span down;
    canvas_upright(source->orientation, &width, &height);
    find_spans(source, request->crop, &across, &down);
    *width_px = width * source->width_px / across.len;
    *height_px = height * source->height_px / down.len;
}

/* Means of whole pixels until less than a factor of 4 is left: the kernel
 * then never spans more than 16 of them. */
static bool
side_init(struct side *side, int file_len, struct span span, int len)
{
    double factor = span.len / len;
    side->mean = factor >= 4 ? (int)(factor / 2) : 1;
    side->len = (file_len - 1) / side->mean + 1;
    return resample_axis_init(&side->axis, side->len, span.from / side->mean,
                              span.len / side->mean, len);
}

/* Where the first pixel of the file's turn is in a result that is WIDTH wide,
 * and what leads to the next one across and down. */
static void
set_steps(struct canvas *canvas, int orientation, ptrdiff_t width,
          ptrdiff_t height)
{
    struct turn turn = turn_of(orientation);
    ptrdiff_t across = turn.right ? -1 : 1;
    ptrdiff_t down = turn.bottom ? -width : width;
    canvas->start =
        (turn.right ? width - 1 : 0) + (turn.bottom ? (height - 1) * width : 0);
    canvas->step_x = turn.turned ? down : across;
    canvas->step_y = turn.turned ? across : down;
}

static bool
allocate(struct canvas *canvas)
{
    size_t file_width = (size_t)canvas->source.width_px;
    size_t width = (size_t)canvas->x.axis.len;
    size_t rows = (size_t)canvas->y.axis.most;
    size_t longer = file_width > width ? file_width : width;
    canvas->sums = calloc(file_width, 4 * sizeof(*canvas->sums));
    canvas->straight = calloc(longer, sizeof(*canvas->straight));
    canvas->loaded = calloc((size_t)canvas->x.len, sizeof(*canvas->loaded));
    canvas->ring = calloc(rows, sizeof(*canvas->ring));
    canvas->ring_pixels = calloc(rows * width, sizeof(*canvas->ring_pixels));
    canvas->window = calloc(rows, sizeof(*canvas->window));
    if (!canvas->sums || !canvas->straight || !canvas->loaded ||
        !canvas->ring || !canvas->ring_pixels || !canvas->window) {
        return false;
    }
    for (size_t i = 0; i < rows; i++) {
        canvas->ring[i] = canvas->ring_pixels + i * width;
    }
    return true;
}

struct canvas *
canvas_new(const struct canvas_source *source,
           const struct picture_request *request, uint32_t *pixels)
{
    struct canvas *canvas = calloc(1, sizeof(*canvas));
    if (!canvas) {
        return NULL;
    }
    canvas->source = *source;
    canvas->pixels = pixels;
    canvas->all = UINT32_MAX;
    int width = request->width_px;
    int height = request->height_px;
    struct span across;
    struct span down;
    set_steps(canvas, source->orientation, width, height);
    canvas_upright(source->orientation, &width, &height);
    find_spans(source, request->crop, &across, &down);
    if (!side_init(&canvas->x, source->width_px, across, width) ||
        !side_init(&canvas->y, source->height_px, down, height) ||
        !allocate(canvas)) {
        canvas_free(canvas);
        return NULL;
    }
    return canvas;
}

void
canvas_free(struct canvas *canvas)
{
    if (!canvas) {
        return;
    }
    resample_axis_release(&canvas->x.axis);
    resample_axis_release(&canvas->y.axis);
    free(canvas->sums);
    free(canvas->straight);
    free(canvas->loaded);
    free(canvas->ring);
    free(canvas->ring_pixels);
    free(canvas->window);
    free(canvas);
}

static void
place(struct canvas *canvas, const uint32_t *row)
{
    int width = canvas->x.axis.len;
    uint32_t *out =
        canvas->pixels + canvas->start + canvas->drawn * canvas->step_y;
    canvas->drawn++;
    if (canvas->step_x == 1) {
        memcpy(out, row, (size_t)width * sizeof(*row));
        return;
    }
    for (int x = 0; x < width; x++) {
        *out = row[x];
        out += canvas->step_x;
    }
}

static void
store(struct canvas *canvas, uint32_t *row)
{
    if (canvas->source.finish) {
        canvas->source.finish(canvas->source.context, row, canvas->x.axis.len);
    }
    place(canvas, row);
}

/* Every row of the result whose last row of means is there. */
static void
draw(struct canvas *canvas)
{
    const struct resample_axis *axis = &canvas->y.axis;
    while (canvas->drawn < axis->len) {
        const struct resample_tap *tap = &axis->taps[canvas->drawn];
        if (tap->first + tap->count > canvas->means) {
            return;
        }
        for (int i = 0; i < tap->count; i++) {
            canvas->window[i] = canvas->ring[(tap->first + i) % axis->most];
        }
        uint32_t all = resample_down(canvas->window, tap->weights, tap->count,
                                     canvas->source.alpha, canvas->straight,
                                     canvas->x.axis.len);
        canvas->all &= all;
        store(canvas, canvas->straight);
    }
}

/* The mean of the rows so far, across. */
static void
add_mean(struct canvas *canvas, int rows)
{
    resample_px *out = canvas->ring[canvas->means % canvas->y.axis.most];
    resample_mean(canvas->sums, canvas->source.width_px, canvas->x.mean, rows,
                  canvas->loaded);
    memset(canvas->sums, 0,
           (size_t)canvas->source.width_px * 4 * sizeof(*canvas->sums));
    resample_across(&canvas->x.axis, canvas->loaded, out);
    canvas->means++;
}

static void
add_plain(struct canvas *canvas, const uint32_t *row)
{
    resample_px *out = canvas->ring[canvas->means % canvas->y.axis.most];
    resample_load((const uint8_t *)row, canvas->source.width_px,
                  canvas->loaded);
    resample_across(&canvas->x.axis, canvas->loaded, out);
    canvas->means++;
}

/* A row that only changes its place, if at all. */
static void
copy(struct canvas *canvas, const uint32_t *row)
{
    size_t width = (size_t)canvas->source.width_px;
    canvas->means++;
    if (!canvas->source.finish) {
        for (size_t x = 0; canvas->source.alpha && x < width; x++) {
            canvas->all &= row[x];
        }
        place(canvas, row);
        return;
    }
    memcpy(canvas->straight, row, width * sizeof(*row));
    store(canvas, canvas->straight);
}

static void
add(struct canvas *canvas, const uint32_t *row)
{
    int width = canvas->source.width_px;
    if (canvas->source.alpha) {
        resample_multiply(row, canvas->straight, width);
        row = canvas->straight;
    }
    if (canvas->x.axis.same && canvas->y.axis.same) {
        copy(canvas, row);
        return;
    }
    if (canvas->x.mean == 1 && canvas->y.mean == 1) {
        add_plain(canvas, row);
        return;
    }
    int rows = (canvas->row - 1) % canvas->y.mean + 1;
    resample_add(canvas->sums, (const uint8_t *)row, 4 * (size_t)width);
    if (rows == canvas->y.mean || canvas->row == canvas->source.height_px) {
        add_mean(canvas, rows);
    }
}

/* Rows above the first that matters only count. */
bool
canvas_row(struct canvas *canvas, const uint32_t *row)
{
    if (canvas->drawn == canvas->y.axis.len ||
        canvas->row == canvas->source.height_px) {
        return false;
    }
    bool above = canvas->row / canvas->y.mean < canvas->y.axis.taps[0].first;
    canvas->row++;
    if (above) {
        canvas->means = canvas->row / canvas->y.mean;
    } else {
        add(canvas, row);
        draw(canvas);
    }
    return canvas->drawn < canvas->y.axis.len;
}

void
canvas_fill(struct canvas *canvas, uint32_t colour)
{
    size_t width = (size_t)canvas->source.width_px;
    uint32_t *row = calloc(width, sizeof(*row));
    if (!row) {
        return;
    }
    for (size_t x = 0; x < width; x++) {
        row[x] = colour;
    }
    while (canvas_row(canvas, row)) {
    }
    free(row);
}

bool
canvas_opaque(const struct canvas *canvas)
{
    return canvas->all >> 24 == 0xFF;
}
