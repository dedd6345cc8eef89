/* Painting whole pages: boxes, borders, text on its baseline, clipping. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "golden_picture.h"
#include "paint.h"

enum { W = 480, H = 270 };

static struct fonts *
open_fonts(void)
{
    char *why = NULL;
    struct fonts *fonts = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    if (fonts == NULL) {
        fail_msg("%s", why);
    }
    return fonts;
}

/* The page of COUNT items, painted; the frame is released by the caller. */
static void
paint(struct page_item *items, size_t count, uint32_t background,
      struct frame *frame)
{
    struct page page = {.width_px = W,
                        .height_px = H,
                        .background = background,
                        .items = items,
                        .item_count = count};
    struct fonts *fonts = open_fonts();
    frame_init(frame, W, H);
    paint_page(&page, fonts, frame);
    fonts_free(fonts);
}

static uint32_t
at(const struct frame *frame, int x, int y)
{
    return frame->pixels[y * frame->width_px + x];
}

static void
test_a_plain_box_is_exact(void **state)
{
    struct page_item item = {
        .type = PAGE_FILL, .rect = {10, 20, 30, 40}, .colour = 0x7A2E00};
    struct frame frame;
    (void)state;
    paint(&item, 1, 0xFAF7F0, &frame);
    for (int i = 0; i < W * H; i++) {
        int x = i % W;
        int y = i / W;
        bool inside = x >= 10 && x < 40 && y >= 20 && y < 60;
        assert_int_equal(frame.pixels[i], inside ? 0x7A2E00 : 0xFAF7F0);
    }
    frame_release(&frame);
}

/* The colour of the border nowhere mixes with what is behind the inside. */
static void
test_borders(void **state)
{
    struct page_item items[] = {
        {.type = PAGE_FILL,
         .rect = {20, 20, 200, 100},
         .colour = 0x003A70,
         .inner = 0xFFFFFF,
         .radius_px = 16,
         .border_px = 4,
         .filled = true},
        {.type = PAGE_FILL,
         .rect = {240, 20, 200, 100},
         .colour = 0x003A70,
         .inner = 0xFF0000,
         .radius_px = 16,
         .border_px = 4},
    };
    struct frame frame;
    (void)state;
    paint(items, 2, 0xFAF7F0, &frame);
    for (int x = 40; x < 200; x++) {
        assert_int_equal(at(&frame, x, 19), 0xFAF7F0);
        assert_int_equal(at(&frame, x, 20), 0x003A70);
        assert_int_equal(at(&frame, x, 23), 0x003A70);
        assert_int_equal(at(&frame, x, 24), 0xFFFFFF);
        assert_int_equal(at(&frame, x + 220, 23), 0x003A70);
        assert_int_equal(at(&frame, x + 220, 24), 0xFAF7F0);
        assert_int_equal(at(&frame, x + 220, 119), 0x003A70);
        assert_int_equal(at(&frame, x + 220, 120), 0xFAF7F0);
    }
    for (int y = 40; y < 100; y++) {
        assert_int_equal(at(&frame, 240, y), 0x003A70);
        assert_int_equal(at(&frame, 243, y), 0x003A70);
        assert_int_equal(at(&frame, 244, y), 0xFAF7F0);
        assert_int_equal(at(&frame, 439, y), 0x003A70);
    }
    assert_int_equal(at(&frame, 20, 20), 0xFAF7F0);
    assert_int_equal(at(&frame, 240, 20), 0xFAF7F0);
    frame_release(&frame);
}

/* Each corner is the mirror picture of the others: FreeType draws
 * curves to 1/5 px. */
