/* The pad for the staff code: five tries, ten minutes, one minute. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "keypad.h"

#define CODE "0471"

enum { MINUTE_MS = 60000 };

static enum keypad_answer
type(struct keypad *pad, const char *digits, int64_t now_ms)
{
    const struct keypad_rules rules = keypad_rules_default();
    for (; *digits != '\0'; digits++) {
        assert_int_equal(keypad_press(pad, &rules, CODE, *digits - '0', now_ms),
                         KEYPAD_OPEN);
    }
    return keypad_press(pad, &rules, CODE, KEYPAD_OK, now_ms);
}

static enum keypad_answer
press(struct keypad *pad, int key)
{
    const struct keypad_rules rules = keypad_rules_default();
    return keypad_press(pad, &rules, CODE, key, 0);
}

static void
test_the_right_code(void **state)
{
    static const struct {
        int key;
        enum keypad_answer answer;
    } ends[] = {{KEYPAD_YES, KEYPAD_ANSWER_REMEMBER},
                {KEYPAD_ONCE, KEYPAD_ANSWER_YES},
                {KEYPAD_CANCEL, KEYPAD_ANSWER_NO}};
    (void)state;
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        struct keypad pad = {0};
        keypad_begin(&pad, 0);
        assert_int_equal(pad.step, KEYPAD_CODE);
        assert_int_equal(type(&pad, CODE, 0), KEYPAD_OPEN);
        assert_int_equal(pad.step, KEYPAD_REMEMBER);
        assert_int_equal(press(&pad, 1), KEYPAD_OPEN);
        assert_int_equal(press(&pad, ends[i].key), ends[i].answer);
        assert_int_equal(pad.step, KEYPAD_OFF);
        assert_int_equal(pad.count, 0);
        assert_int_equal(pad.typed[0], '\0');
    }
}

static void
test_erasing_and_too_many_digits(void **state)
{
    (void)state;
    struct keypad pad = {0};
    keypad_begin(&pad, 0);
    press(&pad, KEYPAD_ERASE);
    assert_int_equal(pad.count, 0);
    for (int i = 0; i < 12; i++) {
        press(&pad, i % 10);
    }
    assert_int_equal(pad.count, KEYPAD_DIGITS_MAX);
    for (int i = 0; i < 5; i++) {
        press(&pad, KEYPAD_ERASE);
    }
    assert_string_equal(pad.typed, "012");
    for (int i = 0; i < 3; i++) {
        press(&pad, KEYPAD_ERASE);
    }
    assert_int_equal(press(&pad, KEYPAD_OK), KEYPAD_OPEN); /* no try */
    assert_int_equal(pad.tries, 0);
    assert_int_equal(type(&pad, CODE, 0), KEYPAD_OPEN);
    assert_int_equal(pad.step, KEYPAD_REMEMBER);
}

/* Neither a part of the code nor more than it will do. */
static void
test_five_wrong_codes_lock_it(void **state)
{
    static const char *const wrong[] = {"047", "04711", "471", "4711"};
    (void)state;
    struct keypad pad = {0};
    keypad_begin(&pad, 1000);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(type(&pad, wrong[i], 1000), KEYPAD_OPEN);
        assert_true(pad.wrong);
        assert_int_equal(pad.tries, i + 1);
    }
    assert_false(keypad_locked(&pad, 1000));
    assert_int_equal(type(&pad, "9", 1000), KEYPAD_ANSWER_NO);
    assert_int_equal(pad.step, KEYPAD_OFF);
    assert_true(keypad_locked(&pad, 1000 + 10 * MINUTE_MS - 1));
    assert_false(keypad_locked(&pad, 1000 + 10 * MINUTE_MS));
}

/* Tries are counted over questions, or one could ask again and again. */
static void
test_tries_outlive_a_question(void **state)
{
    (void)state;
    struct keypad pad = {0};
    for (int i = 0; i < 4; i++) {
        keypad_begin(&pad, 0);
        assert_int_equal(type(&pad, "1", 0), KEYPAD_OPEN);
        press(&pad, KEYPAD_CANCEL);
    }
    keypad_begin(&pad, 0);
    assert_false(pad.wrong);
    assert_int_equal(type(&pad, "1", 0), KEYPAD_ANSWER_NO);
    assert_true(keypad_locked(&pad, 0));
    struct keypad other = {0};
    keypad_begin(&other, 0);
    type(&other, "1", 0);
    type(&other, CODE, 0);
    assert_int_equal(other.tries, 0);
}

static void
test_nobody_is_there(void **state)
{
    const struct keypad_rules rules = keypad_rules_default();
    (void)state;
    struct keypad pad = {0};
    assert_int_equal(keypad_deadline_ms(&pad, &rules), INT64_MAX);
    keypad_begin(&pad, 0);
    keypad_press(&pad, &rules, CODE, 1, 5000);
    assert_int_equal(keypad_deadline_ms(&pad, &rules), 5000 + MINUTE_MS);
    assert_int_equal(keypad_tick(&pad, &rules, 4999 + MINUTE_MS), KEYPAD_OPEN);
    assert_int_equal(keypad_tick(&pad, &rules, 5000 + MINUTE_MS),
                     KEYPAD_ANSWER_NO);
    assert_int_equal(pad.step, KEYPAD_OFF);
    keypad_begin(&pad, 0);
    type(&pad, CODE, 0);
    assert_int_equal(keypad_tick(&pad, &rules, MINUTE_MS), KEYPAD_ANSWER_YES);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_right_code),
        cmocka_unit_test(test_erasing_and_too_many_digits),
        cmocka_unit_test(test_five_wrong_codes_lock_it),
        cmocka_unit_test(test_tries_outlive_a_question),
        cmocka_unit_test(test_nobody_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
