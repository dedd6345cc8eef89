/* The crash ladder: when it steps back, whom it blames, and that no text can
 * confuse it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ladder.h"

#define MINUTE_MS ((int64_t)60 * 1000)
#define HOUR_MS (60 * MINUTE_MS)

static struct ladder_mark
mark_of(enum ladder_phase phase, const char *path, int64_t at_ms)
{
    struct ladder_mark mark = {.phase = phase, .at_ms = at_ms};
    strcpy(mark.path, path);
    return mark;
}

/* The show crashed at NOW_MS; it is found out a second later. */
static const char *
crash(struct ladder *ladder, enum ladder_phase phase, const char *path,
      int64_t now_ms)
{
    struct ladder_mark mark = mark_of(phase, path, now_ms - 1000);
    return ladder_note_end(ladder, &mark, now_ms);
}

static void
test_three_ends_in_five_minutes(void **state)
{
    struct ladder ladder = {0};
    (void)state;
    crash(&ladder, LADDER_IDLE, "", 1 * MINUTE_MS);
    crash(&ladder, LADDER_IDLE, "", 3 * MINUTE_MS);
    assert_int_equal(ladder_level_at(&ladder, 3 * MINUTE_MS), LADDER_NORMAL);
    crash(&ladder, LADDER_SHOWING, "", 5 * MINUTE_MS);
    assert_int_equal(ladder_level_at(&ladder, 5 * MINUTE_MS), LADDER_SAFE);
    assert_int_equal(ladder_level_at(&ladder, 15 * MINUTE_MS - 1), LADDER_SAFE);
    assert_int_equal(ladder_level_at(&ladder, 15 * MINUTE_MS), LADDER_NORMAL);
}

static void
test_ends_far_apart_are_nothing(void **state)
{
    struct ladder ladder = {0};
    (void)state;
    for (int64_t now_ms = MINUTE_MS; now_ms < 100 * HOUR_MS;
         now_ms += 3 * MINUTE_MS) {
        crash(&ladder, LADDER_IDLE, "", now_ms);
        assert_int_equal(ladder_level_at(&ladder, now_ms), LADDER_NORMAL);
    }
}

static void
test_safe_mode_that_crashes_is_left_for_less(void **state)
{
    struct ladder ladder = {0};
    (void)state;
    for (int i = 1; i <= 5; i++) {
        crash(&ladder, LADDER_IDLE, "", i * 10000);
    }
    assert_int_equal(ladder_level_at(&ladder, 50000), LADDER_SAFE);
    crash(&ladder, LADDER_IDLE, "", 60000);
    assert_int_equal(ladder_level_at(&ladder, 60000), LADDER_BARE);
    for (int i = 7; i < 50; i++) {
        crash(&ladder, LADDER_IDLE, "", i * 10000);
        assert_int_equal(ladder_level_at(&ladder, i * 10000), LADDER_BARE);
    }
}

/* Three crashes at once, each time that the ladder lets go. */
static int64_t
minutes_back(struct ladder *ladder, int64_t *now_ms)
{
    for (int i = 0; i < 3; i++) {
        *now_ms += 1000;
        crash(ladder, LADDER_IDLE, "", *now_ms);
    }
    assert_int_equal(ladder_level_at(ladder, *now_ms), LADDER_SAFE);
    int64_t back_ms = ladder->until_ms - *now_ms;
    *now_ms = ladder->until_ms + 1000;
    return back_ms / MINUTE_MS;
}

static void
test_each_time_twice_as_long(void **state)
{
    static const int wanted[] = {10, 20, 40, 80, 80};
    struct ladder ladder = {0};
    int64_t now_ms = HOUR_MS;
    (void)state;
    for (int i = 0; i < 5; i++) {
        assert_int_equal(minutes_back(&ladder, &now_ms), wanted[i]);
    }
    now_ms += 25 * HOUR_MS;
    assert_int_equal(minutes_back(&ladder, &now_ms), 10);
}

/* The kernel may lose the flip of a monitor without mains; the
 * watchdog then ends the show each half minute, for a whole night. */
static void
test_a_display_that_hangs_is_not_counted(void **state)
{
    struct ladder ladder = {0};
    (void)state;
    for (int64_t now_ms = MINUTE_MS; now_ms < 12 * HOUR_MS; now_ms += 21000) {
        struct ladder_mark mark =
            mark_of(LADDER_SHOWING, "/d/a.md", now_ms - 20000);
        assert_null(ladder_note_end(&ladder, &mark, now_ms));
        mark.phase = LADDER_OPENING;
        assert_null(ladder_note_end(&ladder, &mark, now_ms));
    }
    assert_int_equal(ladder.end_count, 0);
}

