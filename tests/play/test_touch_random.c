/* Fingers under anything: a million random events, and after each thousand a
 * quiet moment in which a plain tap must work. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <cmocka.h>

#include "player_rig.h"
#include "touch_rig.h"

enum { EVENTS = 1000000, QUIET_EVERY = 1000, LOST_MS = 10000 };

struct mess {
    struct touch *touch;
    uint64_t seed;
    int64_t now_ms;
    double x, y;  /* of the event before */
    bool pressed; /* a finger counts, as far as gestures told */
    int seen[GESTURE_CLEAN + 1];
};

static double
random_place(uint64_t *seed)
{
    switch (rig_random(seed, 20)) {
    case 0:
        return NAN;
    case 1:
        return rig_random(seed, 2) ? INFINITY : -INFINITY;
    case 2:
        return rig_random(seed, 2) ? 15.98 : -1e300;
    case 3:
        return 0.02;
    case 4:
        return 0.98;
    default:
        return rig_random(seed, 10000) / 10000.0;
    }
}

static int64_t
random_finger(uint64_t *seed)
{
    static const int64_t strange[] = {-1, INT64_MIN, INT64_MAX, 1 << 20};
    switch (rig_random(seed, 50)) {
    case 0:
        return strange[rig_random(seed, 4)];
    case 1:
        return rig_random(seed, 100); /* more than the table holds */
    default:
        return rig_random(seed, 3);
    }
}

/* Gestures come in order, and point into the picture. */
static void
check(struct mess *mess, const struct gesture *gesture)
{
    mess->seen[gesture->type]++;
    if (gesture->type == GESTURE_NONE) {
        return;
    }
    const double places[] = {gesture->x0, gesture->y0, gesture->x, gesture->y};
    for (int i = 0; i < 4; i++) {
        assert_true(places[i] >= 0 && places[i] <= 1);
    }
    if (gesture->type == GESTURE_PRESS) {
        mess->pressed = true;
        return;
    }
    assert_true(mess->pressed);
    if (gesture->type == GESTURE_DRAG) {
        assert_true(fabs(gesture->dx) <= 1);
        return;
    }
    if (gesture->type == GESTURE_SWIPE) {
        assert_true(gesture->direction == 1 || gesture->direction == -1);
    }
    mess->pressed = false;
}

static void
feed(struct mess *mess, enum touch_phase phase, int64_t finger, double x,
     double y)
{
    struct gesture gesture =
        rig_feed(mess->touch, phase, finger, x, y, mess->now_ms);
    check(mess, &gesture);
}

static void
tick(struct mess *mess)
{
    struct gesture gesture = touch_tick(mess->touch, mess->now_ms);
    check(mess, &gesture);
    assert_true(touch_deadline_ms(mess->touch) > mess->now_ms);
}

static void
random_event(struct mess *mess)
{
    uint64_t *seed = &mess->seed;
    int64_t finger = random_finger(seed);
    double x = mess->x, y = mess->y; /* fingers like to stay */
    if (rig_random(seed, 2)) {
        x = mess->x = random_place(seed);
        y = mess->y = random_place(seed);
    }
    int dice = rig_random(seed, 1000);
    if (dice < 150) {
        feed(mess, TOUCH_DOWN, finger, x, y);
    } else if (dice < 500) {
        feed(mess, TOUCH_MOVE, finger, x, y);
    } else if (dice < 800) {
        feed(mess, TOUCH_UP, finger, x, y);
    } else if (dice < 810) {
        feed(mess, TOUCH_LOST, finger, x, y);
    } else if (dice < 820) {
        touch_picture_changed(mess->touch);
    } else if (dice < 822) {
        mess->now_ms += INT64_C(86400000) * rig_random(seed, 60);
    } else if (dice < 823) {
        mess->now_ms -= rig_random(seed, 100000);
    } else if (dice < 830) {
        mess->now_ms += rig_random(seed, 12000);
    } else {
        tick(mess);
    }
    mess->now_ms += rig_random(seed, 60);
}

static void
check_a_tap_works(struct mess *mess)
{
    tick(mess); /* the clock may just have gone back */
    mess->now_ms += LOST_MS;
    tick(mess);
    assert_int_equal(touch_deadline_ms(mess->touch), INT64_MAX);
    assert_false(mess->pressed);
    double x = 0.3 + rig_random(&mess->seed, 4000) / 10000.0;
    struct gesture gesture =
        rig_feed(mess->touch, TOUCH_DOWN, 0, x, 0.5, mess->now_ms);
    assert_int_equal(gesture.type, GESTURE_PRESS);
    mess->now_ms += 90;
    gesture = rig_feed(mess->touch, TOUCH_UP, 0, x, 0.5, mess->now_ms);
    assert_int_equal(gesture.type, GESTURE_TAP);
    assert_true(gesture.x0 == x && gesture.x == x && gesture.y == 0.5);
}

static void
test_a_million_random_events(void **state)
{
    (void)state;
    struct mess mess = {.touch = rig_touch(), .seed = 23};
    for (int i = 0; i < EVENTS; i++) {
        random_event(&mess);
        if (i % QUIET_EVERY == 0) {
            check_a_tap_works(&mess);
        }
    }
    /* The mess was rich enough to mean anything. */
    for (int type = GESTURE_NONE; type < GESTURE_CLEAN; type++) {
        assert_true(mess.seen[type] > 100);
    }
    touch_free(mess.touch);
}

static void
test_sixty_four_fingers_and_more(void **state)
{
    (void)state;
    struct mess mess = {.touch = rig_touch(), .seed = 29};
    for (int64_t finger = 0; finger < 200; finger++) {
        feed(&mess, TOUCH_DOWN, finger, (double)finger / 200, 0.5);
        mess.now_ms += 5;
    }
    assert_int_equal(mess.seen[GESTURE_PRESS], 2);
    assert_int_equal(mess.seen[GESTURE_CANCEL], 1);
    for (int64_t finger = 0; finger < 200; finger++) {
        feed(&mess, TOUCH_UP, finger, (double)finger / 200, 0.5);
    }
    assert_int_equal(mess.seen[GESTURE_TAP], 0);
    feed(&mess, TOUCH_DOWN, 0, 0.5, 0.9);
    feed(&mess, TOUCH_UP, 0, 0.5, 0.9);
    assert_int_equal(mess.seen[GESTURE_TAP], 1);
    check_a_tap_works(&mess);
    touch_free(mess.touch);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_million_random_events),
        cmocka_unit_test(test_sixty_four_fingers_and_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
