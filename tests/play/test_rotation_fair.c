/* The rotation is fair between treatments: random shows, looked at over every
 * hour of six, from a cold start. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "player_rig.h"
#include "rotation.h"

enum {
    HOUR_MS = 3600000,
    TREATMENTS_MAX = 12,
    SLIDES_MAX = 1000,
    STEPS_MAX = 6 * HOUR_MS / 8000 + 1
};

/* Six hours of a show: which slide came, and when; the end behind the last. */
struct played {
    struct play_slide slides[SLIDES_MAX];
    int slide_count, treatments;
    int step_count, slide[STEPS_MAX];
    int64_t at_ms[STEPS_MAX + 1];
};

static void
add(struct played *played, int treatment, enum play_side side, int count,
    int64_t least_ms, int64_t more_ms, uint64_t *seed)
{
    for (int i = 0; i < count; i++) {
        played->slides[played->slide_count++] =
            (struct play_slide){treatment, treatment, side, false,
                                least_ms + rig_random(seed, (int)more_ms + 1)};
    }
}

/* Each treatment has a pair at least, and up to 30 slides of a side. */
static void
make_show(struct played *played, int treatments, int64_t least_ms,
          int64_t more_ms, uint64_t *seed)
{
    played->treatments = treatments;
    played->slide_count = 0;
    for (int i = 0; i < treatments; i++) {
        int most = rig_random(seed, 2) == 0 ? 2 : 30;
        add(played, i, PLAY_ABOUT, rig_random(seed, 4), least_ms, more_ms,
            seed);
        add(played, i, PLAY_BENEFIT, 1 + rig_random(seed, most), least_ms,
            more_ms, seed);
        add(played, i, PLAY_RISK, 1 + rig_random(seed, most), least_ms, more_ms,
            seed);
        add(played, i, PLAY_AFTERCARE, rig_random(seed, 4), least_ms, more_ms,
            seed);
    }
}

static void
play(struct played *played)
{
    struct rotation *rotation =
        rotation_new(played->slides, played->slide_count);
    int64_t now_ms = 0;
    int steps = 0;
    for (; now_ms < 6 * HOUR_MS; steps++) {
        int at = rotation_next(rotation);
        played->slide[steps] = at;
        played->at_ms[steps] = now_ms;
        now_ms += played->slides[at].dwell_ms;
        rotation_add_time(rotation, at, played->slides[at].dwell_ms);
    }
    played->at_ms[steps] = now_ms;
    played->step_count = steps;
    rotation_free(rotation);
}

/* The time of each treatment in the hour from FROM_MS on. */
static void
count_hour(const struct played *played, int64_t from_ms,
           int64_t spent_ms[TREATMENTS_MAX])
{
    memset(spent_ms, 0, TREATMENTS_MAX * sizeof(*spent_ms));
    int64_t to_ms = from_ms + HOUR_MS;
    for (int i = 0; i < played->step_count; i++) {
        int64_t low = played->at_ms[i], high = played->at_ms[i + 1];
        low = low > from_ms ? low : from_ms;
        high = high < to_ms ? high : to_ms;
        if (high > low) {
            spent_ms[played->slides[played->slide[i]].treatment] += high - low;
        }
    }
}

/* Hours that begin or end where a slide does are the worst. */
static void
expect_fair_hours(const struct played *played)
{
    int64_t spent_ms[TREATMENTS_MAX];
    for (int i = 0; i <= played->step_count; i++) {
        for (int side = 0; side < 2; side++) {
            int64_t from_ms = played->at_ms[i] - (side == 0 ? 0 : HOUR_MS);
            if (from_ms < 0 ||
                from_ms + HOUR_MS > played->at_ms[played->step_count]) {
                continue;
            }
            count_hour(played, from_ms, spent_ms);
            int64_t least = spent_ms[0], most = spent_ms[0];
            for (int t = 1; t < played->treatments; t++) {
                least = spent_ms[t] < least ? spent_ms[t] : least;
                most = spent_ms[t] > most ? spent_ms[t] : most;
            }
            if (most > 2 * least) {
                fail_msg("%d treatments, hour from %d s: %d s and %d s",
                         played->treatments, (int)(from_ms / 1000),
                         (int)(least / 1000), (int)(most / 1000));
            }
        }
    }
}

