/* Languages in turn: random shows that nobody touches, that people touch, and
 * that are replaced all the time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "player_hand.h"
#include "player_rig.h"
#include "rotation.h"

enum { SLIDES_MAX = 24, LANGUAGES = 4, STEPS = 1500, MINUTE_MS = 60000 };

/* A random show, and what came: which slide in which language. */
struct shown {
    struct play_slide slides[SLIDES_MAX];
    struct play_show show;
    int has[SLIDES_MAX]; /* bits of languages; bit 0 comes with all others */
    int turns;           /* bits of languages */
    int slide[STEPS], language[STEPS];
    uint64_t seed;
};

static bool
has(void *ctx, int slide, int language)
{
    const struct shown *shown = ctx;
    return (shown->has[slide] >> language & 1) != 0;
}

static bool
turns(void *ctx, int language)
{
    const struct shown *shown = ctx;
    return (shown->turns >> language & 1) != 0;
}

/* Some languages need more words. */
static int64_t
dwell(void *ctx, int slide, int language)
{
    const struct shown *shown = ctx;
    return shown->slides[slide].dwell_ms + language * slide * 250;
}

/* Each treatment has a pair at least in the first language. */
static void
make_show(struct shown *shown)
{
    uint64_t *seed = &shown->seed;
    int treatments = 1 + rig_random(seed, 3), count = 0;
    for (int i = 0; i < treatments; i++) {
        for (int side = PLAY_ABOUT; side <= PLAY_AFTERCARE; side++) {
            bool pair = side == PLAY_BENEFIT || side == PLAY_RISK;
            int more = pair ? 1 + rig_random(seed, 3) : rig_random(seed, 2);
            for (int k = 0; k < more; k++, count++) {
                bool all = k == 0 || rig_random(seed, 4) != 0;
                shown->has[count] = all ? 15 : 2 * rig_random(seed, 8);
                shown->slides[count] = (struct play_slide){
                    .topic = i * 4 + side,
                    .treatment = i,
                    .side = (enum play_side)side,
                    .discreet = k > 0 && rig_random(seed, 6) == 0,
                    .dwell_ms = 8000 + rig_random(seed, 20000)};
            }
        }
    }
    shown->turns = rig_random(seed, 16);
    shown->show = (struct play_show){.slides = shown->slides,
                                     .slide_count = count,
                                     .language_count = LANGUAGES,
                                     .ctx = shown,
                                     .has = has,
                                     .dwell = dwell,
                                     .turns = turns};
}

static bool
rotates(const struct shown *shown, int slide, int language)
{
    return !shown->slides[slide].discreet &&
           (shown->has[slide] >> language & 1) != 0;
}

/* Lets the show rotate; what was peeked is what comes. */
static void
play(struct shown *shown)
{
    struct player_rules rules = player_rules_default();
    struct player *player = player_new(&rules, 0);
    player_set_show(player, &shown->show, -1, -1, 0);
    const struct play_state *state = player_state(player);
    for (int i = 0; i < STEPS; i++) {
        shown->slide[i] = state->slide;
        shown->language[i] = state->language;
        assert_int_equal(state->mode, PLAY_ROTATING);
        assert_false(state->chosen);
        int slide, page, language;
        (void)player_peek_rotation(player, &slide, &page, &language);
        player_tick(player, player_deadline_ms(player));
        assert_int_equal(state->slide, slide);
        assert_int_equal(state->language, language);
    }
    player_free(player);
}

/* What comes in LANGUAGE is what its rotation alone would bring, whatever came
 * between: so it is as fair as test_rotation_fair says. No other comes between
 * a benefit and its risk. */
static void
expect_own_rotation(const struct shown *shown, int language)
{
    struct play_slide slides[SLIDES_MAX];
    for (int i = 0; i < shown->show.slide_count; i++) {
        slides[i] = shown->slides[i];
        slides[i].discreet = !rotates(shown, i, language);
        slides[i].dwell_ms = dwell(shown->show.ctx, i, language);
    }
    struct rotation *rotation = rotation_new(slides, shown->show.slide_count);
    for (int i = 0; i < STEPS; i++) {
        if (shown->language[i] == language) {
            int slide = rotation_next(rotation);
            assert_int_equal(shown->slide[i], slide);
            rotation_add_time(rotation, slide, slides[slide].dwell_ms);
            assert_true(i + 1 == STEPS || shown->language[i + 1] == language ||
                        rotation_rests(rotation));
        }
    }
    rotation_free(rotation);
}

/* The language of the round after one in NOW, where LAST was the last other. */
static int
expected_after(const struct shown *shown, int now, int last)
{
    for (int i = 1; now == 0 && i <= LANGUAGES; i++) {
        int at = (last + i) % LANGUAGES;
        if (at != 0 && (shown->turns >> at & 1) != 0) {
            return at;
        }
    }
    return 0;
}

