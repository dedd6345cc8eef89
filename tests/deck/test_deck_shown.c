/* What may be shown: dates, clocks that lie, and benefits without risks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_build.h"
#include "deck_check.h"
#include "deck_shown.h"
#include "mem.h"
#include "rules_withheld.h"

static const struct deck_date no_day = {0, 0, 0};

/* The paths shown on DAY as "a b c", and the findings in *REPORT. */
static const char *
shown_on(const struct deck *deck, struct deck_date day, struct report *report)
{
    if (report != NULL) {
        rules_tell_withheld(deck, deck_moment_any(day), report);
    }
    return build_shown_at(deck, deck_moment_any(day));
}

static void
expect_withheld(struct deck *deck, const char *paths, const char *rule,
                const char *path, const char *words)
{
    struct report report = {0};
    assert_string_equal(shown_on(deck, build_today, &report), paths);
    assert_int_equal(report.count, 1);
    const struct finding *finding = report_find(&report, rule);
    assert_non_null(finding);
    assert_int_equal(finding->level, REPORT_ERROR);
    assert_string_equal(finding->path, path);
    assert_non_null(strstr(finding->words, words));
    report_release(&report);
    assert_string_equal(shown_on(deck, build_today, NULL), paths);
    deck_free(deck);
}

static void
all_good_slides_are_shown_in_deck_order(void **state)
{
    (void)state;
    struct deck *deck = build_four_slides();
    struct report report = {0};
    assert_string_equal(shown_on(deck, build_today, &report),
                        "about good red sore call care");
    assert_int_equal(report.count, 0);
    deck_free(deck);
}

static void
an_empty_deck_shows_nothing(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    struct deck_shown *shown;
    assert_int_equal(deck_shown(deck, deck_moment_any(build_today), &shown), 0);
    assert_non_null(shown);
    free(shown);
    deck_free(deck);
}

static void
an_expired_risk_withholds_benefits(void **state)
{
    (void)state;
    struct deck *deck = build_four_slides();
    build_at(deck, 2, 1, 0)->valid_until = (struct deck_date){2026, 11, 21};
    expect_withheld(deck, "about red call care", "withheld", "sore",
                    "out of date");
}

static void
a_broken_risk_withholds_benefits(void **state)
{
    (void)state;
    struct deck *deck = build_four_slides();
    build_at(deck, 3, 0, 0)->broken = true;
    expect_withheld(deck, "about red sore care", "withheld", "call",
                    "has errors");
}

static void
no_side_effects_withhold_benefits(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_BENEFIT, "good");
    build_slide(deck, "A", DECK_WHEN_TO_CALL, "call");
    expect_withheld(deck, "call", "no-side-effects", "good",
                    "kind: side-effect");
}

static void
no_when_to_call_withholds_benefits(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_BENEFIT, "good");
    build_slide(deck, "A", DECK_SIDE_EFFECT, "red");
    expect_withheld(deck, "red", "no-when-to-call", "good",
                    "kind: when-to-call");
}

static void
a_broken_file_of_unknown_kind_may_be_a_risk(void **state)
{
    (void)state;
    struct deck *deck = build_four_slides();
    build_slide(deck, "A", DECK_KIND_NONE, "what")->broken = true;
    expect_withheld(deck, "about red sore call care", "withheld", "what",
                    "has errors");
}

static void
a_risk_to_come_withholds_benefits(void **state)
{
    (void)state;
    struct deck *deck = build_four_slides();
    build_at(deck, 2, 1, 0)->valid_from = (struct deck_date){2062, 11, 22};
    expect_withheld(deck, "about red call care", "withheld", "sore",
                    "starts on 2062-11-22, in 36 years");
    deck = build_four_slides();
    build_at(deck, 3, 0, 0)->valid_from = (struct deck_date){2026, 11, 23};
    expect_withheld(deck, "about red sore care", "withheld", "call",
                    "starts on 2026-11-23, tomorrow");
}

static void
treatments_do_not_share_their_risks(void **state)
{
    (void)state;
    struct deck *deck = build_four_slides();
    build_slide(deck, "B", DECK_BENEFIT, "shine");
    build_slide(deck, "B", DECK_WHEN_TO_CALL, "ring");
    expect_withheld(deck, "about good red sore call care ring",
                    "no-side-effects", "shine", "“B”");
}

