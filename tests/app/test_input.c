/* What a touch means: what is under the finger when it comes down, on the
 * picture that its owner saw. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app_hands.h"
#include "app_rig.h"

static int
set_up(void **state)
{
    static struct app_rig rig;
    app_rig_init(&rig);
    app_rig_slide(&rig, "1-a.md", "# One\n\nWords.\n");
    app_rig_slide(&rig, "2-b.md", "# Two\n\nWords.\n");
    app_rig_slide(&rig, "3-c.md", "# Three\n\nWords.\n");
    app_rig_start(&rig);
    app_rig_pass(&rig, 1000);
    *state = &rig;
    return 0;
}

static int
tear_down(void **state)
{
    app_rig_release(*state);
    return 0;
}

static enum play_mode
mode(const struct app_rig *rig)
{
    return app_state(rig->app)->mode;
}

/* The middle of a control of the page on screen. */
static void
find(struct app_rig *rig, enum play_action action, double *x, double *y)
{
    const struct page *page = app_page(rig->app, rig->now_ms);
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_rect *rect = &page->controls[i].rect;
        if (page->controls[i].action == action) {
            *x = (rect->x + rect->w / 2.0) / page->width_px;
            *y = (rect->y + rect->h / 2.0) / page->height_px;
            return;
        }
    }
    fail_msg("no control does %d", action);
}

/* One finger goes sideways from X, at the height Y, and up again. */
static void
swipe(struct app_rig *rig, double x, double y, double way)
{
    app_rig_finger(rig, TOUCH_DOWN, x, y);
    for (int i = 1; i <= 10; i++) {
        app_rig_pass(rig, 16);
        app_rig_finger(rig, TOUCH_MOVE, x + way * i / 10, y);
    }
    app_rig_finger(rig, TOUCH_UP, x + way, y);
}

/* ---- taps ---- */

static void
test_a_finger_holds_and_a_tap_acts(void **state)
{
    struct app_rig *rig = *state;
    app_rig_finger(rig, TOUCH_DOWN, 0.5, 0.4);
    assert_int_equal(mode(rig), PLAY_HELD);
    app_rig_finger(rig, TOUCH_UP, 0.5, 0.4);
    assert_string_equal(app_rig_title(rig), "One");
    app_rig_pass(rig, 1000);
    app_rig_tap(rig, "Next");
    assert_string_equal(app_rig_title(rig), "Two");
}

static void
test_sliding_off_a_control_cancels(void **state)
{
    struct app_rig *rig = *state;
    double x, y;
    find(rig, PLAY_NEXT, &x, &y);
    app_rig_finger(rig, TOUCH_DOWN, x, y);
    app_rig_finger(rig, TOUCH_UP, x, y - 0.2);
    assert_string_equal(app_rig_title(rig), "One");
    assert_int_equal(mode(rig), PLAY_HELD);
}

/* The name of what looks pressed, also to who looks at the picture; "" none. */
static const char *
pressed(struct app_rig *rig)
{
    static uint64_t unpressed;
    const struct page *page = app_page(rig->app, rig->now_ms);
    for (size_t i = 0; i < page->control_count; i++) {
        if (page->controls[i].pressed) {
            assert_true(page->hash != unpressed);
            return page->controls[i].name;
        }
    }
    unpressed = page->hash;
    return "";
}

static void
test_a_control_looks_pressed_while_a_tap_may_come(void **state)
{
    struct app_rig *rig = *state;
    double x, y;
    app_rig_finger(rig, TOUCH_DOWN, 0.5, 0.4);
    assert_string_equal(pressed(rig), "");
    app_rig_finger(rig, TOUCH_UP, 0.5, 0.4);
    app_rig_pass(rig, 1000);
    assert_string_equal(pressed(rig), "");
    find(rig, PLAY_THEME, &x, &y);
    app_rig_finger(rig, TOUCH_DOWN, x, y);
    assert_string_equal(pressed(rig), "Contrast");
    app_rig_finger(rig, TOUCH_MOVE, x, y + 0.01);
    assert_string_equal(pressed(rig), "Contrast");
    app_rig_finger(rig, TOUCH_MOVE, x, y - 0.2); /* off */
    assert_string_equal(pressed(rig), "");
    app_rig_finger(rig, TOUCH_MOVE, x, y); /* too late: it slipped */
    assert_string_equal(pressed(rig), "");
    app_rig_finger(rig, TOUCH_UP, x, y);
    assert_int_equal(app_state(rig->app)->theme, 0);
    app_rig_pass(rig, 1000);
    app_rig_finger(rig, TOUCH_DOWN, x, y);
    app_rig_finger(rig, TOUCH_UP, x, y);
    assert_string_equal(pressed(rig), "");
    assert_int_equal(app_state(rig->app)->theme, 1);
    app_rig_pass(rig, 1000);
    app_rig_finger(rig, TOUCH_DOWN, x, y);
    app_rig_pass(rig, 3100); /* held too long */
    assert_string_equal(pressed(rig), "");
    app_rig_finger(rig, TOUCH_UP, x, y);
}

