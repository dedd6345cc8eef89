/* When there is something that Start over takes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "player_hand.h"
#include "player_rig.h"

/* Taps PLAYER, which then says whether something is chosen. */
static bool
chosen_by(struct player *player, enum play_action action, int argument,
          int64_t now_ms)
{
    player_touch(player, now_ms);
    player_act(player, action, argument, now_ms);
    return player_state(player)->chosen;
}

static void
test_what_counts_as_chosen(void **state)
{
    (void)state;
    struct player_rules rules = player_rules_default();
    struct player *player = player_new(&rules, 0);
    player_set_show(player, &rig_show, -1, -1, 0);
    assert_false(player_state(player)->chosen);
    assert_false(chosen_by(player, PLAY_NEXT, 0, 1000)); /* the same topic */
    assert_true(player_peek_chosen(player, 2));
    assert_true(chosen_by(player, PLAY_TOPIC, 1, 2000));
    assert_false(player_peek_chosen(player, 1));
    assert_false(chosen_by(player, PLAY_TOPIC, 0, 3000));
    assert_true(chosen_by(player, PLAY_SCALE, 0, 4000));
    assert_true(chosen_by(player, PLAY_TOPIC, 1, 5000));
    assert_false(chosen_by(player, PLAY_START_OVER, 0, 6000));
    assert_true(chosen_by(player, PLAY_LANGUAGE, 0, 7000));
    assert_false(chosen_by(player, PLAY_LANGUAGE, 0, 8000));
    assert_true(chosen_by(player, PLAY_LOWER, 0, 8500));
    assert_false(chosen_by(player, PLAY_LOWER, 0, 8900));
    assert_true(chosen_by(player, PLAY_THEME, 0, 9000));
    assert_true(chosen_by(player, PLAY_EASY, 0, 9300));
    assert_true(chosen_by(player, PLAY_PAUSE, 0, 10000)); /* it rotates so */
    assert_int_equal(player_state(player)->mode, PLAY_ROTATING);
    player_free(player);
}

/* PLAYER, tapped, is in the state of WORDS. */
static void
expect_after(struct player *player, enum play_action action, int64_t now_ms,
             const char *words)
{
    (void)chosen_by(player, action, 0, now_ms);
    assert_string_equal(rig_words(player_state(player)), words);
}

static bool
pairs(void *ctx, int language)
{
    (void)ctx;
    return language == 1;
}

/* Both languages come behind the second, begin with the first page and are
 * taken back with the rest; where there is no room for them they never come. */
static void
test_both_languages(void **state)
{
    (void)state;
    struct player_rules rules = player_rules_default();
    struct player *player = player_new(&rules, 0);
    struct play_show show = rig_show;
    show.pairs = pairs;
    player_set_show(player, &show, -1, -1, 0);
    expect_after(player, PLAY_NEXT, 1000, "held 1 1/2 stopped");
    expect_after(player, PLAY_NEXT, 2000, "held 1 2/2 stopped");
    expect_after(player, PLAY_LANGUAGE, 3000, "held 1 2/3 stopped lang1");
    expect_after(player, PLAY_LANGUAGE, 4000, "held 1 1/3 stopped both1");
    expect_after(player, PLAY_NEXT, 5000, "held 1 2/3 stopped both1");
    expect_after(player, PLAY_SCALE, 6000, "held 1 1/4 stopped scale1 both1");
    expect_after(player, PLAY_LANGUAGE, 7000, "held 1 1/3 stopped scale1");
    expect_after(player, PLAY_BOTH, 8000, "held 1 1/3 stopped scale1");
    assert_true(chosen_by(player, PLAY_BOTH, 1, 9000));
    assert_int_equal(player_state(player)->both, 1);
    assert_false(chosen_by(player, PLAY_START_OVER, 0, 10000));
    assert_int_equal(player_state(player)->both, 0);
    assert_true(chosen_by(player, PLAY_BOTH, 1, 11000));
    player_tick(player, 101000);
    player_tick(player, 121000);
    assert_int_equal(player_state(player)->mode, PLAY_ROTATING);
    assert_int_equal(player_state(player)->both, 0);
    assert_true(chosen_by(player, PLAY_BOTH, 1, 122000));
    show.pairs = NULL;
    player_set_show(player, &show, 1, 0, 123000);
    expect_after(player, PLAY_LANGUAGE, 124000, "held 1 1/3 stopped lang1");
    expect_after(player, PLAY_LANGUAGE, 125000, "held 1 1/2 stopped");
    player_free(player);
}

/* Easy words begin with their first page, hold on other slides and are taken
 * back with the rest; a show without any has none. */
static void
test_easy_words(void **state)
{
    (void)state;
    struct player_rules rules = player_rules_default();
    struct player *player = player_new(&rules, 0);
    struct play_show show = rig_show;
    player_set_show(player, &show, -1, -1, 0);
    expect_after(player, PLAY_NEXT, 1000, "held 1 1/2 stopped");
    expect_after(player, PLAY_NEXT, 2000, "held 1 2/2 stopped");
    expect_after(player, PLAY_EASY, 3000, "held 1 1/1 stopped easy");
    expect_after(player, PLAY_NEXT, 4000, "held 2 1/1 stopped easy");
    expect_after(player, PLAY_BACK, 5000, "held 1 1/1 stopped easy");
    expect_after(player, PLAY_EASY, 6000, "held 1 1/2 stopped");
    expect_after(player, PLAY_EASY, 7000, "held 1 1/1 stopped easy");
    expect_after(player, PLAY_START_OVER, 8000, "rotating 0 1/1");
    expect_after(player, PLAY_EASY, 9000, "held 0 1/1 stopped easy");
    player_tick(player, 99000);
    player_tick(player, 119000);
    assert_string_equal(rig_words(player_state(player)), "rotating 0 1/1");
    expect_after(player, PLAY_EASY, 120000, "held 0 1/1 stopped easy");
    show.easy = false;
    player_set_show(player, &show, 0, 0, 121000);
    expect_after(player, PLAY_NEXT, 122000, "held 1 1/2 stopped");
    expect_after(player, PLAY_EASY, 123000, "held 1 1/2 stopped");
    player_free(player);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_counts_as_chosen),
        cmocka_unit_test(test_easy_words),
        cmocka_unit_test(test_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
