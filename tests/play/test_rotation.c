/* The rotation is fair: whatever the dwells, over any hour, for a year. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "mem.h"
#include "player_rig.h"
#include "rotation.h"

enum { HOUR_MS = 3600000, SIDE_MAX = 12 };

#define DISCREET true
#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* A slide of treatment 0 unless said. */
static struct play_slide
slide_of(enum play_side side, int64_t dwell_ms)
{
    return (struct play_slide){0, 0, side, false, dwell_ms};
}

/* Takes COUNT steps; asserts that they are EXPECTED. */
static void
expect_steps(struct rotation *rotation, const struct play_slide *slides,
             const int *expected, int count)
{
    for (int i = 0; i < count; i++) {
        int got = rotation_next(rotation);
        if (got != expected[i]) {
            fail_msg("step %d: slide %d, expected %d", i, got, expected[i]);
        }
        rotation_add_time(rotation, got, slides[got].dwell_ms);
    }
}

static void
test_a_round_has_its_order(void **state)
{
    (void)state;
    const struct play_slide slides[] = {
        {0, 0, PLAY_AFTERCARE, false, 9000}, {1, 0, PLAY_BENEFIT, false, 9000},
        {1, 0, PLAY_BENEFIT, false, 9000},   {1, 0, PLAY_BENEFIT, false, 9000},
        {2, 1, PLAY_RISK, false, 9000},      {2, 1, PLAY_BENEFIT, false, 9000},
        {3, 0, PLAY_RISK, false, 9000},      {3, 0, PLAY_RISK, false, 9000},
        {4, 0, PLAY_ABOUT, false, 9000},     {5, 0, PLAY_RISK, DISCREET, 9000},
    };
    /* The shorter list starts again, and next time where it was. Between its
     * pairs the smaller treatment comes round again. */
    static const int expected[] = {8, 1, 6, 5, 4, 2, 7, 5, 4, 3, 6, 5, 4, 0, 5,
                                   4, 8, 1, 7, 5, 4, 2, 6, 5, 4, 3, 7, 5, 4, 0};
    struct rotation *rotation = rotation_new(slides, COUNT(slides));
    expect_steps(rotation, slides, expected, COUNT(expected));
    rotation_free(rotation);
}

static void
test_sides_that_are_missing(void **state)
{
    (void)state;
    const struct play_slide slides[] = {
        {0, 7, PLAY_ABOUT, false, 9000},     {1, 3, PLAY_RISK, false, 90000},
        {1, 3, PLAY_RISK, false, 8000},      {2, 5, PLAY_BENEFIT, false, 9000},
        {2, 9, PLAY_AFTERCARE, false, 9000},
    };
    /* What is of no treatment waits until the small one has caught up, then
     * comes once in a round of both. */
    static const int expected[] = {1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 4,
                                   3, 2, 3, 1, 0, 4, 3, 3, 3, 3, 3, 3,
                                   3, 3, 3, 0, 4, 3, 2, 3, 1, 0, 4, 3};
    struct rotation *rotation = rotation_new(slides, COUNT(slides));
    expect_steps(rotation, slides, expected, COUNT(expected));
    rotation_free(rotation);
}

static void
test_nothing_may_rotate(void **state)
{
    (void)state;
    const struct play_slide slide = {0, 0, PLAY_RISK, DISCREET, 9000};
    struct rotation *rotation = rotation_new(&slide, 1);
    rotation_add_time(rotation, 0, 1000);
    rotation_start_at(rotation, 0);
    assert_int_equal(rotation_next(rotation), -1);
    bool rests;
    assert_int_equal(rotation_peek(rotation, 0, 1000, &rests), -1);
    rotation_free(rotation);
    rotation = rotation_new(NULL, 0);
    assert_int_equal(rotation_next(rotation), -1);
    rotation_start_at(rotation, 3);
    rotation_add_time(rotation, -1, 5);
    assert_int_equal(rotation_next(rotation), -1);
    rotation_free(rotation);
    rotation_free(NULL);
}

static void
test_similar_dwells_alternate_strictly(void **state)
{
    (void)state;
    const struct play_slide slides[] = {
        slide_of(PLAY_BENEFIT, 18000), slide_of(PLAY_BENEFIT, 20000),
        slide_of(PLAY_BENEFIT, 22000), slide_of(PLAY_RISK, 22000),
        slide_of(PLAY_RISK, 18000),    slide_of(PLAY_RISK, 20000),
    };
    struct rotation *rotation = rotation_new(slides, COUNT(slides));
    for (int i = 0; i < 10000; i++) {
        int at = rotation_next(rotation);
        assert_int_equal(slides[at].side, i % 2 ? PLAY_RISK : PLAY_BENEFIT);
        rotation_add_time(rotation, at, slides[at].dwell_ms);
    }
    rotation_free(rotation);
}

