/* What other programs tell staff: notices and receipts as files, on the strip
 * and on a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <unistd.h>

#include "ask_rig.h"

static void
test_a_notice_is_told_and_goes(void **state)
{
    struct ask_rig *world = *state;
    char path[128];
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    ask_rig_put(world, "notice.1",
                "seconds: 10\nwords: No slides\x1b[2J here.\n");
    app_rig_pass(&world->rig, SOON_MS);
    assert_true(ask_rig_says(world, "No slides"));
    snprintf(path, sizeof(path), "%s/notice.1", world->ask);
    assert_int_not_equal(access(path, F_OK), 0);
    app_rig_pass(&world->rig, 8 * SOON_MS);
    assert_true(ask_rig_says(world, "No slides"));
    app_rig_pass(&world->rig, 2 * SOON_MS);
    assert_false(ask_rig_says(world, "No slides"));
}

/* The last one comes up at once, and the one before it after that. */
static void
test_each_notice_has_its_time(void **state)
{
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    ask_rig_put(world, "notice.1", "seconds: 60\nwords: The card is old.\n");
    app_rig_pass(&world->rig, SOON_MS);
    assert_true(ask_rig_says(world, "The card is old."));
    ask_rig_put(world, "notice.2", "words: No slides here.\n");
    app_rig_pass(&world->rig, SOON_MS);
    assert_true(ask_rig_says(world, "No slides here."));
    app_rig_pass(&world->rig, 10 * SOON_MS);
    assert_true(ask_rig_says(world, "The card is old."));
    app_rig_pass(&world->rig, MINUTE_MS);
    assert_false(ask_rig_says(world, "The card is old."));
}

/* While the pad is on nobody would see it. */
static void
test_a_notice_waits_for_the_pad(void **state)
{
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    ask_rig_ask(world, FIRST);
    ask_rig_put(world, "notice.1", "words: No slides here.\n");
    app_rig_pass(&world->rig, 30 * SOON_MS);
    assert_string_equal(ask_rig_over(world), "code");
    ask_rig_tap(world, "Cancel");
    assert_true(ask_rig_says(world, "No slides here."));
}

static void
test_nonsense_is_no_notice(void **state)
{
    struct ask_rig *world = *state;
    char path[128];
    ask_rig_put(world, "notice.1", "");
    ask_rig_put(world, "notice.2", "words: \nseconds: 10\n");
    ask_rig_put(world, "notice.3", "seconds: -4\nwords: Last of all.\n");
    ask_rig_put(world, "receipt", "kiosk-receipt 1\nend\n\n");
    app_rig_start(&world->rig);
    app_rig_turn(&world->rig);
    assert_true(ask_rig_says(world, "Last of all."));
    for (int i = 1; i <= 3; i++) {
        snprintf(path, sizeof(path), "%s/notice.%d", world->ask, i);
        assert_int_not_equal(access(path, F_OK), 0);
    }
    assert_string_equal(ask_rig_over(world), "");
}

/* Of an import whose store had no room for it. */
static void
test_a_receipt_that_was_not_stored(void **state)
{
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    for (int i = 0; i < 2; i++) {
        ask_rig_put(world, "receipt",
                    "kiosk-receipt 1\noutcome failed\nnumber 7\nwhen 0\n"
                    "from USB stick CLINIC\nwhy 12 MB are missing.\nend\n");
        app_rig_pass(&world->rig, SOON_MS);
        assert_string_equal(ask_rig_over(world), "receipt");
        assert_true(ask_rig_says(world, "12 MB are missing."));
        app_rig_pass(&world->rig, MINUTE_MS);
        assert_string_equal(ask_rig_over(world), "");
    }
}

/* What was on is not about the stick that is in now. */
static void
test_a_notice_takes_the_place_of_a_receipt(void **state)
{
    struct ask_rig *world = *state;
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    ask_rig_put(world, "receipt", "kiosk-receipt 1\noutcome failed\nend\n");
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(ask_rig_over(world), "receipt");
    ask_rig_put(world, "notice.1", "words: No slides here.\n");
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(ask_rig_over(world), "");
    assert_true(ask_rig_says(world, "No slides here."));
}

/* A board says how long codes are not taken after a start. */
static void
test_locked_since_the_start(void **state)
{
    struct ask_rig *world = *state;
    ask_rig_put(world, "tries", "0 600000 card\n");
    app_rig_start(&world->rig);
    ask_rig_ask(world, SECOND);
    assert_string_equal(ask_rig_answer(world), SECOND " no\n");
    assert_true(ask_rig_says(world, "The card is write-protected"));
    assert_true(ask_rig_says(world, "10 minutes"));
    app_rig_pass(&world->rig, 10 * MINUTE_MS);
    ask_rig_lock(world);
    assert_false(ask_rig_says(world, "The card is write-protected"));
}

int
main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, ask_rig_set_up, ask_rig_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_notice_is_told_and_goes),
        TEST(test_each_notice_has_its_time),
        TEST(test_a_notice_waits_for_the_pad),
        TEST(test_nonsense_is_no_notice),
        TEST(test_a_receipt_that_was_not_stored),
        TEST(test_a_notice_takes_the_place_of_a_receipt),
        TEST(test_locked_since_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