static void
risks_without_benefits_are_nobodys_fault(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_SIDE_EFFECT, "red")->broken = true;
    struct report report = {0};
    assert_string_equal(shown_on(deck, build_today, &report), "");
    assert_int_equal(report.count, 0);
    deck_free(deck);
}

static void
a_translation_that_says_benefit_is_withheld_too(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_ABOUT, "about");
    build_version(deck, "es", "about.es")->kind = DECK_BENEFIT;
    assert_string_equal(shown_on(deck, build_today, NULL), "");
    deck_free(deck);
}

/* Topics of build_four_slides: about, benefit, side effects, when to call,
 * aftercare.
 */
static void
discreet_risks_do_not_stand_beside_open_benefits(void **state)
{
    (void)state;
    struct deck *deck = build_four_slides();
    deck->topics[2].slides[0].discreet = true;
    assert_string_equal(shown_on(deck, build_today, NULL),
                        "about good red sore call care");
    deck->topics[2].slides[1].discreet = true;
    expect_withheld(deck, "about red sore call care", "withheld", "red",
                    "“discreet: yes”");
    deck = build_four_slides();
    deck->topics[3].slides[0].discreet = true;
    expect_withheld(deck, "about red sore call care", "withheld", "call",
                    "no when-to-call slide of it comes up on its own");
}

static void
discreet_benefits_may_have_discreet_risks(void **state)
{
    (void)state;
    struct deck *deck = build_four_slides();
    for (int topic = 1; topic <= 3; topic++) {
        deck->topics[topic].slides[0].discreet = true;
    }
    deck->topics[2].slides[1].discreet = true;
    struct report report = {0};
    assert_string_equal(shown_on(deck, build_today, &report),
                        "about good red sore call care");
    assert_int_equal(report.count, 0);
    build_slide(deck, "A", DECK_BENEFIT, "open");
    assert_string_equal(shown_on(deck, build_today, &report),
                        "about good red sore call care");
    assert_int_equal(report.error_count, 2);
    report_release(&report);
    deck_free(deck);
}

static void
both_days_of_a_validity_are_shown(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    struct deck_version *version = build_slide(deck, "A", DECK_ABOUT, "offer");
    version->valid_from = (struct deck_date){2028, 2, 29};
    version->valid_until = (struct deck_date){2028, 3, 1};
    static const struct {
        struct deck_date day;
        const char *shown;
    } rows[] = {{{2028, 2, 28}, ""},     {{2028, 2, 29}, "offer"},
                {{2028, 3, 1}, "offer"}, {{2028, 3, 2}, ""},
                {{2027, 12, 31}, ""},    {{2029, 1, 1}, ""}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_string_equal(shown_on(deck, rows[i].day, NULL), rows[i].shown);
    }
    deck_free(deck);
}

static void
dates_of_a_translation_hold_for_the_slide(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_ABOUT, "offer");
    build_version(deck, "es", "offer.es")->valid_until =
        (struct deck_date){2026, 1, 1};
    assert_string_equal(shown_on(deck, build_today, NULL), "");
    deck_free(deck);
}

static void
a_clock_that_lies_hides_nothing(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    struct deck_version *version = build_slide(deck, "A", DECK_ABOUT, "old");
    version->valid_until = (struct deck_date){2020, 1, 1};
    version->reviewed = (struct deck_date){2019, 6, 15};
    assert_string_equal(shown_on(deck, no_day, NULL), "old");
    assert_string_equal(shown_on(deck, (struct deck_date){1970, 1, 1}, NULL),
                        "old");
    assert_string_equal(shown_on(deck, (struct deck_date){2019, 6, 14}, NULL),
                        "old");
    assert_string_equal(shown_on(deck, (struct deck_date){2101, 1, 1}, NULL),
                        "old");
    assert_string_equal(shown_on(deck, (struct deck_date){2100, 12, 31}, NULL),
                        "");
    assert_string_equal(shown_on(deck, build_today, NULL), "");
    deck_free(deck);
}

