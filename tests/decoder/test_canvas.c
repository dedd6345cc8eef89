/* Promise: scaling changes the size and nothing else; and EXIF cannot hurt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "canvas.h"
#include "exif.h"
#include "picture_maker.h"

/* IMAGE at another size, its rows given one by one. */
static struct image
scale(const struct image *image, int width_px, int height_px, bool alpha,
      bool cover)
{
    struct image out = image_new(width_px, height_px, 0x12345678);
    const struct canvas_source source = {.width_px = image->width_px,
                                         .height_px = image->height_px,
                                         .orientation = 1,
                                         .alpha = alpha};
    const struct picture_request request = {
        .width_px = width_px,
        .height_px = height_px,
        .crop = cover ? crop_cover(image->width_px, image->height_px, width_px,
                                   height_px, 50, 50)
                      : (struct crop){0}};
    struct canvas *canvas = canvas_new(&source, &request, out.pixels);
    assert_non_null(canvas);
    int y = 0;
    while (canvas_row(canvas, image->pixels + (ptrdiff_t)y * image->width_px)) {
        y++;
        assert_in_range(y, 0, image->height_px - 1);
    }
    canvas_free(canvas);
    return out;
}

static const int sizes[][2] = {{1, 1},   {2, 3},    {7, 5},     {16, 16},
                               {33, 64}, {100, 99}, {320, 200}, {1000, 17}};
enum { SIZES = sizeof(sizes) / sizeof(*sizes) };

/* One colour stays just that, at every size and crop. */
static void
test_flat(void **state)
{
    (void)state;
    for (int i = 0; i < SIZES * SIZES * 2; i++) {
        const int *from = sizes[i % SIZES];
        const int *to = sizes[i / SIZES % SIZES];
        struct image image = image_new(from[0], from[1], 0xFF01FE80);
        struct image out =
            scale(&image, to[0], to[1], i % 3 == 0, i / SIZES / SIZES == 1);
        for (int at = 0; at < to[0] * to[1]; at++) {
            assert_int_equal(out.pixels[at], 0xFF01FE80);
        }
        image_free(&image);
        image_free(&out);
    }
}

static double
mean(const struct image *image, int shift)
{
    double sum = 0;
    int count = image->width_px * image->height_px;
    for (int i = 0; i < count; i++) {
        sum += image->pixels[i] >> shift & 0xFF;
    }
    return sum / count;
}

/* As bright as before, down and up. */
static void
test_brightness(void **state)
{
    (void)state;
    struct image image = image_noise(301, 203);
    for (int i = 2; i < SIZES - 1; i++) {
        struct image out =
            scale(&image, sizes[i][0], sizes[i][1], false, false);
        for (int shift = 0; shift < 24; shift += 8) {
            double off = mean(&out, shift) - mean(&image, shift);
            assert_true(off > -8 && off < 8);
        }
        image_free(&out);
    }
    image_free(&image);
}

/* A board of black and white becomes gray, without rings or moire. */
static void
test_checkerboard(void **state)
{
    (void)state;
    struct image image = image_new(512, 512, 0xFF000000);
    for (int i = 0; i < 512 * 512; i++) {
        if ((i / 512 + i) % 2 == 1) {
            image.pixels[i] = 0xFFFFFFFF;
        }
    }
    static const int sides[] = {256, 200, 128, 100, 50, 10, 3, 1};
    for (size_t i = 0; i < sizeof(sides) / sizeof(*sides); i++) {
        struct image out = scale(&image, sides[i], sides[i], false, false);
        for (int at = 0; at < sides[i] * sides[i]; at++) {
            assert_in_range(out.pixels[at] & 0xFF, 120, 136);
        }
        image_free(&out);
    }
    image_free(&image);
}

/* Red beside nothing: what is half transparent is as red, with no dark rim.
 * The colour below what is transparent does not matter. */