/* The folder was not in memory, and the board was switched off. */
static void
test_a_mark_of_another_boot_is_not_counted(void **state)
{
    struct ladder ladder = {0};
    struct ladder_mark mark = mark_of(LADDER_WORKING, "/d/a.md", 2001);
    (void)state;
    assert_null(ladder_note_end(&ladder, &mark, 2000));
    assert_int_equal(ladder.end_count, 0);
    mark.at_ms = 2000;
    assert_null(ladder_note_end(&ladder, &mark, 2000));
    assert_int_equal(ladder.end_count, 1);
}

static void
test_a_slide_that_hangs_is_counted(void **state)
{
    struct ladder ladder = {0};
    const char *blamed = NULL;
    (void)state;
    for (int i = 1; i <= 3; i++) {
        struct ladder_mark mark =
            mark_of(LADDER_WORKING, "/d/a.md", i * 30000 - 20000);
        blamed = ladder_note_end(&ladder, &mark, i * 30000);
    }
    assert_string_equal(blamed, "/d/a.md");
    assert_int_equal(ladder_level_at(&ladder, 90000), LADDER_SAFE);
}

/* The eighth slide of a deck: a crash every four minutes is no three in
 * five. */
static void
test_a_slide_is_blamed_within_a_day(void **state)
{
    struct ladder ladder = {0};
    (void)state;
    assert_null(crash(&ladder, LADDER_WORKING, "/d/a.md", 1 * HOUR_MS));
    assert_null(crash(&ladder, LADDER_WORKING, "/d/b.md", 2 * HOUR_MS));
    assert_null(crash(&ladder, LADDER_IDLE, "/d/a.md", 3 * HOUR_MS));
    assert_null(crash(&ladder, LADDER_WORKING, "/d/a.md", 4 * HOUR_MS));
    assert_string_equal(crash(&ladder, LADDER_WORKING, "/d/a.md", 5 * HOUR_MS),
                        "/d/a.md");
    ladder_set_aside(&ladder, "/d/a.md", 12, 34);
    assert_int_equal(ladder_find_aside(&ladder, "/d/a.md")->size_bytes, 12);
    assert_null(ladder_find_aside(&ladder, "/d/b.md"));
    /* Its next version begins with a clean sheet. */
    assert_null(crash(&ladder, LADDER_WORKING, "/d/a.md", 6 * HOUR_MS));
    assert_null(crash(&ladder, LADDER_WORKING, "/d/a.md", 7 * HOUR_MS));
    assert_non_null(crash(&ladder, LADDER_WORKING, "/d/a.md", 8 * HOUR_MS));
    ladder_set_aside(&ladder, "/d/a.md", 13, 35);
    assert_int_equal(ladder.aside_count, 1);
    assert_int_equal(ladder_find_aside(&ladder, "/d/a.md")->size_bytes, 13);
}

static void
test_the_oldest_makes_room(void **state)
{
    struct ladder ladder = {0};
    char path[] = "/d/a.md";
    (void)state;
    for (int i = 0; i <= LADDER_ASIDE_MAX; i++) {
        path[3] = (char)('a' + i);
        ladder_set_aside(&ladder, path, 1, 2);
    }
    assert_int_equal(ladder.aside_count, LADDER_ASIDE_MAX);
    assert_null(ladder_find_aside(&ladder, "/d/a.md"));
    assert_non_null(ladder_find_aside(&ladder, "/d/b.md"));
    assert_non_null(ladder_find_aside(&ladder, path));
}

/* ---- texts ---- */

static void
test_marks_are_read_back(void **state)
{
    static const char *const paths[] = {"", "/slides/slides/1 a/2 b.md", "x"};
    char text[600];
    struct ladder_mark mark, got;
    (void)state;
    for (int phase = 0; phase <= LADDER_IDLE; phase++) {
        for (int i = 0; i < 3; i++) {
            mark = mark_of((enum ladder_phase)phase, paths[i], 123456789012);
            size_t len = ladder_mark_write(&mark, text, sizeof(text));
            assert_true(ladder_mark_read(text, len, &got));
            assert_int_equal(got.phase, phase);
            assert_int_equal(got.at_ms, 123456789012);
            assert_string_equal(got.path, paths[i]);
            for (size_t cut = 0; cut < len; cut++) {
                assert_false(ladder_mark_read(text, cut, &got));
            }
        }
    }
    mark = mark_of(LADDER_WORKING, "/d/a\nb.md", 1);
    size_t len = ladder_mark_write(&mark, text, sizeof(text));
    assert_true(ladder_mark_read(text, len, &got));
    assert_string_equal(got.path, "");
    assert_int_equal(ladder_mark_write(&mark, text, 8), 0);
    assert_false(ladder_mark_read("\n\0\0", 3, &got));
    assert_false(ladder_mark_read("dancing 12 \n", 12, &got));
    assert_false(ladder_mark_read("working -1 \n", 12, &got));
}

