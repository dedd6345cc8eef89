/* Fingers by tables: events with their times, and what they should mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <string.h>
#include <cmocka.h>

#include "player_rig.h"
#include "touch_rig.h"

enum happening { DOWN, MOVE, UP, LOST, TICK };

struct row {
    int64_t at_ms;
    enum happening what;
    int64_t finger;
    double x, y;
    const char *expected;
};

static struct gesture
happen(struct touch *touch, const struct row *row, int64_t now_ms)
{
    static const enum touch_phase phases[] = {TOUCH_DOWN, TOUCH_MOVE, TOUCH_UP,
                                              TOUCH_LOST};
    if (row->what == TICK) {
        return touch_tick(touch, now_ms);
    }
    return rig_feed(touch, phases[row->what], row->finger, row->x, row->y,
                    now_ms);
}

static void
run(const struct row *rows, size_t count)
{
    for (size_t c = 0; c < 4; c++) {
        struct touch *touch = rig_touch();
        for (size_t i = 0; i < count; i++) {
            struct gesture gesture =
                happen(touch, &rows[i], rig_clocks[c] + rows[i].at_ms);
            const char *got = rig_gesture_words(&gesture);
            if (strcmp(got, rows[i].expected) != 0) {
                fail_msg("clock %d, row %d (%lld ms): %s, expected %s", (int)c,
                         (int)i, (long long)rows[i].at_ms, got,
                         rows[i].expected);
            }
        }
        touch_free(touch);
    }
}

#define RUN(rows) run(rows, sizeof(rows) / sizeof((rows)[0]))

static void
test_taps(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {0, DOWN, 0, .50, .50, "press 0.50 0.50"},
        {0, UP, 0, .50, .50, "tap 0.50 0.50 0.50 0.50"}, /* no length at all */
        {100, DOWN, 7, .20, .90, "press 0.20 0.90"},
        {150, MOVE, 7, .20, .92, "none"}, /* 5 mm down */
        {200, UP, 7, .20, .93, "tap 0.20 0.90 0.20 0.93"},
        {1000, DOWN, 0, .50, .50, "press 0.50 0.50"},
        {1100, UP, 0, .50, .45, "cancel"}, /* 12.5 mm up */
        {2000, DOWN, 0, .50, .50, "press 0.50 0.50"},
        {2100, MOVE, 0, .50, .60, "none"},
        {2200, UP, 0, .50, .50, "cancel"}, /* slid off and came back */
        {3000, DOWN, 0, .50, .50, "press 0.50 0.50"},
        {6000, UP, 0, .50, .50, "tap 0.50 0.50 0.50 0.50"}, /* just 3 s */
        {7000, DOWN, 0, .50, .50, "press 0.50 0.50"},
        {10001, UP, 0, .50, .50, "cancel"}, /* held, though nothing ticked */
        {11000, DOWN, 0, .50, .50, "press 0.50 0.50"},
        {13999, TICK, 0, 0, 0, "none"},
        {14000, TICK, 0, 0, 0, "cancel"},
        {14100, TICK, 0, 0, 0, "none"},
        {15000, UP, 0, .50, .50, "none"},
    };
    RUN(rows);
}