static void
test_corners_are_alike(void **state)
{
    (void)state;
    for (int radius_px = 0; radius_px <= 60; radius_px += 5) {
        for (int border_px = 0; border_px <= 12; border_px += 4) {
            struct page_item item = {.type = PAGE_FILL,
                                     .rect = {0, 0, W, H},
                                     .colour = 0xFFFFFF,
                                     .radius_px = radius_px,
                                     .border_px = border_px};
            struct frame frame;
            paint(&item, 1, 0, &frame);
            for (int i = 0; i < W / 2 * (H / 2); i++) {
                int x = i % (W / 2);
                int y = i / (W / 2);
                uint32_t corner = at(&frame, x, y) & 255;
                uint32_t right = at(&frame, W - 1 - x, y) & 255;
                uint32_t below = at(&frame, x, H - 1 - y) & 255;
                assert_in_range(corner + 48 - right, 0, 96);
                assert_in_range(corner + 48 - below, 0, 96);
            }
            frame_release(&frame);
        }
    }
}

/* Boxes that are larger than the page, outside, empty or inside out (ASan). */
static void
test_boxes_are_clipped(void **state)
{
    static const struct page_rect rects[] = {
        {-50, -50, 2 * W, 2 * H}, {W - 5, H - 5, 90, 90}, {-90, 10, 95, 20},
        {W, H, 10, 10},           {-20, -20, 10, 10},     {5, 5, 0, 10},
        {5, 5, -10, 10},          {7, 7, 1, 1},           {9, 9, 2, 30},
    };
    struct page_item items[sizeof(rects) / sizeof(*rects) * 4];
    size_t count = 0;
    struct frame frame;
    (void)state;
    for (size_t i = 0; i < sizeof(rects) / sizeof(*rects); i++) {
        for (int kind = 0; kind < 4; kind++) {
            items[count++] = (struct page_item){
                .type = kind == 3 ? PAGE_PICTURE : PAGE_FILL,
                .rect = rects[i],
                .colour = kind == 3 ? 0xEDE6D8 : 0xFFFFFF,
                .radius_px = kind > 0 ? 12 : 0,
                .border_px = kind > 1 ? 5 : 0,
            };
        }
    }
    paint(items, count, 0, &frame);
    assert_int_equal(at(&frame, W / 2, H / 2), 0xEDE6D8);
    frame_release(&frame);
}

/* Dark squares of whole px; what is light stays as it is; over every edge. */
static void
test_a_code_is_crisp(void **state)
{
    static uint8_t modules[] = {1, 0, 1, 0, 0, 1, 1, 1, 0};
    static const struct page_rect rects[] = {
        {20, 30, 30, 30}, {-12, -12, 30, 30}, {W - 8, H - 8, 30, 30}};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct page_item item = {.type = PAGE_CODE,
                                 .rect = rects[i],
                                 .colour = 0x000001,
                                 .modules = modules,
                                 .side = 3};
        struct frame frame;
        paint(&item, 1, 0xFFFFFF, &frame);
        for (int k = 0; k < W * H; k++) {
            int x = k % W - rects[i].x;
            int y = k / W - rects[i].y;
            bool inside = x >= 0 && x < 30 && y >= 0 && y < 30;
            bool dark = inside && modules[y / 10 * 3 + x / 10] != 0;
            assert_int_equal(frame.pixels[k], dark ? 0x000001 : 0xFFFFFF);
        }
        frame_release(&frame);
    }
}

static struct page_item
text_item(struct fonts *fonts, const char *text, int x, int baseline_px,
          int cap_px)
{
    const struct measure *measure = fonts_measure(fonts);
    struct page_item item = {
        .type = PAGE_TEXT,
        .rect = {x, baseline_px, 0, 0},
        .colour = 0x1A1A1A,
        .text = strdup(text),
        .shape = {.script = 'L' << 24 | 'a' << 16 | 't' << 8 | 'n'}};
    item.font.face = measure->face(measure->ctx, 'H', 0, "en");
    item.font.size_px =
        measure->size_for_caps(measure->ctx, item.font.face, cap_px);
    return item;
}

/* Capitals stand on the baseline and are as high as was asked for; a letter
 * below it, and text that leaves the page on every side, are clipped. */
