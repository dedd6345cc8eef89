/* The player by tables: at this time this happens, then this is on. Each table
 * runs at several starts of the clock. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "player_rig.h"
#include "player_hand.h"

enum happening { TICK, TOUCH, TAP, MOVE, CLEAN, SHOW };

enum { TAP_MS = 80 }; /* from down to up */

struct row {
    int64_t at_ms; /* since the start */
    enum happening what;
    int action; /* TAP: what; SHOW: the place of the slide that is on */
    int argument;
    const char *expected;
};

/* SHOW's new show by argument; the others differ in their number of slides. */
static struct play_show
show_of(int slide_count)
{
    struct play_show show = rig_show;
    show.slide_count = slide_count;
    return show;
}

static void
happen(struct player *player, const struct row *row, int64_t now_ms)
{
    struct play_show show = show_of(row->argument);
    switch (row->what) {
    case TICK:
        player_tick(player, now_ms);
        break;
    case TOUCH:
        player_touch(player, now_ms);
        break;
    case TAP:
        player_touch(player, now_ms);
        player_act(player, (enum play_action)row->action, row->argument,
                   now_ms + TAP_MS);
        break;
    case MOVE:
        player_busy(player, now_ms);
        break;
    case CLEAN:
        player_clean(player, now_ms);
        break;
    case SHOW:
        player_set_show(player, &show, row->action, -1, now_ms);
        break;
    }
}

/* The player gets every tick that it asks for between two rows. */
static void
run_between(struct player *player, int64_t from_ms, int64_t until_ms)
{
    int64_t due_ms = player_deadline_ms(player);
    while (due_ms < until_ms) {
        player_tick(player, due_ms > from_ms ? due_ms : from_ms);
        due_ms = player_deadline_ms(player);
    }
}

static void
run(const struct row *rows, size_t count)
{
    struct player_rules rules = player_rules_default();
    for (size_t c = 0; c < 4; c++) {
        int64_t start_ms = rig_clocks[c], last_ms = start_ms;
        struct player *player = player_new(&rules, start_ms);
        player_set_show(player, &rig_show, -1, -1, start_ms);
        for (size_t i = 0; i < count; i++) {
            int64_t now_ms = start_ms + rows[i].at_ms;
            run_between(player, last_ms, now_ms);
            happen(player, &rows[i], now_ms);
            last_ms = now_ms + (rows[i].what == TAP ? TAP_MS : 0);
            const char *got = rig_words(player_state(player));
            if (strcmp(got, rows[i].expected) != 0) {
                fail_msg("clock %d, row %d (%lld ms): %s, expected %s", (int)c,
                         (int)i, (long long)rows[i].at_ms, got,
                         rows[i].expected);
            }
        }
        player_free(player);
    }
}

#define RUN(rows) run(rows, sizeof(rows) / sizeof((rows)[0]))

static void
test_it_rotates_by_dwell_and_page(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {0, TICK, 0, 0, "rotating 0 1/1"},
        {7999, TICK, 0, 0, "rotating 0 1/1"},
        {8000, TICK, 0, 0, "rotating 2 1/1"},
        {17999, TICK, 0, 0, "rotating 2 1/1"},
        {18000, TICK, 0, 0, "rotating 1 1/2"}, /* 20 s: 10 s a page */
        {28000, TICK, 0, 0, "rotating 1 2/2"},
        {38000, TICK, 0, 0, "rotating 2 1/1"},
        {48000, TICK, 0, 0, "rotating 2 1/1"}, /* benefits had 28 s, risks 20 */
        {58000, TICK, 0, 0, "rotating 3 1/1"}, /* the other treatment */
        {66000, TICK, 0, 0, "rotating 6 1/1"}, /* 4 and 5 are discreet */
        {102000, TICK, 0, 0, "rotating 0 1/1"},
    };
    RUN(rows);
}

