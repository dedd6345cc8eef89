/* Promise: every kind of PNG is shown, GIF and WebP too; of what moves the
 * first frame. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "picture_asks.h"

static void
is_quarters(void **state, const struct made *made, int tolerance)
{
    asks_size(*state, made, 60, 40);
    assert_false(asks_harmed(*state, made));
    struct image same = asks_draw(*state, made, 60, 40, false);
    asks_quarters(&same, tolerance);
    struct image small = asks_draw(*state, made, 30, 20, false);
    asks_quarters(&small, tolerance);
    struct image tiny = asks_draw(*state, made, 6, 4, false);
    asks_quarters(&tiny, tolerance + 20);
    struct image large = asks_draw(*state, made, 150, 100, false);
    asks_quarters(&large, tolerance);
    image_free(&same);
    image_free(&small);
    image_free(&tiny);
    image_free(&large);
}

static void
test_png_colours(void **state)
{
    static const int types[] = {PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA};
    struct image image = image_quarters(60, 40);
    for (int i = 0; i < 8; i++) {
        struct png_options options = {.type = types[i & 1],
                                      .bits = i & 2 ? 16 : 8,
                                      .interlaced = (i & 4) != 0,
                                      .transparent = -1};
        struct made made = make_png(&image, &options, NULL);
        is_quarters(state, &made, 0);
        made_free(&made);
    }
    image_free(&image);
}

/* Levels of 1 to 16 bits, and the two values that are the ends of them. */
static void
test_png_gray(void **state)
{
    for (int bits = 1; bits <= 16; bits *= 2) {
        uint32_t most = bits >= 8 ? 255 : (1u << bits) - 1;
        struct image image = image_new(20, 10, most << 16);
        struct png_options options = {.bits = bits, .transparent = -1};
        for (int i = 0; i < 100; i++) {
            image.pixels[i] = 0;
        }
        struct made made = make_png(&image, &options, NULL);
        struct image drawn = asks_draw(*state, &made, 20, 10, false);
        asks_pixel(&drawn, 3, 1, 0xFF000000, 0);
        asks_pixel(&drawn, 3, 8, 0xFFFFFFFF, 0);
        image_free(&drawn);
        made_free(&made);
        options.transparent = 0;
        made = make_png(&image, &options, NULL);
        drawn = asks_draw(*state, &made, 20, 10, false);
        asks_pixel(&drawn, 3, 1, 0, 0);
        asks_pixel(&drawn, 3, 8, 0xFFFFFFFF, 0);
        image_free(&drawn);
        made_free(&made);
        image_free(&image);
    }
}

static void
test_png_gray_and_alpha(void **state)
{
    struct image image = image_new(16, 16, 0x80C0C0C0);
    for (int bits = 8; bits <= 16; bits += 8) {
        struct png_options options = {
            .type = PNG_COLOR_TYPE_GRAY_ALPHA, .bits = bits, .transparent = -1};
        struct made made = make_png(&image, &options, NULL);
        struct image drawn = asks_draw(*state, &made, 8, 8, false);
        asks_pixel(&drawn, 4, 4, 0x80606060, 1);
        image_free(&drawn);
        made_free(&made);
    }
    image_free(&image);
}

static void
test_png_palette(void **state)
{
    uint32_t palette[256] = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFFFFFFFF};
    struct image image = image_new(40, 40, 0);
    for (int i = 0; i < 1600; i++) {
        image.pixels[i] = (uint32_t)((i / 40 >= 20) * 2 + (i % 40 >= 20)) << 16;
    }
    for (int bits = 2; bits <= 8; bits *= 2) {
        struct png_options options = {
            .type = PNG_COLOR_TYPE_PALETTE, .bits = bits, .transparent = -1};
        struct made made = make_png(&image, &options, palette);
        struct image drawn = asks_draw(*state, &made, 40, 40, false);
        asks_quarters(&drawn, 0);
        image_free(&drawn);
        made_free(&made);
        options.transparent = 1;
        made = make_png(&image, &options, palette);
        drawn = asks_draw(*state, &made, 40, 40, false);
        asks_pixel(&drawn, 5, 5, 0xFFFF0000, 0);
        asks_pixel(&drawn, 35, 5, 0, 0);
        image_free(&drawn);
        made_free(&made);
    }
    image_free(&image);
}

