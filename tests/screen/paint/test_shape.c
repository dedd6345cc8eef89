/* Shapes: coverage against the areas that geometry gives. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "shape.h"

/* The sum of coverage in px, of white on black. */
static double
painted_area(struct shape *shape, int size_px)
{
    struct frame frame;
    double sum = 0;
    frame_init(&frame, size_px, size_px);
    shape_fill(shape, &frame, 0xFFFFFF);
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

static void
add_rect(struct shape *shape, int x, int y, int w, int h)
{
    shape_move(shape, (struct shape_point){x, y});
    shape_line(shape, (struct shape_point){x + w, y});
    shape_line(shape, (struct shape_point){x + w, y + h});
    shape_line(shape, (struct shape_point){x, y + h});
}

/* Rectangles on any 1/64 px: the area is exact but for rounding to 255
 * steps. */
static void
test_rectangles_have_their_area(void **state)
{
    struct shape *shape = shape_new();
    (void)state;
    for (int i = 0; i < 200; i++) {
        int w = 125 + i * 9, h = 125 + i * 6;
        shape_clear(shape);
        add_rect(shape, 75 + i * 7 % 64, 75 + i * 31 % 64, w, h);
        assert_near(painted_area(shape, 48), w / 64.0 * h / 64.0, 0.3);
    }
    shape_free(shape);
}

/* The rim is, on average, within 1/12 px of where it should be. */
static void
test_discs_have_their_area(void **state)
{
    const double pi = 3.14159265;
    struct shape *shape = shape_new();
    (void)state;
    for (int r = 1; r <= 40; r++) {
        shape_clear(shape);
        shape_round_rect(shape, (50 - r) * SHAPE_ONE, (50 - r) * SHAPE_ONE,
                         2 * r * SHAPE_ONE, 2 * r * SHAPE_ONE, r * SHAPE_ONE);
        assert_near(painted_area(shape, 100), pi * r * r, 2 * pi * r / 12);
    }
    shape_free(shape);
}

/* How far P is from the way A to B. */
static double
distance(struct shape_point p, struct shape_point a, struct shape_point b)
{
    double dx = b.x - a.x, dy = b.y - a.y;
    double at = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy);
    at = at < 0 ? 0 : at > 1 ? 1 : at;
    return hypot(a.x + at * dx - p.x, a.y + at * dy - p.y) / (int)SHAPE_ONE;
}

/* In any direction, open or closed: what is nearer to the way than the pen is
 * wide is painted, without holes, and nothing else is. */
static void
test_strokes_are_as_wide_as_the_pen(void **state)
{
    static const struct shape_point ways[][3] = {
        {{1250, 1250}, {5000, 2250}, {1750, 5250}},
        {{1750, 5250}, {5000, 2250}, {1250, 1250}},
        {{5000, 5000}, {5000, 1500}, {1500, 1500}},
        {{1500, 5000}, {1500, 1500}, {5000, 5000}},
    };
    struct shape *shape = shape_new();
    (void)state;
    for (size_t k = 0; k < 2 * sizeof(ways) / sizeof(*ways); k++) {
        const struct shape_point *way = ways[k / 2];
        bool closed = k % 2 == 1;
        struct frame frame;
        frame_init(&frame, 100, 100);
        shape_clear(shape);
        shape_move(shape, way[0]);
        shape_line(shape, way[1]);
        shape_line(shape, way[2]);
        shape_stroke(shape, 10 * SHAPE_ONE, closed, &frame, 0xFFFFFF);
        for (int i = 0; i < 100 * 100; i++) {
            struct shape_point p = {i % 100 * SHAPE_ONE + SHAPE_ONE / 2,
                                    i / 100 * SHAPE_ONE + SHAPE_ONE / 2};
            double away =
                fmin(distance(p, way[0], way[1]), distance(p, way[1], way[2]));
            away = closed ? fmin(away, distance(p, way[2], way[0])) : away;
            assert_true(away > 4 || frame.pixels[i] == 0xFFFFFF);
            assert_true(away < 6 || frame.pixels[i] == 0);
        }
        frame_release(&frame);
    }
    shape_free(shape);
}

static void
test_a_contour_the_other_way_round_is_a_hole(void **state)
{
    struct shape *shape = shape_new();
    (void)state;
    shape_round_rect(shape, 0, 0, 20 * SHAPE_ONE, 20 * SHAPE_ONE, 0);
    shape_round_rect(shape, 15 * SHAPE_ONE, 5 * SHAPE_ONE, -10 * SHAPE_ONE,
                     10 * SHAPE_ONE, 0);
    assert_near(painted_area(shape, 20), 400 - 100, 0.001);
    shape_free(shape);
}

/* A shape far larger than the frame (ASan sees what lies beyond). */
static void
test_only_the_frame_is_painted(void **state)
{
    struct shape *shape = shape_new();
    struct frame frame;
    (void)state;
    frame_init(&frame, 20, 10);
    add_rect(shape, -225000, -225000, 450000, 450000);
    shape_fill(shape, &frame, 0x123456);
    for (int i = 0; i < 20 * 10; i++) {
        assert_int_equal(frame.pixels[i], 0x123456);
    }
    shape_free(shape);
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
        cmocka_unit_test(test_strokes_are_as_wide_as_the_pen),
        cmocka_unit_test(test_a_contour_the_other_way_round_is_a_hole),
        cmocka_unit_test(test_only_the_frame_is_painted),
        cmocka_unit_test(test_blending_rounds_to_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
