/* The player under anything: a million random steps, and a year of rotation.
 * Nothing may get stuck, point nowhere, or keep what a visitor chose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "player_rig.h"
#include "player_hand.h"

enum { SLIDE_MAX = 24, STEPS = 1000000 };

#define SECOND_MS INT64_C(1000)
#define HOUR_MS (3600 * SECOND_MS)
#define DAY_MS (24 * HOUR_MS)

/* A player, its random show, and what was seen of it. */
struct walker {
    struct player *player;
    struct player_rules rules;
    struct play_slide slides[SLIDE_MAX];
    int languages[SLIDE_MAX]; /* bits; bit 0 comes with all others */
    int turns, pairs;         /* bits of languages */
    struct play_show show;
    struct play_state last;
    int64_t now_ms;
    uint64_t seed;
};

static bool
random_has(void *ctx, int slide, int language)
{
    const struct walker *walker = ctx;
    return (walker->languages[slide] >> language & 1) != 0;
}

/* Also asserts that only what is there is asked for. */
static int
random_pages(void *ctx, int slide, struct play_look look)
{
    const struct walker *walker = ctx;
    assert_in_range(slide, 0, walker->show.slide_count - 1);
    assert_in_range(look.language, 0, walker->show.language_count - 1);
    assert_in_range(look.scale, 0, walker->rules.scale_count - 1);
    assert_true(random_has(ctx, slide, look.language));
    assert_true(walker->show.easy || !look.easy);
    assert_true(look.both == 0 ||
                (look.language == 0 && (walker->pairs >> look.both & 1) != 0));
    return (slide * 7 + look.language * 3 + look.easy) % 4 +
           look.scale; /* sometimes 0 */
}

static bool
random_turns(void *ctx, int language)
{
    const struct walker *walker = ctx;
    assert_in_range(language, 1, walker->show.language_count - 1);
    return (walker->turns >> language & 1) != 0;
}

static bool
random_pairs(void *ctx, int language)
{
    const struct walker *walker = ctx;
    return (walker->pairs >> language & 1) != 0;
}

static int64_t
random_dwell(void *ctx, int slide, int language)
{
    const struct walker *walker = ctx;
    return walker->slides[slide].dwell_ms * (1 + language % 2);
}

static void
make_show(struct walker *walker)
{
    uint64_t *seed = &walker->seed;
    int count = rig_random(seed, 8) == 0 ? 0 : rig_random(seed, SLIDE_MAX);
    int topic = 0;
    for (int i = 0; i < count; i++) {
        topic += rig_random(seed, 3) == 0;
        walker->languages[i] =
            rig_random(seed, 3) == 0 ? 2 * rig_random(seed, 8) : 15;
        walker->slides[i] = (struct play_slide){
            .topic = topic,
            .treatment = topic / 3,
            .side = (enum play_side)rig_random(seed, 4),
            .discreet = topic % 4 == 3 || rig_random(seed, 9) == 0,
            .dwell_ms =
                rig_random(seed, 5) == 0 ? 0 : 1000 * rig_random(seed, 91)};
    }
    walker->turns = rig_random(seed, 16);
    walker->pairs = rig_random(seed, 8) * 2;
    walker->show = (struct play_show){.slides = walker->slides,
                                      .slide_count = count,
                                      .language_count = 1 + rig_random(seed, 4),
                                      .pages = random_pages,
                                      .ctx = walker,
                                      .has = random_has,
                                      .easy = rig_random(seed, 2) == 0,
                                      .dwell = random_dwell,
                                      .turns = random_turns,
                                      .pairs = random_pairs};
}

static void
replace_show(struct walker *walker)
{
    make_show(walker);
    int current = rig_random(&walker->seed, SLIDE_MAX + 4) - 2;
    player_set_show(walker->player, &walker->show, current,
                    player_resume(walker->player), walker->now_ms);
}