static void
test_png_orientation_and_gamma(void **state)
{
    struct image upright = image_quarters(60, 40);
    struct image turned = image_turned(&upright, 6);
    struct png_options options = {.type = PNG_COLOR_TYPE_RGB,
                                  .bits = 8,
                                  .transparent = -1,
                                  .orientation = 6};
    struct made made = make_png(&turned, &options, NULL);
    is_quarters(state, &made, 0);
    made_free(&made);
    struct image gray = image_new(8, 8, 0xFF808080);
    options.orientation = 0;
    options.gamma = 1; /* light as it is: half of it is 188 on a screen */
    made = make_png(&gray, &options, NULL);
    struct image drawn = asks_draw(*state, &made, 8, 8, false);
    asks_pixel(&drawn, 4, 4, 0xFFBABABA, 3);
    image_free(&drawn);
    made_free(&made);
    image_free(&gray);
    image_free(&turned);
    image_free(&upright);
}

/* The chunk of four LETTERS goes to the end, before IEND. */
static void
put_last(struct made *made, const char *letters)
{
    uint8_t chunk[64];
    uint8_t *at = (uint8_t *)memmem(made->bytes, made->len, letters, 4) - 4;
    size_t len = at[3] + 12u;
    size_t behind = made->len - (size_t)(at - made->bytes) - len - 12;
    assert_true(len <= sizeof(chunk));
    memcpy(chunk, at, len);
    memmove(at, at + len, behind);
    memcpy(at + behind, chunk, len);
}

/* Which side is up stands behind the pixels, as some programs write it. */
static void
test_png_late_orientation(void **state)
{
    struct image upright = image_quarters(60, 40);
    for (int i = 1; i <= 8; i++) {
        struct image turned = image_turned(&upright, i);
        struct png_options options = {.type = PNG_COLOR_TYPE_RGB,
                                      .bits = 8,
                                      .interlaced = i % 2 == 0,
                                      .transparent = -1,
                                      .orientation = i};
        struct made made = make_png(&turned, &options, NULL);
        put_last(&made, "eXIf");
        is_quarters(state, &made, 0);
        made_free(&made);
        image_free(&turned);
    }
    image_free(&upright);
}

/* Red of Display P3 with and without alpha, as far as sRGB goes. */
static void
test_png_profile(void **state)
{
    struct made profile = make_profile(display_p3, 2.2);
    struct image image = image_new(8, 8, 0xFFC86450);
    for (int i = 0; i < 2; i++) {
        struct png_options options = {.type = i ? PNG_COLOR_TYPE_RGB_ALPHA
                                                : PNG_COLOR_TYPE_RGB,
                                      .bits = 8,
                                      .transparent = -1,
                                      .profile = &profile};
        struct made made = make_png(&image, &options, NULL);
        struct image drawn = asks_draw(*state, &made, 8, 8, false);
        asks_pixel(&drawn, 4, 4, 0xFFD85D48, 3);
        image_free(&drawn);
        made_free(&made);
    }
    image_free(&image);
    made_free(&profile);
}

static void
test_png_cut_short(void **state)
{
    struct image image = image_noise(100, 100);
    for (int i = 0; i < 2; i++) {
        struct png_options options = {.type = PNG_COLOR_TYPE_RGB,
                                      .bits = 8,
                                      .interlaced = i == 1,
                                      .transparent = -1};
        struct made made = make_png(&image, &options, NULL);
        size_t len = made.len;
        made.len = len * 3 / 4;
        struct image drawn = asks_draw(*state, &made, 100, 100, false);
        assert_true(asks_harmed(*state, &made));
        asks_pixel(&drawn, 50, 10, image.pixels[1050], i == 0 ? 0 : 255);
        if (i == 0) {
            asks_pixel(&drawn, 50, 98, 0xFF808080, 0);
        }
        image_free(&drawn);
        made.len = len / 3;
        assert_int_equal(asks_status(*state, &made), PICTURE_DAMAGED);
        made_free(&made);
    }
    image_free(&image);
}

/* The size of a header; its checksum is mended too. */
static void
patch_png(struct made *made, uint32_t width, uint32_t height)
{
    for (int i = 0; i < 4; i++) {
        made->bytes[16 + i] = (uint8_t)(width >> (24 - 8 * i));
        made->bytes[20 + i] = (uint8_t)(height >> (24 - 8 * i));
    }
    uint32_t crc = UINT32_MAX;
    for (int i = 12; i < 29; i++) {
        crc ^= made->bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
        }
    }
    for (int i = 0; i < 4; i++) {
        made->bytes[29 + i] = (uint8_t)(~crc >> (24 - 8 * i));
    }
}

static void
test_png_too_large(void **state)
{
    struct image image = image_new(8, 8, 0);
    struct png_options options = {.bits = 1, .transparent = -1};
    struct made made = make_png(&image, &options, NULL);
    patch_png(&made, 30000, 30000);
    assert_int_equal(asks_status(*state, &made), PICTURE_TOO_LARGE);
    patch_png(&made, 10000, 10000);
    assert_int_equal(asks_status(*state, &made), PICTURE_DAMAGED);
    made_free(&made);
    options.interlaced = true;
    made = make_png(&image, &options, NULL);
    patch_png(&made, 10000, 10000);
    assert_int_equal(asks_status(*state, &made), PICTURE_TOO_LARGE);
    made_free(&made);
    image_free(&image);
}

