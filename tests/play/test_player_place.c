/* What stands on top of a page stays in view when the show is replaced, or its
 * slides are laid out in another way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "player_hand.h"
#include "player_rig.h"

/* A show whose second slide has a page for each of four places. */
static int
four_pages(void *ctx, int slide, struct play_look look)
{
    (void)ctx;
    (void)look;
    return slide == 1 ? 4 : 1;
}

static int
page_of_four(void *ctx, int slide, struct play_look look, int place)
{
    (void)ctx;
    (void)slide;
    (void)look;
    return place;
}

static void
test_the_place_outlives_the_show(void **state)
{
    (void)state;
    struct player_rules rules = player_rules_default();
    struct player *player = player_new(&rules, 0);
    struct play_show four = rig_show;
    four.pages = four_pages;
    four.page = page_of_four;
    four.place = page_of_four;
    player_set_show(player, &rig_show, -1, -1, 0);
    player_act(player, PLAY_NEXT, 0, 1000);
    player_act(player, PLAY_NEXT, 0, 2000);
    assert_string_equal(rig_words(player_state(player)), "held 1 2/2 stopped");
    player_keep_place(player);
    player_set_show(player, &four, 1, -1, 3000);
    assert_string_equal(rig_words(player_state(player)), "held 1 3/4 stopped");
    player_recount(player, 0); /* what was kept is known better */
    assert_string_equal(rig_words(player_state(player)), "held 1 3/4 stopped");
    player_act(player, PLAY_NEXT, 0, 4000);
    player_recount(player, -1);
    assert_string_equal(rig_words(player_state(player)), "held 1 4/4 stopped");
    player_recount(player, 1); /* as it was seen before sizes changed */
    assert_string_equal(rig_words(player_state(player)), "held 1 2/4 stopped");
    player_keep_place(player);
    player_set_show(player, &rig_show, -1, -1, 5000); /* gone */
    player_free(player);
}

/* The same slide, low on the panel, has this many times the pages. */
static int times = 1;

static int
low_pages(void *ctx, int slide, struct play_look look)
{
    return times * four_pages(ctx, slide, look);
}

static int
low_place(void *ctx, int slide, struct play_look look, int page)
{
    return page_of_four(ctx, slide, look, page) / times;
}

static int
low_page(void *ctx, int slide, struct play_look look, int place)
{
    return page_of_four(ctx, slide, look, place) * times;
}

static void
test_the_place_stays_where_the_page_goes_low(void **state)
{
    (void)state;
    struct player_rules rules = player_rules_default();
    struct player *player = player_new(&rules, 0);
    struct play_show show = rig_show;
    show.pages = low_pages;
    show.place = low_place;
    show.page = low_page;
    player_set_show(player, &show, -1, -1, 0);
    for (int i = 1; i <= 3; i++) {
        player_act(player, PLAY_NEXT, 0, i * 1000);
    }
    assert_string_equal(rig_words(player_state(player)), "held 1 3/4 stopped");
    player_act(player, PLAY_LOWER, 0, 5000);
    times = 3;
    player_recount(player, -1);
    assert_string_equal(rig_words(player_state(player)),
                        "held 1 7/12 stopped low");
    player_act(player, PLAY_LOWER, 0, 6000);
    times = 1;
    player_recount(player, -1);
    assert_string_equal(rig_words(player_state(player)), "held 1 3/4 stopped");
    player_free(player);
}

static void
test_a_slide_that_is_gone_gives_way_to_the_next(void **state)
{
    (void)state;
    struct player_rules rules = player_rules_default();
    struct player *player = player_new(&rules, 0);
    player_set_show(player, &rig_show, -1, -1, 0);
    player_act(player, PLAY_NEXT, 0, 1000);
    for (int next = 0; next < rig_show.slide_count; next++) {
        player_set_show(player, &rig_show, -2 - next, -1, 2000);
        bool rotates = !rig_show.slides[next].discreet;
        assert_int_equal(player_state(player)->mode, PLAY_HELD);
        assert_true(!rotates || player_state(player)->slide == next);
        assert_int_equal(player_state(player)->page, 0);
    }
    player_set_show(player, &rig_show, -2 - 1000, -1, 3000);
    assert_true(player_state(player)->slide >= 0);
    player_free(player);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_place_outlives_the_show),
        cmocka_unit_test(test_the_place_stays_where_the_page_goes_low),
        cmocka_unit_test(test_a_slide_that_is_gone_gives_way_to_the_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