static void
check_peeks(struct walker *walker)
{
    int slide = -9, page = -9, language = -9;
    for (int direction = -1; direction <= 1; direction++) {
        if (player_peek(walker->player, direction, &slide, &page)) {
            assert_in_range(slide, 0, walker->show.slide_count - 1);
            assert_true(page >= 0);
        }
    }
    if (player_peek_rotation(walker->player, &slide, &page, &language)) {
        assert_in_range(slide, 0, walker->show.slide_count - 1);
        assert_true(random_has(walker, slide, language));
        assert_false(page == 0 && walker->slides[slide].discreet);
    }
}

static void
check(struct walker *walker)
{
    const struct play_state *state = player_state(walker->player);
    assert_in_range(state->mode, PLAY_ROTATING, PLAY_EMPTY);
    assert_in_range(state->view, PLAY_VIEW_SLIDE, PLAY_VIEW_HELP);
    assert_true(state->slide >= -1 && state->slide < walker->show.slide_count);
    assert_true(state->page >= 0 && state->page < state->page_count);
    assert_in_range(state->language, 0, walker->show.language_count - 1);
    assert_in_range(state->scale, 0, walker->rules.scale_count - 1);
    assert_in_range(state->theme, 0, walker->rules.theme_count - 1);
    bool counts = state->mode == PLAY_ASKING || state->mode == PLAY_CLEANING;
    assert_int_equal(state->countdown_s > 0, counts);
    assert_int_equal(state->stopped,
                     state->mode == PLAY_HELD || state->mode == PLAY_ASKING);
    assert_true(state->slide < 0 ||
                random_has(walker, state->slide, state->language));
    if (state->mode == PLAY_ROTATING) {
        assert_int_equal(state->view, PLAY_VIEW_SLIDE);
        assert_false(walker->slides[state->slide].discreet);
    }
    if (state->slide < 0) {
        assert_true(state->mode == PLAY_EMPTY || state->mode == PLAY_CLEANING);
    }
    if (state->changes == walker->last.changes) {
        assert_memory_equal(state, &walker->last, sizeof(*state));
    }
    walker->last = *state;
}

/* After a tick the next one lies ahead: no busy loop. */
static void
tick(struct walker *walker)
{
    player_tick(walker->player, walker->now_ms);
    assert_true(player_deadline_ms(walker->player) > walker->now_ms);
}

static void
random_step(struct walker *walker)
{
    uint64_t *seed = &walker->seed;
    int dice = rig_random(seed, 1000);
    if (dice < 400) {
        tick(walker);
    } else if (dice < 600) {
        player_touch(walker->player, walker->now_ms);
    } else if (dice < 950) {
        /* Also actions and arguments that do not exist. */
        player_act(walker->player,
                   (enum play_action)rig_random(seed, PLAY_BOTH + 2),
                   rig_random(seed, 14) - 3, walker->now_ms);
    } else if (dice < 985) {
        player_busy(walker->player, walker->now_ms);
    } else if (dice < 990) {
        player_clean(walker->player, walker->now_ms);
    } else {
        replace_show(walker);
    }
}

static void
random_time(struct walker *walker)
{
    uint64_t *seed = &walker->seed;
    int dice = rig_random(seed, 10000);
    if (dice < 9000) {
        walker->now_ms += rig_random(seed, 3000);
    } else if (dice < 9980) {
        walker->now_ms += rig_random(seed, 200000);
    } else if (dice < 9990) {
        walker->now_ms += rig_random(seed, 400) * DAY_MS / 10;
    } else {
        walker->now_ms -= rig_random(seed, 400000); /* should never be */
    }
}

