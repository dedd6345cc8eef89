/* Notices for staff: each for a minute, one after the other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#include "notices.h"

static void
test_each_has_its_minute(void **state)
{
    struct notices notices = {0};
    (void)state;
    assert_null(notices_now(&notices, 0));
    assert_int_equal(notices_deadline_ms(&notices), INT64_MAX);
    notices_add(&notices, NULL, false, 0);
    notices_add(&notices, "", false, 0);
    assert_null(notices_now(&notices, 0));
    notices_add(&notices, "one", false, 1000);
    notices_add(&notices, "two", false, 2000);
    notices_add(&notices, "one", false, 3000); /* it is there already */
    assert_string_equal(notices_now(&notices, 60999), "one");
    assert_int_equal(notices_deadline_ms(&notices), 61000);
    assert_string_equal(notices_now(&notices, 61000), "two");
    assert_string_equal(notices_now(&notices, 120999), "two");
    assert_null(notices_now(&notices, 121000));
    notices_release(&notices);
}

static void
test_one_lasts(void **state)
{
    struct notices notices = {0};
    (void)state;
    notices_add(&notices, "lasts", true, 0);
    assert_string_equal(notices_now(&notices, 1000000), "lasts");
    assert_int_equal(notices_deadline_ms(&notices), INT64_MAX);
    notices_add(&notices, "one", false, 1000000);
    notices_add(&notices, "two", false, 1000001);
    assert_string_equal(notices_now(&notices, 1000002), "one");
    assert_string_equal(notices_now(&notices, 1060000), "two");
    assert_string_equal(notices_now(&notices, 1120000), "lasts");
    notices_release(&notices);
}

/* What must be read now does not wait, whatever else there is. */
static void
test_one_comes_first(void **state)
{
    struct notices notices = {0};
    (void)state;
    const char *const words[] = {"a", "b", "c", "d", "e"};
    notices_add(&notices, "lasts", true, 0);
    for (int i = 0; i < 5; i++) {
        notices_add(&notices, words[i], false, 0);
    }
    notices_news(&notices, "now", false, 1000);
    assert_int_equal(notices.count, NOTICES_MAX);
    assert_string_equal(notices_now(&notices, 60999), "now");
    assert_string_equal(notices_now(&notices, 61000), "a");
    assert_int_equal(notices.count, NOTICES_MAX - 1);
    assert_true(notices.queue[notices.count - 1].lasting);
    notices_release(&notices);
}

/* What came of an import is not true any more when the next one has come. */
static void
test_news_replace_older_news(void **state)
{
    struct notices notices = {0};
    (void)state;
    notices_add(&notices, "a", false, 0);
    notices_news(&notices, "first", false, 0);
    notices_news(&notices, "second", false, 30000);
    assert_int_equal(notices.count, 2);
    assert_string_equal(notices_now(&notices, 89999), "second");
    notices_add(&notices, "b", false, 89999);
    notices_news(&notices, "third", false, 89999);
    notices_news(&notices, NULL, false, 90000);
    assert_int_equal(notices.count, 2);
    assert_string_equal(notices_now(&notices, 149999), "a");
    assert_string_equal(notices_now(&notices, 150000), "b");
    notices_news(&notices, NULL, false, 150001);
    assert_int_equal(notices_deadline_ms(&notices), 210000);
    notices_release(&notices);
}

/* A screen that is switched on later than the board: staff have read nothing
 * of it before. */
static void
test_its_minute_begins_with_the_screen(void **state)
{
    struct notices notices = {0};
    (void)state;
    notices_restart(&notices, 500);
    notices_add(&notices, "one", false, 1000);
    notices_add(&notices, "two", false, 1000);
    notices_restart(&notices, 500000);
    assert_string_equal(notices_now(&notices, 559999), "one");
    assert_int_equal(notices_deadline_ms(&notices), 560000);
    assert_string_equal(notices_now(&notices, 560000), "two");
    notices_release(&notices);
}

static void
test_words_of_a_finding(void **state)
{
    char rule[] = "bad-choice", said[] = "This is wrong. Do that.";
    struct finding finding = {.words = said, .rule = rule, .line = 3};
    (void)state;
    char *words = notices_words("kiosk.txt", &finding);
    assert_string_equal(words, "kiosk.txt, line 3: This is wrong. Do that.");
    free(words);
    finding.line = 0;
    words = notices_words("kiosk.txt", &finding);
    assert_string_equal(words, "kiosk.txt: This is wrong. Do that.");
    free(words);
}

static void
test_too_many(void **state)
{
    struct notices notices = {0};
    char text[] = "a";
    (void)state;
    for (int i = 0; i < 20; i++) {
        text[0] = (char)('a' + i);
        notices_add(&notices, text, false, i);
    }
    assert_int_equal(notices.count, NOTICES_MAX);
    assert_string_equal(notices_now(&notices, 20), "a");
    notices_release(&notices);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_has_its_minute),
        cmocka_unit_test(test_one_lasts),
        cmocka_unit_test(test_one_comes_first),
        cmocka_unit_test(test_news_replace_older_news),
        cmocka_unit_test(test_its_minute_begins_with_the_screen),
        cmocka_unit_test(test_words_of_a_finding),
        cmocka_unit_test(test_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
