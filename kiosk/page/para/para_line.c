/* One line of a paragraph. See para_line.h. */
#include "para_line.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "para_bidi.h"
#include "para_break.h"
#include "para_cluster.h"
#include "para_text.h"
#include "unicode.h"

#define SOFT_HYPHEN 0xADu
#define SOFT_HYPHEN_BYTES 2

void
para_ruler_release(struct para_ruler *ruler)
{
    free(ruler->sizes);
}

static struct page_font
font_of(struct para_ruler *ruler, int face)
{
    for (size_t i = 0; i < ruler->size_count; i++) {
        if (ruler->sizes[i].face == face) {
            return (struct page_font){face, ruler->sizes[i].size_px};
        }
    }
    const struct measure *measure = ruler->measure;
    int size_px = measure->size_for_caps(measure->ctx, face, ruler->cap_px);
    ruler->sizes = mem_grow(ruler->sizes, ruler->size_count, &ruler->size_cap,
                            sizeof(*ruler->sizes));
    ruler->sizes[ruler->size_count++] = (struct para_size){face, size_px};
    return (struct page_font){face, size_px};
}

/* Where the visible part of START..END ends. Controls of direction between
 * and behind the hanging spaces go with them. */
static size_t
trimmed(const struct para_text *text, size_t start, size_t end)
{
    size_t visible = end;
    for (size_t i = end; i > start; i--) {
        uint32_t code = text->codes[i - 1];
        if (para_is_space(code) || para_ends_line(code)) {
            visible = i - 1;
        } else if (!unicode_is_bidi_control(code)) {
            break;
        }
    }
    return visible;
}

static bool
same_run(const struct para_text *text, size_t a, size_t b)
{
    return text->levels[a] == text->levels[b] &&
           text->scripts[a] == text->scripts[b] &&
           text->faces[a] == text->faces[b];
}

static struct page_shape
shape_of(const struct para_text *text, const struct para_stretch *stretch)
{
    return (struct page_shape){
        .script = text->scripts[stretch->start],
        .rtl = text->levels[stretch->start] % 2 == 1,
    };
}

/* The bytes of STRETCH, freed with free(); a soft hyphen at the end of the
 * line is written as the hyphen it shows as. */
static char *
bytes_of(const struct para_text *text, const struct para_stretch *stretch,
         bool hyphen)
{
    size_t from = text->starts[stretch->start];
    size_t len = text->starts[stretch->end] - from;
    char *bytes = mem_copy(text->utf8 + from, len);
    if (hyphen) {
        memcpy(bytes + len - SOFT_HYPHEN_BYTES, "-", 2);
    }
    return bytes;
}

static int
width_of(struct para_ruler *ruler, const struct para_stretch *stretch,
         bool hyphen)
{
    const struct para_text *text = ruler->text;
    const struct measure *measure = ruler->measure;
    struct page_font font = font_of(ruler, text->faces[stretch->start]);
    struct page_shape shape = shape_of(text, stretch);
    if (hyphen) {
        char *bytes = bytes_of(text, stretch, true);
        int width_px =
            measure->width(measure->ctx, &font, &shape, bytes, strlen(bytes));
        free(bytes);
        return width_px;
    }
    size_t from = text->starts[stretch->start];
    return measure->width(measure->ctx, &font, &shape, text->utf8 + from,
                          text->starts[stretch->end] - from);
}

void
para_range_measure(struct para_range *range, struct para_ruler *ruler,
                   size_t start, size_t end)
{
    const struct para_text *text = ruler->text;
    range->start = start;
    range->end = end;
    range->count = 0;
    range->width_px = 0;
    size_t visible = trimmed(text, start, end);
    /* At the end of the text nothing was broken there. */
    range->hyphen = visible > start && visible == end && end < text->count &&
                    text->codes[visible - 1] == SOFT_HYPHEN;
    for (size_t i = start; i < visible;) {
        struct para_stretch stretch = {.start = i};
        do {
            i++;
        } while (i < visible && same_run(text, stretch.start, i));
        stretch.end = i;
        stretch.width_px =
            width_of(ruler, &stretch, range->hyphen && i == visible);
        range->width_px += stretch.width_px;
        range->stretches = mem_grow(range->stretches, range->count, &range->cap,
                                    sizeof(stretch));
        range->stretches[range->count++] = stretch;
    }
}

void
para_range_release(struct para_range *range)
{
    free(range->stretches);
}

/* The height of the line: of its runs, of an empty one of its face. */
static void
add_extent(struct para_line *line, struct para_ruler *ruler, int face)
{
    int ascent_px = 0, descent_px = 0;
    struct page_font font = font_of(ruler, face);
    ruler->measure->extent(ruler->measure->ctx, &font, &ascent_px, &descent_px);
    if (ascent_px > line->ascent_px) {
        line->ascent_px = ascent_px;
    }
    if (descent_px > line->descent_px) {
        line->descent_px = descent_px;
    }
}

static void
add_run(struct para_line *line, const struct para_range *range,
        const struct para_stretch *stretch, struct para_ruler *ruler)
{
    const struct para_text *text = ruler->text;
    bool last = stretch == range->stretches + range->count - 1;
    line->runs[line->run_count++] = (struct para_run){
        .text = bytes_of(text, stretch, range->hyphen && last),
        .font = font_of(ruler, text->faces[stretch->start]),
        .shape = shape_of(text, stretch),
        .start = stretch->start,
        .x_px = line->width_px,
        .width_px = stretch->width_px,
    };
    line->width_px += stretch->width_px;
    add_extent(line, ruler, text->faces[stretch->start]);
}

void
para_line_init(struct para_line *line, const struct para_range *range,
               struct para_ruler *ruler)
{
    const struct para_text *text = ruler->text;
    *line =
        (struct para_line){.runs = mem_new(range->count, sizeof(*line->runs))};
    unsigned char *levels = mem_new(range->count, 1);
    size_t *order = mem_new(range->count, sizeof(*order));
    for (size_t i = 0; i < range->count; i++) {
        levels[i] = text->levels[range->stretches[i].start];
    }
    para_reorder(levels, range->count, order);
    for (size_t i = 0; i < range->count; i++) {
        add_run(line, range, &range->stretches[order[i]], ruler);
    }
    if (range->count == 0) {
        const struct measure *measure = ruler->measure;
        int face = range->start < text->count
                       ? text->faces[range->start]
                       : measure->face(measure->ctx, 'H', 0, "");
        add_extent(line, ruler, face < 0 ? 0 : face);
    }
    free(levels);
    free(order);
}

void
para_line_release(struct para_line *line)
{
    for (size_t i = 0; i < line->run_count; i++) {
        free(line->runs[i].text);
    }
    free(line->runs);
}