/* Nobody touches: from anywhere it rotates on, and in time. */
static void
check_idle_leads_back(struct walker *walker)
{
    const struct play_state *state = player_state(walker->player);
    const struct player_rules *rules = &walker->rules;
    int64_t still_ms = /* after Pause, or without */
        rules->pause_ms > rules->idle_ms ? rules->pause_ms : rules->idle_ms;
    int64_t left_ms = still_ms + rules->ask_ms + rules->clean_ms;
    while (state->mode != PLAY_ROTATING && state->mode != PLAY_EMPTY) {
        int64_t due_ms = player_deadline_ms(walker->player);
        due_ms = due_ms > walker->now_ms ? due_ms : walker->now_ms;
        left_ms -= due_ms - walker->now_ms;
        walker->now_ms = due_ms;
        tick(walker);
        check(walker);
        assert_true(left_ms >= 0);
    }
    /* Choices that Play left are asked about, then gone. */
    int64_t until_ms = walker->now_ms + walker->rules.idle_ms + HOUR_MS;
    while (player_deadline_ms(walker->player) < until_ms) {
        walker->now_ms = player_deadline_ms(walker->player);
        tick(walker);
        check(walker);
    }
    assert_true(state->language == 0 ||
                (walker->turns >> state->language & 1) != 0);
    assert_int_equal(state->both, 0);
    assert_int_equal(state->scale, walker->rules.first_scale);
    assert_int_equal(state->theme, walker->rules.first_theme);
}

static void
test_a_million_random_steps(void **state)
{
    (void)state;
    struct walker walker = {.rules = player_rules_default(), .seed = 7};
    walker.rules.first_scale = 1;
    walker.rules.first_theme = 1;
    walker.player = player_new(&walker.rules, 0);
    replace_show(&walker);
    check(&walker);
    for (int i = 0; i < STEPS; i++) {
        random_time(&walker);
        random_step(&walker);
        check(&walker);
        if (i % 16 == 0) {
            check_peeks(&walker);
        }
        if (i % 2000 == 0) {
            check_idle_leads_back(&walker);
        }
    }
    player_free(walker.player);
}

/* Next and Back go where they said they would, and Back undoes Next. */
static void
test_next_goes_where_it_was_peeked(void **state)
{
    (void)state;
    struct walker walker = {.rules = player_rules_default(), .seed = 3};
    walker.rules.strike_ms = 0;
    walker.player = player_new(&walker.rules, 0);
    for (int i = 0; i < 20000; i++) {
        if (i % 100 == 0) {
            replace_show(&walker);
        }
        const struct play_state *now = player_state(walker.player);
        player_touch(walker.player, walker.now_ms++);
        struct play_state before = *now;
        int slide, page;
        bool next = rig_random(&walker.seed, 2);
        if (player_peek(walker.player, next ? 1 : -1, &slide, &page)) {
            player_act(walker.player, next ? PLAY_NEXT : PLAY_BACK, 0,
                       walker.now_ms++);
            assert_int_equal(now->slide, slide);
            assert_int_equal(now->page, page);
            assert_int_equal(now->direction, next ? 1 : -1);
            assert_int_equal(now->changes, before.changes + 1);
        }
    }
    player_free(walker.player);
}

/* ---- Time alone ---- */

/* One year of the shape of the deck that we ship. */
static const struct play_slide year_slides[] = {
    {0, 0, PLAY_ABOUT, false, 14000},     {1, 0, PLAY_BENEFIT, false, 16500},
    {1, 0, PLAY_BENEFIT, false, 12000},   {2, 0, PLAY_RISK, false, 23000},
    {2, 0, PLAY_RISK, false, 18500},      {2, 0, PLAY_RISK, false, 8000},
    {3, 0, PLAY_AFTERCARE, false, 20000}, {4, 0, PLAY_RISK, false, 17500},
};

static int
one_or_two_pages(void *ctx, int slide, struct play_look look)
{
    (void)ctx, (void)look;
    return 1 + slide % 2;
}

/* Rotates a year from START_MS; asserts that each step was due, and that over
 * each hour of benefits and risks neither had less than 0.8 of the other. */
