/* Lines and ink like Pango's: the same text, faces, sizes and width must break
 * into the same lines, and those must lie where Pango draws them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "fonts.h"
#include "fonts_pango.h"
#include "fonts_sheet.h"
#include "frame.h"
#include "para.h"
#include "utf8.h"

#define COLUMN_PX 900
#define CAP_PX 29

struct both {
    struct fonts *fonts;
    struct fonts_list list;
    struct fonts_pango pango;
};

static int
set_up(void **state)
{
    static struct both both;
    char *why = NULL;
    both.fonts = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    assert_non_null(both.fonts);
    fonts_list_init(&both.list, KIOSK_SOURCE_DIR "/fonts");
    fonts_pango_init(&both.pango, &both.list);
    *state = &both;
    return 0;
}

static int
tear_down(void **state)
{
    struct both *both = *state;
    fonts_pango_release(&both->pango);
    fonts_list_release(&both->list);
    fonts_free(both->fonts);
    return 0;
}

/* Characters that are neither space nor joiner: what tells lines apart. */
static size_t
visible(const char *text, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len;) {
        uint32_t code;
        i += utf8_decode(text + i, len - i, &code);
        count += code != ' ' && code != 0x2060;
    }
    return count;
}

static size_t
visible_in_line(const struct para_line *line)
{
    size_t count = 0;
    for (size_t i = 0; i < line->run_count; i++) {
        count += visible(line->runs[i].text, strlen(line->runs[i].text));
    }
    return count;
}

/* The first line that differs; -1 when none does. */
static int
different_line(struct both *both, const struct fonts_sample *sample,
               const struct para *para, int column_px)
{
    PangoLayout *layout = fonts_pango_layout(
        &both->pango, &both->list, fonts_measure(both->fonts), sample->text,
        sample->lang, CAP_PX, column_px);
    const char *text = pango_layout_get_text(layout);
    int lines = pango_layout_get_line_count(layout);
    int different = para->line_count == (size_t)lines ? -1 : lines;
    for (int i = 0; i < lines && (size_t)i < para->line_count; i++) {
        PangoLayoutLine *theirs = pango_layout_get_line_readonly(layout, i);
        size_t count =
            visible(text + theirs->start_index, (size_t)theirs->length);
        if (visible_in_line(&para->lines[i]) != count) {
            different = i;
            break;
        }
    }
    g_object_unref(layout);
    return different;
}

/* Our widths are whole pixels, Pango's are not: where a line fits the column
 * to the pixel, a column one wider or narrower decides. */
static void
expect_same_lines(struct both *both, const struct fonts_sample *sample,
                  int column_px)
{
    struct para_style style = {.cap_px = CAP_PX, .width_px = column_px};
    struct para *para = para_plain(sample->text, sample->lang, &style,
                                   fonts_measure(both->fonts));
    int line = different_line(both, sample, para, column_px);
    for (int off = -1; off <= 1 && line >= 0; off++) {
        line = different_line(both, sample, para, column_px + off);
    }
    if (line >= 0) {
        fail_msg("%s at %d px: line %d is not Pango's", sample->name, column_px,
                 line + 1);
    }
    para_free(para);
}

static void
test_lines_end_where_pango_ends_them(void **state)
{
    for (int i = 0; i < fonts_sample_count; i++) {
        for (int column_px = 420; column_px <= 1600; column_px += 118) {
            expect_same_lines(*state, &fonts_samples[i], column_px);
        }
    }
}

/* The lines of LAYOUT on the baselines of PARA, as fonts_sheet draws them. */
static cairo_surface_t *
draw_layout(PangoLayout *layout, const struct para *para,
            const struct frame *frame, int margin_px)
{
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, frame->width_px, frame->height_px);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    int top = margin_px;
    for (size_t i = 0; i < para->line_count; i++) {
        const struct para_line *line = &para->lines[i];
        int x = margin_px + (line->run_count > 0 ? line->runs[0].x_px : 0);
        cairo_move_to(cairo, x, top + line->ascent_px);
        pango_cairo_show_layout_line(
            cairo, pango_layout_get_line_readonly(layout, (int)i));
        top += line->ascent_px + line->descent_px;
    }
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    return surface;
}