static void
expect_every_slide(const struct played *played)
{
    bool seen[SLIDES_MAX] = {false};
    int left = played->slide_count;
    for (int i = 0; i < played->step_count; i++) {
        left -= seen[played->slide[i]] ? 0 : 1;
        seen[played->slide[i]] = true;
    }
    assert_int_equal(left, 0);
}

/* In the first hour, where a treatment has ten minutes of it and time for ten
 * pairs of its longest slides: an hour may end between a benefit and its risk,
 * and risks may lead by 38 s. */
static void
expect_even_sides(const struct played *played)
{
    int64_t side_ms[TREATMENTS_MAX][PLAY_CALL + 1] = {{0}};
    int64_t longest_ms[TREATMENTS_MAX] = {0};
    for (int i = 0; i < played->step_count && played->at_ms[i] < HOUR_MS; i++) {
        const struct play_slide *slide = &played->slides[played->slide[i]];
        int t = slide->treatment;
        side_ms[t][slide->side] += slide->dwell_ms;
        longest_ms[t] =
            slide->dwell_ms > longest_ms[t] ? slide->dwell_ms : longest_ms[t];
    }
    for (int t = 0; t < played->treatments; t++) {
        int64_t benefit = side_ms[t][PLAY_BENEFIT],
                risk = side_ms[t][PLAY_RISK];
        bool room =
            benefit + risk >= 21 * longest_ms[t] && benefit + risk >= 600000;
        bool even = 100 * benefit <= 116 * risk && 87 * risk <= 100 * benefit;
        if (room && !even) {
            fail_msg("treatment %d: benefits %d s, risks %d s", t,
                     (int)(benefit / 1000), (int)(risk / 1000));
        }
    }
}

static struct played played;

static void
test_five_treatments_with_any_dwell(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int show = 0; show < 60; show++) {
        int treatments = 2 + show % 4;
        /* All short, all long, anything between. */
        int64_t least_ms = show % 3 == 1 ? 86000 : 8000;
        int64_t more_ms = show % 3 == 2 ? 82000 : 4000;
        make_show(&played, treatments, least_ms, more_ms, &seed);
        play(&played);
        expect_fair_hours(&played);
    }
}

/* Where an hour has room for four pairs of each. */
static void
test_a_dozen_treatments_with_usual_dwells(void **state)
{
    (void)state;
    uint64_t seed = 2;
    for (int show = 0; show < 35; show++) {
        make_show(&played, 6 + show % 7, 12000, 23000, &seed);
        play(&played);
        expect_fair_hours(&played);
    }
}

static void
test_a_large_treatment_beside_a_small_one(void **state)
{
    (void)state;
    uint64_t seed = 3;
    played.treatments = 2;
    played.slide_count = 0;
    add(&played, 0, PLAY_BENEFIT, 15, 20000, 0, &seed);
    add(&played, 0, PLAY_RISK, 15, 20000, 0, &seed);
    add(&played, 1, PLAY_ABOUT, 1, 20000, 0, &seed);
    add(&played, 1, PLAY_BENEFIT, 1, 20000, 0, &seed);
    add(&played, 1, PLAY_RISK, 1, 20000, 0, &seed);
    play(&played);
    expect_fair_hours(&played);
    expect_every_slide(&played);
    /* A benefit is followed by its risk, not by another treatment. */
    for (int i = 0; i + 1 < played.step_count; i++) {
        const struct play_slide *now = &played.slides[played.slide[i]];
        const struct play_slide *next = &played.slides[played.slide[i + 1]];
        assert_false(
            now->side == PLAY_BENEFIT &&
            (next->side != PLAY_RISK || next->treatment != now->treatment));
    }
}