static void
rotate_a_year(int64_t start_ms)
{
    struct player_rules rules = player_rules_default();
    struct play_show show = {.slides = year_slides,
                             .slide_count = 8,
                             .language_count = 1,
                             .pages = one_or_two_pages};
    struct player *player = player_new(&rules, start_ms);
    player_set_show(player, &show, -1, -1, start_ms);
    const struct play_state *state = player_state(player);
    int64_t now_ms = start_ms, shown_ms[4] = {0};
    int hours = 0;
    while (now_ms < start_ms + 365 * DAY_MS) {
        int64_t due_ms = player_deadline_ms(player);
        assert_in_range(due_ms - now_ms, 8000, 23000);
        shown_ms[year_slides[state->slide].side] += due_ms - now_ms;
        now_ms = due_ms;
        uint64_t changes = state->changes;
        player_tick(player, now_ms);
        assert_int_equal(state->changes, changes + 1);
        assert_true(state->by_itself);
        if (shown_ms[PLAY_BENEFIT] + shown_ms[PLAY_RISK] >= HOUR_MS) {
            assert_true(shown_ms[PLAY_RISK] * 5 >= shown_ms[PLAY_BENEFIT] * 4);
            assert_true(shown_ms[PLAY_BENEFIT] * 5 >= shown_ms[PLAY_RISK] * 4);
            shown_ms[PLAY_BENEFIT] = shown_ms[PLAY_RISK] = 0;
            hours++;
        }
    }
    assert_in_range(hours, 5000, 8760);
    player_free(player);
}

static void
test_a_year_of_rotation_is_fair(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        rotate_a_year(rig_clocks[i]);
    }
}

static void
test_a_lone_slide_never_wakes_anybody(void **state)
{
    (void)state;
    struct player_rules rules = player_rules_default();
    struct play_show show = rig_show;
    show.slide_count = 1;
    struct player *player = player_new(&rules, 0);
    player_set_show(player, &show, -1, -1, 0);
    int slide, page, language;
    assert_int_equal(player_deadline_ms(player), INT64_MAX);
    assert_false(player_peek_rotation(player, &slide, &page, &language));
    assert_false(player_peek(player, 1, &slide, &page));
    /* Until there is a choice to forget. */
    player_touch(player, 1000);
    player_act(player, PLAY_THEME, 0, 1000);
    player_act(player, PLAY_PAUSE, 0, 2000);
    while (player_deadline_ms(player) < INT64_MAX) {
        player_tick(player, player_deadline_ms(player));
    }
    assert_string_equal(rig_words(player_state(player)), "rotating 0 1/1");
    player_free(player);
}

static void
test_touches_that_are_swallowed(void **state)
{
    (void)state;
    struct player_rules rules = player_rules_default();
    struct player *player = player_new(&rules, 0);
    assert_false(player_touch(player, 0)); /* nothing to touch */
    player_set_show(player, &rig_show, -1, -1, 0);
    assert_true(player_touch(player, 0)); /* the first picture moved nothing */
    assert_int_equal(player_state(player)->mode, PLAY_HELD);
    player_set_show(player, &rig_show, 0, -1, 0); /* buttons may have moved */
    assert_false(player_touch(player, 699));
    assert_true(player_touch(player, 700));
    player_act(player, PLAY_NEXT, 0, 800);
    assert_true(player_touch(player, 900)); /* a finger made that change */
    player_act(player, PLAY_PAUSE, 0, 1000);
    player_tick(player, 11000);
    assert_false(player_touch(player, 11699)); /* changed by itself */
    assert_false(player_touch(player, 11699));
    assert_true(player_touch(player, 11700));
    player_tick(player, 101700); /* asks */
    player_tick(player, 102700);
    assert_true(player_touch(player, 102750)); /* only a second went by */
    player_clean(player, 103000);
    assert_false(player_touch(player, 110000));
    player_free(player);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_million_random_steps),
        cmocka_unit_test(test_next_goes_where_it_was_peeked),
        cmocka_unit_test(test_a_year_of_rotation_is_fair),
        cmocka_unit_test(test_a_lone_slide_never_wakes_anybody),
        cmocka_unit_test(test_touches_that_are_swallowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
