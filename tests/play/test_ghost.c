/* Ghost taps: a panel that taps by itself for a day, and
 * people who do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "player_rig.h"
#include "touch_rig.h"
#include "player_hand.h"

enum {
    BEAT_MS = 12864, /* raspberrypi/linux#7638 */
    MINUTE_MS = 60000,
    HOUR_MS = 3600000,
    DAY_MS = 24 * HOUR_MS
};

/* A screen with one control at the right edge, Next; wired as the show is. */
struct desk {
    struct player *player;
    struct touch *touch;
    uint64_t seen_changes;
    int slides; /* how often the rotation moved on */
};

static void
desk_start(struct desk *desk)
{
    struct player_rules rules = player_rules_default();
    *desk =
        (struct desk){.player = player_new(&rules, 0), .touch = rig_touch()};
    player_set_show(desk->player, &rig_show, -1, -1, 0);
}

static void
desk_end(struct desk *desk)
{
    player_free(desk->player);
    touch_free(desk->touch);
}

static void
desk_look(struct desk *desk)
{
    uint64_t changes = player_state(desk->player)->changes;
    if (changes != desk->seen_changes) {
        desk->seen_changes = changes;
        touch_picture_changed(desk->touch);
    }
}

static void
desk_wait(struct desk *desk, int64_t until_ms)
{
    int64_t due_ms = player_deadline_ms(desk->player);
    while (due_ms <= until_ms) {
        player_tick(desk->player, due_ms);
        if (player_state(desk->player)->mode == PLAY_ROTATING) {
            desk->slides++;
        }
        desk_look(desk);
        due_ms = player_deadline_ms(desk->player);
    }
}

/* A tap of no length; whether it was heard. */
static bool
desk_tap(struct desk *desk, double x, double y, int64_t now_ms)
{
    desk_wait(desk, now_ms);
    struct gesture down = rig_feed(desk->touch, TOUCH_DOWN, 0, x, y, now_ms);
    bool heard = down.type == GESTURE_PRESS;
    bool acts = heard && player_touch(desk->player, now_ms);
    desk_look(desk);
    struct gesture up = rig_feed(desk->touch, TOUCH_UP, 0, x, y, now_ms);
    assert_int_equal(up.type, heard ? GESTURE_TAP : GESTURE_NONE);
    if (acts && x > 0.9) {
        player_act(desk->player, PLAY_NEXT, 0, now_ms);
        desk_look(desk);
    }
    return heard;
}

/* A day of ghost taps at X, Y while somebody comes each 37 minutes. */
static void
haunt(double x, double y)
{
    struct desk desk;
    desk_start(&desk);
    int heard = 0;
    int64_t person_ms = 20 * MINUTE_MS;
    for (int64_t now_ms = BEAT_MS; now_ms < DAY_MS; now_ms += BEAT_MS) {
        if (person_ms < now_ms) {
            assert_true(desk_tap(&desk, 0.5, 0.6, person_ms));
            assert_int_equal(player_state(desk.player)->mode, PLAY_HELD);
            person_ms += 37 * MINUTE_MS;
        }
        heard += desk_tap(&desk, x, y, now_ms);
    }
    assert_in_range(heard, 20, 30);
    /* 39 visits of 110 s at 15 s a slide leave more than that. */
    assert_true(desk.slides > 5000);
    desk_end(&desk);
}

static void
test_a_day_of_ghost_taps_is_ignored(void **state)
{
    (void)state;
    haunt(0.2, 0.3);
}

/* It pages on with every tap, so that the picture never stays. */
static void
test_a_ghost_on_a_control_is_ignored(void **state)
{
    (void)state;
    haunt(0.95, 0.5);
}

static void
test_two_ghosts_jitter_by_a_hair(void **state)
{
    (void)state;
    uint64_t seed = 3;
    struct desk desk;
    desk_start(&desk);
    int heard = 0;
    for (int64_t beat = 1; beat * BEAT_MS < DAY_MS; beat++) {
        double hair = rig_random(&seed, 100) / 20000.0;
        int64_t late_ms = rig_random(&seed, 100);
        heard += desk_tap(&desk, 0.2 + hair, 0.3, beat * BEAT_MS + late_ms);
        heard += desk_tap(&desk, 0.7, 0.3 - hair, beat * BEAT_MS + 6000);
    }
    assert_in_range(heard, 38, 60);
    assert_true(desk.slides > 5000);
    desk_end(&desk);
}

