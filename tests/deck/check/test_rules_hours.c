/* Days and hours over a week: benefits that lose their risks, times at which
 * nothing is shown, hours that never meet. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "deck_build.h"
#include "deck_check.h"
#include "deck_shown.h"

enum { HOUR = 60, MONDAY = 1, WORKDAYS = 0x1F };

static struct deck_hours
from_to(unsigned days, int from, int until)
{
    struct deck_hours hours = {.days = days, .span_count = 1};
    hours.spans[0] = (struct deck_hours_span){(int16_t)(from * HOUR),
                                              (int16_t)(until * HOUR)};
    return hours;
}

static void
give(struct deck *deck, int topic, struct deck_hours hours)
{
    build_at(deck, topic, 0, ENGLISH)->hours = hours;
    build_at(deck, topic, 0, SPANISH)->hours = hours;
}

/* A slide for all times, so that the screen is never empty. */
static struct deck *
good_deck(void)
{
    struct deck *deck = build_good_deck();
    build_name_treatments(deck);
    return deck;
}

static const struct finding *
find(const struct deck *deck, const char *rule, struct report *report)
{
    deck_check(deck, deck_moment_any(build_today), report);
    return report_find(report, rule);
}

static void
expect(struct deck *deck, const char *rule, enum report_level level,
       const char *path, const char *words)
{
    struct report report = {0};
    const struct finding *finding = find(deck, rule, &report);
    assert_non_null(finding);
    assert_int_equal(finding->level, level);
    assert_string_equal(finding->path, path);
    if (strstr(finding->words, words) == NULL) {
        fail_msg("%s", finding->words);
    }
    report_release(&report);
    deck_free(deck);
}

static void
expect_no(struct deck *deck, const char *rule)
{
    struct report report = {0};
    assert_null(find(deck, rule, &report));
    report_release(&report);
    deck_free(deck);
}

static const char *
path_of(struct deck *deck, int topic)
{
    return build_at(deck, topic, 0, ENGLISH)->path;
}

static void
benefits_need_the_hours_of_their_side_effects(void **state)
{
    (void)state;
    struct deck *deck = good_deck();
    give(deck, SIDE_EFFECT, from_to(WORKDAYS, 8, 12));
    give(deck, BENEFIT, from_to(WORKDAYS, 8, 14));
    expect(deck, "hours-apart", REPORT_WARNING, path_of(deck, BENEFIT),
           "from Monday 12:00 to Monday 14:00 and at 4 other times of the "
           "week");
    deck = good_deck();
    give(deck, SIDE_EFFECT, from_to(WORKDAYS, 8, 12));
    expect(deck, "hours-apart", REPORT_WARNING, path_of(deck, BENEFIT),
           path_of(deck, SIDE_EFFECT));
    deck = good_deck();
    give(deck, SIDE_EFFECT, from_to(MONDAY, 8, 12));
    give(deck, BENEFIT, from_to(MONDAY, 14, 18));
    expect(deck, "hours-apart", REPORT_WARNING, path_of(deck, BENEFIT),
           "from Monday 14:00 to Monday 18:00, because");
}

static void
benefits_need_the_hours_of_when_to_call(void **state)
{
    (void)state;
    struct deck *deck = good_deck();
    give(deck, CALL, from_to(0, 22, 30));
    expect(deck, "hours-apart", REPORT_WARNING, path_of(deck, BENEFIT),
           path_of(deck, CALL));
}

static void
benefits_within_the_hours_of_their_risks_are_good(void **state)
{
    (void)state;
    struct deck *deck = good_deck();
    give(deck, SIDE_EFFECT, from_to(WORKDAYS, 8, 18));
    give(deck, CALL, from_to(0, 0, 24));
    give(deck, BENEFIT, from_to(WORKDAYS, 9, 18));
    expect_no(deck, "hours-apart");
    deck = good_deck();
    give(deck, SIDE_EFFECT, from_to(0, 22, 30));
    give(deck, BENEFIT, from_to(MONDAY, 22, 30));
    expect_no(deck, "hours-apart");
    expect_no(good_deck(), "hours-empty");
}