/* Short risks catch up with a long benefit before anything else comes; a long
 * risk is shown again only for a lead of more than half of it. */
static void
test_a_round_ends_even(void **state)
{
    (void)state;
    const struct play_slide slides[] = {
        {0, 0, PLAY_BENEFIT, false, 90000},
        {1, 0, PLAY_RISK, false, 8000},
        {2, 1, PLAY_BENEFIT, false, 90000},
        {3, 1, PLAY_RISK, false, 70000},
    };
    static const int expected[] = {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 0,
                                   1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 3, 0};
    struct rotation *rotation = rotation_new(slides, COUNT(slides));
    expect_steps(rotation, slides, expected, COUNT(expected));
    rotation_free(rotation);
}

static void
test_it_goes_on_from_any_slide(void **state)
{
    (void)state;
    const struct play_slide slides[] = {
        {0, 0, PLAY_ABOUT, false, 9000},   {0, 0, PLAY_ABOUT, false, 9000},
        {1, 0, PLAY_BENEFIT, false, 9000}, {1, 0, PLAY_BENEFIT, false, 9000},
        {2, 0, PLAY_RISK, false, 9000},    {2, 0, PLAY_RISK, false, 9000},
        {3, 0, PLAY_AFTERCARE, false, 9},  {3, 0, PLAY_AFTERCARE, false, 9},
        {4, 1, PLAY_ABOUT, false, 9000},
    };
    static const struct {
        int from;
        int expected[6];
    } starts[] = {
        {1, {2, 4, 3, 5, 6, 7}}, {3, {5, 2, 4, 6, 7, 8}},
        {4, {3, 5, 2, 4, 6, 7}}, {5, {2, 4, 3, 5, 6, 7}},
        {6, {7, 8, 0, 1, 2, 4}}, {7, {8, 0, 1, 2, 4, 3}},
        {8, {0, 1, 2, 4, 3, 5}},
    };
    for (int i = 0; i < COUNT(starts); i++) {
        struct rotation *rotation = rotation_new(slides, COUNT(slides));
        rotation_start_at(rotation, starts[i].from);
        rotation_start_at(rotation, starts[i].from); /* held and let go */
        rotation_add_time(rotation, starts[i].from, 9000);
        expect_steps(rotation, slides, starts[i].expected, 6);
        rotation_free(rotation);
    }
}

/* ---- Fairness ---- */

/* What one treatment was shown: at the start and after each slide, the time of
 * both its sides and by how much benefits are ahead. */
struct moment {
    int64_t both_ms, lead_ms;
};

struct ledger {
    struct moment *moments;
    size_t len, cap, oldest;
};

static void
ledger_add(struct ledger *ledger, enum play_side side, int64_t shown_ms)
{
    ledger->moments = mem_grow(ledger->moments, ledger->len, &ledger->cap,
                               sizeof(*ledger->moments));
    struct moment moment = {0, 0};
    if (ledger->len > 0) {
        moment = ledger->moments[ledger->len - 1];
    }
    moment.both_ms += shown_ms;
    moment.lead_ms += side == PLAY_BENEFIT ? shown_ms : -shown_ms;
    ledger->moments[ledger->len++] = moment;
}

/* The hour that ends with the newest slide: within 0.8 and 1.25 means a lead
 * of at most a ninth of both. */
static void
ledger_check_last_hour(struct ledger *ledger)
{
    const struct moment *moments = ledger->moments;
    size_t last = ledger->len - 1;
    while (moments[last].both_ms - moments[ledger->oldest + 1].both_ms >=
           HOUR_MS) {
        ledger->oldest++;
    }
    int64_t both_ms = moments[last].both_ms - moments[ledger->oldest].both_ms;
    int64_t lead_ms = moments[last].lead_ms - moments[ledger->oldest].lead_ms;
    assert_true(llabs(lead_ms) <= 256000);
    if (both_ms >= HOUR_MS) {
        assert_true(llabs(lead_ms) * 9 <= both_ms);
    }
}

static void
run_fairly(const struct play_slide *slides, int count, int steps)
{
    struct ledger ledgers[4] = {0};
    for (int i = 0; i < 4; i++) {
        ledger_add(&ledgers[i], PLAY_BENEFIT, 0);
    }
    struct rotation *rotation = rotation_new(slides, count);
    int at = rotation_next(rotation);
    for (int i = 0; i < steps; i++) {
        const struct play_slide *slide = &slides[at];
        assert_false(slide->discreet);
        if (slide->side == PLAY_BENEFIT || slide->side == PLAY_RISK) {
            struct ledger *ledger = &ledgers[slide->treatment];
            ledger_add(ledger, slide->side, slide->dwell_ms);
            ledger_check_last_hour(ledger);
        }
        bool rests, again;
        int peeked = rotation_peek(rotation, at, slide->dwell_ms, &rests);
        assert_int_equal(peeked,
                         rotation_peek(rotation, at, slide->dwell_ms, &again));
        assert_int_equal(rests, again);
        rotation_add_time(rotation, at, slide->dwell_ms);
        at = rotation_next(rotation);
        assert_int_equal(at, peeked);
    }
    rotation_free(rotation);
    for (int i = 0; i < 4; i++) {
        free(ledgers[i].moments);
    }
}