/* Longer than anything is drawn: its proportions, unless nothing is left. */
static void
test_png_panorama(void **state)
{
    struct image image = image_new(65536, 32, 0xFF0000FF);
    struct png_options options = {.type = PNG_COLOR_TYPE_RGB,
                                  .bits = 8,
                                  .transparent = -1,
                                  .orientation = 6};
    struct made made = make_png(&image, &options, NULL);
    asks_size(*state, &made, 8, PICTURE_SIDE_MAX);
    struct image drawn = asks_draw(*state, &made, 2, 500, false);
    asks_pixel(&drawn, 1, 250, 0xFF0000FF, 2);
    image_free(&drawn);
    patch_png(&made, 300000, 1);
    struct picture_reply reply;
    int file = decoder_rig_file(made.bytes, made.len);
    assert_int_equal(decoder_rig_probe(*state, file, 0, &reply),
                     PICTURE_DAMAGED);
    close(file);
    made_free(&made);
    image_free(&image);
}

/* Indices of image_quarters, in make_gif's colours. */
static struct image
quarter_indices(int width_px, int height_px)
{
    struct image image = image_new(width_px, height_px, 0);
    for (int i = 0; i < width_px * height_px; i++) {
        int x = i % width_px;
        int y = i / width_px;
        image.pixels[i] =
            (uint32_t)((2 * y >= height_px) * 2 + (2 * x >= width_px)) << 16;
    }
    return image;
}

static void
test_gif(void **state)
{
    struct image frames[2] = {quarter_indices(60, 40),
                              image_new(60, 40, 2 << 16)};
    for (int i = 0; i < 2; i++) {
        struct made made = make_gif(frames, 2, &frames[0], 0, 0, -1, i == 1);
        is_quarters(state, &made, 0);
        made_free(&made);
    }
    image_free(&frames[0]);
    image_free(&frames[1]);
}

/* A frame smaller than the screen, with a transparent colour. */
static void
test_gif_frame(void **state)
{
    struct image frame = quarter_indices(20, 20);
    struct image screen = image_new(40, 40, 0);
    struct made made = make_gif(&frame, 1, &screen, 10, 10, 1, false);
    struct image drawn = asks_draw(*state, &made, 40, 40, false);
    asks_pixel(&drawn, 5, 5, 0, 0);
    asks_pixel(&drawn, 12, 12, 0xFFFF0000, 0);
    asks_pixel(&drawn, 28, 12, 0, 0);
    asks_pixel(&drawn, 28, 28, 0xFFFFFFFF, 0);
    asks_pixel(&drawn, 35, 35, 0, 0);
    image_free(&drawn);
    made_free(&made);
    image_free(&frame);
    image_free(&screen);
}

/* A first frame that its screen does not hold: the screen grows; where nothing
 * of it would be seen, it is all that there is. */
static void
test_gif_beside_its_screen(void **state)
{
    static const struct {
        int left, top, width, height, x, y;
    } cases[] = {{10, 10, 30, 30, 10, 10},     {0, 4, 20, 24, 0, 4},
                 {20, 0, 20, 20, 0, 0},        {0, 20, 20, 20, 0, 0},
                 {60000, 60000, 20, 20, 0, 0}, {15, 100, 20, 20, 0, 0}};
    struct image frame = quarter_indices(20, 20);
    struct image screen = image_new(20, 20, 0);
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct made made = make_gif(&frame, 1, &screen, cases[i].left,
                                    cases[i].top, -1, i % 2 == 1);
        int width = cases[i].width;
        int height = cases[i].height;
        asks_size(*state, &made, width, height);
        struct image drawn = asks_draw(*state, &made, width, height, false);
        int x = cases[i].x;
        int y = cases[i].y;
        asks_pixel(&drawn, x + 5, y + 5, 0xFFFF0000, 0);
        asks_pixel(&drawn, x + 15, y + 5, 0xFF00FF00, 0);
        asks_pixel(&drawn, x + 15, y + 15, 0xFFFFFFFF, 0);
        image_free(&drawn);
        made_free(&made);
    }
    image_free(&frame);
    image_free(&screen);
}