static void
test_a_touch_holds_and_idle_leads_back(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {5000, TOUCH, 0, 0, "held 0 1/1 stopped"},
        {94999, TICK, 0, 0, "held 0 1/1 stopped"},
        {95000, TICK, 0, 0, "asking 0 1/1 stopped 20s"},
        {95999, TICK, 0, 0, "asking 0 1/1 stopped 20s"},
        {96000, TICK, 0, 0, "asking 0 1/1 stopped 19s"},
        {114000, TICK, 0, 0, "asking 0 1/1 stopped 1s"},
        {114999, TICK, 0, 0, "asking 0 1/1 stopped 1s"},
        {115000, TICK, 0, 0, "rotating 0 1/1"}, /* it stays, its dwell anew */
        {122999, TICK, 0, 0, "rotating 0 1/1"},
        {123000, TICK, 0, 0, "rotating 2 1/1"},
    };
    RUN(rows);
}

/* Pause itself is asked about after 10 minutes without a touch. */
static void
test_pause_is_asked_later(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {5000, TAP, PLAY_PAUSE, 0, "held 0 1/1 stopped"},
        {604999, TICK, 0, 0, "held 0 1/1 stopped"},
        {605000 + TAP_MS, TICK, 0, 0, "asking 0 1/1 stopped 20s"},
        {606000, TAP, PLAY_NEXT, 0, "held 1 1/2 stopped"},
        {1205999, TICK, 0, 0, "held 1 1/2 stopped"},
        {1206000 + TAP_MS, TICK, 0, 0, "asking 1 1/2 stopped 20s"},
        {1226000 + TAP_MS, TICK, 0, 0, "rotating 0 1/1"},
        {1227000, TOUCH, 0, 0, "held 0 1/1 stopped"}, /* the next person */
        {1317000, TICK, 0, 0, "asking 0 1/1 stopped 20s"},
    };
    RUN(rows);
}

static void
test_any_touch_goes_on_reading(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {5000, TOUCH, 0, 0, "held 0 1/1 stopped"},
        {114999, TOUCH, 0, 0, "held 0 1/1 stopped"},
        {204999, TICK, 0, 0, "asking 0 1/1 stopped 20s"},
        {210000, TAP, PLAY_KEEP, 0, "held 0 1/1 stopped"},
        {299000, MOVE, 0, 0, "held 0 1/1 stopped"}, /* a slow finger */
        {388999, TICK, 0, 0, "held 0 1/1 stopped"},
        {389000, TICK, 0, 0, "asking 0 1/1 stopped 20s"},
        {390000, MOVE, 0, 0, "held 0 1/1 stopped"},
        {490000, TAP, PLAY_NEXT, 0, "held 1 1/2 stopped"}, /* while asking */
    };
    RUN(rows);
}

static void
test_reset_forgets_all_choices(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {1000, TAP, PLAY_LANGUAGE, 0, "held 0 1/1 stopped lang1"},
        {2000, TAP, PLAY_SCALE, 0, "held 0 1/1 stopped lang1 scale1"},
        {3000, TAP, PLAY_THEME, 0, "held 0 1/1 stopped lang1 scale1 theme1"},
        {4000, TAP, PLAY_TOPIC, 3, "held 4 1/1 stopped lang1 scale1 theme1"},
        {5000, TAP, PLAY_MORE_TOPICS, 0,
         "held 4 1/1 stopped lang1 scale1 theme1 topics"},
        {95081, TICK, 0, 0,
         "asking 4 1/1 stopped lang1 scale1 theme1 20s topics"},
        {115080, TICK, 0, 0, "rotating 0 1/1"}, /* where it was stopped */
    };
    RUN(rows);
}

