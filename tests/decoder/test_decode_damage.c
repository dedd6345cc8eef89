/* Promise: no bytes make the raster formats read beyond a file, write beyond a
 * result or lose memory. In this process and not in the child, so that the
 * sanitizers of the build see all of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "picture_maker.h"
#include "raster.h"

static const struct decoder_format *const formats[] = {
    &raster_jpeg, &raster_png, &raster_gif, &raster_webp};

/* Draws twice: all of it, and a part. */
static void
draw(const struct decoder_format *format, const struct decoder_file *file)
{
    for (int i = 0; i < 2; i++) {
        const struct picture_request request = {.width_px = 17,
                                                .height_px = i ? 17 : 9,
                                                .crop.left =
                                                    (uint16_t)(i * 9999)};
        struct image image = image_new(17, i ? 17 : 9, 0);
        struct picture_reply reply = {0};
        enum picture_status status =
            format->draw(file, &request, image.pixels, &reply);
        assert_in_range(status, PICTURE_OK, PICTURE_EMPTY);
        image_free(&image);
    }
}

/* The bytes in memory of just their size. */
static void
look_at(const uint8_t *bytes, size_t len)
{
    uint8_t *exact = malloc(len ? len : 1);
    memcpy(exact, bytes, len);
    const struct decoder_file file = {exact, len};
    for (size_t i = 0; i < 4; i++) {
        struct picture_reply reply = {0};
        if (!formats[i]->knows(&file)) {
            continue;
        }
        if (formats[i]->probe(&file, 0, &reply) == PICTURE_OK) {
            assert_true(reply.width_px > 0 && reply.height_px > 0);
        }
        draw(formats[i], &file);
    }
    free(exact);
}

static uint32_t
next(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

enum { CUTS = 64, FLIPS = 250 };

/* Cut at every 64th; with one bit turned over, with a few bytes of chance.
 * Most hits are near the beginning, where the headers are. */
static void
hurt(struct made *made)
{
    uint32_t state = (uint32_t)made->len;
    for (size_t i = 0; i <= CUTS; i++) {
        look_at(made->bytes, made->len * i / CUTS);
    }
    for (int i = 0; i < FLIPS; i++) {
        size_t range = i % 2 == 0 && made->len > 200 ? 200 : made->len;
        size_t at = next(&state) % range;
        size_t count = i % 3 == 0 ? 4 : 1;
        count = at + count > made->len ? 1 : count;
        uint8_t kept[4];
        memcpy(kept, made->bytes + at, count);
        for (size_t j = 0; j < count; j++) {
            made->bytes[at + j] ^=
                (uint8_t)(count == 1 ? 1u << i % 8 : next(&state));
        }
        look_at(made->bytes, made->len);
        memcpy(made->bytes + at, kept, count);
    }
    made_free(made);
}

static void
test_jpeg(void **state)
{
    (void)state;
    struct image image = image_noise(50, 40);
    struct made profile = make_profile(display_p3, 2.2);
    const struct jpeg_options options[] = {
        {.orientation = 6, .profile = &profile},
        {.progressive = true},
        {.restarts = true, .kind = JPEG_YCCK},
        {.kind = JPEG_GRAY},
    };
    for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++) {
        struct made made = make_jpeg(&image, &options[i]);
        hurt(&made);
    }
    made_free(&profile);
    image_free(&image);
}

static void
test_png(void **state)
{
    (void)state;
    struct image image = image_noise(50, 40);
    struct made profile = make_profile(display_p3, 2.2);
    const struct png_options options[] = {
        {PNG_COLOR_TYPE_RGB_ALPHA, 8, false, -1, 0, 5, &profile},
        {PNG_COLOR_TYPE_RGB, 16, true, -1, 1, 0, NULL},
        {PNG_COLOR_TYPE_GRAY, 8, false, 7, 0, 0, NULL},
    };
    for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++) {
        struct made made = make_png(&image, &options[i], NULL);
        hurt(&made);
    }
    made_free(&profile);
    image_free(&image);
}

static void
test_gif(void **state)
{
    (void)state;
    struct image image = image_noise(50, 40);
    for (int i = 0; i < 2; i++) {
        struct made made = make_gif(&image, 1, &image, i * 7, i * 5, 1, i == 1);
        hurt(&made);
    }
    image_free(&image);
}

static void
test_webp(void **state)
{
    (void)state;
    struct image image = image_noise(50, 40);
    struct image clear = image_new(50, 40, 0x80123456);
    struct made profile = make_profile(display_p3, 2.2);
    const struct webp_options options[] = {
        {.profile = &profile, .orientation = 3},
        {.lossless = true, .animated = true},
        {.lossless = false},
    };
    for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++) {
        struct made made = make_webp(i == 2 ? &clear : &image, &options[i]);
        hurt(&made);
    }
    made_free(&profile);
    image_free(&clear);
    image_free(&image);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_jpeg),
        cmocka_unit_test(test_png),
        cmocka_unit_test(test_gif),
        cmocka_unit_test(test_webp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
