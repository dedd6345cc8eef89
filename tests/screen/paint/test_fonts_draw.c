/* Measuring and drawing runs: sizes from the height of capitals, advances that
 * add up, baselines that do not drift, runs without ink. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "fonts.h"
#include "str.h"
#include "unicode.h"

struct drawn {
    unsigned char *mask;
    int width_px, height_px, left_px, baseline_px;
};

static int
set_up(void **state)
{
    char *why = NULL;
    *state = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    assert_non_null(*state);
    return 0;
}

static int
tear_down(void **state)
{
    fonts_free(*state);
    return 0;
}

static struct page_font
font_at(struct fonts *fonts, uint32_t code, unsigned style, int cap_px)
{
    const struct measure *measure = fonts_measure(fonts);
    int face = measure->face(measure->ctx, code, style, "en");
    assert_true(face >= 0);
    return (struct page_font){
        face, measure->size_for_caps(measure->ctx, face, cap_px)};
}

static const struct page_shape latin = {UNICODE_LATIN, false};

static bool
draw(struct fonts *fonts, const struct page_font *font,
     const struct page_shape *shape, const char *text, struct drawn *drawn)
{
    return fonts_draw(fonts, font, shape, text, &drawn->mask, &drawn->width_px,
                      &drawn->height_px, &drawn->left_px, &drawn->baseline_px);
}

/* The first or last row or column with more ink than a grey edge. */
static int
ink_edge(const struct drawn *d, bool rows, bool last)
{
    int lines = rows ? d->height_px : d->width_px;
    int across = rows ? d->width_px : d->height_px;
    for (int i = 0; i < lines; i++) {
        int line = last ? lines - 1 - i : i;
        for (int k = 0; k < across; k++) {
            int at = rows ? line * d->width_px + k : k * d->width_px + line;
            if (d->mask[at] > 127) {
                return line;
            }
        }
    }
    return -1;
}

static void
test_capitals_have_the_height_that_was_asked_for(void **state)
{
    for (unsigned style = 0; style < 4; style++) {
        for (int cap_px = 12; cap_px <= 120; cap_px += 9) {
            struct page_font font = font_at(*state, 'H', style, cap_px);
            struct drawn d;
            assert_true(draw(*state, &font, &latin, "H", &d));
            int height = ink_edge(&d, true, true) - ink_edge(&d, true, false);
            /* Hinting rounds the x-height up, and all with it. */
            assert_in_range(height + 1, cap_px - 1, cap_px + 1 + cap_px / 60);
            /* LIGHT hinting may set a slanted H one pixel down. */
            int down = style & FACE_ITALIC ? 1 : 0;
            assert_in_range(ink_edge(&d, true, true), d.baseline_px - 1,
                            d.baseline_px - 1 + down);
            free(d.mask);
        }
    }
    /* A face without capitals goes with the first face of the chain. */
    struct page_font arab = font_at(*state, 0x627, 0, 41);
    assert_int_equal(arab.size_px, font_at(*state, 'H', 0, 41).size_px);
}

static int
width(struct fonts *fonts, const struct page_font *font, const char *text)
{
    const struct measure *measure = fonts_measure(fonts);
    return measure->width(measure->ctx, font, &latin, text, strlen(text));
}

static void
test_widths_are_advances(void **state)
{
    struct page_font font = font_at(*state, 'f', FACE_ITALIC, 41);
    assert_int_equal(width(*state, &font, ""), 0);
    assert_int_equal(width(*state, &font, "\xE2\x80\x8B"), 0);
    assert_true(width(*state, &font, " ") > 5);
    /* Ink that sticks out (f, j) counts nothing: words add up. */
    static const char *const parts[] = {"jeff ", "jaff ", "fijf"};
    int sum = 0;
    for (size_t i = 0; i < 3; i++) {
        sum += width(*state, &font, parts[i]);
    }
    assert_in_range(width(*state, &font, "jeff jaff fijf"), sum - 1, sum + 3);
    /* Longer than SDL2_ttf can add up in one go. */
    struct str text = {0};
    for (int i = 0; i < 20000; i++) {
        str_add(&text, "\xC3\xA9m");
    }
    int64_t one = width(*state, &font, "\xC3\xA9m\xC3\xA9m\xC3\xA9m\xC3\xA9m");
    int64_t all = width(*state, &font, text.text);
    assert_in_range(all, one * 4900, one * 5100);
    struct drawn d;
    assert_false(draw(*state, &font, &latin, text.text, &d));
    str_release(&text);
}