static void
test_pause_and_play(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {1000, TAP, PLAY_PAUSE, 0, "held 0 1/1 stopped"},
        {2000, TAP, PLAY_PAUSE, 0, "rotating 0 1/1"},
        {10079, TICK, 0, 0, "rotating 0 1/1"},
        {10080, TICK, 0, 0, "rotating 2 1/1"},
        {11000, TOUCH, 0, 0, "held 2 1/1 stopped"},
        {12000, TAP, PLAY_PAUSE, 0, "rotating 2 1/1"},
        {13000, TAP, PLAY_TREATMENTS, 0, "held 2 1/1 stopped treatments"},
        {14000, TAP, PLAY_PAUSE, 0, "rotating 2 1/1"},
        {15000, TAP, PLAY_TOPIC, 3, "held 4 1/1 stopped"},
        {16000, TAP, PLAY_PAUSE, 0, "rotating 2 1/1"}, /* never discreet */
    };
    RUN(rows);
}

static void
test_choices_left_by_play_are_asked_about(void **state)
{
    (void)state;
    static const struct row gone[] = {
        {1000, TAP, PLAY_THEME, 0, "held 0 1/1 stopped theme1"},
        {2000, TAP, PLAY_PAUSE, 0, "rotating 0 1/1 theme1"},
        {92079, TICK, 0, 0, "rotating 6 1/1 theme1"},
        {92080, TICK, 0, 0, "asking 6 1/1 stopped theme1 20s"},
        {112079, TICK, 0, 0, "asking 6 1/1 stopped theme1 1s"},
        {112080, TICK, 0, 0, "rotating 6 1/1"},
    };
    static const struct row kept[] = {
        {1000, TAP, PLAY_LANGUAGE, 0, "held 0 1/1 stopped lang1"},
        {2000, TAP, PLAY_PAUSE, 0, "rotating 0 1/1 lang1"},
        {100000, TICK, 0, 0, "asking 6 1/1 stopped lang1 13s"},
        {100000, TAP, PLAY_KEEP, 0, "held 6 1/1 stopped lang1"},
        {101000, TAP, PLAY_PAUSE, 0, "rotating 6 1/1 lang1"},
        {191080, TICK, 0, 0, "asking 2 1/1 stopped lang1 20s"},
        {192000, TAP, PLAY_PAUSE, 0, "rotating 2 1/1 lang1"},
    };
    RUN(gone);
    RUN(kept);
}

static void
test_next_and_back(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {1000, TAP, PLAY_NEXT, 0, "held 1 1/2 stopped"},
        {2000, TAP, PLAY_NEXT, 0, "held 1 2/2 stopped"},
        {3000, TAP, PLAY_NEXT, 0, "held 2 1/1 stopped"},
        {4000, TAP, PLAY_BACK, 0, "held 1 2/2 stopped"}, /* its last page */
        {5000, TAP, PLAY_BACK, 0, "held 1 1/2 stopped"},
        {6000, TAP, PLAY_BACK, 0, "held 0 1/1 stopped"},
        {7000, TAP, PLAY_BACK, 0, "held 6 1/1 stopped"},
        {8000, TAP, PLAY_BACK, 0, "held 3 1/1 stopped"}, /* not 5 */
        {9000, TAP, PLAY_NEXT, 0, "held 6 1/1 stopped"},
        {10000, TAP, PLAY_NEXT, 0, "held 0 1/1 stopped"},
        {11000, TAP, PLAY_TOPIC, 3, "held 4 1/1 stopped"},
        {12000, TAP, PLAY_NEXT, 0, "held 5 1/1 stopped"},
        {13000, TAP, PLAY_NEXT, 0, "held 6 1/1 stopped"},
        {14000, TAP, PLAY_TOPIC, 3, "held 4 1/1 stopped"},
        {15000, TAP, PLAY_BACK, 0, "held 3 1/1 stopped"},
        {16000, TAP, PLAY_MORE_TOPICS, 0, "held 3 1/1 stopped topics"},
        {17000, TAP, PLAY_NEXT, 0, "held 3 1/1 stopped topics"},
    };
    RUN(rows);
}

