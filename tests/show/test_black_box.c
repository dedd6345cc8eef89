/* What outlives a crash: marks, the ladder's file, a second show, and a slide
 * that is set aside until its file changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "black_box.h"

struct place {
    char folder[64], state[80], slide[80];
};

static void
write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int
set_up(void **state)
{
    struct place *place = calloc(1, sizeof(*place));
    strcpy(place->folder, "/tmp/kiosk-box-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->state, sizeof(place->state), "%s/state", place->folder);
    snprintf(place->slide, sizeof(place->slide), "%s/a.md", place->folder);
    write_text(place->slide, "# A\n");
    *state = place;
    return 0;
}

static int
tear_down(void **state)
{
    struct place *place = *state;
    char line[96];
    snprintf(line, sizeof(line), "rm -r %s", place->folder);
    int failed = system(line);
    free(place);
    return failed;
}

/* A show that is killed while it is at PHASE of the slide, at NOW_MS. */
static void
crash(const struct place *place, enum ladder_phase phase, int64_t now_ms)
{
    pid_t pid = fork();
    if (pid == 0) {
        struct black_box box;
        if (!freopen("/dev/null", "w", stderr) ||
            !black_box_open(&box, place->state, now_ms)) {
            _exit(1);
        }
        black_box_mark(&box, LADDER_IDLE, place->folder, "b.md", now_ms);
        black_box_mark(&box, phase, place->folder, "a.md", now_ms);
        _exit(0); /* closes nothing */
    }
    int status = -1;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
}

static void
test_a_clean_end_is_no_crash(void **state)
{
    const struct place *place = *state;
    struct black_box box;
    for (int i = 0; i < 5; i++) {
        assert_true(black_box_open(&box, place->state, 1000));
        black_box_mark(&box, LADDER_WORKING, place->folder, "a.md", 1000);
        black_box_close(&box);
    }
    assert_true(black_box_open(&box, place->state, 1000));
    assert_int_equal(box.ladder.end_count, 0);
    black_box_close(&box);
}

static void
test_a_slide_that_crashes_is_set_aside(void **state)
{
    const struct place *place = *state;
    struct black_box box;
    for (int i = 1; i <= 3; i++) {
        crash(place, LADDER_WORKING, i * 1000);
    }
    assert_true(black_box_open(&box, place->state, 4000));
    assert_int_equal(box.ladder.end_count, 3);
    assert_string_equal(box.ended_at, place->slide);
    assert_int_equal(ladder_level_at(&box.ladder, 4000), LADDER_SAFE);
    assert_true(black_box_holds(&box, place->folder, "a.md"));
    assert_false(black_box_holds(&box, place->folder, "b.md"));
    assert_string_equal(black_box_first_aside(&box), place->slide);
    black_box_close(&box);
    /* Still so after a clean end; until the file changes. */
    assert_true(black_box_open(&box, place->state, 5000));
    assert_int_equal(box.ladder.end_count, 3);
    assert_null(box.ended_at);
    assert_true(black_box_holds(&box, place->folder, "a.md"));
    write_text(place->slide, "# A, mended\n");
    assert_false(black_box_holds(&box, place->folder, "a.md"));
    assert_null(black_box_first_aside(&box));
    black_box_close(&box);
}

/* Another date is another version, and so is another size. */
static void
test_a_file_that_changes_is_tried_again(void **state)
{
    const struct place *place = *state;
    struct black_box box;
    struct stat info;
    for (int i = 1; i <= 3; i++) {
        crash(place, LADDER_WORKING, i * 1000);
    }
    assert_true(black_box_open(&box, place->state, 4000));
    assert_int_equal(stat(place->slide, &info), 0);
    struct timespec times[2] = {info.st_atim, info.st_mtim};
    write_text(place->slide, "# A, mended\n");
    assert_int_equal(utimensat(AT_FDCWD, place->slide, times, 0), 0);
    assert_false(black_box_holds(&box, place->folder, "a.md"));
    write_text(place->slide, "# A\n");
    assert_int_equal(utimensat(AT_FDCWD, place->slide, times, 0), 0);
    assert_true(black_box_holds(&box, place->folder, "a.md"));
    times[1].tv_sec -= 2;
    assert_int_equal(utimensat(AT_FDCWD, place->slide, times, 0), 0);
    assert_false(black_box_holds(&box, place->folder, "a.md"));
    black_box_close(&box);
}

