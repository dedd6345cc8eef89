/* One line of a paragraph. See para_line.h. */
#include "para_line.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "str.h"
#include "para_bidi.h"
#include "para_break.h"
#include "para_cluster.h"
#include "para_text.h"
#include "unicode.h"

#define SOFT_HYPHEN 0xADu
#define SOFT_HYPHEN_BYTES 2
#define WORD_MAX 100 /* letters; longer is no word of any language */

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

/* The bytes of STRETCH with the HYPHEN that shows behind it, freed with
 * free(). */
static char *
bytes_of(const struct para_text *text, const struct para_stretch *stretch,
         enum para_hyphen hyphen)
{
    struct str bytes = {0};
    size_t from = text->starts[stretch->start];
    size_t len = text->starts[stretch->end] - from;
    len -= hyphen == PARA_HYPHEN_SOFT ? SOFT_HYPHEN_BYTES : 0;
    str_add_bytes(&bytes, text->utf8 + from, len);
    str_add(&bytes, hyphen != PARA_HYPHEN_NONE ? "-" : "");
    return str_take(&bytes);
}

static int
width_of(struct para_ruler *ruler, const struct para_stretch *stretch,
         enum para_hyphen hyphen)
{
    const struct para_text *text = ruler->text;
    const struct measure *measure = ruler->measure;
    struct page_font font = font_of(ruler, text->faces[stretch->start]);
    struct page_shape shape = shape_of(text, stretch);
    if (hyphen != PARA_HYPHEN_NONE) {
        char *bytes = bytes_of(text, stretch, hyphen);
        int width_px =
            measure->width(measure->ctx, &font, &shape, bytes, strlen(bytes));
        free(bytes);
        return width_px;
    }
    size_t from = text->starts[stretch->start];
    return measure->width(measure->ctx, &font, &shape, text->utf8 + from,
                          text->starts[stretch->end] - from);
}

/* Whether code point I is a letter of a script that parts words by hyphens, or
 * a place in its word where one may be. */
static bool
is_parted(const struct para_text *text, size_t i)
{
    uint32_t script = text->scripts[i];
    return text->codes[i] == SOFT_HYPHEN ||
           (unicode_is_letter(text->codes[i]) &&
            (script == UNICODE_LATIN || script == UNICODE_GREEK ||
             script == UNICODE_CYRILLIC));
}

/* Whether code point I joins letters beside it to what is no word: an address,
 * a file, a part number; not where it ends a sentence. */
static bool
joins_address(const struct para_text *text, size_t i)
{
    uint32_t code = text->codes[i];
    bool last = i + 1 == text->count || para_is_space(text->codes[i + 1]) ||
                para_ends_line(text->codes[i + 1]);
    return unicode_digit(code) >= 0 ||
           (code < 0x80 && code != 0 &&
            strchr("/@_#=&%\\+~", (int)code) != NULL) ||
           ((code == '.' || code == ':' || code == '?') && !last);
}

/* Whether a line that ends before code point AT, inside a word, shows a
 * hyphen: between letters of a word that is nothing but letters. */
static bool
adds_hyphen(const struct para_text *text, size_t at)
{
    size_t from = at, to = at;
    if (at == 0 || at >= text->count ||
        text->breaks[at - 1] != PARA_BREAK_CLUSTER) {
        return false;
    }
    while (from > 0 && at - from < WORD_MAX && is_parted(text, from - 1)) {
        from--;
    }
    while (to < text->count && to - from < WORD_MAX && is_parted(text, to)) {
        to++;
    }
    return from < at && to > at && to - from < WORD_MAX &&
           (from == 0 || !joins_address(text, from - 1)) &&
           (to == text->count || !joins_address(text, to));
}

/* What shows at the end of a line whose words end before code point VISIBLE. */
static enum para_hyphen
hyphen_at(const struct para_text *text, size_t start, size_t visible,
          size_t end)
{
    /* at the end of the text nothing was broken */
    if (visible == start || visible != end || end == text->count) {
        return PARA_HYPHEN_NONE;
    }
    return text->codes[visible - 1] == SOFT_HYPHEN ? PARA_HYPHEN_SOFT
           : adds_hyphen(text, end)                ? PARA_HYPHEN_ADDED
                                                   : PARA_HYPHEN_NONE;
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
    range->hyphen = hyphen_at(text, start, visible, end);
    for (size_t i = start; i < visible;) {
        struct para_stretch stretch = {.start = i};
        do {
            i++;
        } while (i < visible && same_run(text, stretch.start, i));
        stretch.end = i;
        stretch.width_px = width_of(
            ruler, &stretch, i == visible ? range->hyphen : PARA_HYPHEN_NONE);
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
        .text =
            bytes_of(text, stretch, last ? range->hyphen : PARA_HYPHEN_NONE),
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

void
para_line_ink(const struct para_line *line, const struct measure *measure,
              int *above_px, int *below_px)
{
    *above_px = measure->ink == NULL ? line->ascent_px : 0;
    *below_px = measure->ink == NULL ? line->descent_px : 0;
    for (size_t i = 0; measure->ink != NULL && i < line->run_count; i++) {
        const struct para_run *run = &line->runs[i];
        int above_of_run = 0, below_of_run = 0;
        measure->ink(measure->ctx, &run->font, &run->shape, run->text,
                     &above_of_run, &below_of_run);
        *above_px = above_of_run > *above_px ? above_of_run : *above_px;
        *below_px = below_of_run > *below_px ? below_of_run : *below_px;
    }
}
