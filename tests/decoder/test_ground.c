/* What a picture that can be seen through stands on: a plate where a part of it
 * would not be seen, and none behind any other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ground.h"
#include "picture_protocol.h"

enum { W = 400, H = 200, LARGE = 5, BOXES = 4 };

#define WHITE 0xFFFFFFFF
#define BLACK 0xFF000000
#define BLUE 0xFF0066CC
#define CREAM 0xFFF5EFE2
#define GRAY 0xFFB0B0B0

struct box {
    int x, y, w, h;
    uint32_t colour; /* multiplied by its alpha */
};

struct ground_case {
    const char *what;
    struct box boxes[BOXES];
    uint32_t ground;
};

static const struct ground_case cases[] = {
    {"a white logo", {{40, 40, 80, 80, WHITE}}, PICTURE_GROUND_DARK},
    {"a cream one", {{40, 40, 80, 80, CREAM}}, PICTURE_GROUND_DARK},
    {"half transparent", {{9, 9, 80, 80, 0x80808080}}, PICTURE_GROUND_DARK},
    {"white letters beside a sign",
     {{20, 40, 120, 120, BLUE}, {200, 90, 20, 40, WHITE}},
     PICTURE_GROUND_DARK},
    {"white letters beside a black sign",
     {{20, 40, 120, 120, BLACK}, {200, 90, 20, 40, WHITE}},
     PICTURE_GROUND_MIDDLE},
    {"a black logo", {{40, 40, 80, 80, BLACK}}, 0},
    {"a gray one", {{40, 40, 80, 80, GRAY}}, 0},
    {"yellow", {{40, 40, 80, 80, 0xFFFFFF00}}, 0},
    {"a white box with words in it",
     {{40, 40, 90, 90, WHITE}, {60, 60, 30, 9, BLACK}},
     0},
    {"an outlined one", {{40, 40, 90, 90, BLACK}, {44, 44, 82, 82, WHITE}}, 0},
    {"white letters on a sign",
     {{20, 20, 300, 150, BLUE}, {60, 60, 40, 90, WHITE}},
     0},
    {"a shadow apart",
     {{100, 20, 90, 90, BLUE}, {90, 130, 110, 9, 0x33000000}},
     0},
    {"a white dot", {{100, 20, 90, 90, BLUE}, {250, 20, 12, 12, WHITE}}, 0},
    {"small black letters beside white areas",
     {{20, 20, 150, 150, WHITE},
      {200, 20, 150, 150, WHITE},
      {60, 180, 3, 12, BLACK},
      {240, 180, 3, 12, BLACK}},
     PICTURE_GROUND_MIDDLE},
    {"see-through ones, beside as well",
     {{20, 20, 150, 150, WHITE}, {200, 90, 3, 30, 0xB3000000}},
     PICTURE_GROUND_MIDDLE},
    {"white letters beside a white box with words in it",
     {{20, 20, 150, 150, WHITE},
      {60, 60, 40, 9, BLACK},
      {200, 90, 4, 30, WHITE},
      {220, 90, 4, 30, WHITE}},
     PICTURE_GROUND_DARK},
    {"white on its own shadow",
     {{46, 46, 80, 80, 0x66000000}, {40, 40, 80, 80, WHITE}},
     PICTURE_GROUND_DARK},
    {"light yellow", {{40, 40, 80, 80, 0xFFFFFF66}}, PICTURE_GROUND_DARK},
    {"dust",
     {{100, 20, 9, 9, BLUE}, {250, 20, 1, 2, WHITE}, {300, 9, 1, 2, WHITE}},
     0},
};

static uint32_t drawn[W * H * LARGE * LARGE];

/* The case, LARGE times as large. */
static void
draw(const struct ground_case *one)
{
    memset(drawn, 0, sizeof(drawn));
    for (int i = 0; i < BOXES; i++) {
        const struct box *box = &one->boxes[i];
        for (int y = box->y * LARGE; y < (box->y + box->h) * LARGE; y++) {
            for (int x = box->x * LARGE; x < (box->x + box->w) * LARGE; x++) {
                drawn[y * W * LARGE + x] = box->colour;
            }
        }
    }
}

/* The mean of what is drawn in a square at X, Y. */
static uint32_t
mean(int x, int y, int side)
{
    uint32_t pixel = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        uint32_t sum = 0;
        for (int i = 0; i < side * side; i++) {
            int at = (y + i / side) * W * LARGE + x + i % side;
            sum += drawn[at] >> shift & 255;
        }
        pixel |= sum / (uint32_t)(side * side) << shift;
    }
    return pixel;
}

/* The ground of the same, SIDE times as small, with smooth edges. */
static uint32_t
ground_at(int side)
{
    static uint32_t pixels[W * H * LARGE * LARGE];
    int width = W * LARGE / side;
    int height = H * LARGE / side;
    for (int i = 0; i < width * height; i++) {
        pixels[i] = mean(i % width * side, i / width * side, side);
    }
    return ground_of(pixels, width, height);
}

/* On a small screen as on a large one. */
static void
test_grounds(void **state)
{
    static const int sides[] = {1, 2, 4, 5, 7};
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        draw(&cases[i]);
        for (size_t k = 0; k < sizeof(sides) / sizeof(*sides); k++) {
            uint32_t ground = ground_at(sides[k]);
            if (ground != cases[i].ground) {
                fail_msg("%s, 1 in %d: %06X", cases[i].what, sides[k], ground);
            }
        }
    }
}

static void
test_smallest(void **state)
{
    static const uint32_t white = WHITE;
    (void)state;
    assert_int_equal(ground_of(&white, 1, 1), PICTURE_GROUND_DARK);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grounds),
        cmocka_unit_test(test_smallest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
