/* Promise: a JPEG looks as it was meant, whatever camera or press made it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "picture_asks.h"

static void
test_orientations(void **state)
{
    struct image upright = image_quarters(96, 64);
    for (int orientation = 1; orientation <= 8; orientation++) {
        struct image turned = image_turned(&upright, orientation);
        struct made made = make_jpeg(
            &turned, &(struct jpeg_options){.orientation = orientation});
        asks_size(*state, &made, 96, 64);
        struct image small = asks_draw(*state, &made, 48, 32, false);
        asks_quarters(&small, 6);
        struct image same = asks_draw(*state, &made, 96, 64, false);
        asks_quarters(&same, 6);
        image_free(&small);
        image_free(&same);
        image_free(&turned);
        made_free(&made);
    }
    image_free(&upright);
}

/* A bad orientation is none. */
static void
test_bad_exif(void **state)
{
    struct image upright = image_quarters(64, 48);
    static const int bad[] = {9, 255, 65535};
    for (size_t i = 0; i < 3; i++) {
        struct made made =
            make_jpeg(&upright, &(struct jpeg_options){.orientation = bad[i]});
        struct image drawn = asks_draw(*state, &made, 64, 48, false);
        asks_quarters(&drawn, 6);
        image_free(&drawn);
        made_free(&made);
    }
    image_free(&upright);
}

static void
test_kinds(void **state)
{
    static const struct jpeg_options kinds[] = {
        {.kind = JPEG_COLOUR},
        {.kind = JPEG_COLOUR, .progressive = true},
        {.kind = JPEG_COLOUR, .restarts = true},
        {.kind = JPEG_PLAIN_RGB},
    };
    struct image upright = image_quarters(100, 60);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        struct made made = make_jpeg(&upright, &kinds[i]);
        struct image drawn = asks_draw(*state, &made, 50, 30, false);
        asks_quarters(&drawn, 6);
        image_free(&drawn);
        made_free(&made);
    }
    image_free(&upright);
}

static void
test_gray(void **state)
{
    struct image image = image_new(40, 40, 0xFF909090);
    struct made made =
        make_jpeg(&image, &(struct jpeg_options){.kind = JPEG_GRAY});
    struct image drawn = asks_draw(*state, &made, 20, 20, false);
    asks_pixel(&drawn, 10, 10, 0xFF909090, 1);
    image_free(&drawn);
    image_free(&image);
    made_free(&made);
}

/* The rows of the table: no marker, transform 0, transform 2. Photoshop's
 * inks are inverted in all of them, as browsers take it. */