static void
test_text_stands_on_its_baseline(void **state)
{
    struct fonts *fonts = open_fonts();
    struct page_item item = text_item(fonts, "HHH", 100, 150, 40);
    struct frame frame;
    int top = H;
    int bottom = 0;
    (void)state;
    paint(&item, 1, 0xFFFFFF, &frame);
    for (int i = 0; i < W * H; i++) {
        if (frame.pixels[i] < 0x808080) {
            top = i / W < top ? i / W : top;
            bottom = i / W > bottom ? i / W : bottom;
            assert_true(i % W >= 100);
        }
    }
    assert_int_equal(bottom, 149);
    assert_in_range(top, 109, 111);
    frame_release(&frame);
    static const int places[][2] = {
        {-60, 150}, {W - 20, 150}, {100, 20}, {100, H + 10}, {-900, -900}};
    for (int i = 0; i < 5; i++) {
        item.rect.x = places[i][0];
        item.rect.y = places[i][1];
        paint(&item, 1, 0xFFFFFF, &frame);
        frame_release(&frame);
    }
    free(item.text);
    fonts_free(fonts);
}

/* Text without ink (only a space) is nothing. */
static void
test_text_without_ink(void **state)
{
    struct fonts *fonts = open_fonts();
    struct page_item item = text_item(fonts, " ", 100, 150, 40);
    struct frame frame;
    (void)state;
    paint(&item, 1, 0xFFFFFF, &frame);
    for (int i = 0; i < W * H; i++) {
        assert_int_equal(frame.pixels[i], 0xFFFFFF);
    }
    free(item.text);
    frame_release(&frame);
    fonts_free(fonts);
}

/* Buttons, a strip, a pill: shapes only, so that faces do not matter. */
static void
test_a_band_of_buttons(void **state)
{
    struct page_item items[] = {
        {.type = PAGE_FILL, .rect = {0, 200, W, 70}, .colour = 0xF1EBDF},
        {.type = PAGE_FILL,
         .rect = {12, 210, 140, 50},
         .colour = 0x003A70,
         .inner = 0xFAF7F0,
         .radius_px = 9,
         .border_px = 3,
         .filled = true},
        {.type = PAGE_FILL,
         .rect = {164, 210, 140, 50},
         .colour = 0x7A2E00,
         .radius_px = 9},
        {.type = PAGE_FILL,
         .rect = {316, 210, 50, 50},
         .colour = 0x003A70,
         .radius_px = 9},
        {.type = PAGE_FILL,
         .rect = {40, 40, 300, 21},
         .colour = 0x8B0020,
         .radius_px = 99},
        {.type = PAGE_FILL,
         .rect = {40, 80, 300, 100},
         .colour = 0x00504F,
         .radius_px = 30,
         .border_px = 2},
        {.type = PAGE_ICON,
         .rect = {22, 219, 32, 32},
         .colour = 0x003A70,
         .inner = 0xFAF7F0,
         .icon = ICON_BENEFIT},
        {.type = PAGE_ICON,
         .rect = {174, 219, 32, 32},
         .colour = 0xFFFFFF,
         .inner = 0x7A2E00,
         .icon = ICON_SIDE_EFFECT},
        {.type = PAGE_ICON,
         .rect = {325, 219, 32, 32},
         .colour = 0xFFFFFF,
         .inner = 0x003A70,
         .icon = ICON_PAUSE},
    };
    struct frame frame;
    (void)state;
    paint(items, sizeof(items) / sizeof(*items), 0xFAF7F0, &frame);
    assert_true(picture_is_golden(&frame, "band"));
    frame_release(&frame);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_plain_box_is_exact),
        cmocka_unit_test(test_borders),
        cmocka_unit_test(test_corners_are_alike),
        cmocka_unit_test(test_boxes_are_clipped),
        cmocka_unit_test(test_a_code_is_crisp),
        cmocka_unit_test(test_text_stands_on_its_baseline),
        cmocka_unit_test(test_text_without_ink),
        cmocka_unit_test(test_a_band_of_buttons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