/* A change by itself under a finger that was about to come down. */
static void
test_a_touch_after_a_change_by_itself_only_holds(void **state)
{
    struct app_rig *rig = *state;
    while (app_state(rig->app)->slide == 0) {
        app_rig_pass(rig, 50);
    }
    app_rig_tap(rig, "Next");
    assert_string_equal(app_rig_title(rig), "Two");
    assert_int_equal(mode(rig), PLAY_HELD);
}

/* The finger came down on what was drawn before the last change. */
static void
test_a_finger_means_what_was_seen(void **state)
{
    struct app_rig *rig = *state;
    double x, y;
    find(rig, PLAY_NEXT, &x, &y);
    app_rig_finger(rig, TOUCH_DOWN, 0.5, 0.4);
    app_rig_finger(rig, TOUCH_UP, 0.5, 0.4);
    app_rig_pass(rig, 91000);
    assert_int_equal(mode(rig), PLAY_ASKING);
    app_rig_finger(rig, TOUCH_DOWN, 0.5, 0.4);
    app_rig_finger(rig, TOUCH_UP, 0.5, 0.4);
    app_rig_pass(rig, 1000);
    app_rig_finger(rig, TOUCH_DOWN, x, y);
    app_rig_finger(rig, TOUCH_UP, x, y);
    assert_string_equal(app_rig_title(rig), "Two");
}

/* A trembling hand strikes twice: what has come under it meanwhile is not
 * meant. */
static void
test_a_second_strike_is_not_meant(void **state)
{
    struct app_rig *rig = *state;
    double x, y;
    find(rig, PLAY_NEXT, &x, &y);
    app_rig_tap(rig, "Next");
    app_rig_pass(rig, 100);
    app_rig_finger(rig, TOUCH_DOWN, x, y);
    app_rig_finger(rig, TOUCH_UP, x, y);
    assert_string_equal(app_rig_title(rig), "Two");
    app_rig_pass(rig, 400);
    app_rig_finger(rig, TOUCH_DOWN, x, y);
    app_rig_finger(rig, TOUCH_UP, x, y);
    assert_string_equal(app_rig_title(rig), "Three");
}

/* ---- "Still reading?" ---- */

static void
let_it_ask(struct app_rig *rig)
{
    app_rig_finger(rig, TOUCH_DOWN, 0.5, 0.4);
    app_rig_finger(rig, TOUCH_UP, 0.5, 0.4);
    app_rig_pass(rig, 91000);
    assert_int_equal(mode(rig), PLAY_ASKING);
}

static void
test_any_touch_answers(void **state)
{
    struct app_rig *rig = *state;
    let_it_ask(rig);
    swipe(rig, 0.7, 0.4, -0.4);
    assert_int_equal(mode(rig), PLAY_HELD);
    assert_string_equal(app_rig_title(rig), "One");
}

/* The rest of the hand that answers: a second finger, or a second strike. */
static void
test_the_hand_that_answers_does_nothing_else(void **state)
{
    struct app_rig *rig = *state;
    let_it_ask(rig);
    app_rig_finger(rig, TOUCH_DOWN, 0.5, 0.4);
    const struct touch_event second = {TOUCH_DOWN, 1, 0.6, 0.4};
    app_touch(rig->app, &second, rig->now_ms);
    const struct touch_event swiped = {TOUCH_MOVE, 1, 0.2, 0.4};
    app_touch(rig->app, &swiped, rig->now_ms);
    assert_true(app_drag(rig->app) == 0);
    const struct touch_event up = {TOUCH_UP, 1, 0.2, 0.4};
    app_touch(rig->app, &up, rig->now_ms);
    app_rig_finger(rig, TOUCH_UP, 0.5, 0.4);
    assert_string_equal(app_rig_title(rig), "One");
    assert_int_equal(mode(rig), PLAY_HELD);
}

