/* Shapes: coverage against the areas that geometry gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "shape.h"

/* The sum of coverage in px, of white on black. */
static double
painted_area(const struct shape *shape, int size_px)
{
    struct frame frame;
    struct page_rect all = {0, 0, size_px, size_px};
    double sum = 0;

    frame_init(&frame, size_px, size_px);
    shape_paint(shape, &frame, &all, 0xFFFFFF);
    for (int i = 0; i < size_px * size_px; i++) {
        sum += (frame.pixels[i] & 255) / 255.0;
    }
    frame_release(&frame);
    return sum;
}

static void
assert_near(double value, double wanted, double most)
{
    if (value < wanted - most || value > wanted + most) {
        fail_msg("%f is not %f", value, wanted);
    }
}

/* Rectangles on any 1/256 px: the area is exact but for the 16 rows that a px
 * is looked at, and for rounding to 255 steps. */
static void
test_rectangles_have_their_area(void **state)
{
    (void)state;
    for (int i = 0; i < 200; i++) {
        struct shape shape = {0};
        int x = 300 + i * 7 % 256;
        int y = 300 + i * 31 % 256;
        int w = 500 + i * 37;
        int h = 500 + i * 23;
        struct shape_point points[] = {
            {x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}};
        shape_polygon(&shape, points, 4);
        double most = w / 256.0 / 16 + 0.3;
        assert_near(painted_area(&shape, 48), w / 256.0 * h / 256.0, most);
        shape_release(&shape);
    }
}

/* The rim is within 1/32 px of where it should be. */
static void
test_discs_have_their_area(void **state)
{
    const double pi = 3.14159265;

    (void)state;
    for (int r = 1; r <= 40; r++) {
        struct shape shape = {0};
        struct contour contour = {0};
        contour_round_rect(&contour, (50 - r) * SHAPE_ONE, (50 - r) * SHAPE_ONE,
                           2 * r * SHAPE_ONE, 2 * r * SHAPE_ONE, r * SHAPE_ONE);
        shape_polygon(&shape, contour.points, contour.count);
        assert_near(painted_area(&shape, 100), pi * r * r, 2 * pi * r / 32);
        contour_release(&contour);
        shape_release(&shape);
    }
}

/* Discs and bands of a stroke overlap in any direction: one area, no holes. */
static void
test_strokes_add_up(void **state)
{
    static const struct shape_point ways[][3] = {
        {{5000, 5000}, {20000, 9000}, {7000, 21000}},
        {{7000, 21000}, {20000, 9000}, {5000, 5000}},
        {{20000, 20000}, {20000, 6000}, {6000, 6000}},
        {{6000, 20000}, {6000, 6000}, {20000, 20000}},
    };

    (void)state;
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
        struct shape shape = {0};
        struct frame frame;
        struct page_rect all = {0, 0, 100, 100};
        frame_init(&frame, 100, 100);
        shape_stroke(&shape, ways[k], 3, 10 * SHAPE_ONE, true);
        shape_paint(&shape, &frame, &all, 0xFFFFFF);
        for (int i = 0; i < 3; i++) {
            struct shape_point a = ways[k][i];
            struct shape_point b = ways[k][(i + 1) % 3];
            for (int s = 0; s <= 64; s++) {
                int x = (a.x + (b.x - a.x) * s / 64) / SHAPE_ONE;
                int y = (a.y + (b.y - a.y) * s / 64) / SHAPE_ONE;
                assert_int_equal(frame.pixels[y * 100 + x], 0xFFFFFF);
            }
        }
        shape_release(&shape);
        frame_release(&frame);
    }
}

static void
test_a_contour_the_other_way_round_is_a_hole(void **state)
{
    struct shape shape = {0};
    struct shape_point outer[] = {{0, 0}, {5120, 0}, {5120, 5120}, {0, 5120}};
    struct shape_point hole[] = {
        {1280, 1280}, {1280, 3840}, {3840, 3840}, {3840, 1280}};

    (void)state;
    shape_polygon(&shape, outer, 4);
    shape_polygon(&shape, hole, 4);
    assert_near(painted_area(&shape, 20), 400 - 100, 0.001);
    shape_release(&shape);
}

/* A shape far larger than the clip paints the clip and nothing else. */
static void
test_the_clip_holds(void **state)
{
    struct shape shape = {0};
    struct shape_point huge[] = {{-900000, -900000},
                                 {900000, -900000},
                                 {900000, 900000},
                                 {-900000, 900000}};
    struct page_rect clip = {3, 4, 5, 6};
    struct frame frame;

    (void)state;
    frame_init(&frame, 20, 20);
    shape_polygon(&shape, huge, 4);
    shape_paint(&shape, &frame, &clip, 0x123456);
    for (int i = 0; i < 400; i++) {
        int x = i % 20;
        int y = i / 20;
        bool inside = x >= 3 && x < 8 && y >= 4 && y < 10;
        assert_int_equal(frame.pixels[i], inside ? 0x123456 : 0);
    }
    shape_release(&shape);
    frame_release(&frame);
}

static void
test_blending_rounds_to_nearest(void **state)
{
    (void)state;
    for (unsigned s = 0; s < 256; s += 5) {
        for (unsigned d = 0; d < 256; d += 3) {
            for (unsigned a = 0; a < 256; a++) {
                unsigned want = (s * a + d * (255 - a) + 127) / 255;
                assert_int_equal(shape_blend(s * 0x010101, d * 0x010101, a),
                                 want * 0x010101);
            }
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rectangles_have_their_area),
        cmocka_unit_test(test_discs_have_their_area),
        cmocka_unit_test(test_strokes_add_up),
        cmocka_unit_test(test_a_contour_the_other_way_round_is_a_hole),
        cmocka_unit_test(test_the_clip_holds),
        cmocka_unit_test(test_blending_rounds_to_nearest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