/* Where ink is, in columns and rows of a picture, and how much. */
struct extent {
    int left, right, top, bottom;
    double sum;
};

static struct extent
ink_of(const uint32_t *pixels, int width, int first_row, int last_row)
{
    struct extent ink = {width, -1, last_row, -1, 0};
    for (int y = first_row; y < last_row; y++) {
        for (int x = 0; x < width; x++) {
            int dark = 255 - (int)(pixels[y * width + x] & 255);
            ink.sum += dark;
            if (dark > 100) {
                ink.left = x < ink.left ? x : ink.left;
                ink.right = x > ink.right ? x : ink.right;
                ink.top = y < ink.top ? y : ink.top;
                ink.bottom = y;
            }
        }
    }
    return ink;
}

/* Glyphs stand on whole pixels here and on fractions there: a line of several
 * runs may be a few pixels longer. Pango lifts Latin in a line of Chinese
 * (LIFT_PX); we keep both on one baseline, as type is set. */
enum { LIFT_PX = PANGO_VERSION_CHECK(1, 56, 0) ? 4 : 3 };

static void
expect_same_ink(const struct fonts_sample *sample, const struct extent *a,
                const struct extent *b)
{
    if (abs(a->left - b->left) > 5 || abs(a->right - b->right) > 5 ||
        abs(a->top - b->top) > LIFT_PX ||
        abs(a->bottom - b->bottom) > LIFT_PX || a->sum > b->sum * 1.05 ||
        a->sum < b->sum * 0.95) {
        fail_msg("%s: ink %d..%d, %d..%d of %.0f; Pango %d..%d, %d..%d of "
                 "%.0f: see %s.pango.png",
                 sample->name, a->left, a->right, a->top, a->bottom, a->sum,
                 b->left, b->right, b->top, b->bottom, b->sum, sample->name);
    }
}

static void
compare_ink(struct both *both, const struct fonts_sample *sample)
{
    const struct measure *measure = fonts_measure(both->fonts);
    struct para_style style = {.cap_px = CAP_PX, .width_px = COLUMN_PX};
    struct para *para = para_plain(sample->text, sample->lang, &style, measure);
    PangoLayout *layout =
        fonts_pango_layout(&both->pango, &both->list, measure, sample->text,
                           sample->lang, CAP_PX, COLUMN_PX);
    struct frame frame;
    fonts_sheet_init(&frame, both->fonts, para, COLUMN_PX, 16);
    cairo_surface_t *theirs = draw_layout(layout, para, &frame, 16);
    char name[64];
    snprintf(name, sizeof(name), "%s.pango.png", sample->name);
    cairo_surface_write_to_png(theirs, name);
    const uint32_t *pixels =
        (const uint32_t *)(const void *)cairo_image_surface_get_data(theirs);
    assert_int_equal(cairo_image_surface_get_stride(theirs),
                     frame.width_px * 4);
    int top = 16;
    for (size_t i = 0; i < para->line_count; i++) {
        int end = top + para->lines[i].ascent_px + para->lines[i].descent_px;
        struct extent a = ink_of(frame.pixels, frame.width_px, top, end);
        struct extent b = ink_of(pixels, frame.width_px, top, end);
        expect_same_ink(sample, &a, &b);
        top = end;
    }
    cairo_surface_destroy(theirs);
    frame_release(&frame);
    g_object_unref(layout);
    para_free(para);
}

static void
test_ink_lies_where_pango_puts_it(void **state)
{
    for (int i = 0; i < fonts_sample_count; i++) {
        compare_ink(*state, &fonts_samples[i]);
    }
}

/* fontconfig keeps what it read until the process ends. */
const char *__lsan_default_suppressions(void);

const char *
__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_end_where_pango_ends_them),
        cmocka_unit_test(test_ink_lies_where_pango_puts_it),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
