/* The language of rehearsals: every form is read, every slip is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "script.h"

static struct script
read_good(const char *text)
{
    struct script script;
    char *why = NULL;
    assert_true(script_read(&script, text, strlen(text), &why));
    return script;
}

static void
assert_refused(const char *text, const char *expected)
{
    struct script script;
    char *why = NULL;
    assert_false(script_read(&script, text, strlen(text), &why));
    assert_string_equal(why, expected);
    free(why);
    script_release(&script);
}

static void
test_every_form_is_read(void **state)
{
    (void)state;
    struct script script = read_good("\xEF\xBB\xBF# a comment\n"
                                     "wait 1.5 # another\r\n"
                                     "\n"
                                     "  tap 0.25 0.75\n"
                                     "tap \"Side effects\"\n"
                                     "swipe left\n"
                                     "down -1 0 1\n"
                                     "move 2 nan inf\n"
                                     "up 2 0.5 0.5\n"
                                     "shot a.png\n"
                                     "state\n"
                                     "expect mode held\n"
                                     "copy \"a b\" c\n"
                                     "remove c\n"
                                     "import d \"USB stick\"\n"
                                     "clock 2026-11-30 08:30\n"
                                     "clock \"2026-11-30 08:30\"");
    assert_int_equal(script.count, 15);
    assert_int_equal(script.steps[13].moment.minute, 8 * 60 + 30);
    assert_true(
        deck_moment_same(script.steps[13].moment, script.steps[14].moment));
    assert_int_equal(script.steps[0].verb, SCRIPT_WAIT);
    assert_int_equal(script.steps[0].line, 2);
    assert_true(script.steps[0].number > 1.4 && script.steps[0].number < 1.6);
    assert_int_equal(script.steps[1].verb, SCRIPT_TAP);
    assert_int_equal(script.steps[2].verb, SCRIPT_TAP_NAME);
    assert_string_equal(script.steps[2].words[0], "Side effects");
    assert_true(script.steps[3].number < 0);
    assert_int_equal(script.steps[4].finger, -1);
    assert_int_equal(script.steps[8].verb, SCRIPT_STATE);
    assert_string_equal(script.steps[9].words[1], "held");
    assert_string_equal(script.steps[10].words[0], "a b");
    assert_int_equal(script.steps[11].line, 14);
    assert_string_equal(script.steps[12].words[1], "USB stick");
    script_release(&script);
}

static void
test_every_slip_is_named(void **state)
{
    (void)state;
    assert_refused("wait\n", "line 1: the form is: wait SECONDS");
    assert_refused("wait 1\nwait -1", "line 2: the form is: wait SECONDS");
    assert_refused("wait 1e300", "line 1: the form is: wait SECONDS");
    assert_refused("tap 1 2 3", "line 1: the form is: tap X Y or tap \"NAME\"");
    assert_refused("swipe up",
                   "line 1: the form is: swipe left or swipe right");
    assert_refused("down x 1 1", "line 1: the form is: down ID X Y");
    assert_refused("clock 2026-11-30",
                   "line 1: the form is: clock YYYY-MM-DD HH:MM");
    assert_refused("clock 08:30 2026-11-30",
                   "line 1: the form is: clock YYYY-MM-DD HH:MM");
    assert_refused("dance", "line 1: no such step: dance");
    assert_refused("shot \"a", "line 1: the form is: shot FILE.png");
    assert_refused("\"", "line 1: a quote is not closed");
    assert_refused("expect a b c", "line 1: the form is: expect KEY VALUE");
}

static void
test_bytes_that_are_no_text_are_refused(void **state)
{
    (void)state;
    struct script script;
    char *why = NULL;
    assert_false(script_read(&script, "wait 1\n\0\n", 9, &why));
    assert_string_equal(why, "this is not a text file");
    free(why);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_form_is_read),
        cmocka_unit_test(test_every_slip_is_named),
        cmocka_unit_test(test_bytes_that_are_no_text_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