static void
test_inks(void **state)
{
    static const struct jpeg_options rows[] = {
        {.kind = JPEG_CMYK, .no_adobe = true},
        {.kind = JPEG_CMYK},
        {.kind = JPEG_YCCK},
    };
    static const struct {
        uint32_t inks; /* 0xKKYYMMCC, 255 is none */
        uint32_t colour;
    } colours[] = {
        {0xFFFFFFFF, 0xFFFFFFFF}, {0x00FFFFFF, 0xFF000000},
        {0xFFFFFF00, 0xFF00FFFF}, {0xFFFF00FF, 0xFFFF00FF},
        {0xFF00FFFF, 0xFFFFFF00}, {0x80FFFFFF, 0xFF808080},
        {0xFF0000FF, 0xFFFF0000}, {0xC0FF8040, 0xFF3060C0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        for (size_t j = 0; j < sizeof(colours) / sizeof(*colours); j++) {
            struct image image = image_new(32, 32, colours[j].inks);
            struct made made = make_jpeg(&image, &rows[i]);
            struct image drawn = asks_draw(*state, &made, 16, 16, false);
            asks_pixel(&drawn, 8, 8, colours[j].colour, 4);
            image_free(&drawn);
            image_free(&image);
            made_free(&made);
        }
    }
}

static double
encode(double linear)
{
    linear = fmin(fmax(linear, 0), 1);
    double value = linear <= 0.0031308 ? 12.92 * linear
                                       : 1.055 * pow(linear, 1 / 2.4) - 0.055;
    return value * 255;
}

/* Display P3 with a gamma of 2.2, by arithmetic instead of lcms2. */
static uint32_t
p3_to_srgb(uint32_t pixel)
{
    static const double matrix[3][3] = {
        {1.2249, -0.2247, 0}, {-0.0420, 1.0419, 0}, {-0.0197, -0.0786, 1.0979}};
    uint32_t out = 0xFF;
    for (int i = 0; i < 3; i++) {
        double sum = 0;
        for (int j = 0; j < 3; j++) {
            sum +=
                matrix[i][j] * pow((pixel >> (16 - 8 * j) & 0xFF) / 255.0, 2.2);
        }
        out = out << 8 | (uint32_t)(encode(sum) + 0.5);
    }
    return out;
}

/* As iPhones write: a pixel is off by at most 3. */
static void
test_wide_colours(void **state)
{
    static const uint32_t colours[] = {0xFFC86450, 0xFF50A064, 0xFFFF0000,
                                       0xFF808080, 0xFF2040C0};
    struct made profile = make_profile(display_p3, 2.2);
    for (size_t i = 0; i < sizeof(colours) / sizeof(*colours); i++) {
        struct image image = image_new(32, 32, colours[i]);
        struct made made =
            make_jpeg(&image, &(struct jpeg_options){.profile = &profile});
        struct image drawn = asks_draw(*state, &made, 16, 16, false);
        asks_pixel(&drawn, 8, 8, p3_to_srgb(colours[i]), 3);
        image_free(&drawn);
        image_free(&image);
        made_free(&made);
    }
    made_free(&profile);
}

/* A profile that is broken, or of inks, changes nothing. */
static void
test_bad_profiles(void **state)
{
    struct made good = make_profile(display_p3, 1.2);
    struct image image = image_new(32, 32, 0xFFC86450);
    for (int i = 0; i < 3; i++) {
        struct made profile = {0};
        made_append(&profile, good.bytes, i == 0 ? good.len / 2 : good.len);
        memcpy(profile.bytes + (i == 1 ? 16 : 12), i == 1 ? "CMYK" : "prtr",
               i == 0 ? 0 : 4);
        struct made made =
            make_jpeg(&image, &(struct jpeg_options){.profile = &profile});
        struct image drawn = asks_draw(*state, &made, 16, 16, false);
        asks_pixel(&drawn, 8, 8, 0xFFC86450, 3);
        image_free(&drawn);
        made_free(&made);
        made_free(&profile);
    }
    image_free(&image);
    made_free(&good);
}

/* Covering cuts equally from two sides. */
static void
test_cover(void **state)
{
    struct image image = image_new(90, 30, 0xFFFF0000);
    for (int y = 0; y < 30; y++) {
        for (int x = 30; x < 60; x++) {
            image.pixels[y * 90 + x] = 0xFF0000FF;
        }
    }
    for (int orientation = 1; orientation <= 8; orientation++) {
        struct image turned = image_turned(&image, orientation);
        struct made made = make_jpeg(
            &turned, &(struct jpeg_options){.orientation = orientation});
        struct image drawn = asks_draw(*state, &made, 30, 30, true);
        asks_pixel(&drawn, 3, 3, 0xFF0000FF, 8);
        asks_pixel(&drawn, 26, 26, 0xFF0000FF, 8);
        struct image wide = asks_draw(*state, &made, 20, 10, true);
        asks_pixel(&wide, 1, 5, 0xFFFF0000, 40);
        asks_pixel(&wide, 10, 5, 0xFF0000FF, 8);
        image_free(&wide);
        image_free(&drawn);
        image_free(&turned);
        made_free(&made);
    }
    image_free(&image);
}

/* Cut short: most of it is shown, the rest gray; less than half is damaged. */
static void
test_cut_short(void **state)
{
    struct image noise = image_noise(320, 320);
    for (int i = 0; i < 3; i++) {
        struct jpeg_options options = {.progressive = i == 1,
                                       .restarts = i == 2};
        struct made made = make_jpeg(&noise, &options);
        size_t len = made.len;
        made.len = len * 3 / 4;
        struct image drawn = asks_draw(*state, &made, 320, 320, false);
        if (!options.progressive) {
            asks_pixel(&drawn, 160, 318, 0xFF808080, 2);
        }
        assert_true(asks_harmed(*state, &made));
        image_free(&drawn);
        made.len = i == 1 ? 700 : len / 3;
        assert_int_equal(asks_status(*state, &made), PICTURE_DAMAGED);
        made_free(&made);
    }
    image_free(&noise);
}

/* Quarters that are not plain, so that their file has something to lose. */
static struct image
rough_quarters(int side)
{
    struct image image = image_quarters(side, side);
    struct image noise = image_noise(side, side);
    for (int i = 0; i < side * side; i++) {
        image.pixels[i] ^= noise.pixels[i] & 0x1F1F1F;
    }
    image_free(&noise);
    return image;
}

enum { ROUGH = 40 };

/* Wrong bytes in the middle, some of which look like markers: what stands
 * before is right, as is what stands behind if the file has marks to start
 * anew; of a progressive file all is there, less sharp. */
static void
test_damaged_patch(void **state)
{
    static const char *const patches[] = {
        "\x55\xAA\x12\x34\x99\xE7\x01\x80", "\xFF\xC4\x00\x09\x33\x10\x55\x01",
        "\xFF\xDA\x00\x08\x01\x07\x12\x00", "\xFF\xC0\x00\x0B\x08\xFF\x00\x10",
        "\xFF\xFE\xFF\xF0\x33\x10\x55\x01", "\xFF\xDB\x00\x05\x7F\x10\x55\x01"};
    struct image image = rough_quarters(320);
    for (int i = 0; i < 3 * 6; i++) {
        struct jpeg_options options = {.progressive = i % 3 == 1,
                                       .restarts = i % 3 == 2};
        struct made made = make_jpeg(&image, &options);
        for (size_t k = 0; k < 8 * 20; k++) {
            made.bytes[made.len * 9 / 20 + k] =
                (uint8_t)patches[i / 3][k % 8] ^ (uint8_t)(k / 8 * 37 % 3);
        }
        struct image drawn = asks_draw(*state, &made, 320, 320, false);
        asks_pixel(&drawn, 80, 80, 0xFFFF0000, ROUGH);
        asks_pixel(&drawn, 240, 80, 0xFF00FF00, ROUGH);
        if (i % 3 > 0) {
            asks_pixel(&drawn, 80, 280, 0xFF0000FF, ROUGH);
            asks_pixel(&drawn, 240, 280, 0xFFFFFFFF, ROUGH);
        }
        assert_true(asks_harmed(*state, &made));
        image_free(&drawn);
        made_free(&made);
    }
    image_free(&image);
}

/* All pixels are there: of a file without the mark at its end, or with bytes of
 * something else before it or behind. */
static void
test_whole_is_not_harmed(void **state)
{
    struct image image = rough_quarters(320);
    for (int i = 0; i < 3; i++) {
        struct jpeg_options options = {.progressive = i == 1,
                                       .restarts = i == 2};
        struct made made = make_jpeg(&image, &options);
        assert_false(asks_harmed(*state, &made));
        made.len -= 2;
        assert_false(asks_harmed(*state, &made));
        made_append(&made, "\0\0\0\0\0\xFF\xD9", 7);
        assert_false(asks_harmed(*state, &made));
        made_append(&made, "trailer \xFF\xC0\xFF\xDA\0\1 of a phone", 24);
        assert_false(asks_harmed(*state, &made));
        made_free(&made);
    }
    image_free(&image);
}

/* One that ends between two scans is drawn without a warning of libjpeg. */
static void
test_lost_scans(void **state)
{
    struct image image = rough_quarters(320);
    struct made made =
        make_jpeg(&image, &(struct jpeg_options){.progressive = true});
    do {
        made.len--;
    } while (memcmp(made.bytes + made.len, "\xFF\xDA", 2) != 0);
    assert_true(asks_harmed(*state, &made));
    made_free(&made);
    image_free(&image);
}

/* Wrong from the first row on, it is no picture: only the marks to start anew
 * are left. */
static void
test_all_spoilt(void **state)
{
    struct image image = rough_quarters(320);
    struct made made =
        make_jpeg(&image, &(struct jpeg_options){.restarts = true});
    for (size_t at = 700; at + 2 < made.len; at++) {
        if (made.bytes[at] == 0xFF && made.bytes[at + 1] != 0) {
            at++;
        } else {
            made.bytes[at] = 0x55;
        }
    }
    assert_int_equal(asks_status(*state, &made), PICTURE_DAMAGED);
    made_free(&made);
    image_free(&image);
}

static void
patch_size(struct made *made, int marker, unsigned width, unsigned height)
{
    for (size_t i = 0; i + 9 < made->len; i++) {
        if (made->bytes[i] == 0xFF && made->bytes[i + 1] == marker) {
            const uint8_t size[4] = {(uint8_t)(height >> 8), (uint8_t)height,
                                     (uint8_t)(width >> 8), (uint8_t)width};
            memcpy(made->bytes + i + 5, size, 4);
            return;
        }
    }
    fail_msg("no such marker");
}

/* Progressive pictures are held packed where they would be too much. Of plain
 * ones too few rows came here. */
static void
test_too_large(void **state)
{
    struct image image = image_new(64, 64, 0xFF808080);
    struct made progressive =
        make_jpeg(&image, &(struct jpeg_options){.progressive = true});
    struct made plain = make_jpeg(&image, &(struct jpeg_options){0});
    patch_size(&progressive, 0xC2, 9000, 6400);
    asks_size(*state, &progressive, 9000, 6400);
    patch_size(&plain, 0xC0, 12000, 9000);
    assert_int_equal(asks_status(*state, &plain), PICTURE_DAMAGED);
    patch_size(&plain, 0xC0, 65000, 65000);
    assert_int_equal(asks_status(*state, &plain), PICTURE_TOO_LARGE);
    patch_size(&plain, 0xC0, 0, 10);
    assert_int_equal(asks_status(*state, &plain), PICTURE_DAMAGED);
    made_free(&progressive);
    made_free(&plain);
    image_free(&image);
}

/* Cameras write a dozen scans; more than a hundred only make work. */
static void
test_too_many_scans(void **state)
{
    struct image image = image_noise(64, 64);
    struct made made = make_jpeg(
        &image, &(struct jpeg_options){.kind = JPEG_GRAY, .many_scans = true});
    assert_int_equal(asks_status(*state, &made), PICTURE_DAMAGED);
    made_free(&made);
    image_free(&image);
}

/* A million markers take no time. */
static void
test_a_million_markers(void **state)
{
    struct image image = image_quarters(64, 64);
    struct made made = make_jpeg(&image, &(struct jpeg_options){0});
    struct made many = {0};
    made_append(&many, made.bytes, 2);
    uint8_t *empty = malloc(4000000);
    for (size_t i = 0; i < 4000000; i += 4) {
        memcpy(empty + i, i % 8 ? "\xFF\xE1\0\2" : "\xFF\xE2\0\2", 4);
    }
    made_append(&many, empty, 4000000);
    made_append(&many, made.bytes + 2, made.len - 2);
    struct image drawn = asks_draw(*state, &many, 32, 32, false);
    asks_quarters(&drawn, 6);
    image_free(&drawn);
    image_free(&image);
    made_free(&made);
    made_free(&many);
    free(empty);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_orientations),
        cmocka_unit_test(test_bad_exif),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_gray),
        cmocka_unit_test(test_inks),
        cmocka_unit_test(test_wide_colours),
        cmocka_unit_test(test_bad_profiles),
        cmocka_unit_test(test_cover),
        cmocka_unit_test(test_cut_short),
        cmocka_unit_test(test_damaged_patch),
        cmocka_unit_test(test_whole_is_not_harmed),
        cmocka_unit_test(test_lost_scans),
        cmocka_unit_test(test_all_spoilt),
        cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_too_many_scans),
        cmocka_unit_test(test_a_million_markers),
    };
    return cmocka_run_group_tests(tests, asks_setup, asks_teardown);
}