/* A welcome and a when-to-call slide for all: once in the rounds of all. */
static void
test_what_is_of_no_treatment(void **state)
{
    (void)state;
    uint64_t seed = 4;
    played.treatments = 2;
    played.slide_count = 0;
    add(&played, 2, PLAY_ABOUT, 1, 10000, 0, &seed);
    add(&played, 3, PLAY_CALL, 1, 10000, 0, &seed);
    add(&played, 0, PLAY_BENEFIT, 10, 20000, 0, &seed);
    add(&played, 0, PLAY_RISK, 10, 20000, 0, &seed);
    add(&played, 1, PLAY_BENEFIT, 1, 20000, 0, &seed);
    add(&played, 1, PLAY_RISK, 1, 20000, 0, &seed);
    play(&played);
    expect_fair_hours(&played);
    int64_t spent_ms[TREATMENTS_MAX];
    for (int64_t from_ms = 0; from_ms <= 5 * HOUR_MS; from_ms += 60000) {
        count_hour(&played, from_ms, spent_ms);
        /* 440 s of the rounds of both: about 8 times an hour. */
        assert_in_range(spent_ms[2], 60000, 110000);
        assert_in_range(spent_ms[3], 60000, 110000);
    }
}

/* Whatever is beside it, a slide is shown within hours, here where a round
 * takes less than half of one. */
static void
test_nothing_starves(void **state)
{
    (void)state;
    uint64_t seed = 6;
    for (int show = 0; show < 300; show++) {
        int treatments = 1 + rig_random(&seed, 4);
        int generals = rig_random(&seed, 4);
        played.slide_count = 0;
        for (int i = 0; i < treatments; i++) {
            int most = rig_random(&seed, 2) == 0 ? 2 : 15;
            for (int side = PLAY_ABOUT; side <= PLAY_AFTERCARE; side++) {
                add(&played, i, (enum play_side)side,
                    1 + rig_random(&seed, most), 8000, 30000, &seed);
            }
        }
        for (int i = 0; i < generals; i++) {
            enum play_side side = i % 2 == 0 ? PLAY_ABOUT : PLAY_CALL;
            add(&played, treatments + i, side, 1 + rig_random(&seed, 4), 8000,
                30000, &seed);
        }
        play(&played);
        expect_every_slide(&played);
    }
}

/* Whatever the dwells, and however many treatments share the hour. */
static void
test_sides_are_even_where_treatments_share_the_hour(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int show = 0; show < 200; show++) {
        int64_t more_ms = show % 2 == 0 ? 82000 : 22000;
        make_show(&played, 1 + show % 10, 8000, more_ms, &seed);
        play(&played);
        expect_even_sides(&played);
    }
}

/* Visitors who look at one treatment all day do not keep it off the screen. */
static void
test_what_visitors_look_up_is_forgotten(void **state)
{
    (void)state;
    uint64_t seed = 5;
    played.treatments = 2;
    played.slide_count = 0;
    for (int treatment = 0; treatment < 2; treatment++) {
        add(&played, treatment, PLAY_BENEFIT, 3, 20000, 0, &seed);
        add(&played, treatment, PLAY_RISK, 3, 20000, 0, &seed);
    }
    struct rotation *rotation = rotation_new(played.slides, played.slide_count);
    for (int i = 0; i < 1000; i++) {
        rotation_start_at(rotation, i % 3);
        rotation_add_time(rotation, i % 3, 20000);
    }
    int64_t away_ms = 0;
    for (int at; played.slides[at = rotation_next(rotation)].treatment == 1 ||
                 away_ms == 0;) {
        rotation_add_time(rotation, at, 20000);
        away_ms += played.slides[at].treatment == 1 ? 20000 : 0;
    }
    assert_in_range(away_ms, 200000, 700000);
    rotation_free(rotation);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_five_treatments_with_any_dwell),
        cmocka_unit_test(test_a_dozen_treatments_with_usual_dwells),
        cmocka_unit_test(test_a_large_treatment_beside_a_small_one),
        cmocka_unit_test(test_sides_are_even_where_treatments_share_the_hour),
        cmocka_unit_test(test_what_is_of_no_treatment),
        cmocka_unit_test(test_nothing_starves),
        cmocka_unit_test(test_what_visitors_look_up_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