/* Rounds are whole, and alternate. */
static void
expect_whole_rounds(const struct shown *shown)
{
    bool seen[SLIDES_MAX] = {false};
    int last = 0;
    for (int i = 0; i + 1 < STEPS; i++) {
        int language = shown->language[i], next = shown->language[i + 1];
        assert_true(rotates(shown, shown->slide[i], language));
        seen[shown->slide[i]] = true;
        if (next == language) {
            continue;
        }
        last = language != 0 ? language : last;
        assert_int_equal(next, expected_after(shown, language, last));
        for (int k = 0; k < shown->show.slide_count; k++) {
            assert_true(seen[k] || !rotates(shown, k, language));
        }
        memset(seen, 0, sizeof(seen));
    }
}

static void
test_languages_take_turns_and_each_is_fair(void **state)
{
    (void)state;
    struct shown shown = {.seed = 11};
    for (int i = 0; i < 200; i++) {
        make_show(&shown);
        play(&shown);
        expect_whole_rounds(&shown);
        int turned = 0;
        for (int at = 0; at < LANGUAGES; at++) {
            expect_own_rotation(&shown, at);
            for (int k = 0; k < STEPS; k++) {
                if (shown.language[k] == at) {
                    turned |= 1 << at;
                    break;
                }
            }
        }
        assert_int_equal(turned, shown.turns | 1);
    }
}

/* ---- the small show of player_rig.c in two languages ---- */

static bool
always(void *ctx, int language)
{
    (void)ctx;
    (void)language;
    return true;
}

static struct player *
new_player(struct play_show *show)
{
    struct player_rules rules = player_rules_default();
    struct player *player = player_new(&rules, 0);
    *show = rig_show;
    show->turns = always;
    player_set_show(player, show, -1, -1, 0);
    return player;
}

/* Lets time pass to the first slide in LANGUAGE; returns when. */
static int64_t
wait_for(struct player *player, int language)
{
    int64_t now_ms = 0;
    while (player_state(player)->language != language) {
        now_ms = player_deadline_ms(player);
        assert_in_range(now_ms, 1, 60 * MINUTE_MS);
        player_tick(player, now_ms);
    }
    return now_ms;
}

static void
expect(const struct player *player, const char *words, bool chosen)
{
    assert_string_equal(rig_words(player_state(player)), words);
    assert_int_equal(player_state(player)->chosen, chosen);
}

/* A touch keeps the language, and it is no choice; a reset goes to the first
 * for the rest of the round, then the other comes. */
static void
test_a_touch_keeps_the_language(void **state)
{
    (void)state;
    struct play_show show;
    struct player *player = new_player(&show);
    int64_t now_ms = wait_for(player, 1);
    expect(player, "rotating 0 1/1 lang1", false);
    player_touch(player, now_ms + 1000);
    expect(player, "held 0 1/1 stopped lang1", false);
    player_act(player, PLAY_NEXT, 0, now_ms + 2000);
    expect(player, "held 1 1/3 stopped lang1", false);
    player_tick(player, now_ms + 92000);
    expect(player, "asking 1 1/3 stopped lang1 20s", false);
    player_tick(player, now_ms + 112000);
    expect(player, "rotating 0 1/1", false); /* where it was stopped */
    int64_t again_ms = wait_for(player, 1);
    assert_in_range(again_ms - now_ms, 112000 + 30000, 112000 + 120000);
    player_free(player);
}

/* The language of a reader who touched Play stays, whatever the round. */
static void
test_what_a_reader_chose_stays(void **state)
{
    (void)state;
    struct play_show show;
    struct player *player = new_player(&show);
    int64_t now_ms = wait_for(player, 1);
    player_touch(player, now_ms + 1000);
    player_act(player, PLAY_LANGUAGE, 0, now_ms + 1000);
    expect(player, "held 0 1/1 stopped", true); /* the first was chosen */
    player_act(player, PLAY_PAUSE, 0, now_ms + 2000);
    expect(player, "rotating 0 1/1", true);
    while (player_state(player)->mode == PLAY_ROTATING) {
        assert_int_equal(player_state(player)->language, 0);
        player_tick(player, player_deadline_ms(player));
    }
    assert_int_equal(player_state(player)->mode, PLAY_ASKING);
    player_free(player);
}

/* So it does for who chose a size or contrast in the round's language, of which
 * a new round begins. */
