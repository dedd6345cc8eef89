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

enum { W = 400, H = 200, LARGE = 5 };

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
    struct box boxes[4];
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
    {"dust",
     {{100, 20, 9, 9, BLUE}, {250, 20, 1, 2, WHITE}, {300, 9, 1, 2, WHITE}},
     0},
};

/* The case, SCALE times as large. */
static uint32_t
ground_at(const struct ground_case *one, int scale)
{
    static uint32_t pixels[W * H * LARGE * LARGE];
    memset(pixels, 0, sizeof(pixels));
    for (int i = 0; i < 4; i++) {
        const struct box *box = &one->boxes[i];
        for (int y = box->y * scale; y < (box->y + box->h) * scale; y++) {
            for (int x = box->x * scale; x < (box->x + box->w) * scale; x++) {
                pixels[y * W * scale + x] = box->colour;
            }
        }
    }
    return ground_of(pixels, W * scale, H * scale);
}

static void
test_grounds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        for (int scale = 1; scale <= LARGE; scale += LARGE - 1) {
            uint32_t ground = ground_at(&cases[i], scale);
            if (ground != cases[i].ground) {
                fail_msg("%s: %06X", cases[i].what, ground);
            }
        }
    }
}

static void
test_smallest(void **state)
{
    static const uint32_t white = WHITE;
    (void)state;
    assert_int_equal(ground_of(&white, 1, 1), 0);
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
