/* Turning: picture and touch turn together, on every panel. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "window_state.h"
#include "window_turn.h"

static const int turns[] = {0, 90, 180, 270};

enum { TURNS = 4, W = 37, H = 23 };

static double
any_number(unsigned *seed)
{
    static const double odd[] = {0, 1, -0.0, 15.98, -5.48, 1e300, -1e300};
    int i = rand_r(seed) % 40;
    if (i < 7) {
        return odd[i];
    }
    return i == 7   ? NAN
           : i == 8 ? INFINITY
           : i == 9 ? -INFINITY
                    : rand_r(seed) / (double)RAND_MAX;
}

/* Inside stays inside, outside is left for touch.h to see, and turning back
 * gives the point again. */
static void
test_any_pair_of_numbers(void **state)
{
    unsigned seed = 7;
    (void)state;
    for (int i = 0; i < 400000; i++) {
        int rotate = turns[i % TURNS];
        double x = any_number(&seed);
        double y = any_number(&seed);
        double a = x;
        double b = y;
        bool inside = x >= 0 && x <= 1 && y >= 0 && y <= 1;
        turn_point(rotate, &a, &b);
        assert_int_equal(inside, a >= 0 && a <= 1 && b >= 0 && b <= 1);
        assert_int_equal(isfinite(x) && isfinite(y),
                         isfinite(a) && isfinite(b));
        turn_point((360 - rotate) % 360, &a, &b);
        if (inside) {
            assert_true(fabs(a - x) < 1e-12 && fabs(b - y) < 1e-12);
        }
    }
}

static void
number_pixels(struct frame *frame, int width_px, int height_px, uint32_t from)
{
    frame_init(frame, width_px, height_px);
    for (int i = 0; i < width_px * height_px; i++) {
        frame->pixels[i] = from + (uint32_t)i;
    }
}

/* A panel for a picture of W x H, with a margin that must stay empty. */
struct wall {
    uint32_t pixels[64 * 64];
    struct panel panel;
};

static void
hang(struct wall *wall, int rotate)
{
    bool aside = rotate == 90 || rotate == 270;
    memset(wall, 0, sizeof(*wall));
    wall->panel = (struct panel){wall->pixels + 5 * 64 + 5,
                                 64,
                                 {0, 0, aside ? H : W, aside ? W : H},
                                 rotate,
                                 W,
                                 H};
}

static uint32_t
wall_pixel(const struct wall *wall, int x, int y)
{
    return wall->panel.pixels[y * 64 + x];
}

static void
assert_margin_empty(const struct wall *wall)
{
    int right = 5 + wall->panel.area.w;
    int bottom = 5 + wall->panel.area.h;
    for (int i = 0; i < 64 * 64; i++) {
        int x = i % 64;
        int y = i / 64;
        if (x < 5 || y < 5 || x >= right || y >= bottom) {
            assert_int_equal(wall->pixels[i], 0);
        }
    }
}

/* A finger on any px of the panel is on the px of the picture shown there. */
static void
test_a_finger_meets_what_it_sees(void **state)
{
    struct frame frame;
    struct wall wall;
    (void)state;
    number_pixels(&frame, W, H, 1);
    for (int k = 0; k < TURNS; k++) {
        struct piece whole = {&frame, {0, 0, W, H}, 0, 0};
        hang(&wall, turns[k]);
        panel_copy(&wall.panel, &whole);
        assert_margin_empty(&wall);
        for (int i = 0; i < W * H; i++) {
            int px = i % wall.panel.area.w;
            int py = i / wall.panel.area.w;
            double x = (px + 0.5) / wall.panel.area.w;
            double y = (py + 0.5) / wall.panel.area.h;
            turn_point(turns[k], &x, &y);
            uint32_t seen = wall_pixel(&wall, px, py);
            assert_int_equal(seen, 1 + (int)(y * (double)H) * W +
                                       (int)(x * (double)W));
        }
    }
    frame_release(&frame);
}

/* Clockwise: at 90 degrees the picture's top left corner is at the panel's
 * top right. */