static struct ladder
full_ladder(void)
{
    struct ladder ladder = {0};
    for (int i = 1; i < 20; i++) {
        crash(&ladder, LADDER_WORKING, i % 2 == 0 ? "/d/a b.md" : "/d/c.md",
              i * 20000);
    }
    ladder_set_aside(&ladder, "/d/a b.md", 123, -456);
    ladder_set_aside(&ladder, "/d/e.md", UINT64_MAX, INT64_MAX);
    return ladder;
}

static void
test_a_ladder_is_read_back(void **state)
{
    struct ladder ladder = full_ladder(), got;
    struct str text = {0}, again = {0};
    (void)state;
    ladder_write(&ladder, &text);
    ladder_read(&got, text.text, text.len, 500000);
    ladder_write(&got, &again);
    assert_string_equal(again.text, text.text);
    assert_int_equal(got.end_count, LADDER_ENDS_MAX);
    assert_int_equal(got.aside_count, 2);
    assert_int_equal(ladder_level_at(&got, 500000), LADDER_BARE);
    /* Of the boot before: the clock of this one has not come so far. */
    ladder_read(&got, text.text, text.len, 100000);
    assert_int_equal(got.end_count, 0);
    assert_int_equal(got.aside_count, 0);
    str_release(&text);
    str_release(&again);
}

static unsigned
next_random(unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed >> 16;
}

/* Any file may be missing, truncated or random. */
static void
test_any_text_makes_a_ladder(void **state)
{
    struct ladder ladder = full_ladder(), got;
    struct str text = {0};
    unsigned seed = 1;
    (void)state;
    ladder_write(&ladder, &text);
    for (size_t len = 0; len < text.len; len++) {
        ladder_read(&got, text.text, len, 500000);
        assert_true(got.end_count <= LADDER_ENDS_MAX);
        assert_true(got.level <= LADDER_BARE);
    }
    for (int i = 0; i < 10000; i++) {
        char *copy = malloc(text.len);
        memcpy(copy, text.text, text.len);
        for (int k = 0; k < 3; k++) {
            copy[next_random(&seed) % text.len] = (char)next_random(&seed);
        }
        ladder_read(&got, copy, text.len, 500000);
        assert_in_range(got.end_count, 0, LADDER_ENDS_MAX);
        assert_in_range(got.aside_count, 0, LADDER_ASIDE_MAX);
        assert_in_range(got.level, LADDER_NORMAL, LADDER_BARE);
        assert_true(got.until_ms - 500000 <= 80 * MINUTE_MS);
        free(copy);
    }
    str_release(&text);
}

/* Numbers that no ladder wrote, but a bit that turned over may. */
static void
test_numbers_out_of_range(void **state)
{
    static const char *const lines[] = {
        "back 1 5 -9223372036854775808 1", /* ends before it begins */
        "back 1 500 400 1",
        "back 1 5 99999999 1", /* stays for a day */
        "back 1 5 605 2147483647",
        "back 3 5 605 1",
        "back 1 -5 605 1",
        "end -1 0 x"};
    struct ladder ladder;
    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        char text[128];
        int len = snprintf(text, sizeof(text),
                           "kiosk ladder 1\naside 1 2 /d/a.md\n%s\n", lines[i]);
        ladder_read(&ladder, text, (size_t)len, 500000);
        assert_int_equal(ladder.times, 0);
        assert_int_equal(ladder.until_ms, 0);
        assert_int_equal(ladder.aside_count, 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_ends_in_five_minutes),
        cmocka_unit_test(test_ends_far_apart_are_nothing),
        cmocka_unit_test(test_safe_mode_that_crashes_is_left_for_less),
        cmocka_unit_test(test_each_time_twice_as_long),
        cmocka_unit_test(test_a_display_that_hangs_is_not_counted),
        cmocka_unit_test(test_a_mark_of_another_boot_is_not_counted),
        cmocka_unit_test(test_a_slide_that_hangs_is_counted),
        cmocka_unit_test(test_a_slide_is_blamed_within_a_day),
        cmocka_unit_test(test_the_oldest_makes_room),
        cmocka_unit_test(test_marks_are_read_back),
        cmocka_unit_test(test_a_ladder_is_read_back),
        cmocka_unit_test(test_any_text_makes_a_ladder),
        cmocka_unit_test(test_numbers_out_of_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