static void
test_no_round_ends_for_a_reader(void **state)
{
    (void)state;
    for (int lone = 0; lone < 2; lone++) {
        struct play_show show;
        struct player *player = new_player(&show);
        show.slide_count = lone ? 1 : show.slide_count;
        player_set_show(player, &show, -1, -1, 0);
        int64_t now_ms = wait_for(player, 1) + (lone ? 1000 : MINUTE_MS);
        while (player_deadline_ms(player) <= now_ms) {
            player_tick(player, player_deadline_ms(player));
        }
        player_touch(player, now_ms + 1000);
        player_act(player, PLAY_THEME, 0, now_ms + 1000);
        player_act(player, PLAY_PAUSE, 0, now_ms + 2000);
        const struct play_state *now = player_state(player);
        assert_true(!lone || player_deadline_ms(player) == now_ms + 92000);
        while (now->mode == PLAY_ROTATING) {
            int slide, page, language;
            assert_int_equal(now->language, 1);
            assert_true(now->chosen);
            if (player_peek_rotation(player, &slide, &page, &language)) {
                assert_int_equal(language, 1);
            }
            player_tick(player, player_deadline_ms(player));
        }
        assert_int_equal(now->mode, PLAY_ASKING);
        player_free(player);
    }
}

/* Who touches Play in the round's own language chose nothing. */
static void
test_play_goes_on_with_the_round(void **state)
{
    (void)state;
    struct play_show show;
    struct player *player = new_player(&show);
    int64_t now_ms = wait_for(player, 1);
    player_touch(player, now_ms + 1000);
    player_act(player, PLAY_PAUSE, 0, now_ms + 1000);
    player_act(player, PLAY_PAUSE, 0, now_ms + 2000);
    expect(player, "rotating 0 1/1 lang1", false);
    now_ms = wait_for(player, 0);
    expect(player, "rotating 0 1/1", false);
    player_free(player);
}

/* However often somebody saves a slide. */
static void
test_languages_come_in_a_show_that_is_replaced(void **state)
{
    (void)state;
    struct play_show show;
    struct player *player = new_player(&show);
    int changes = 0, language = 0;
    for (int64_t now_ms = 5000; now_ms < 60 * MINUTE_MS; now_ms += 5000) {
        player_tick(player, now_ms);
        const struct play_state *now = player_state(player);
        changes += now->language != language ? 1 : 0;
        language = now->language;
        if (now_ms % 15000 == 0) {
            player_set_show(player, &show, now->slide, -1, now_ms);
            assert_int_equal(now->language, language);
        }
    }
    assert_in_range(changes, 20, 60); /* a round is a minute and a half */
    player_free(player);
}

/* A visitor every three minutes, who reads what is on and leaves. */
static void
test_languages_come_between_visitors(void **state)
{
    (void)state;
    struct play_show show;
    struct player *player = new_player(&show);
    int64_t other_ms = 0;
    for (int64_t now_ms = 1000; now_ms < 600 * MINUTE_MS; now_ms += 1000) {
        player_tick(player, now_ms);
        const struct play_state *now = player_state(player);
        bool rotates_so = now->mode == PLAY_ROTATING;
        other_ms += rotates_so && now->language == 1 ? 1000 : 0;
        if (rotates_so && now_ms % (3 * MINUTE_MS) == 0) {
            player_touch(player, now_ms);
        }
    }
    /* It rotates for 233 minutes; a reset takes from the other language. */
    assert_in_range(other_ms, 45 * MINUTE_MS, 117 * MINUTE_MS);
    player_free(player);
}

static void
test_a_lone_slide_changes_its_language(void **state)
{
    (void)state;
    struct play_show show;
    struct player *player = new_player(&show);
    show.slide_count = 1;
    player_set_show(player, &show, -1, -1, 0);
    expect(player, "rotating 0 1/1", false);
    player_tick(player, 8000);
    expect(player, "rotating 0 1/1 lang1", false);
    player_tick(player, 16000);
    expect(player, "rotating 0 1/1", false);
    show.turns = NULL;
    player_tick(player, 24000);
    player_set_show(player, &show, 0, -1, 25000);
    expect(player, "rotating 0 1/1", false); /* it has no turns now */
    assert_int_equal(player_deadline_ms(player), INT64_MAX);
    player_free(player);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages_take_turns_and_each_is_fair),
        cmocka_unit_test(test_a_touch_keeps_the_language),
        cmocka_unit_test(test_what_a_reader_chose_stays),
        cmocka_unit_test(test_no_round_ends_for_a_reader),
        cmocka_unit_test(test_play_goes_on_with_the_round),
        cmocka_unit_test(test_languages_come_in_a_show_that_is_replaced),
        cmocka_unit_test(test_languages_come_between_visitors),
        cmocka_unit_test(test_a_lone_slide_changes_its_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