static void
test_the_corners(void **state)
{
    static const int corners[TURNS][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    (void)state;
    for (int k = 0; k < TURNS; k++) {
        double x = corners[k][0];
        double y = corners[k][1];
        turn_point(turns[k], &x, &y);
        assert_true(x == 0 && y == 0);
    }
}

/* Two panels that share the picture (tiles of a GPU) show what one does. */
static void
test_tiles_join(void **state)
{
    struct frame frame;
    struct wall one;
    struct wall many;
    (void)state;
    number_pixels(&frame, W, H, 1);
    for (int k = 0; k < TURNS; k++) {
        struct piece whole = {&frame, {0, 0, W, H}, 0, 0};
        hang(&one, turns[k]);
        hang(&many, turns[k]);
        panel_copy(&one.panel, &whole);
        struct page_rect area = many.panel.area;
        for (int y = 0; y < area.h; y += 10) {
            for (int x = 0; x < area.w; x += 8) {
                struct panel tile = many.panel;
                struct page_rect cut = {x, y, 8, 10};
                tile.area = rect_common(&cut, &area);
                tile.pixels += y * 64 + x;
                panel_copy(&tile, &whole);
            }
        }
        assert_memory_equal(one.pixels, many.pixels, sizeof(one.pixels));
    }
    frame_release(&frame);
}

static void
test_mixing_turns_too(void **state)
{
    struct frame a;
    struct frame b;
    struct frame mixed;
    struct wall want;
    struct wall got;
    (void)state;
    number_pixels(&a, W, H, 1);
    number_pixels(&b, W, H, 0x334455);
    frame_init(&mixed, W, H);
    for (int mix = 0; mix <= 256; mix += 32) {
        frame_mix(mixed.pixels, a.pixels, b.pixels, W * H, mix);
        for (int k = 0; k < TURNS; k++) {
            struct piece whole = {&mixed, {0, 0, W, H}, 0, 0};
            hang(&want, turns[k]);
            hang(&got, turns[k]);
            panel_copy(&want.panel, &whole);
            panel_mix(&got.panel, &a, &b, mix);
            assert_memory_equal(want.pixels, got.pixels, sizeof(got.pixels));
        }
    }
    frame_release(&a);
    frame_release(&b);
    frame_release(&mixed);
}

/* The px that a person sees at X, Y while AREA is DX_PX aside. */
static uint32_t
slid(const struct frame *from, const struct frame *to,
     const struct page_rect *area, int dx_px, int x, int y)
{
    bool inside = x >= area->x && x < area->x + area->w && y >= area->y &&
                  y < area->y + area->h;
    int source = x - dx_px;
    if (!inside) {
        return from->pixels[y * W + x];
    }
    if (source >= area->x && source < area->x + area->w) {
        return from->pixels[y * W + source];
    }
    source += dx_px < 0 ? -area->w : area->w;
    return to->pixels[y * W + source];
}

static void
test_a_slide_follows_the_finger(void **state)
{
    static const struct page_rect areas[] = {
        {0, 0, W, H}, {0, 0, W, 18}, {4, 3, 20, 10}, {10, 0, 27, H}};
    struct frame from;
    struct frame to;
    struct wall wall;
    (void)state;
    number_pixels(&from, W, H, 1);
    number_pixels(&to, W, H, 100001);
    for (size_t k = 0; k < sizeof(areas) / sizeof(*areas); k++) {
        for (int dx = -areas[k].w; dx <= areas[k].w; dx++) {
            struct piece pieces[PIECES_MAX];
            int count = slide_pieces(&from, &to, &areas[k], dx, pieces);
            hang(&wall, 0);
            for (int i = 0; i < count; i++) {
                panel_copy(&wall.panel, &pieces[i]);
            }
            for (int i = 0; i < W * H; i++) {
                uint32_t want = slid(&from, &to, &areas[k], dx, i % W, i / W);
                assert_int_equal(wall_pixel(&wall, i % W, i / W), want);
            }
        }
    }
    frame_release(&from);
    frame_release(&to);
}

/* Areas and ways that no page has: nothing beside the panel is touched. */
static void
test_wild_slides_stay_inside(void **state)
{
    unsigned seed = 3;
    struct frame from;
    struct frame to;
    struct wall wall;
    (void)state;
    number_pixels(&from, W, H, 1);
    number_pixels(&to, W, H, 1);
    for (int n = 0; n < 20000; n++) {
        struct page_rect area = {rand_r(&seed) % 60 - 20,
                                 rand_r(&seed) % 60 - 20, rand_r(&seed) % 60,
                                 rand_r(&seed) % 60};
        struct piece pieces[PIECES_MAX];
        int dx = rand_r(&seed) % 200 - 100;
        int count = slide_pieces(&from, &to, &area, dx, pieces);
        hang(&wall, turns[n % TURNS]);
        for (int i = 0; i < count; i++) {
            panel_copy(&wall.panel, &pieces[i]);
        }
        assert_margin_empty(&wall);
        for (int i = 0; i < W * H; i++) {
            int x = i % wall.panel.area.w;
            assert_true(wall_pixel(&wall, x, i / wall.panel.area.w) != 0);
        }
    }
    frame_release(&from);
    frame_release(&to);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_pair_of_numbers),
        cmocka_unit_test(test_a_finger_meets_what_it_sees),
        cmocka_unit_test(test_the_corners),
        cmocka_unit_test(test_tiles_join),
        cmocka_unit_test(test_mixing_turns_too),
        cmocka_unit_test(test_a_slide_follows_the_finger),
        cmocka_unit_test(test_wild_slides_stay_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
