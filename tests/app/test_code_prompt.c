/* A stick asks for the staff code: question and answer are files, the pad is on
 * the screen, and nothing is asked twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "ask_rig.h"

/* ---- tests ---- */

static void
test_the_code_lets_it_in(void **state)
{
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    ask_rig_ask(world, FIRST);
    assert_string_equal(ask_rig_over(world), "code");
    assert_true(ask_rig_says(world, "CLINIC, 16 GB"));
    ask_rig_type(world, "471");
    assert_true(ask_rig_says(world, "4 tries left"));
    assert_string_equal(ask_rig_answer(world), "");
    ask_rig_type(world, "0471");
    assert_string_equal(ask_rig_over(world), "remember");
    assert_string_equal(ask_rig_answer(world), "");
    ask_rig_tap(world, "No, just this once");
    assert_string_equal(ask_rig_answer(world), FIRST " yes\n");
    assert_string_equal(ask_rig_over(world), "");
    assert_int_equal(ask_rig_mode(world), PLAY_ROTATING);
}

static void
test_it_may_be_remembered(void **state)
{
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    ask_rig_ask(world, FIRST);
    ask_rig_type(world, "0471");
    ask_rig_tap(world, "Yes, remember it");
    assert_string_equal(ask_rig_answer(world), FIRST " remember\n");
}

/* The same question is not asked twice, another one is. */
static void
test_each_question_is_asked_once(void **state)
{
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    ask_rig_ask(world, FIRST);
    ask_rig_tap(world, "Cancel");
    assert_string_equal(ask_rig_answer(world), FIRST " no\n");
    app_rig_pass(&world->rig, MINUTE_MS);
    assert_string_equal(ask_rig_over(world), "");
    ask_rig_ask(world, SECOND);
    assert_string_equal(ask_rig_over(world), "code");
}

static void
test_nobody_answers(void **state)
{
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    ask_rig_ask(world, FIRST);
    app_rig_pass(&world->rig, MINUTE_MS - 2 * SOON_MS);
    assert_string_equal(ask_rig_over(world), "code");
    app_rig_pass(&world->rig, 2 * SOON_MS);
    assert_string_equal(ask_rig_over(world), "");
    assert_string_equal(ask_rig_answer(world), FIRST " no\n");
}

static void
test_a_stick_that_is_pulled_asks_no_more(void **state)
{
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    ask_rig_ask(world, FIRST);
    ask_rig_tap(world, "0");
    ask_rig_drop(world, "ask");
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(ask_rig_over(world), "");
    assert_string_equal(ask_rig_answer(world), "");
}

static void
test_five_wrong_codes_lock_it(void **state)
{
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    ask_rig_lock(world);
    app_rig_pass(&world->rig, 5 * MINUTE_MS);
    ask_rig_ask(world, SECOND);
    assert_string_equal(ask_rig_over(world), "");
    assert_string_equal(ask_rig_answer(world), SECOND " no\n");
    assert_true(ask_rig_says(world, "5 minutes"));
    app_rig_pass(&world->rig, 5 * MINUTE_MS);
    ask_rig_ask(world, FIRST);
    assert_string_equal(ask_rig_over(world), "code");
}

static void
start_again(struct ask_rig *world)
{
    app_free(world->rig.app);
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
}

static void
test_a_show_that_starts_again_has_not_forgotten(void **state)
{
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    ask_rig_ask(world, FIRST);
    ask_rig_type(world, "1");
    ask_rig_type(world, "1");
    start_again(world);
    assert_string_equal(ask_rig_over(world),
                        "code"); /* it was not answered yet */
    ask_rig_type(world, "1");
    assert_true(ask_rig_says(world, "2 tries left"));
    ask_rig_type(world, "1");
    ask_rig_type(world, "1");
    start_again(world);
    ask_rig_ask(world, SECOND);
    assert_string_equal(ask_rig_over(world), "");
    assert_string_equal(ask_rig_answer(world), SECOND " no\n");
}

