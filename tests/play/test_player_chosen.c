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
    assert_true(chosen_by(player, PLAY_PAUSE, 0, 10000)); /* it rotates so */
    assert_int_equal(player_state(player)->mode, PLAY_ROTATING);
    player_free(player);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_counts_as_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