static void
test_topics_treatments_and_their_pages(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {1000, TAP, PLAY_TOPIC, 0, "held 0 1/1 stopped"},
        {2000, TAP, PLAY_NEXT, 0, "held 1 1/2 stopped"},
        {3000, TAP, PLAY_TOPIC, 0, "held 0 1/1 stopped"}, /* its first */
        {4000, TAP, PLAY_MORE_TOPICS, 0, "held 0 1/1 stopped topics"},
        {5000, TAP, PLAY_TOPIC, 4, "held 6 1/1 stopped"},
        {6000, TAP, PLAY_TREATMENTS, 0, "held 6 1/1 stopped treatments"},
        {7000, TAP, PLAY_TREATMENT, 1, "held 3 1/1 stopped"},
        {8000, TAP, PLAY_TREATMENTS, 0, "held 3 1/1 stopped treatments"},
        {9000, TAP, PLAY_CLOSE, 0, "held 3 1/1 stopped"},
        {10000, TAP, PLAY_TOPIC, 5, "held 3 1/1 stopped"}, /* none such */
        {11000, TAP, PLAY_TOPIC, -1, "held 3 1/1 stopped"},
        {12000, TAP, PLAY_TREATMENT, 2, "held 3 1/1 stopped"},
        {13000, TAP, PLAY_SET_LANGUAGE, 2, "held 3 1/1 stopped"},
        {14000, TAP, PLAY_SET_LANGUAGE, -1, "held 3 1/1 stopped"},
        {15000, TAP, 99, 0, "held 3 1/1 stopped"},
    };
    RUN(rows);
}

static void
test_reading_help_and_its_ways_out(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {1000, TAP, PLAY_HELP, 0, "held 0 1/1 stopped help"},
        {2000, TAP, PLAY_SCALE, 0, "held 0 1/1 stopped scale1 help"},
        {3000, TAP, PLAY_THEME, 0, "held 0 1/1 stopped scale1 theme1 help"},
        {4000, TAP, PLAY_CLOSE, 0, "held 0 1/1 stopped scale1 theme1"},
        {5000, TAP, PLAY_HELP, 0, "held 0 1/1 stopped scale1 theme1 help"},
        {6000, TAP, PLAY_LANGUAGE, 0, "held 0 1/1 stopped lang1 scale1 theme1"},
        {7000, TAP, PLAY_HELP, 0,
         "held 0 1/1 stopped lang1 scale1 theme1 help"},
        {8000, TAP, PLAY_START_OVER, 0, "rotating 0 1/1"},
        {9000, TAP, PLAY_HELP, 0, "held 0 1/1 stopped help"},
        {10000, TAP, PLAY_PAUSE, 0, "rotating 0 1/1"},
    };
    RUN(rows);
}

/* All at once, and from where the visitor stopped the rotation. */
static void
test_start_over_forgets_all_choices(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {8500, TAP, PLAY_TOPIC, 4, "held 6 1/1 stopped"},
        {9500, TAP, PLAY_SCALE, 0, "held 6 1/1 stopped scale1"},
        {10500, TAP, PLAY_THEME, 0, "held 6 1/1 stopped scale1 theme1"},
        {11500, TAP, PLAY_LANGUAGE, 0,
         "held 6 1/1 stopped lang1 scale1 theme1"},
        {12000, TAP, PLAY_LOWER, 0,
         "held 6 1/1 stopped lang1 scale1 theme1 low"},
        {12500, TAP, PLAY_START_OVER, 0, "rotating 2 1/1"},
        {22579, TICK, 0, 0, "rotating 2 1/1"}, /* all of its time */
        {22580, TICK, 0, 0, "rotating 1 1/2"},
    };
    RUN(rows);
}