static void
test_drags_and_swipes(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {0, DOWN, 0, .50, .50, "press 0.50 0.50"},
        {10, MOVE, 0, .493, .50, "none"}, /* 3.5 mm */
        {20, MOVE, 0, .49, .50, "drag -0.01"},
        {30, MOVE, 0, .40, .60, "drag -0.10"},
        {40, UP, 0, .40, .60, "swipe 1"},
        {1000, DOWN, 0, .50, .50, "press 0.50 0.50"},
        {1010, UP, 0, .532, .50, "swipe -1"}, /* 16 mm at once */
        {2000, DOWN, 0, .50, .50, "press 0.50 0.50"},
        {2010, MOVE, 0, .528, .50, "drag 0.03"},
        {2020, UP, 0, .528, .50, "cancel"}, /* 14 mm */
        {3000, DOWN, 0, .50, .50, "press 0.50 0.50"},
        {3010, MOVE, 0, .60, .50, "drag 0.10"},
        {3020, UP, 0, .51, .50, "cancel"}, /* thought better of it */
        {4000, DOWN, 0, .50, .50, "press 0.50 0.50"},
        {4010, MOVE, 0, .517, .50, "drag 0.02"},
        {4020, UP, 0, .517, .50, "tap 0.50 0.50 0.52 0.50"}, /* trembled */
        {5000, DOWN, 0, .50, .50, "press 0.50 0.50"},
        {5010, MOVE, 0, .53, .70, "none"}, /* downwards */
        {5020, UP, 0, .53, .70, "cancel"},
        {6000, DOWN, 0, .50, .50, "press 0.50 0.50"},
        {6010, MOVE, 0, .40, .50, "drag -0.10"},
        {9500, TICK, 0, 0, 0, "none"}, /* a drag may take its time */
        {9600, UP, 0, .40, .50, "swipe 1"},
    };
    RUN(rows);
}

static void
test_the_newest_finger_counts(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {0, DOWN, 1, .20, .20, "press 0.20 0.20"},
        {500, DOWN, 2, .50, .50, "press 0.50 0.50"},
        {510, MOVE, 1, .90, .20, "none"},
        {600, UP, 2, .50, .50, "tap 0.50 0.50 0.50 0.50"},
        {700, UP, 1, .90, .20, "none"},
        {1000, DOWN, 1, .20, .20, "press 0.20 0.20"},
        {1100, DOWN, 2, .50, .50, "press 0.50 0.50"},
        {1200, UP, 1, .20, .20, "none"},
        {1300, UP, 2, .50, .50, "tap 0.50 0.50 0.50 0.50"},
        {2000, DOWN, 1, .20, .20, "press 0.20 0.20"},
        {2100, DOWN, 1, .60, .60, "press 0.60 0.60"}, /* its up got lost */
        {2200, UP, 1, .60, .60, "tap 0.60 0.60 0.60 0.60"},
        {2300, UP, 1, .60, .60, "none"},
    };
    RUN(rows);
}

static void
test_a_palm_is_ignored(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {0, DOWN, 1, .20, .20, "press 0.20 0.20"},
        {10, DOWN, 2, .30, .20, "press 0.30 0.20"},
        {20, DOWN, 3, .25, .30, "cancel"},
        {30, DOWN, 4, .27, .30, "none"},
        {100, UP, 1, .20, .20, "none"},
        {110, UP, 2, .30, .20, "none"},
        {120, UP, 3, .25, .30, "none"},
        {130, DOWN, 5, .80, .80, "none"}, /* one of the palm is still down */
        {140, UP, 5, .80, .80, "none"},
        {150, UP, 4, .27, .30, "none"},
        {160, DOWN, 1, .80, .80, "press 0.80 0.80"},
        {170, UP, 1, .80, .80, "tap 0.80 0.80 0.80 0.80"},
    };
    RUN(rows);
}

/* SDL2 loses an "up" (SYN_DROPPED), then sends it with id -1. */
static void
test_a_lost_up_disturbs_nobody(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {0, DOWN, 5, .20, .20, "press 0.20 0.20"},
        {10, MOVE, 5, .20, .21, "none"},
        {50, UP, -1, .20, .21, "none"},
        {50, DOWN, -1, .20, .21, "none"},
        {60, MOVE, -1, .20, .21, "none"},
        {800, DOWN, 6, .70, .70, "press 0.70 0.70"}, /* at once */
        {900, UP, 6, .70, .70, "tap 0.70 0.70 0.70 0.70"},
        {10009, TICK, 0, 0, 0, "none"},
        {10010, TICK, 0, 0, 0, "none"}, /* 5 is forgotten here, */
        {10020, DOWN, 7, .70, .70, "press 0.70 0.70"},
        {10020, DOWN, 8, .30, .70, "press 0.30 0.70"}, /* so two, no palm */
        {10030, MOVE, 5, .90, .90, "none"},
        {10040, UP, 8, .30, .70, "tap 0.30 0.70 0.30 0.70"},
    };
    RUN(rows);
}