static void
test_the_slide_that_is_only_shown_is_named_not_blamed(void **state)
{
    const struct place *place = *state;
    struct black_box box;
    for (int i = 1; i <= 3; i++) {
        crash(place, LADDER_IDLE, i * 1000);
    }
    assert_true(black_box_open(&box, place->state, 4000));
    assert_string_equal(box.ended_at, place->slide);
    assert_false(black_box_holds(&box, place->folder, "a.md"));
    assert_int_equal(ladder_level_at(&box.ladder, 4000), LADDER_SAFE);
    black_box_close(&box);
}

/* One show per screen. */
static void
test_a_second_show_is_refused(void **state)
{
    const struct place *place = *state;
    struct black_box first, second;
    assert_true(black_box_open(&first, place->state, 1000));
    assert_false(black_box_open(&second, place->state, 1000));
    black_box_close(&first);
    assert_true(black_box_open(&second, place->state, 1000));
    black_box_close(&second);
}

static void
test_a_folder_that_cannot_be_is_done_without(void **state)
{
    struct black_box box;
    (void)state;
    assert_true(black_box_open(&box, "/proc/none/state", 1000));
    black_box_mark(&box, LADDER_WORKING, "/d", "a.md", 1000);
    assert_false(black_box_holds(&box, "/d", "a.md"));
    black_box_close(&box);
    assert_true(black_box_open(&box, NULL, 1000));
    black_box_mark(&box, LADDER_WORKING, "/d", "a.md", 1000);
    black_box_close(&box);
}

static void
test_rubbish_in_the_folder(void **state)
{
    const struct place *place = *state;
    char path[96];
    struct black_box box;
    mkdir(place->state, 0700);
    snprintf(path, sizeof(path), "%s/mark", place->state);
    write_text(path, "working and a half");
    snprintf(path, sizeof(path), "%s/ladder", place->state);
    write_text(path, "kiosk ladder 1\nend of it\n");
    assert_true(black_box_open(&box, place->state, 1000));
    assert_int_equal(box.ladder.end_count, 0);
    black_box_close(&box);
}

/* Puts memory that is full at FOLDER, for this process only; false where it
 * must not mount (root may). */
static bool
mount_full(const char *folder)
{
    char path[96], bytes[4096] = {1};
    if (unshare(CLONE_NEWNS) != 0 ||
        mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("none", folder, "tmpfs", 0, "size=64k") != 0) {
        return false;
    }
    snprintf(path, sizeof(path), "%s/full", folder);
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    while (write(fd, bytes, sizeof(bytes)) > 0) {
    }
    close(fd);
    return true;
}

/* What SIGBUS would end, and each start after it. */
static int
show_in_full_memory(const struct place *place)
{
    struct black_box box;
    if (!mount_full(place->folder)) {
        return 77;
    }
    if (!black_box_open(&box, place->folder, 1000) || box.mark != NULL) {
        return 1;
    }
    black_box_mark(&box, LADDER_WORKING, "/d", "a.md", 1000);
    black_box_close(&box);
    return 0;
}

static void
test_memory_that_is_full(void **state)
{
    int status = -1;
    pid_t pid = fork();
    if (pid == 0) {
        _exit(show_in_full_memory(*state));
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    if (WEXITSTATUS(status) == 77) {
        skip();
    }
    assert_int_equal(WEXITSTATUS(status), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_clean_end_is_no_crash),
        TEST(test_a_slide_that_crashes_is_set_aside),
        TEST(test_a_file_that_changes_is_tried_again),
        TEST(test_the_slide_that_is_only_shown_is_named_not_blamed),
        TEST(test_a_second_show_is_refused),
        TEST(test_a_folder_that_cannot_be_is_done_without),
        TEST(test_rubbish_in_the_folder),
        TEST(test_memory_that_is_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