static void
test_size_contrast_language(void **state)
{ /* what was on top of the page, the third of four places, stays in view */
    (void)state;
    static const struct row rows[] = {
        {1000, TAP, PLAY_NEXT, 0, "held 1 1/2 stopped"},
        {2000, TAP, PLAY_NEXT, 0, "held 1 2/2 stopped"},
        {3000, TAP, PLAY_THEME, 0, "held 1 2/2 stopped theme1"},
        {4000, TAP, PLAY_THEME, 0, "held 1 2/2 stopped"},
        {5000, TAP, PLAY_SCALE, 0, "held 1 3/3 stopped scale1"},
        {6000, TAP, PLAY_SCALE, 0, "held 1 3/4 stopped scale2"},
        {7000, TAP, PLAY_LANGUAGE, 0, "held 1 3/5 stopped lang1 scale2"},
        {8000, TAP, PLAY_SCALE, 0, "held 1 2/3 stopped lang1"},
        {9000, TAP, PLAY_LANGUAGE, 0, "held 1 2/2 stopped"},
        {10000, TAP, PLAY_SET_LANGUAGE, 1, "held 1 2/3 stopped lang1"},
    };
    RUN(rows);
}

static void
test_two_strikes_are_one(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {1000, TAP, PLAY_NEXT, 0, "held 1 1/2 stopped"},
        {1299, TAP, PLAY_NEXT, 0, "held 1 1/2 stopped"},
        {1300, TAP, PLAY_NEXT, 0, "held 1 2/2 stopped"},
        {1400, TAP, PLAY_BACK, 0, "held 1 1/2 stopped"}, /* another control */
        {1500, TAP, PLAY_TOPIC, 1, "held 2 1/1 stopped"},
        {1600, TAP, PLAY_TOPIC, 2, "held 3 1/1 stopped"}, /* another topic */
        {3000, TAP, PLAY_PAUSE, 0, "rotating 3 1/1"},
        {3100, TAP, PLAY_PAUSE, 0, "held 3 1/1 stopped"}, /* the touch holds */
    };
    RUN(rows);
}

static void
test_cleaning_ends_by_itself(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {1000, TAP, PLAY_SCALE, 0, "held 0 1/1 stopped scale1"},
        {2000, CLEAN, 0, 0, "cleaning 0 1/1 scale1 30s"},
        {3000, TAP, PLAY_NEXT, 0, "cleaning 0 1/1 scale1 30s"},
        {3100, TICK, 0, 0, "cleaning 0 1/1 scale1 29s"},
        {3200, CLEAN, 0, 0, "cleaning 0 1/1 scale1 29s"},
        {31999, TICK, 0, 0, "cleaning 0 1/1 scale1 1s"},
        {32000, TICK, 0, 0, "rotating 0 1/1"},
    };
    RUN(rows);
}

static void
test_the_show_is_replaced(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {1000, SHOW, 0, 7, "rotating 0 1/1"},
        {8000, TICK, 0, 0, "rotating 2 1/1"},  /* its dwell went on */
        {9000, SHOW, -1, 2, "rotating 1 1/2"}, /* gone: the neighbour */
        {10000, SHOW, -1, 0, "empty -1 1/1"},
        {11000, TAP, PLAY_NEXT, 0, "empty -1 1/1"},
        {12000, CLEAN, 0, 0, "cleaning -1 1/1 30s"},
        {13500, SHOW, -1, 0, "cleaning -1 1/1 29s"},
        {42000, TICK, 0, 0, "empty -1 1/1"},
        {50000, SHOW, -1, 7, "rotating 0 1/1"},
        {51000, TAP, PLAY_TOPIC, 4, "held 6 1/1 stopped"},
        {52000, SHOW, 1, 3, "held 1 1/2 stopped"}, /* found again */
        {53000, SHOW, -1, 1, "held 0 1/1 stopped"},
        {54000, SHOW, 9, 7, "held 0 1/1 stopped"}, /* no such place */
        {55000, TAP, PLAY_TOPIC, 3, "held 4 1/1 stopped"},
        {56000, SHOW, 4, 7, "held 4 1/1 stopped"},
        {57000, SHOW, -1, 7, "held 3 1/1 stopped"}, /* not a discreet one */
        {58000, SHOW, -1, -3, "empty -1 1/1"},
    };
    RUN(rows);
}

