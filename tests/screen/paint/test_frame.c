/* Frames: mixing is exact, a PNG gives back what was written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "frame.h"
#include "golden_picture.h"

/* Every pair of bytes at every mix, in one frame of 256 x 256. */
static void
test_mix_is_exact(void **state)
{
    struct frame a;
    struct frame b;
    struct frame mixed;
    (void)state;
    frame_init(&a, 256, 256);
    frame_init(&b, 256, 256);
    frame_init(&mixed, 256, 256);
    for (uint32_t i = 0; i < 65536; i++) {
        a.pixels[i] = (i & 255) * 0x010101;
        b.pixels[i] = (i >> 8) * 0x010101;
    }
    for (int mix = 0; mix <= 256; mix++) {
        frame_mix(mixed.pixels, a.pixels, b.pixels, 65536, mix);
        for (int i = 0; i < 65536; i++) {
            int p = i & 255;
            int q = i >> 8;
            uint32_t want = (uint32_t)((p * (256 - mix) + q * mix) / 256);
            assert_int_equal(mixed.pixels[i], want * 0x010101);
        }
    }
    frame_release(&a);
    frame_release(&b);
    frame_release(&mixed);
}

/* Odd lengths and starts: what is beside stays as it was. */
static void
test_mix_keeps_to_its_pixels(void **state)
{
    (void)state;
    for (long count = 0; count < 40; count++) {
        for (long start = 0; start < 5; start++) {
            uint32_t a[48];
            uint32_t b[48];
            uint32_t mixed[48];
            for (int i = 0; i < 48; i++) {
                a[i] = 0x102030;
                b[i] = 0xFFFFFF;
                mixed[i] = 0xABCDEF;
            }
            frame_mix(mixed + start, a + start, b + start, count, 256);
            for (long i = 0; i < 48; i++) {
                bool inside = i >= start && i < start + count;
                assert_int_equal(mixed[i], inside ? 0xFFFFFF : 0xABCDEF);
            }
        }
    }
}

static void
fill_with_noise(struct frame *frame, uint32_t seed)
{
    for (long i = 0; i < (long)frame->width_px * frame->height_px; i++) {
        seed = seed * 1664525 + 1013904223;
        frame->pixels[i] = seed >> 8;
    }
}

static void
test_png_comes_back(void **state)
{
    static const int sizes[][2] = {{1, 1}, {3, 2}, {641, 7}, {800, 480}};
    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        struct frame frame;
        struct frame back = {0};
        char *why = NULL;
        frame_init(&frame, sizes[i][0], sizes[i][1]);
        fill_with_noise(&frame, (uint32_t)i);
        assert_true(frame_write_png(&frame, "round.png", &why));
        assert_true(picture_read("round.png", &back));
        assert_int_equal(picture_difference(&frame, &back), 0);
        assert_int_equal(access("round.png.tmp", F_OK), -1);
        frame_release(&frame);
        frame_release(&back);
    }
    remove("round.png");
}

static void
test_png_says_why_it_cannot_be_written(void **state)
{
    struct frame frame;
    char *why = NULL;
    (void)state;
    frame_init(&frame, 4, 4);
    assert_false(frame_write_png(&frame, "no-such-folder/a.png", &why));
    assert_non_null(strstr(why, "no-such-folder/a.png"));
    assert_non_null(strstr(why, "No such file or directory"));
    assert_non_null(strstr(why, "Check"));
    free(why);
    /* /dev/full: the disk is full when the bytes go out. */
    assert_int_equal(symlink("/dev/full", "full.png.tmp"), 0);
    assert_false(frame_write_png(&frame, "full.png", &why));
    assert_non_null(strstr(why, "No space left"));
    free(why);
    assert_int_equal(access("full.png", F_OK), -1);
    struct stat left;
    assert_int_equal(lstat("full.png.tmp", &left), -1);
    frame_release(&frame);
}

/* A folder in the place of the picture: rename() fails, nothing is left. */
static void
test_png_does_not_replace_a_folder(void **state)
{
    struct frame frame;
    char *why = NULL;
    (void)state;
    frame_init(&frame, 4, 4);
    mkdir("taken.png", 0777);
    assert_false(frame_write_png(&frame, "taken.png", &why));
    free(why);
    assert_int_equal(access("taken.png.tmp", F_OK), -1);
    assert_int_equal(rmdir("taken.png"), 0);
    frame_release(&frame);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mix_is_exact),
        cmocka_unit_test(test_mix_keeps_to_its_pixels),
        cmocka_unit_test(test_png_comes_back),
        cmocka_unit_test(test_png_says_why_it_cannot_be_written),
        cmocka_unit_test(test_png_does_not_replace_a_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