static void
test_edges_of_alpha(void **state)
{
    (void)state;
    struct image image = image_new(90, 30, 0x0000FF00);
    for (int i = 0; i < 90 * 30; i++) {
        if (i % 90 >= 47) {
            image.pixels[i] = 0xFFFF0000;
        }
    }
    static const int widths[] = {30, 47, 90, 200, 11, 4};
    for (size_t i = 0; i < sizeof(widths) / sizeof(*widths); i++) {
        struct image out = scale(&image, widths[i], 12, true, false);
        for (int at = 0; at < widths[i] * 12; at++) {
            uint32_t alpha = out.pixels[at] >> 24;
            uint32_t red = out.pixels[at] >> 16 & 0xFF;
            assert_in_range(alpha, red, red + 1);
            assert_int_equal(out.pixels[at] & 0xFFFF, 0);
        }
        image_free(&out);
    }
    image_free(&image);
}

/* A ramp stays one: at each place the colour that belongs there. */
static void
test_places(void **state)
{
    (void)state;
    struct image image = image_new(256, 2, 0);
    for (int i = 0; i < 512; i++) {
        image.pixels[i] = 0xFF000000 | (uint32_t)(i % 256);
    }
    static const int widths[] = {32, 100, 128, 255, 256, 300, 512, 1024};
    for (size_t i = 0; i < sizeof(widths) / sizeof(*widths); i++) {
        int width = widths[i];
        struct image out = scale(&image, width, 1, false, false);
        for (int x = width / 16; x < width - width / 16; x++) {
            double wanted = (x + 0.5) * 256 / width - 0.5;
            double off = (double)(out.pixels[x] & 0xFF) - wanted;
            assert_true(off > -1 && off < 1);
        }
        image_free(&out);
    }
    image_free(&image);
}

/* Whatever its bytes are: between 1 and 8, within its length (ASan looks). */
static void
test_exif(void **state)
{
    (void)state;
    for (int i = 0; i < 16; i++) {
        struct made made = make_exif(i / 2 + 1, i % 2 == 0);
        assert_int_equal(exif_orientation(made.bytes, made.len), i / 2 + 1);
        assert_int_equal(exif_orientation(made.bytes + 6, made.len - 6),
                         i / 2 + 1);
        for (size_t len = 0; len < made.len; len++) {
            uint8_t *bytes = malloc(len + 1);
            memcpy(bytes, made.bytes, len);
            assert_in_range(exif_orientation(bytes, len), 1, 8);
            free(bytes);
        }
        for (size_t bit = 0; bit < made.len * 8; bit++) {
            made.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
            assert_in_range(exif_orientation(made.bytes, made.len), 1, 8);
            made.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        }
        made_free(&made);
    }
    assert_int_equal(exif_orientation(NULL, 0), 1);
}

/* A part of a picture is that part, whichever side of the file is up. */
static void
test_a_part(void **state)
{
    static const uint32_t colours[] = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF,
                                       0xFFFFFF00};
    struct image image = image_new(80, 60, 0);
    (void)state;
    for (int i = 0; i < 80 * 60; i++) {
        image.pixels[i] = colours[i / 80 / 30 * 2 + i % 80 / 40];
    }
    for (int i = 0; i < 4 * 8; i++) {
        struct image turned = image_turned(&image, 1 + i / 4);
        struct image out = image_new(17, 12, 0);
        const struct canvas_source source = {.width_px = turned.width_px,
                                             .height_px = turned.height_px,
                                             .orientation = 1 + i / 4};
        const struct picture_request request = {
            .width_px = 17,
            .height_px = 12,
            .crop = crop_part(i % 2 * 0.6, i / 2 % 2 * 0.6, 0.4, 0.4)};
        struct canvas *canvas = canvas_new(&source, &request, out.pixels);
        int y = 0;
        while (canvas_row(canvas,
                          turned.pixels + (ptrdiff_t)y * turned.width_px)) {
            y++;
        }
        canvas_free(canvas);
        for (int at = 0; at < 17 * 12; at++) {
            assert_int_equal(out.pixels[at], colours[i % 4]);
        }
        image_free(&out);
        image_free(&turned);
    }
    image_free(&image);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_flat),
        cmocka_unit_test(test_a_part),
        cmocka_unit_test(test_brightness),
        cmocka_unit_test(test_checkerboard),
        cmocka_unit_test(test_edges_of_alpha),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_exif),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
