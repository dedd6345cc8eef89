/* What the app wants of pictures, when: a page never waits for what does not
 * come, and never misses what does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "app_rig.h"

static int
set_up(void **state)
{
    static struct app_rig rig;
    app_rig_init(&rig);
    *state = &rig;
    return 0;
}

static int
tear_down(void **state)
{
    app_rig_release(*state);
    return 0;
}

static bool
one_drawn(struct app_rig *rig)
{
    bool ready;
    return app_rig_pictures(rig, &ready) == 1 && ready;
}

/* Under a reader a new deck comes in at once, its pictures when they are
 * drawn: the old version stays until then, and not longer. */
static void
test_a_new_version_takes_the_place_of_the_old(void **state)
{
    struct app_rig *rig = *state;
    char order[64];
    app_rig_picture(rig, "1-a.jpg", "ok 640 480");
    app_rig_start(rig);
    assert_true(app_rig_until(rig, one_drawn));
    app_walk(rig->app, 1, rig->now_ms);
    snprintf(order, sizeof(order), "draw-wait 640 480 %s/go", rig->folder);
    app_rig_picture(rig, "1-a.jpg", order);
    app_rig_pass(rig, 3000);
    app_walk(rig->app, 1, rig->now_ms);
    uint64_t old = app_page(rig->app, rig->now_ms)->hash;
    app_rig_turn(rig);
    assert_int_equal(app_page(rig->app, rig->now_ms)->hash, old);
    snprintf(order, sizeof(order), "../go");
    app_rig_slide(rig, order, "");
    assert_true(app_rig_until(rig, one_drawn));
    assert_int_not_equal(app_page(rig->app, rig->now_ms)->hash, old);
}

#define WITH_RIG(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RIG(test_a_new_version_takes_the_place_of_the_old),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
