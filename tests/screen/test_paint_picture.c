/* Pictures on pages: pixels where they belong, blended exactly, clipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "golden_picture.h"
#include "paint.h"

enum { W = 320, H = 200, SIDE_MAX = 1024 };

static const uint32_t paper = 0xFAF7F0;
static const uint32_t field = 0xEDE6D8;

/* Who answers for pictures: a pattern of any size, and what was asked. */
struct studio {
    uint32_t *pixels;
    bool opaque, gone;
    uint32_t ground;
    int asked, width, height;
    struct crop crop;
};

static uint32_t
pattern(int x, int y, bool opaque)
{
    uint32_t alpha = opaque ? 255 : (uint32_t)(x * 5 + y * 3) & 255;
    uint32_t red = (uint32_t)x * alpha / SIDE_MAX;
    uint32_t green = (uint32_t)y * alpha / SIDE_MAX;
    return alpha << 24 | red << 16 | green << 8 | alpha;
}

static bool
studio_size(void *ctx, const struct deck_picture *picture, int *width_px,
            int *height_px)
{
    (void)ctx;
    (void)picture;
    *width_px = *height_px = 100;
    return true;
}

static enum measure_pixels
studio_ready(void *ctx, const struct deck_picture *picture, int width_px,
             int height_px, struct crop crop)
{
    (void)ctx;
    (void)picture;
    return width_px == height_px && !crop_cuts(crop) ? PIXELS_HERE
                                                     : PIXELS_NONE;
}

static const uint32_t *
studio_pixels(void *ctx, const struct deck_picture *picture, int width_px,
              int height_px, struct crop crop, bool *opaque, uint32_t *ground)
{
    struct studio *studio = ctx;
    (void)picture;
    studio->asked++;
    studio->width = width_px;
    studio->height = height_px;
    studio->crop = crop;
    *opaque = studio->opaque;
    *ground = studio->ground;
    if (studio->gone) {
        return NULL;
    }
    free(studio->pixels);
    size_t count = (size_t)width_px * (size_t)height_px;
    studio->pixels = malloc(count * sizeof(uint32_t));
    assert_non_null(studio->pixels);
    for (size_t i = 0; i < count; i++) {
        studio->pixels[i] = pattern((int)(i % (size_t)width_px),
                                    (int)(i / (size_t)width_px), *opaque);
    }
    return studio->pixels;
}

/* ITEM on a page, painted; FRAME is released by the caller. */
static void
paint_item(struct studio *studio, struct page_item *item, struct frame *frame)
{
    struct page page = {.width_px = W,
                        .height_px = H,
                        .background = paper,
                        .items = item,
                        .item_count = 1};
    char *why = NULL;
    struct fonts *fonts = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    assert_non_null(fonts);
    const struct pictures pictures = {.ctx = studio,
                                      .size = studio_size,
                                      .ready = studio_ready,
                                      .pixels = studio_pixels};
    if (studio) {
        fonts_set_pictures(fonts, &pictures);
    }
    frame_init(frame, W, H);
    paint_page(&page, fonts, frame);
    fonts_free(fonts);
}

/* One picture at RECT. */
static void
paint_one(struct studio *studio, struct page_rect rect, bool ready,
          struct frame *frame)
{
    static const struct deck_picture picture = {.file = "a.jpg", .alt = "A"};
    struct page_item item = {.type = PAGE_PICTURE,
                             .rect = rect,
                             .colour = field,
                             .picture = &picture,
                             .pixels = ready ? PIXELS_HERE : PIXELS_NONE};
    paint_item(studio, &item, frame);
}

static uint32_t
at(const struct frame *frame, int x, int y)
{
    return frame->pixels[y * frame->width_px + x];
}