static void
test_a_silent_finger_is_forgotten(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {0, DOWN, 5, .50, .20, "press 0.50 0.20"},
        {100, MOVE, 5, .30, .20, "drag -0.20"},
        {10099, TICK, 0, 0, 0, "none"},
        {10100, TICK, 0, 0, 0, "cancel"}, /* the picture goes back */
        {10200, UP, 5, .30, .20, "none"},
        {20000, DOWN, 5, .50, .20, "press 0.50 0.20"},
        {INT64_C(90000000000), TICK, 0, 0, 0, "cancel"}, /* years later */
    };
    RUN(rows);
}

/* The device goes and comes back with the same ids. */
static void
test_a_lost_device_takes_its_fingers(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {0, DOWN, 1, .20, .20, "press 0.20 0.20"},
        {10, LOST, 0, 0, 0, "cancel"},
        {20, LOST, 0, 0, 0, "none"},
        {30, DOWN, 1, .20, .20, "press 0.20 0.20"},
        {40, DOWN, 2, .20, .40, "press 0.20 0.40"},
        {50, DOWN, 3, .20, .50, "cancel"},
        {60, LOST, 0, NAN, NAN, "none"},
        {70, DOWN, 1, .20, .20, "press 0.20 0.20"}, /* no palm left over */
        {80, UP, 1, .20, .20, "tap 0.20 0.20 0.20 0.20"},
    };
    RUN(rows);
}

/* Numbers from raw devices. */
static void
test_strange_places(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {0, DOWN, 1, NAN, .20, "none"},
        {1, DOWN, 1, .20, INFINITY, "none"},
        {2, UP, 1, .20, .20, "none"},
        {10, DOWN, 1, 15.98, -5.48, "press 1.00 0.00"},
        {20, UP, 1, 1e300, -1e300, "tap 1.00 0.00 1.00 0.00"},
        {30, DOWN, 1, .50, .50, "press 0.50 0.50"},
        {40, MOVE, 1, NAN, NAN, "none"},
        {50, UP, 1, -INFINITY, .50, "cancel"}, /* it is up all the same */
        {60, DOWN, INT64_MAX, .50, .50, "press 0.50 0.50"},
        {70, UP, INT64_MAX, .50, .50, "tap 0.50 0.50 0.50 0.50"},
        {80, DOWN, INT64_MIN, .50, .50, "none"},
    };
    RUN(rows);
}