/* Nonsense there neither opens nor locks it for good. */
static void
test_a_torn_file_of_tries(void **state)
{
    struct ask_rig *world = *state;
    ask_rig_put(world, "tries", "-7 99999999999999\n");
    app_rig_start(&world->rig);
    ask_rig_ask(world, FIRST);
    assert_string_equal(ask_rig_over(world), "");
    app_rig_pass(&world->rig, 10 * MINUTE_MS);
    ask_rig_ask(world, SECOND);
    assert_string_equal(ask_rig_over(world), "code");
    ask_rig_type(world, "1");
    assert_string_equal(ask_rig_answer(world), SECOND " no\n");
}

static void
test_without_a_code_nobody_is_asked(void **state)
{
    struct ask_rig *world = *state;
    world->rig.setup.settings.staff_code[0] = '\0';
    app_rig_start(&world->rig);
    ask_rig_ask(world, FIRST);
    assert_string_equal(ask_rig_over(world), "");
    assert_string_equal(ask_rig_answer(world), FIRST " no\n");
    assert_true(ask_rig_says(world, "staff_code"));
    assert_true(ask_rig_says(world, "1A2B-3C4D"));
}

static void
test_who_reads_keeps_the_page(void **state)
{
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    ask_rig_tap_at(world, 0.5, 0.3);
    ask_rig_ask(world, FIRST);
    assert_string_equal(ask_rig_over(world), "strip");
    assert_int_equal(ask_rig_mode(world), PLAY_HELD);
    ask_rig_tap(world, "Staff code");
    assert_string_equal(ask_rig_over(world), "code");
    ask_rig_type(world, "0471");
    ask_rig_tap(world, "No, just this once");
    assert_string_equal(ask_rig_answer(world), FIRST " yes\n");
    assert_int_equal(ask_rig_mode(world), PLAY_HELD);
}

static void
test_the_strip_goes_when_who_asks_gives_up(void **state)
{
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    ask_rig_tap_at(world, 0.5, 0.3);
    ask_rig_ask(world, FIRST);
    app_rig_pass(&world->rig, MINUTE_MS);
    ask_rig_tap_at(world, 0.5, 0.3);
    app_rig_pass(&world->rig, MINUTE_MS - SOON_MS);
    assert_string_equal(ask_rig_over(world), "");
    assert_string_equal(ask_rig_answer(world), "");
    assert_int_equal(ask_rig_mode(world), PLAY_HELD);
}

static void
test_nonsense_is_no_question(void **state)
{
    static const char *const texts[] = {
        "", "id: short\n", "id: ../../etc/passwd\n", "words: CLINIC\n",
        "id: " FIRST FIRST FIRST FIRST FIRST "\n"};
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        ask_rig_put(world, "ask", texts[i]);
        app_rig_pass(&world->rig, SOON_MS);
        assert_string_equal(ask_rig_over(world), "");
    }
}

/* The folder may come later, or never. */
static void
test_a_folder_that_comes_later(void **state)
{
    struct ask_rig *world = *state;
    assert_int_equal(rmdir(world->ask), 0);
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, MINUTE_MS);
    assert_int_equal(mkdir(world->ask, 0700), 0);
    ask_rig_ask(world, FIRST);
    app_rig_pass(&world->rig, 2 * SOON_MS);
    assert_string_equal(ask_rig_over(world), "code");
}

int
main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, ask_rig_set_up, ask_rig_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_the_code_lets_it_in),
        TEST(test_it_may_be_remembered),
        TEST(test_each_question_is_asked_once),
        TEST(test_nobody_answers),
        TEST(test_a_stick_that_is_pulled_asks_no_more),
        TEST(test_five_wrong_codes_lock_it),
        TEST(test_a_show_that_starts_again_has_not_forgotten),
        TEST(test_a_torn_file_of_tries),
        TEST(test_without_a_code_nobody_is_asked),
        TEST(test_who_reads_keeps_the_page),
        TEST(test_the_strip_goes_when_who_asks_gives_up),
        TEST(test_nonsense_is_no_question),
        TEST(test_a_folder_that_comes_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