/* Every pixel of FRAME: the pattern inside RECT, paper around it. */
static void
check_opaque(const struct frame *frame, struct page_rect rect)
{
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            bool inside = x >= rect.x && x < rect.x + rect.w && y >= rect.y &&
                          y < rect.y + rect.h;
            uint32_t is =
                inside ? pattern(x - rect.x, y - rect.y, true) : paper;
            if (at(frame, x, y) != (is & 0xFFFFFF)) {
                fail_msg("%06X at %d,%d", (unsigned)at(frame, x, y), x, y);
            }
        }
    }
}

/* Whole, and over each edge and corner of the page (ASan). */
static void
test_pictures_are_clipped(void **state)
{
    static const struct page_rect rects[] = {
        {10, 20, 120, 90},      {-30, 40, 100, 60},   {W - 30, 40, 100, 60},
        {60, -40, 100, 70},     {60, H - 20, 90, 70}, {-50, -50, 600, 400},
        {W - 1, H - 1, 40, 40}, {-39, -39, 40, 40},   {W, 0, 30, 30},
        {0, -30, 30, 30},       {5, 5, 1, 1}};
    struct studio studio = {.opaque = true};
    (void)state;
    for (size_t i = 0; i < sizeof(rects) / sizeof(*rects); i++) {
        struct frame frame;
        paint_one(&studio, rects[i], true, &frame);
        check_opaque(&frame, rects[i]);
        assert_int_equal(studio.width, rects[i].w);
        assert_int_equal(studio.height, rects[i].h);
        assert_false(crop_cuts(studio.crop));
        frame_release(&frame);
    }
    assert_int_equal(studio.asked, sizeof(rects) / sizeof(*rects));
    free(studio.pixels);
}

/* A quiet field: where the page says that it was not ready (without a
 * question), where pixels went, and where nobody answers. */
static void
test_a_field_stands_for_what_is_not_there(void **state)
{
    struct studio studio = {.opaque = true, .gone = true};
    const struct page_rect rect = {40, 30, 100, 80};
    struct frame frame;
    (void)state;
    for (int i = 0; i < 3; i++) {
        paint_one(i == 2 ? NULL : &studio, rect, i > 0, &frame);
        assert_int_equal(studio.asked, i > 0);
        assert_int_equal(at(&frame, 40, 30), field);
        assert_int_equal(at(&frame, 139, 109), field);
        assert_int_equal(at(&frame, 140, 109), paper);
        assert_int_equal(at(&frame, 39, 30), paper);
        frame_release(&frame);
    }
}

/* A picture without a size is nothing, and is not asked for. */
static void
test_empty_rectangles(void **state)
{
    struct studio studio = {.opaque = true};
    struct frame frame;
    (void)state;
    paint_one(&studio, (struct page_rect){5, 5, 0, 20}, true, &frame);
    check_opaque(&frame, (struct page_rect){0, 0, 0, 0});
    frame_release(&frame);
    paint_one(&studio, (struct page_rect){5, 5, 20, -1}, true, &frame);
    check_opaque(&frame, (struct page_rect){0, 0, 0, 0});
    frame_release(&frame);
    assert_int_equal(studio.asked, 0);
}

static void
test_transparency_lets_the_page_through(void **state)
{
    struct studio studio = {.opaque = false};
    const struct page_rect rect = {40, 30, 200, 150};
    struct frame frame;
    (void)state;
    paint_one(&studio, rect, true, &frame);
    for (int y = 0; y < rect.h; y++) {
        for (int x = 0; x < rect.w; x++) {
            uint32_t over = pattern(x, y, false);
            uint32_t expected = paper;
            paint_pixels(&expected, &over, 1, false);
            assert_int_equal(at(&frame, rect.x + x, rect.y + y), expected);
        }
    }
    frame_release(&frame);
    free(studio.pixels);
}

/* Paper lies under what can be seen through, and a little beyond it; not under
 * a photo, nor before the picture is there. */
