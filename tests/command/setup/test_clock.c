/* Days of the calendar, over leap years and the turn of the year. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "clock.h"

static void
assert_day(struct deck_date date, int year, int month, int day)
{
    assert_int_equal(date.year, year);
    assert_int_equal(date.month, month);
    assert_int_equal(date.day, day);
}

static void
test_days_follow_the_calendar(void **state)
{
    (void)state;
    assert_day(clock_day_after((struct deck_date){2026, 12, 31}, 1), 2027, 1,
               1);
    assert_day(clock_day_after((struct deck_date){2028, 2, 28}, 1), 2028, 2,
               29);
    assert_day(clock_day_after((struct deck_date){2026, 11, 23}, 365), 2027, 11,
               23);
    assert_day(clock_day_after((struct deck_date){0, 0, 0}, 5), 0, 0, 0);
}

static void
assert_moment(struct deck_moment moment, int month, int day, int minute)
{
    assert_day(moment.day, 2027, month, day);
    assert_int_equal(moment.minute, minute);
}

/* 14 March 2027 is a Sunday, whose second hour after one o'clock is three. */
static void
test_moments_are_those_of_the_wall(void **state)
{
    (void)state;
    enum { SUNDAY = 6 * 1440 };
    struct deck_moment moment;
    assert_true(clock_set_zone("America/Denver"));
    assert_true(clock_read("2027-03-14 01:30", &moment));
    assert_moment(moment, 3, 14, SUNDAY + 90);
    int64_t at_s = clock_seconds(moment);
    assert_moment(clock_moment(at_s), 3, 14, SUNDAY + 90);
    assert_moment(clock_moment(at_s + 3600), 3, 14, SUNDAY + 210);
    assert_true(clock_read("2027-11-07T00:30", &moment));
    at_s = clock_seconds(moment);
    assert_moment(clock_moment(at_s + 3600), 11, 7, SUNDAY + 90);
    assert_moment(clock_moment(at_s + 2 * 3600), 11, 7, SUNDAY + 90);
    assert_false(clock_is_utc());
    assert_false(clock_set_zone("America/Atlantis"));
    assert_moment(clock_moment(at_s), 11, 7, SUNDAY + 30);
    assert_true(clock_set_zone("UTC"));
    assert_true(clock_is_utc());
    assert_true(clock_set_zone(NULL));
    assert_int_equal(clock_moment(0).day.year, 0);
    assert_int_equal(clock_moment(0).minute, DECK_ANY_MINUTE);
    assert_int_equal(
        clock_seconds(deck_moment_any((struct deck_date){2027, 1, 1})), 0);
}

static void
test_a_moment_is_a_day_and_a_time(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",           "2027-03-14",        "2027-03-14 24:00",
        "09:30",      "2027-03-14 9",      "2027-03-14 09:60",
        "2027-13-14", "2027-03-14 09:30x", "2027-03-14  09:30:00"};
    struct deck_moment moment;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_false(clock_read(wrong[i], &moment));
    }
    assert_true(clock_read("2027-03-14 9:30", &moment));
}

static void
test_the_clock_never_goes_back(void **state)
{
    (void)state;
    int64_t last_ms = clock_now_ms();
    for (int i = 0; i < 1000; i++) {
        int64_t now_ms = clock_now_ms();
        assert_true(now_ms >= last_ms);
        last_ms = now_ms;
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days_follow_the_calendar),
        cmocka_unit_test(test_moments_are_those_of_the_wall),
        cmocka_unit_test(test_a_moment_is_a_day_and_a_time),
        cmocka_unit_test(test_the_clock_never_goes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
