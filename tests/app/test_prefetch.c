/* What the app wants of pictures, when: a page never waits for what does not
 * come, and never misses what does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "app_hands.h"
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
    return app_rig_pictures(app_page(rig->app, rig->now_ms), &ready) == 1 &&
           ready;
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

static bool
one_drawn_ahead(struct app_rig *rig)
{
    struct page *page = app_page_ahead(rig->app, 0);
    bool ready;
    bool drawn = page != NULL && app_rig_pictures(page, &ready) == 1 && ready;
    page_free(page);
    return drawn;
}

/* The wide one cannot be drawn. In its frame its words are higher, and the
 * other one goes to the next page, where it is larger. */
static void
test_a_trouble_lays_all_out_anew(void **state)
{
    struct app_rig *rig = *state;
    app_rig_picture(rig, "wide.jpg", "draw-crash 4000 400");
    app_rig_picture(rig, "good.jpg", "ok 640 480");
    app_rig_slide(rig, "1-a.md",
                  "# A\n\n![Words](wide.jpg)\n\nText.\n\n"
                  "![Words](good.jpg)\n");
    app_rig_start(rig);
    assert_true(app_rig_until(rig, one_drawn_ahead));
}

/* Each slide is on for 8 s. */
static void
is_on_time(int64_t time_ms)
{
    assert_in_range(time_ms, 7900, 8200);
}

/* The new version of the next picture is broken: the old one is shown on. */
static void
test_nothing_waits_for_what_does_not_come(void **state)
{
    struct app_rig *rig = *state;
    app_rig_picture(rig, "1-a.jpg", "ok 640 480");
    app_rig_picture(rig, "2-b.jpg", "ok 640 480");
    app_rig_start(rig);
    is_on_time(app_rig_next_slide(rig));
    app_rig_picture(rig, "1-a.jpg", "damaged");
    app_rig_pass(rig, 3000);
    int64_t rest_ms = app_rig_next_slide(rig);
    is_on_time(3000 + rest_ms);
    is_on_time(app_rig_next_slide(rig));
    is_on_time(app_rig_next_slide(rig));
}

/* The budget has room for one of them only. */
static void
test_the_next_slide_is_always_drawn_ahead(void **state)
{
    struct app_rig *rig = *state;
    rig->setup.settings.picture_memory_mb = 4;
    app_rig_picture(rig, "1-a.jpg", "ok 1920 1080");
    app_rig_picture(rig, "2-b.jpg", "ok 1920 1080");
    app_rig_picture(rig, "3-c.jpg", "ok 1920 1080");
    app_rig_start(rig);
    for (int i = 0; i < 4; i++) {
        app_finish_pictures(rig->app, rig->now_ms);
        assert_true(one_drawn(rig));
        assert_true(one_drawn_ahead(rig));
        is_on_time(app_rig_next_slide(rig));
    }
}

#define WITH_RIG(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RIG(test_a_new_version_takes_the_place_of_the_old),
        WITH_RIG(test_a_trouble_lays_all_out_anew),
        WITH_RIG(test_nothing_waits_for_what_does_not_come),
        WITH_RIG(test_the_next_slide_is_always_drawn_ahead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