static void
a_time_without_slides_is_told(void **state)
{
    (void)state;
    struct deck *deck = good_deck();
    for (int topic = BENEFIT; topic <= CALL; topic++) {
        give(deck, topic, from_to(0, 8, 18));
    }
    expect(deck, "hours-empty", REPORT_WARNING, "deck.txt",
           "from Monday 18:00 to Tuesday 08:00 and at 6 other times");
}

static void
hours_of_languages_must_meet(void **state)
{
    (void)state;
    struct deck *deck = good_deck();
    build_at(deck, CALL, 0, ENGLISH)->hours = from_to(0, 8, 12);
    build_at(deck, CALL, 0, SPANISH)->hours = from_to(0, 14, 18);
    expect(deck, "hours-never", REPORT_ERROR, path_of(deck, CALL),
           "no time in common");
    deck = good_deck();
    build_at(deck, CALL, 0, ENGLISH)->hours = from_to(0, 8, 12);
    build_at(deck, CALL, 0, SPANISH)->hours = from_to(0, 11, 18);
    expect_no(deck, "hours-never");
}

/* What the rule says of a week is what deck_shown does at each minute of it. */
static void
the_rule_agrees_with_each_minute(void **state)
{
    (void)state;
    srand(17);
    for (int round = 0; round < 40; round++) {
        struct deck *deck = good_deck();
        for (int topic = BENEFIT; topic <= CALL; topic++) {
            int from = rand() % 24;
            give(deck, topic,
                 from_to((unsigned)rand() % 128, from,
                         from + 1 + rand() % (24 - 1)));
        }
        bool apart = false, empty = false;
        for (int minute = 0; minute < DECK_WEEK_MINUTES; minute += 30) {
            struct deck_shown *shown;
            struct deck_moment moment = {build_today, minute};
            size_t count = deck_shown(deck, moment, &shown);
            bool open = deck_hours_open(
                &build_at(deck, BENEFIT, 0, ENGLISH)->hours, minute);
            apart = apart || (open && (count == 0 || shown[0].topic != 0));
            empty = empty || count == 0;
            free(shown);
        }
        struct report report = {0};
        assert_int_equal(find(deck, "hours-apart", &report) != NULL, apart);
        assert_int_equal(report_find(&report, "hours-empty") != NULL, empty);
        report_release(&report);
        deck_free(deck);
    }
}

static void
a_moment_tells_what_is_closed(void **state)
{
    (void)state;
    struct deck *deck = good_deck();
    struct report report = {0};
    give(deck, CALL, from_to(0, 8, 12));
    deck_check(deck, deck_moment_at(build_today, 13 * HOUR), &report);
    const struct finding *closed = report_find(&report, "off-hours");
    assert_non_null(closed);
    assert_string_equal(closed->path, path_of(deck, CALL));
    assert_non_null(strstr(closed->words, "Sunday 13:00"));
    assert_non_null(report_find(&report, "withheld"));
    assert_int_equal(report.error_count, 0);
    report_release(&report);
    deck_check(deck, deck_moment_at(build_today, 9 * HOUR), &report);
    assert_null(report_find(&report, "off-hours"));
    assert_null(report_find(&report, "withheld"));
    report_release(&report);
    deck_free(deck);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(benefits_need_the_hours_of_their_side_effects),
        cmocka_unit_test(benefits_need_the_hours_of_when_to_call),
        cmocka_unit_test(benefits_within_the_hours_of_their_risks_are_good),
        cmocka_unit_test(a_time_without_slides_is_told),
        cmocka_unit_test(hours_of_languages_must_meet),
        cmocka_unit_test(the_rule_agrees_with_each_minute),
        cmocka_unit_test(a_moment_tells_what_is_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