static void
test_a_spot_hears_again_after_five_silent_minutes(void **state)
{
    (void)state;
    struct touch *touch = rig_touch();
    int64_t now_ms = 0;
    for (int i = 0; i < 100; i++) {
        now_ms += BEAT_MS;
        struct gesture gesture =
            rig_feed(touch, TOUCH_DOWN, 0, 0.2, 0.3, now_ms);
        rig_feed(touch, TOUCH_UP, 0, 0.2, 0.3, now_ms);
        assert_int_equal(gesture.type, i < 19 ? GESTURE_PRESS : GESTURE_NONE);
    }
    assert_int_equal(
        rig_feed(touch, TOUCH_DOWN, 0, 0.209, 0.3, now_ms + 5 * MINUTE_MS - 1)
            .type,
        GESTURE_NONE);
    now_ms += 10 * MINUTE_MS - 1;
    assert_int_equal(rig_feed(touch, TOUCH_DOWN, 0, 0.2, 0.3, now_ms).type,
                     GESTURE_PRESS);
    touch_free(touch);
}

/* How many of COUNT taps at one spot are heard; a beat of BEAT and up to MORE
 * ms. CHANGES: the picture changes with each. */
static int
heard_of(int count, int64_t beat_ms, int more_ms, bool changes)
{
    struct touch *touch = rig_touch();
    uint64_t seed = 11;
    int heard = 0;
    int64_t now_ms = 0;
    for (int i = 0; i < count; i++) {
        now_ms += beat_ms + rig_random(&seed, more_ms + 1);
        heard += rig_feed(touch, TOUCH_DOWN, 0, 0.5, 0.5, now_ms).type ==
                 GESTURE_PRESS;
        rig_feed(touch, TOUCH_UP, 0, 0.5, 0.5, now_ms);
        if (changes) {
            touch_picture_changed(touch);
        }
    }
    touch_free(touch);
    return heard;
}

static void
test_people_are_heard(void **state)
{
    (void)state;
    static const struct {
        int64_t beat_ms;
        int more_ms;
        bool changes;
        int heard; /* of 200 */
    } rows[] = {
        {1000, 400, false, 20},   /* drumming on a picture: a child's game */
        {1000, 400, true, 200},   /* paging through a long topic */
        {1000, 0, true, 200},     /* as a machine does, but for 200 s */
        {2000, 0, true, 150},     /* for 5 minutes: that is enough */
        {5000, 1000, false, 200}, /* a patient hand */
        {5000, 50, false, 19},    /* a machine */
        {80000, 0, false, 200},   /* "yes, I still read": always believed */
        {100000, 0, true, 200},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int heard =
            heard_of(200, rows[i].beat_ms, rows[i].more_ms, rows[i].changes);
        if (heard != rows[i].heard) {
            fail_msg("row %d: %d heard, expected %d", (int)i, heard,
                     rows[i].heard);
        }
    }
}

static void
test_more_spots_than_it_watches(void **state)
{
    (void)state;
    uint64_t seed = 17;
    struct touch *touch = rig_touch();
    int ghost_heard = 0;
    for (int64_t beat = 1; beat < 1000; beat++) {
        int64_t now_ms = beat * BEAT_MS;
        ghost_heard += rig_feed(touch, TOUCH_DOWN, 0, 0.1, 0.1, now_ms).type ==
                       GESTURE_PRESS;
        rig_feed(touch, TOUCH_UP, 0, 0.1, 0.1, now_ms);
        for (int i = 1; i < 15; i++) {
            double x = 0.2 + rig_random(&seed, 8000) / 10000.0;
            assert_int_equal(
                rig_feed(touch, TOUCH_DOWN, 0, x, 0.5, now_ms + i * 500).type,
                GESTURE_PRESS);
            rig_feed(touch, TOUCH_UP, 0, x, 0.5, now_ms + i * 500);
        }
    }
    assert_int_equal(ghost_heard, 19);
    touch_free(touch);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_day_of_ghost_taps_is_ignored),
        cmocka_unit_test(test_a_ghost_on_a_control_is_ignored),
        cmocka_unit_test(test_two_ghosts_jitter_by_a_hair),
        cmocka_unit_test(test_a_spot_hears_again_after_five_silent_minutes),
        cmocka_unit_test(test_people_are_heard),
        cmocka_unit_test(test_more_spots_than_it_watches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