static void
test_staff_hold_two_corners(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {0, DOWN, 1, .05, .05, "press 0.05 0.05"},
        {3000, TICK, 0, 0, 0, "cancel"},
        {3100, UP, 1, .05, .05, "none"},
        {13000, DOWN, 1, .95, .05, "press 0.95 0.05"},
        {15999, TICK, 0, 0, 0, "none"},
        {16000, TICK, 0, 0, 0, "clean"},
        {16100, UP, 1, .95, .05, "none"},
        /* The second corner alone does nothing. */
        {17000, DOWN, 1, .95, .05, "press 0.95 0.05"},
        {20000, TICK, 0, 0, 0, "cancel"},
        {20100, UP, 1, .95, .05, "none"},
        /* Too late. */
        {30000, DOWN, 1, .05, .05, "press 0.05 0.05"},
        {33000, TICK, 0, 0, 0, "cancel"},
        {33100, UP, 1, .05, .05, "none"},
        {43001, DOWN, 1, .95, .05, "press 0.95 0.05"},
        {46001, TICK, 0, 0, 0, "cancel"},
        {46100, UP, 1, .95, .05, "none"},
        /* A tap elsewhere between. */
        {50000, DOWN, 1, .05, .05, "press 0.05 0.05"},
        {53000, TICK, 0, 0, 0, "cancel"},
        {53100, UP, 1, .05, .05, "none"},
        {53200, DOWN, 1, .50, .50, "press 0.50 0.50"},
        {53300, UP, 1, .50, .50, "tap 0.50 0.50 0.50 0.50"},
        {53400, DOWN, 1, .95, .05, "press 0.95 0.05"},
        {56400, TICK, 0, 0, 0, "cancel"},
        {56500, UP, 1, .95, .05, "none"},
        /* Not held long enough, and slid out of the corner. */
        {60000, DOWN, 2, .05, .05, "press 0.05 0.05"},
        {62000, UP, 2, .05, .05, "tap 0.05 0.05 0.05 0.05"},
        {62100, DOWN, 2, .95, .05, "press 0.95 0.05"},
        {65100, TICK, 0, 0, 0, "cancel"},
        {65150, UP, 2, .95, .05, "none"},
        {65200, DOWN, 3, .05, .05, "press 0.05 0.05"},
        {65300, MOVE, 3, .05, .50, "none"},
        {68200, TICK, 0, 0, 0, "cancel"},
        {68250, UP, 3, .05, .50, "none"},
        {68300, DOWN, 4, .95, .05, "press 0.95 0.05"},
        {71300, TICK, 0, 0, 0, "cancel"},
    };
    RUN(rows);
}

static void
test_deadlines(void **state)
{
    (void)state;
    struct touch *touch = rig_touch();
    assert_int_equal(touch_deadline_ms(touch), INT64_MAX);
    rig_feed(touch, TOUCH_DOWN, 1, .5, .5, 1000);
    assert_int_equal(touch_deadline_ms(touch), 4000); /* held */
    touch_tick(touch, 4000);
    assert_int_equal(touch_deadline_ms(touch), 11000); /* lost */
    rig_feed(touch, TOUCH_MOVE, 1, .5, .6, 5000);
    assert_int_equal(touch_deadline_ms(touch), 15000);
    rig_feed(touch, TOUCH_DOWN, 2, .5, .5, 6000);
    rig_feed(touch, TOUCH_MOVE, 2, .6, .5, 6100); /* a drag is not held */
    assert_int_equal(touch_deadline_ms(touch), 15000);
    touch_tick(touch, 15000);
    assert_int_equal(touch_deadline_ms(touch), 16100);
    touch_tick(touch, 1100); /* back by 13.9 s: a second is left */
    assert_int_equal(touch_deadline_ms(touch), 2200);
    touch_tick(touch, 2200);
    assert_int_equal(touch_deadline_ms(touch), INT64_MAX);
    touch_free(touch);
}

static void
test_rules_that_cannot_be_are_mended(void **state)
{
    (void)state;
    struct touch_rules rules = {0, NAN, -1, INFINITY, 0, -5, 0};
    struct touch *touch = touch_new(&rules);
    struct gesture gesture = rig_feed(touch, TOUCH_DOWN, 1, .5, .5, 0);
    assert_int_equal(gesture.type, GESTURE_PRESS);
    gesture = rig_feed(touch, TOUCH_UP, 1, .51, .51, 3000);
    assert_int_equal(gesture.type, GESTURE_TAP);
    touch_free(touch);
    touch_free(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_taps),
        cmocka_unit_test(test_drags_and_swipes),
        cmocka_unit_test(test_the_newest_finger_counts),
        cmocka_unit_test(test_a_palm_is_ignored),
        cmocka_unit_test(test_a_lost_up_disturbs_nobody),
        cmocka_unit_test(test_a_silent_finger_is_forgotten),
        cmocka_unit_test(test_a_lost_device_takes_its_fingers),
        cmocka_unit_test(test_strange_places),
        cmocka_unit_test(test_staff_hold_two_corners),
        cmocka_unit_test(test_deadlines),
        cmocka_unit_test(test_rules_that_cannot_be_are_mended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
