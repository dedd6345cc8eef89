/* Icons: every one at the sizes that pages use, in both themes, mirrored, and
 * never outside its rectangle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "golden_picture.h"
#include "paint_icon.h"

enum { ICONS = ICON_DESK_BELL };

static const struct {
    uint32_t background, colour;
} themes[] = {{0xFAF7F0, 0x00504F}, {0x000000, 0xFFE600}};

static void
fill(struct frame *frame, int top, int bottom, uint32_t colour)
{
    for (long i = (long)top * frame->width_px;
         i < (long)bottom * frame->width_px; i++) {
        frame->pixels[i] = colour;
    }
}

static void
paint_item(const struct page_item *item, struct frame *frame)
{
    struct shape *shape = shape_new();
    paint_icon(item, shape, frame);
    shape_free(shape);
}

/* Icon I at X, Y in the colours of THEME. */
static void
paint(struct frame *frame, int i, int x, int y, int side, int theme)
{
    struct page_item item = {.type = PAGE_ICON,
                             .rect = {x, y, side, side},
                             .colour = themes[theme].colour,
                             .inner = themes[theme].background,
                             .icon = (enum page_icon)i};
    paint_item(&item, frame);
}

/* A sheet of all icons, SIDE px each, light above and high contrast below. */
static bool
sheet_is_golden(int side, const char *name)
{
    int cell = side + side / 4;
    int rows = (ICONS + 7) / 8;
    struct frame sheet;
    frame_init(&sheet, 8 * cell, 2 * rows * cell);
    for (int theme = 0; theme < 2; theme++) {
        int top = theme * rows * cell;
        fill(&sheet, top, top + rows * cell, themes[theme].background);
        for (int i = 1; i <= ICONS; i++) {
            int x = (i - 1) % 8 * cell + side / 8;
            int y = top + (i - 1) / 8 * cell + side / 8;
            paint(&sheet, i, x, y, side, theme);
        }
    }
    bool same = picture_is_golden(&sheet, name);
    frame_release(&sheet);
    return same;
}

static void
test_sheets(void **state)
{
    (void)state;
    assert_true(sheet_is_golden(24, "icons-24"));
    assert_true(sheet_is_golden(40, "icons-40"));
    assert_true(sheet_is_golden(96, "icons-96"));
    assert_true(sheet_is_golden(200, "icons-200"));
}

static long
ink(const struct frame *frame, const struct page_rect *inside)
{
    long count = 0;
    for (int y = 0; y < frame->height_px; y++) {
        for (int x = 0; x < frame->width_px; x++) {
            bool in = inside == NULL ||
                      (x >= inside->x && x < inside->x + inside->w &&
                       y >= inside->y && y < inside->y + inside->h);
            long at = (long)y * frame->width_px + x;
            count += in && frame->pixels[at] != themes[0].background;
        }
    }
    return count;
}

static void
test_each_stays_in_its_square(void **state)
{
    (void)state;
    for (int i = 1; i <= ICONS; i++) {
        struct frame frame;
        struct page_rect square = {20, 20, 57, 57};
        frame_init(&frame, 97, 97);
        fill(&frame, 0, 97, themes[0].background);
        paint(&frame, i, 20, 20, 57, 0);
        assert_true(ink(&frame, NULL) > 100);
        assert_int_equal(ink(&frame, NULL), ink(&frame, &square));
        frame_release(&frame);
    }
}

/* In a wide or a high rectangle an icon stands in the middle. */
static void
test_an_icon_stands_in_the_middle(void **state)
{
    struct frame square;
    struct frame wide;
    struct page_item item = {.rect = {0, 0, 90, 30},
                             .colour = themes[0].colour,
                             .inner = themes[0].background,
                             .icon = ICON_BENEFIT};
    (void)state;
    frame_init(&square, 90, 30);
    frame_init(&wide, 90, 30);
    paint(&square, ICON_BENEFIT, 30, 0, 30, 0);
    paint_item(&item, &wide);
    assert_int_equal(picture_difference(&square, &wide), 0);
    frame_release(&square);
    frame_release(&wide);
}

/* Mirrored, pixel for pixel: FreeType draws curves to 1/5 px. */
static void
test_mirrored_is_the_other_way_round(void **state)
{
    (void)state;
    for (int i = 1; i <= ICONS; i++) {
        struct frame plain;
        struct frame mirrored;
        struct frame turned;
        struct page_item item = {.rect = {0, 0, 64, 64},
                                 .colour = themes[0].colour,
                                 .inner = themes[0].background,
                                 .icon = (enum page_icon)i,
                                 .mirrored = true};
        frame_init(&plain, 64, 64);
        frame_init(&mirrored, 64, 64);
        frame_init(&turned, 64, 64);
        paint(&plain, i, 0, 0, 64, 0);
        paint_item(&item, &mirrored);
        for (int p = 0; p < 64 * 64; p++) {
            turned.pixels[p] = mirrored.pixels[p / 64 * 64 + 63 - p % 64];
        }
        assert_in_range(picture_difference(&plain, &turned), 0, 48);
        frame_release(&plain);
        frame_release(&mirrored);
        frame_release(&turned);
    }
}

/* Half outside, wholly outside, empty: nothing else is touched (ASan). */
static void
test_icons_are_clipped(void **state)
{
    static const struct page_rect rects[] = {
        {-20, -20, 40, 40},     {40, 40, 40, 40}, {-500, 10, 40, 40},
        {10, 500, 40, 40},      {10, 10, 0, 40},  {10, 10, 40, -3},
        {-300, -300, 900, 900}, {20, 20, 1, 1},
    };
    (void)state;
    for (size_t k = 0; k < sizeof(rects) / sizeof(*rects); k++) {
        struct frame frame;
        frame_init(&frame, 60, 60);
        for (int i = 1; i <= ICONS; i++) {
            struct page_item item = {.rect = rects[k],
                                     .colour = 0xFFFFFF,
                                     .icon = (enum page_icon)i};
            paint_item(&item, &frame);
        }
        bool hit = rects[k].w > 0 && rects[k].h > 0 && rects[k].x < 60 &&
                   rects[k].y < 60 && rects[k].x + rects[k].w > 0;
        bool any = false;
        for (int p = 0; p < 3600; p++) {
            any = any || frame.pixels[p] != 0;
        }
        assert_int_equal(any, hit);
        frame_release(&frame);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sheets),
        cmocka_unit_test(test_each_stays_in_its_square),
        cmocka_unit_test(test_an_icon_stands_in_the_middle),
        cmocka_unit_test(test_mirrored_is_the_other_way_round),
        cmocka_unit_test(test_icons_are_clipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
