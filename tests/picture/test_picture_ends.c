/* One decoder for each piece of work: how it ends is known, and costs the
 * pictures that come next nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store_rig.h"

/* Who looks into it learns how a decoder ended. */
static void
test_how_it_ended_is_told(void **state)
{
    struct store_rig *rig = *state;
    int width_px, height_px;
    rig_size(rig, rig_file(rig, "a.jpg", "crash", 1), &width_px, &height_px);
    assert_int_equal(rig->ended, 2);
    assert_true(WIFSIGNALED(rig->ended_status));
    assert_int_equal(WTERMSIG(rig->ended_status), SIGABRT);
    rig_size(rig, rig_file(rig, "b.jpg", "leave", 1), &width_px, &height_px);
    assert_int_equal(rig->ended, 4);
    assert_true(WIFEXITED(rig->ended_status));
    assert_int_equal(WEXITSTATUS(rig->ended_status), 42);
    rig_size(rig, rig_file(rig, "c.jpg", "slow", 1), &width_px, &height_px);
    assert_int_equal(rig->ended, 5);
    assert_int_equal(WTERMSIG(rig->ended_status), SIGXCPU);
    assert_int_equal(rig->told_status, PICTURE_TOO_SLOW);
    rig_size_is(rig, rig_file(rig, "d.jpg", "ok 1 2", 1), 1, 2);
    assert_int_equal(rig->ended, 5);
}

/* One that works and works is ended by its processor time, which is its own:
 * what was drawn before does not count, nor what the clock of the show says. */
static void
test_too_much_work_is_given_up(void **state)
{
    struct store_rig *rig = *state;
    char order[128], file[96];
    int width_px, height_px;
    snprintf(file, sizeof(file), "%s/works", rig->folder);
    snprintf(order, sizeof(order), "spin 1 1 %s", file);
    struct picture_id slow = rig_file(rig, "a.jpg", order, 1);
    struct picture_id good = rig_file(rig, "b.jpg", "ok 3 2", 1);
    picture_store_size(rig->store, &slow, &width_px, &height_px);
    assert_false(picture_store_step(rig->store, 1000));
    while (access(file, F_OK) != 0) {
        usleep(1000);
    }
    assert_false(picture_store_step(rig->store, 11000));
    assert_int_equal(picture_store_deadline_ms(rig->store), 21000);
    assert_false(rig_size(rig, slow, &width_px, &height_px));
    assert_int_equal(rig->told_status, PICTURE_TOO_SLOW);
    assert_int_equal(rig->ended, 1);
    assert_int_equal(WTERMSIG(rig->ended_status), SIGXCPU);
    rig_size_is(rig, good, 3, 2);
}

/* Each piece of work has a process that has seen nothing else, also of the same
 * file. The pixels hold its number. */
static void
test_one_process_for_each_picture(void **state)
{
    enum { COUNT = 3 };
    static const char *const names[COUNT] = {"a.jpg", "b.jpg", "c.jpg"};
    struct store_rig *rig = *state;
    struct picture_want wants[2 * COUNT];
    for (int i = 0; i < COUNT; i++) {
        struct picture_id id = rig_file(rig, names[i], "ok 5 5", 1);
        rig_size_is(rig, id, 5, 5);
        wants[2 * i] = rig_square(id, 10);
        wants[2 * i + 1] = rig_square(id, 20);
    }
    rig_draw(rig, wants, 2 * COUNT);
    for (int i = 0; i < 2 * COUNT; i++) {
        assert_int_not_equal(rig_pixel(rig, wants[i]), 0);
        for (int k = 0; k < i; k++) {
            assert_int_not_equal(rig_pixel(rig, wants[i]),
                                 rig_pixel(rig, wants[k]));
        }
    }
}

/* A decoder that ends after its answer, or answers more than it was asked,
 * costs the picture that comes next nothing. */
