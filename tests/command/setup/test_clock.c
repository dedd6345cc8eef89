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
        cmocka_unit_test(test_the_clock_never_goes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
