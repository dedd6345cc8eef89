/* Notices for staff: each for a minute, one after the other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app_notices.h"

static void
test_each_has_its_minute(void **state)
{
    struct app_notices notices = {0};
    (void)state;
    assert_null(app_notices_now(&notices, 0));
    assert_int_equal(app_notices_deadline_ms(&notices), INT64_MAX);
    app_notices_add(&notices, NULL, false, 0);
    app_notices_add(&notices, "", false, 0);
    assert_null(app_notices_now(&notices, 0));
    app_notices_add(&notices, "one", false, 1000);
    app_notices_add(&notices, "two", false, 2000);
    app_notices_add(&notices, "one", false, 3000); /* it is there already */
    assert_string_equal(app_notices_now(&notices, 60999), "one");
    assert_int_equal(app_notices_deadline_ms(&notices), 61000);
    assert_string_equal(app_notices_now(&notices, 61000), "two");
    assert_string_equal(app_notices_now(&notices, 120999), "two");
    assert_null(app_notices_now(&notices, 121000));
    app_notices_release(&notices);
}

static void
test_one_lasts(void **state)
{
    struct app_notices notices = {0};
    (void)state;
    app_notices_add(&notices, "lasts", true, 0);
    assert_string_equal(app_notices_now(&notices, 1000000), "lasts");
    assert_int_equal(app_notices_deadline_ms(&notices), INT64_MAX);
    app_notices_add(&notices, "one", false, 1000000);
    app_notices_add(&notices, "two", false, 1000001);
    assert_string_equal(app_notices_now(&notices, 1000002), "one");
    assert_string_equal(app_notices_now(&notices, 1060000), "two");
    assert_string_equal(app_notices_now(&notices, 1120000), "lasts");
    app_notices_release(&notices);
}

static void
test_too_many(void **state)
{
    struct app_notices notices = {0};
    char text[] = "a";
    (void)state;
    for (int i = 0; i < 20; i++) {
        text[0] = (char)('a' + i);
        app_notices_add(&notices, text, false, i);
    }
    assert_int_equal(notices.count, APP_NOTICES_MAX);
    assert_string_equal(app_notices_now(&notices, 20), "a");
    app_notices_release(&notices);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_has_its_minute),
        cmocka_unit_test(test_one_lasts),
        cmocka_unit_test(test_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