/* The mask is placed by its origin: an overhanging j begins left of it. */
static void
test_ink_stands_where_its_origin_is(void **state)
{
    struct page_font font = font_at(*state, 'j', 0, 80);
    struct drawn j, h;
    assert_true(draw(*state, &font, &latin, "j", &j));
    assert_true(draw(*state, &font, &latin, "h", &h));
    assert_true(j.left_px + ink_edge(&j, false, false) < 0);
    assert_true(h.left_px + ink_edge(&h, false, false) > 0);
    int advance = width(*state, &font, "h");
    assert_true(h.left_px + ink_edge(&h, false, true) < advance);
    free(j.mask);
    free(h.mask);
}

/* Marks piled over the ascent, under the descent, and both: the H behind them
 * still stands on the baseline that is told. */
static void
test_piled_marks_do_not_move_the_baseline(void **state)
{
    static const struct {
        uint32_t base;
        int above, below;
    } piles[] = {{'A', 6, 0}, {'A', 0, 6}, {'A', 6, 6}, {0x1EA8, 0, 0}};
    struct page_font font = font_at(*state, 'H', 0, 41);
    for (size_t i = 0; i < sizeof(piles) / sizeof(piles[0]); i++) {
        struct str text = {0};
        str_add_code(&text, piles[i].base);
        for (int k = 0; k < piles[i].above || k < piles[i].below; k++) {
            str_add(&text, k < piles[i].above ? "\xCC\x82" : "");
            str_add(&text, k < piles[i].below ? "\xCC\xA3" : "");
        }
        str_add(&text, " H");
        struct drawn d;
        assert_true(draw(*state, &font, &latin, text.text, &d));
        str_release(&text);
        int right = ink_edge(&d, false, true), bottom = 0;
        for (int y = 0; y < d.height_px; y++) {
            if (d.mask[y * d.width_px + right - 1] > 127) {
                bottom = y;
            }
        }
        assert_int_equal(bottom, d.baseline_px - 1);
        free(d.mask);
    }
}

static void
test_runs_without_ink_are_not_drawn(void **state)
{
    struct page_font font = font_at(*state, 'H', 0, 41);
    static const char *const empty[] = {"", " ", "\xE2\x80\x8B", "\xC2\xA0 ",
                                        "\xE2\x81\xA6\xE2\x81\xA9"};
    struct drawn d;
    for (size_t i = 0; i < sizeof(empty) / sizeof(empty[0]); i++) {
        assert_false(draw(*state, &font, &latin, empty[i], &d));
    }
    /* Nor is what no face was given for. */
    struct page_font wrong[] = {{-1, 40}, {9999, 40}, {0, 0}, {0, 100000}};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_false(draw(*state, &wrong[i], &latin, "a", &d));
        assert_int_equal(width(*state, &wrong[i], "a"), 0);
    }
}

/* More faces and sizes than are kept open give the same answers again. */
static void
test_many_sizes_change_nothing(void **state)
{
    int first[40];
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 40; i++) {
            struct page_font font =
                font_at(*state, 'H', (unsigned)i % 4, 20 + i);
            int got = width(*state, &font, "Side effects");
            if (round == 0) {
                first[i] = got;
            }
            assert_int_equal(got, first[i]);
        }
        /* Letters not asked for yet, of a face that is closed by now. */
        font_at(*state, round == 0 ? 0x416 : 0x3A9, 0, 20);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_capitals_have_the_height_that_was_asked_for),
        cmocka_unit_test(test_widths_are_advances),
        cmocka_unit_test(test_ink_stands_where_its_origin_is),
        cmocka_unit_test(test_piled_marks_do_not_move_the_baseline),
        cmocka_unit_test(test_runs_without_ink_are_not_drawn),
        cmocka_unit_test(test_many_sizes_change_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
