/* What may be shown at an hour, and benefits whose risks are out of theirs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "deck_build.h"
#include "deck_shown.h"
#include "rules_withheld.h"

/* What is shown on Thursday 2026-11-26, or DAYS later, at MINUTE. */
static void
expect_at(const struct deck *deck, int days, int minute, const char *paths)
{
    struct deck_date day = {2026, 11, 26 + days};
    assert_string_equal(build_shown_at(deck, deck_moment_at(day, minute)),
                        paths);
}

enum { THURSDAY = 8, HOUR = 60 };

static void
give_hours(struct deck_version *version, unsigned days, int from, int until)
{
    version->hours.days = days;
    version->hours.span_count = until > 0;
    version->hours.spans[0] =
        (struct deck_hours_span){(int16_t)from, (int16_t)until};
}

static void
hours_hide_a_slide_outside_of_them(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_ABOUT, "day");
    build_slide(deck, "A", DECK_ABOUT, "night");
    build_slide(deck, "A", DECK_ABOUT, "thursdays");
    give_hours(build_at(deck, 0, 0, 0), 0, 8 * HOUR, 12 * HOUR);
    give_hours(build_at(deck, 0, 1, 0), THURSDAY, 22 * HOUR, 30 * HOUR);
    give_hours(build_at(deck, 0, 2, 0), THURSDAY, 0, 0);
    expect_at(deck, 0, 8 * HOUR - 1, "thursdays");
    expect_at(deck, 0, 8 * HOUR, "day thursdays");
    expect_at(deck, 0, 12 * HOUR - 1, "day thursdays");
    expect_at(deck, 0, 12 * HOUR, "thursdays");
    expect_at(deck, 0, 1 * HOUR, "thursdays");
    expect_at(deck, 0, 22 * HOUR, "night thursdays");
    expect_at(deck, 1, 0, "night");
    expect_at(deck, 1, 6 * HOUR - 1, "night");
    expect_at(deck, 1, 6 * HOUR, "");
    expect_at(deck, 1, 23 * HOUR, "");
    assert_string_equal(build_shown_at(deck, deck_moment_any(build_today)),
                        "day night thursdays");
    deck_free(deck);
}

static void
an_untrusted_clock_hides_nothing_by_hours(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_ABOUT, "day")->reviewed = build_today;
    give_hours(build_at(deck, 0, 0, 0), 0, 8 * HOUR, 12 * HOUR);
    struct deck_shown *shown;
    const struct deck_date days[] = {{0, 0, 0}, {2020, 1, 1}, {2101, 1, 1}};
    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        assert_int_equal(deck_shown(deck, deck_moment_at(days[i], 0), &shown),
                         1);
        free(shown);
    }
    deck_free(deck);
}

/* At each minute what is shown is fair. */
static void
benefits_wait_for_risks_that_are_out_of_their_hours(void **state)
{
    (void)state;
    struct deck *deck = build_four_slides();
    give_hours(build_at(deck, 2, 1, 0), 0, 8 * HOUR, 12 * HOUR);
    expect_at(deck, 0, 9 * HOUR, "about good red sore call care");
    expect_at(deck, 0, 13 * HOUR, "about red call care");
    struct report report = {0};
    rules_tell_withheld(
        deck, deck_moment_at((struct deck_date){2026, 11, 26}, 0), &report);
    assert_int_equal(report.count, 1);
    assert_int_equal(report.findings[0].level, REPORT_WARNING);
    assert_string_equal(report.findings[0].path, "sore");
    assert_non_null(strstr(report.findings[0].words, "08:00-12:00"));
    report_release(&report);
    /* What is not shown itself lacks nothing. */
    give_hours(build_at(deck, 1, 0, 0), 0, 8 * HOUR, 12 * HOUR);
    rules_tell_withheld(
        deck, deck_moment_at((struct deck_date){2026, 11, 26}, 0), &report);
    assert_int_equal(report.count, 0);
    report_release(&report);
    deck_free(deck);
}

static void
benefits_wait_for_the_last_slide_that_says_when_to_call(void **state)
{
    (void)state;
    struct deck *deck = build_four_slides();
    build_slide(deck, "A", DECK_WHEN_TO_CALL, "call2");
    int last = (int)deck->topic_count - 1;
    give_hours(build_at(deck, 3, 0, 0), 0, 8 * HOUR, 12 * HOUR);
    give_hours(build_at(deck, last, 0, 0), 0, 10 * HOUR, 14 * HOUR);
    expect_at(deck, 0, 9 * HOUR, "about good red sore call care");
    expect_at(deck, 0, 11 * HOUR, "about good red sore call care call2");
    expect_at(deck, 0, 13 * HOUR, "about good red sore care call2");
    expect_at(deck, 0, 15 * HOUR, "about red sore care");
    deck_free(deck);
}

static void
hours_of_all_languages_apply(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_ABOUT, "en");
    build_version(deck, "es", "es");
    give_hours(build_at(deck, 0, 0, 0), 0, 8 * HOUR, 12 * HOUR);
    give_hours(build_at(deck, 0, 0, 1), 0, 10 * HOUR, 14 * HOUR);
    expect_at(deck, 0, 9 * HOUR, "");
    expect_at(deck, 0, 11 * HOUR, "en");
    expect_at(deck, 0, 13 * HOUR, "");
    deck_free(deck);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hours_hide_a_slide_outside_of_them),
        cmocka_unit_test(an_untrusted_clock_hides_nothing_by_hours),
        cmocka_unit_test(benefits_wait_for_risks_that_are_out_of_their_hours),
        cmocka_unit_test(
            benefits_wait_for_the_last_slide_that_says_when_to_call),
        cmocka_unit_test(hours_of_all_languages_apply),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