/* The buttons of the band act at once: they were there to be seen. */
static void
test_the_band_acts_while_it_asks(void **state)
{
    struct app_rig *rig = *state;
    let_it_ask(rig);
    app_rig_tap(rig, "Text size");
    assert_int_equal(app_state(rig->app)->scale, 1);
    assert_int_equal(mode(rig), PLAY_HELD);
}

/* ---- swipes ---- */

static void
test_a_swipe_leads_on_and_back(void **state)
{
    struct app_rig *rig = *state;
    swipe(rig, 0.7, 0.4, -0.4);
    assert_string_equal(app_rig_title(rig), "Two");
    assert_int_equal(app_fade(rig->app, rig->now_ms), 256);
    app_rig_pass(rig, 1000);
    swipe(rig, 0.3, 0.4, 0.4);
    assert_string_equal(app_rig_title(rig), "One");
}

static void
test_the_slide_follows_the_finger(void **state)
{
    struct app_rig *rig = *state;
    app_rig_finger(rig, TOUCH_DOWN, 0.6, 0.4);
    app_rig_pass(rig, 16);
    app_rig_finger(rig, TOUCH_MOVE, 0.4, 0.4);
    assert_true(app_drag(rig->app) < -0.1);
    assert_int_equal(app_drag_direction(rig->app), 1);
    struct page *ahead = app_page_ahead(rig->app, 1);
    assert_non_null(ahead);
    page_free(ahead);
    app_rig_finger(rig, TOUCH_MOVE, 0.6, 0.4);
    app_rig_finger(rig, TOUCH_LOST, 0.6, 0.4);
    assert_true(app_drag(rig->app) == 0);
    assert_string_equal(app_rig_title(rig), "One");
}

static void
test_no_swipe_begins_on_a_control(void **state)
{
    struct app_rig *rig = *state;
    double x, y;
    find(rig, PLAY_TOPIC, &x, &y);
    swipe(rig, x, y, 0.4);
    assert_true(app_drag(rig->app) == 0);
    assert_string_equal(app_rig_title(rig), "One");
}

/* ---- staff, and people at a desk ---- */

static void
test_the_corners_clean(void **state)
{
    struct app_rig *rig = *state;
    app_rig_finger(rig, TOUCH_DOWN, 0.005, 0.005);
    app_rig_pass(rig, 3100);
    app_rig_finger(rig, TOUCH_UP, 0.005, 0.005);
    app_rig_finger(rig, TOUCH_DOWN, 0.995, 0.005);
    app_rig_pass(rig, 3100);
    app_rig_finger(rig, TOUCH_UP, 0.995, 0.005);
    assert_int_equal(mode(rig), PLAY_CLEANING);
    app_rig_finger(rig, TOUCH_DOWN, 0.5, 0.9);
    app_rig_finger(rig, TOUCH_UP, 0.5, 0.9);
    assert_int_equal(mode(rig), PLAY_CLEANING);
}

static void
test_keys_walk_and_keep(void **state)
{
    struct app_rig *rig = *state;
    app_walk(rig->app, 1, rig->now_ms);
    assert_string_equal(app_rig_title(rig), "Two");
    app_rig_pass(rig, 91000);
    assert_int_equal(mode(rig), PLAY_ASKING);
    app_walk(rig->app, 1, rig->now_ms);
    assert_string_equal(app_rig_title(rig), "Two");
    assert_int_equal(mode(rig), PLAY_HELD);
    app_rig_pass(rig, 1000);
    app_walk(rig->app, -1, rig->now_ms);
    assert_string_equal(app_rig_title(rig), "One");
}

#define WITH_RIG(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RIG(test_a_finger_holds_and_a_tap_acts),
        WITH_RIG(test_sliding_off_a_control_cancels),
        WITH_RIG(test_a_control_looks_pressed_while_a_tap_may_come),
        WITH_RIG(test_a_touch_after_a_change_by_itself_only_holds),
        WITH_RIG(test_a_finger_means_what_was_seen),
        WITH_RIG(test_a_second_strike_is_not_meant),
        WITH_RIG(test_any_touch_answers),
        WITH_RIG(test_the_hand_that_answers_does_nothing_else),
        WITH_RIG(test_the_band_acts_while_it_asks),
        WITH_RIG(test_a_swipe_leads_on_and_back),
        WITH_RIG(test_the_slide_follows_the_finger),
        WITH_RIG(test_no_swipe_begins_on_a_control),
        WITH_RIG(test_the_corners_clean),
        WITH_RIG(test_keys_walk_and_keep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