static void
test_one_picture_does_not_spoil_another(void **state)
{
    static const char *const orders[] = {"last 4 4", "twice 4 4"};
    struct store_rig *rig = *state;
    for (size_t i = 0; i < 2; i++) {
        rig_size_is(rig, rig_file(rig, "a.jpg", orders[i], 1), 4, 4);
        usleep(100 * 1000);
        rig_size_is(rig, rig_file(rig, "b.jpg", "ok 3 2", (int)i), 3, 2);
    }
    struct picture_id kept = rig_file(rig, "keep.jpg", "keep 5 5", 1);
    struct picture_id good = rig_file(rig, "c.jpg", "ok 5 5", 1);
    rig_size_is(rig, kept, 5, 5);
    rig_size_is(rig, good, 5, 5);
    const struct picture_want wants[] = {rig_square(kept, 10),
                                         rig_square(good, 10)};
    rig_draw(rig, wants, 2);
    assert_int_not_equal(rig_pixel(rig, wants[1]), 0);
}

/* The kernel may refuse the seal for a reason of its own: the picture is shown,
 * and who drew it can change it no more. */
static void
test_who_keeps_the_memory(void **state)
{
    struct store_rig *rig = *state;
    struct picture_id id = rig_file(rig, "a.jpg", "keep 5 5", 1);
    rig_size_is(rig, id, 5, 5);
    struct picture_want want = rig_square(id, 10);
    rig_draw(rig, &want, 1);
    assert_int_not_equal(rig_pixel(rig, want), 0);
}

/* It starts before it is asked, and goes if nobody asks. */
static void
test_a_decoder_that_is_expected(void **state)
{
    struct store_rig *rig = *state;
    while (waitpid(-1, NULL, 0) > 0) { /* of the tests before */
    }
    picture_store_expect(rig->store, 1000);
    assert_false(picture_store_busy(rig->store));
    assert_int_equal(picture_store_deadline_ms(rig->store), 3000);
    picture_store_step(rig->store, 2999);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), 0);
    picture_store_step(rig->store, 3000);
    assert_int_not_equal(picture_store_deadline_ms(rig->store), 3000);
    rig_size_is(rig, rig_file(rig, "a.jpg", "ok 1 1", 1), 1, 1);
}

/* One decoder at a time; it goes when there is nothing to do, and leaves no
 * zombie. */
static void
test_one_decoder_that_goes(void **state)
{
    struct store_rig *rig = *state;
    while (waitpid(-1, NULL, 0) > 0) { /* of the tests before */
    }
    rig_size_is(rig, rig_file(rig, "a.jpg", "ok 1 1", 1), 1, 1);
    rig_size_is(rig, rig_file_of(rig, "b.svg", "<svg", " ok 2 2", 1), 2, 2);
    int64_t due_ms = picture_store_deadline_ms(rig->store);
    assert_true(due_ms < INT64_MAX);
    for (int i = 0; i < 1000 && due_ms < INT64_MAX; i++) {
        picture_store_step(rig->store, due_ms);
        due_ms = picture_store_deadline_ms(rig->store);
        usleep(1000);
    }
    assert_true(due_ms == INT64_MAX);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void
test_a_crash_is_tried_twice(void **state)
{
    struct store_rig *rig = *state;
    rig_cannot_be_shown(rig, rig_file(rig, "a.jpg", "crash", 1),
                        PICTURE_CRASHED);
    assert_int_equal(rig->opened, 2);
    rig_size_is(rig, rig_file(rig, "b.jpg", "ok 3 2", 1), 3, 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RIG(test_how_it_ended_is_told),
        WITH_RIG(test_too_much_work_is_given_up),
        WITH_RIG(test_one_process_for_each_picture),
        WITH_RIG(test_one_picture_does_not_spoil_another),
        WITH_RIG(test_who_keeps_the_memory),
        WITH_RIG(test_a_decoder_that_is_expected),
        WITH_RIG(test_one_decoder_that_goes),
        WITH_RIG(test_a_crash_is_tried_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