/* A mistyped year is one in many; a wrong clock is behind most reviews. */
static void
one_review_to_come_is_not_a_wrong_clock(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_ABOUT, "old")->valid_until =
        (struct deck_date){2020, 1, 1};
    static const struct deck_date past = {2026, 1, 1}, future = {2062, 1, 1};
    build_slide(deck, "A", DECK_ABOUT, "a")->reviewed = past;
    build_slide(deck, "A", DECK_ABOUT, "b")->reviewed = past;
    build_slide(deck, "A", DECK_ABOUT, "c")->reviewed = future;
    assert_string_equal(shown_on(deck, build_today, NULL), "a b c");
    build_at(deck, 0, 2, 0)->reviewed.year = 0;
    assert_string_equal(shown_on(deck, build_today, NULL), "old a b c");
    deck_free(deck);
}

/* Ten thousand slides: a nested scan would take minutes
 * under the sanitizers and hit the test's time limit. */
static void
ten_thousand_slides_are_judged_in_one_walk(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_BENEFIT, "good");
    build_slide(deck, "A", DECK_WHEN_TO_CALL, "call");
    for (int i = 0; i < DECK_SLIDES_MAX - 2; i++) {
        build_slide(deck, "A", DECK_SIDE_EFFECT, "red")->valid_until =
            (struct deck_date){2026, 11, 1};
    }
    struct report report = {0};
    assert_string_equal(shown_on(deck, build_today, &report), "call");
    assert_int_equal(report.count, DECK_SLIDES_MAX - 2);
    report_release(&report);
    deck_free(deck);
}

/* The languages of DECK that take turns with the first, as bits. */
static int
turns_of(const struct deck *deck)
{
    struct deck_shown *shown;
    size_t count = deck_shown(deck, deck_moment_any(no_day), &shown);
    int turns = 0;
    for (int i = 0; i < (int)deck->language_count; i++) {
        turns |= deck_takes_turns(deck, shown, count, i) ? 1 << i : 0;
    }
    free(shown);
    return turns;
}

static void
what_is_written_takes_turns(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_ABOUT, "about");
    assert_int_equal(turns_of(deck), 0); /* only the buttons are in Spanish */
    build_version(deck, "es", "about.es")->broken = true;
    assert_int_equal(turns_of(deck), 0);
    build_at(deck, 0, 0, SPANISH)->broken = false;
    assert_int_equal(turns_of(deck), 2);
    deck->topics[0].slides[0].discreet = true;
    assert_int_equal(turns_of(deck), 0); /* it does not come up by itself */
    deck->topics[0].slides[0].discreet = false;
    memcpy(deck->languages[1], "en-GB", sizeof("en-GB"));
    assert_int_equal(turns_of(deck), 0); /* its readers see the first, too */
    build_version(deck, "en-GB", "about.en-GB");
    assert_int_equal(turns_of(deck), 2);
    deck->rotate = DECK_ROTATE_FIRST;
    assert_int_equal(turns_of(deck), 0);
    deck_free(deck);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_good_slides_are_shown_in_deck_order),
        cmocka_unit_test(an_empty_deck_shows_nothing),
        cmocka_unit_test(an_expired_risk_withholds_benefits),
        cmocka_unit_test(a_broken_risk_withholds_benefits),
        cmocka_unit_test(no_side_effects_withhold_benefits),
        cmocka_unit_test(no_when_to_call_withholds_benefits),
        cmocka_unit_test(a_broken_file_of_unknown_kind_may_be_a_risk),
        cmocka_unit_test(a_risk_to_come_withholds_benefits),
        cmocka_unit_test(treatments_do_not_share_their_risks),
        cmocka_unit_test(risks_without_benefits_are_nobodys_fault),
        cmocka_unit_test(a_translation_that_says_benefit_is_withheld_too),
        cmocka_unit_test(discreet_risks_do_not_stand_beside_open_benefits),
        cmocka_unit_test(discreet_benefits_may_have_discreet_risks),
        cmocka_unit_test(both_days_of_a_validity_are_shown),
        cmocka_unit_test(dates_of_a_translation_hold_for_the_slide),
        cmocka_unit_test(a_clock_that_lies_hides_nothing),
        cmocka_unit_test(one_review_to_come_is_not_a_wrong_clock),
        cmocka_unit_test(ten_thousand_slides_are_judged_in_one_walk),
        cmocka_unit_test(what_is_written_takes_turns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