static int64_t
random_dwell_ms(uint64_t *seed, int taste)
{
    switch (taste) {
    case 0:
        return 8000 + rig_random(seed, 82001);
    case 1: /* short or long, nothing between */
        return rig_random(seed, 2) ? 90000 : 8000;
    case 2:
        return 8000 + rig_random(seed, 4000);
    default:
        return 90000 - rig_random(seed, 4000);
    }
}

static int
random_side(struct play_slide *slides, int treatment, enum play_side side,
            int least, uint64_t *seed)
{
    int count = least + rig_random(seed, SIDE_MAX);
    int taste = rig_random(seed, 4);
    for (int i = 0; i < count; i++) {
        slides[i] =
            (struct play_slide){.topic = treatment * 4 + (int)side,
                                .treatment = treatment,
                                .side = side,
                                .discreet = i > 0 && rig_random(seed, 10) == 0,
                                .dwell_ms = random_dwell_ms(seed, taste)};
    }
    return count;
}

static void
test_any_mixture_of_dwells_is_fair(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int show = 0; show < 300; show++) {
        struct play_slide slides[4 * 4 * (SIDE_MAX + 1)];
        int count = 0;
        int treatments = 1 + rig_random(&seed, 4);
        for (int i = 0; i < treatments; i++) {
            for (int side = PLAY_ABOUT; side <= PLAY_AFTERCARE; side++) {
                bool must = side == PLAY_BENEFIT || side == PLAY_RISK;
                count += random_side(slides + count, i, (enum play_side)side,
                                     must, &seed);
            }
        }
        run_fairly(slides, count, 2000);
    }
}

/* Long ones first here, short ones first there: the lead swings as far as it
 * can within one round. */
static void
test_the_worst_order_is_fair(void **state)
{
    (void)state;
    struct play_slide slides[400];
    for (int i = 0; i < 400; i++) {
        bool benefit = i < 200, early = i % 200 < 100;
        slides[i] = slide_of(benefit ? PLAY_BENEFIT : PLAY_RISK,
                             benefit == early ? 90000 : 8000);
    }
    run_fairly(slides, 400, 20000);
    const struct play_slide few[] = {slide_of(PLAY_BENEFIT, 90000),
                                     slide_of(PLAY_RISK, 8000)};
    run_fairly(few, 2, 20000);
}

static void
test_every_slide_has_its_turn(void **state)
{
    (void)state;
    uint64_t seed = 5;
    struct play_slide slides[64];
    for (int i = 0; i < 64; i++) {
        slides[i] =
            (struct play_slide){i / 8, i / 32, (enum play_side)(i / 8 % 4),
                                false, random_dwell_ms(&seed, 0)};
    }
    int shown[64] = {0};
    struct rotation *rotation = rotation_new(slides, 64);
    for (int i = 0; i < 2000; i++) {
        int at = rotation_next(rotation);
        shown[at]++;
        rotation_add_time(rotation, at, slides[at].dwell_ms);
    }
    for (int i = 0; i < 64; i++) {
        assert_in_range(shown[i], 20, 50);
    }
    rotation_free(rotation);
}

static void
test_strange_bookings_are_forgotten(void **state)
{
    (void)state;
    const struct play_slide slides[] = {slide_of(PLAY_BENEFIT, 20000),
                                        slide_of(PLAY_RISK, 20000)};
    struct rotation *rotation = rotation_new(slides, 2);
    for (int i = 0; i < 100; i++) {
        rotation_add_time(rotation, 0, INT64_MAX);
        rotation_add_time(rotation, 0, -5);
    }
    /* Made good in minutes, not in days. */
    int risks = 0;
    while (rotation_next(rotation) == 1) {
        rotation_add_time(rotation, 1, 20000);
        risks++;
    }
    assert_in_range(risks, 20, 30);
    rotation_free(rotation);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_round_has_its_order),
        cmocka_unit_test(test_sides_that_are_missing),
        cmocka_unit_test(test_nothing_may_rotate),
        cmocka_unit_test(test_similar_dwells_alternate_strictly),
        cmocka_unit_test(test_a_round_ends_even),
        cmocka_unit_test(test_it_goes_on_from_any_slide),
        cmocka_unit_test(test_any_mixture_of_dwells_is_fair),
        cmocka_unit_test(test_the_worst_order_is_fair),
        cmocka_unit_test(test_every_slide_has_its_turn),
        cmocka_unit_test(test_strange_bookings_are_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