static void
test_gif_cut_short(void **state)
{
    struct image frame = image_noise(80, 80);
    for (int i = 0; i < 2; i++) {
        struct made made = make_gif(&frame, 1, &frame, 0, 0, -1, i == 1);
        size_t len = made.len;
        made.len = len * 4 / 5;
        struct image drawn = asks_draw(*state, &made, 80, 80, false);
        assert_true(asks_harmed(*state, &made));
        if (i == 0) {
            asks_pixel(&drawn, 40, 79, 0, 0);
        }
        image_free(&drawn);
        made.len = len / 3;
        assert_int_equal(asks_status(*state, &made), PICTURE_DAMAGED);
        made_free(&made);
    }
    image_free(&frame);
}

static void
test_webp(void **state)
{
    struct image image = image_quarters(60, 40);
    struct image turned = image_turned(&image, 8);
    for (int i = 0; i < 8; i++) {
        struct webp_options options = {.lossless = (i & 1) != 0,
                                       .animated = (i & 2) != 0,
                                       .orientation = i & 4 ? 8 : 0};
        struct made made = make_webp(i & 4 ? &turned : &image, &options);
        is_quarters(state, &made, options.lossless ? 0 : 6);
        made_free(&made);
    }
    image_free(&image);
    image_free(&turned);
}

static void
test_webp_alpha(void **state)
{
    struct image image = image_new(32, 32, 0x80FF8040);
    struct made profile = make_profile(display_p3, 2.2);
    for (int i = 0; i < 2; i++) {
        struct made made =
            make_webp(&image, &(struct webp_options){.lossless = i == 1});
        struct image drawn = asks_draw(*state, &made, 16, 16, false);
        asks_pixel(&drawn, 8, 8, 0x80804020, 4);
        image_free(&drawn);
        made_free(&made);
    }
    struct image colour = image_new(8, 8, 0xFFC86450);
    struct made made = make_webp(
        &colour, &(struct webp_options){.lossless = true, .profile = &profile});
    struct image drawn = asks_draw(*state, &made, 8, 8, false);
    asks_pixel(&drawn, 4, 4, 0xFFD85D48, 3);
    image_free(&drawn);
    made_free(&made);
    image_free(&colour);
    image_free(&image);
    made_free(&profile);
}

static void
test_webp_cut_short(void **state)
{
    struct image image = image_noise(160, 160);
    struct made made = make_webp(&image, &(struct webp_options){0});
    made.len = made.len * 4 / 5;
    struct image drawn = asks_draw(*state, &made, 160, 160, false);
    assert_true(asks_harmed(*state, &made));
    asks_pixel(&drawn, 80, 159, 0xFF808080, 0);
    image_free(&drawn);
    made.len /= 3;
    assert_int_equal(asks_status(*state, &made), PICTURE_DAMAGED);
    made_free(&made);
    image_free(&image);
}

/* Anything else is said to be unknown, and what only begins well damaged. */
static void
test_what_is_no_picture(void **state)
{
    static const struct {
        const char *bytes;
        enum picture_status status;
    } files[] = {
        {"hello", PICTURE_UNKNOWN_FORMAT},
        {"BM......", PICTURE_UNKNOWN_FORMAT},
        {"\xFF\xD8\xFF", PICTURE_DAMAGED},
        {"\xFF\xD8\xFF\xD9", PICTURE_DAMAGED},
        {"\x89PNG\r\n\x1A\n", PICTURE_DAMAGED},
        {"GIF89a", PICTURE_DAMAGED},
        {"RIFF....WEBP", PICTURE_DAMAGED},
        {"RIFF....WEBPVP8 ", PICTURE_DAMAGED},
    };
    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
        struct made made = {0};
        made_append(&made, files[i].bytes, strlen(files[i].bytes));
        assert_int_equal(asks_status(*state, &made), files[i].status);
        made_free(&made);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_png_colours),
        cmocka_unit_test(test_png_gray),
        cmocka_unit_test(test_png_gray_and_alpha),
        cmocka_unit_test(test_png_palette),
        cmocka_unit_test(test_png_orientation_and_gamma),
        cmocka_unit_test(test_png_late_orientation),
        cmocka_unit_test(test_png_profile),
        cmocka_unit_test(test_png_cut_short),
        cmocka_unit_test(test_png_too_large),
        cmocka_unit_test(test_png_panorama),
        cmocka_unit_test(test_gif),
        cmocka_unit_test(test_gif_frame),
        cmocka_unit_test(test_gif_beside_its_screen),
        cmocka_unit_test(test_gif_cut_short),
        cmocka_unit_test(test_webp),
        cmocka_unit_test(test_webp_alpha),
        cmocka_unit_test(test_webp_cut_short),
        cmocka_unit_test(test_what_is_no_picture),
    };
    return cmocka_run_group_tests(tests, asks_setup, asks_teardown);
}