static void
test_a_jump_of_the_clock_is_one_step(void **state)
{
    (void)state;
    enum { DAY = 24 * 3600 * 1000 };
    struct player_rules rules = player_rules_default();
    struct player *player = player_new(&rules, 0);
    player_set_show(player, &rig_show, -1, -1, 0);
    player_tick(player, INT64_C(50) * DAY);
    assert_string_equal(rig_words(player_state(player)), "rotating 2 1/1");
    assert_int_equal(player_deadline_ms(player), INT64_C(50) * DAY + 10000);
    /* Back: the time that is left is kept. */
    player_tick(player, INT64_C(50) * DAY + 4000);
    player_tick(player, 1000);
    assert_int_equal(player_deadline_ms(player), 7000);
    player_tick(player, 6999);
    assert_string_equal(rig_words(player_state(player)), "rotating 2 1/1");
    player_tick(player, 7000);
    assert_string_equal(rig_words(player_state(player)), "rotating 1 1/2");
    /* A held show asks before it leaves, however late it is. */
    player_touch(player, 8000);
    player_tick(player, INT64_C(400) * DAY);
    assert_string_equal(rig_words(player_state(player)),
                        "asking 1 1/2 stopped 20s");
    player_tick(player, INT64_C(20000) * DAY); /* 56 years */
    assert_string_equal(rig_words(player_state(player)), "rotating 1 1/2");
    player_free(player);
}

static void
test_a_new_deck_waits_while_somebody_reads(void **state)
{
    (void)state;
    struct player_rules rules = player_rules_default();
    struct player *player = player_new(&rules, 0);
    assert_true(player_may_swap(player));
    player_set_show(player, &rig_show, -1, -1, 0);
    assert_true(player_may_swap(player));
    player_touch(player, 1000);
    assert_false(player_may_swap(player));
    player_tick(player, 91000);
    assert_false(player_may_swap(player)); /* asks */
    player_tick(player, 111000);
    assert_true(player_may_swap(player));
    player_clean(player, 112000);
    assert_true(player_may_swap(player));
    player_free(player);
    player_free(NULL);
}

static void
test_rules_that_cannot_be_are_mended(void **state)
{
    (void)state;
    struct player_rules rules = {-1, -1, 5, -1, -1, INT64_MAX, 0, -3, 7, 7};
    struct player *player = player_new(&rules, 0);
    player_set_show(player, &rig_show, -1, -1, 0);
    assert_true(player_touch(player, 0));
    player_act(player, PLAY_SCALE, 0, 0);
    player_act(player, PLAY_THEME, 0, 0);
    assert_string_equal(rig_words(player_state(player)), "held 0 1/1 stopped");
    player_tick(player, 1000);
    assert_string_equal(rig_words(player_state(player)),
                        "asking 0 1/1 stopped 20s"); /* never less */
    player_clean(player, 2000);
    assert_string_equal(rig_words(player_state(player)),
                        "cleaning 0 1/1 86400s"); /* a day at most */
    player_free(player);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_rotates_by_dwell_and_page),
        cmocka_unit_test(test_a_touch_holds_and_idle_leads_back),
        cmocka_unit_test(test_pause_is_asked_later),
        cmocka_unit_test(test_any_touch_goes_on_reading),
        cmocka_unit_test(test_reset_forgets_all_choices),
        cmocka_unit_test(test_pause_and_play),
        cmocka_unit_test(test_choices_left_by_play_are_asked_about),
        cmocka_unit_test(test_next_and_back),
        cmocka_unit_test(test_topics_treatments_and_their_pages),
        cmocka_unit_test(test_reading_help_and_its_ways_out),
        cmocka_unit_test(test_start_over_forgets_all_choices),
        cmocka_unit_test(test_size_contrast_language),
        cmocka_unit_test(test_two_strikes_are_one),
        cmocka_unit_test(test_cleaning_ends_by_itself),
        cmocka_unit_test(test_the_show_is_replaced),
        cmocka_unit_test(test_a_jump_of_the_clock_is_one_step),
        cmocka_unit_test(test_a_new_deck_waits_while_somebody_reads),
        cmocka_unit_test(test_rules_that_cannot_be_are_mended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
