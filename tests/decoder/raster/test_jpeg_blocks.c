/* Promise: a progressive JPEG whose coefficients are kept packed looks as one
 * that libjpeg holds itself, and stops at its limit of memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <jerror.h>

#include "jpeg_blocks.h"
#include "picture_maker.h"

enum { WIDTH = 203, HEIGHT = 117 };

struct trial {
    struct jpeg_error_mgr errors;
    jmp_buf failed;
};

static void
on_error(j_common_ptr base)
{
    struct trial *trial = (struct trial *)base->err;
    longjmp(trial->failed, 1);
}

static void
on_message(j_common_ptr base, int level)
{
    (void)base;
    (void)level;
}

/* The pixels of MADE, WIDTH x HEIGHT, into OUT. With BYTES_MAX not 0 packed
 * into so many. Returns libjpeg's error, 0 for none. */
static int
decode(const struct made *made, size_t bytes_max, uint8_t *out)
{
    struct jpeg_decompress_struct base;
    struct trial trial;
    struct jpeg_blocks *volatile blocks = NULL;
    volatile int error = 0;
    base.err = jpeg_std_error(&trial.errors);
    trial.errors.error_exit = on_error;
    trial.errors.emit_message = on_message;
    jpeg_create_decompress(&base);
    if (setjmp(trial.failed) == 0) {
        jpeg_mem_src(&base, made->bytes, (unsigned long)made->len);
        jpeg_read_header(&base, TRUE);
        base.do_block_smoothing = FALSE;
        blocks = bytes_max > 0 ? jpeg_blocks_new(&base, bytes_max) : NULL;
        jpeg_start_decompress(&base);
        size_t stride =
            (size_t)base.output_width * (size_t)base.output_components;
        while (base.output_scanline < base.output_height) {
            JSAMPROW row = out + base.output_scanline * stride;
            jpeg_read_scanlines(&base, &row, 1);
        }
    } else {
        error = trial.errors.msg_code;
    }
    jpeg_destroy_decompress(&base);
    jpeg_blocks_free(blocks);
    return error;
}

static void
test_same_pixels(void **state)
{
    static const enum jpeg_kind kinds[] = {JPEG_COLOUR, JPEG_PLAIN_RGB,
                                           JPEG_GRAY, JPEG_YCCK};
    static uint8_t plain[WIDTH * HEIGHT * 4], packed[WIDTH * HEIGHT * 4];
    (void)state;
    struct image image = image_noise(WIDTH, HEIGHT);
    for (int i = 0; i < 8; i++) {
        struct jpeg_options options = {.kind = kinds[i / 2],
                                       .progressive = true};
        struct made made = make_jpeg(&image, &options);
        made.len -= i % 2 == 1 ? made.len / 3 : 0;
        assert_int_equal(decode(&made, 0, plain), 0);
        assert_int_equal(decode(&made, 1 << 20, packed), 0);
        assert_memory_equal(plain, packed, sizeof(plain));
        made_free(&made);
    }
    image_free(&image);
}

static void
test_limit(void **state)
{
    static uint8_t pixels[WIDTH * HEIGHT * 4];
    (void)state;
    struct image image = image_noise(WIDTH, HEIGHT);
    struct made made =
        make_jpeg(&image, &(struct jpeg_options){.progressive = true});
    assert_int_equal(decode(&made, 10000, pixels), JERR_OUT_OF_MEMORY);
    made_free(&made);
    image_free(&image);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_pixels),
        cmocka_unit_test(test_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