static void
test_paper_lies_under_transparency(void **state)
{
    static const struct deck_picture picture = {.file = "a.svg", .alt = "A"};
    enum { PLATE = 0xFAF7F0, BEYOND = 5 };
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct studio studio = {.opaque = i == 1};
        struct page_item item = {.type = PAGE_PICTURE,
                                 .rect = {40, 30, 200, 150},
                                 .colour = field,
                                 .picture = &picture,
                                 .filled = true,
                                 .inner = PLATE,
                                 .border_px = BEYOND,
                                 .pixels = i < 2 ? PIXELS_HERE : PIXELS_NONE};
        struct frame frame;
        paint_item(&studio, &item, &frame);
        uint32_t over = pattern(0, 0, studio.opaque);
        uint32_t corner = PLATE;
        paint_pixels(&corner, &over, 1, studio.opaque);
        assert_int_equal(at(&frame, 40, 30), i < 2 ? corner : field);
        assert_int_equal(at(&frame, 39, 30), i == 0 ? PLATE : paper);
        assert_int_equal(at(&frame, 240 + BEYOND - 1, 100),
                         i == 0 ? PLATE : paper);
        assert_int_equal(at(&frame, 240 + BEYOND, 100), paper);
        frame_release(&frame);
        free(studio.pixels);
    }
}

/* A logo that is white stands on a plate of the ground that it needs, in place
 * of any other. */
static void
test_a_ground_lies_under_what_needs_one(void **state)
{
    static const struct deck_picture picture = {.file = "a.svg", .alt = "A"};
    enum { GROUND = 0x1A1A1A, BEYOND = 5 };
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct studio studio = {.ground = GROUND};
        struct page_item item = {.type = PAGE_PICTURE,
                                 .rect = {40, 30, 200, 150},
                                 .picture = &picture,
                                 .filled = i == 1,
                                 .inner = 0xFAF7F0,
                                 .border_px = BEYOND,
                                 .pixels = PIXELS_HERE};
        struct frame frame;
        paint_item(&studio, &item, &frame);
        assert_int_equal(at(&frame, 40, 30), GROUND);
        assert_int_equal(at(&frame, 39, 30), GROUND);
        assert_int_equal(at(&frame, 240 + BEYOND, 100), paper);
        frame_release(&frame);
        free(studio.pixels);
    }
}

/* For every alpha, colour and ground: what the sum in real numbers rounds to.
 * Exact at both ends of alpha. */
static void
test_the_blend_is_exact(void **state)
{
    (void)state;
    for (uint32_t alpha = 0; alpha < 256; alpha++) {
        for (uint32_t under = 0; under < 256; under++) {
            uint32_t over = alpha * 3 / 4;
            uint32_t from = alpha << 24 | over << 16 | alpha << 8;
            uint32_t to = under << 16 | under << 8 | under;
            uint32_t rest = (2 * under * (255 - alpha) + 255) / 510;
            paint_pixels(&to, &from, 1, false);
            assert_int_equal(to >> 16, over + rest);
            assert_int_equal(to >> 8 & 255, alpha + rest);
            assert_int_equal(to & 255, rest);
        }
    }
}

/* Colours brighter than their alpha are no colours: they must not spill into
 * the next channel. */
static void
test_wrong_pixels_do_not_spill(void **state)
{
    uint32_t from = 0x10FFFFFF;
    uint32_t to = 0x00808080;
    (void)state;
    paint_pixels(&to, &from, 1, false);
    assert_int_equal(to, 0xFFFFFF);
    from = 0x00010203;
    to = 0xFF;
    paint_pixels(&to, &from, 1, false);
    assert_int_equal(to, 0x0102FF);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pictures_are_clipped),
        cmocka_unit_test(test_a_field_stands_for_what_is_not_there),
        cmocka_unit_test(test_empty_rectangles),
        cmocka_unit_test(test_transparency_lets_the_page_through),
        cmocka_unit_test(test_paper_lies_under_transparency),
        cmocka_unit_test(test_a_ground_lies_under_what_needs_one),
        cmocka_unit_test(test_the_blend_is_exact),
        cmocka_unit_test(test_wrong_pixels_do_not_spill),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
