/* Promise: a decoder can do nothing but decode. A program with the walls of the
 * real ones tries what a hostile picture would make it do; and the loop behind
 * the walls ends at the first message that makes no sense. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <poll.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/sysinfo.h>
#include <sys/wait.h>
#include <unistd.h>

#include "decoder_rig.h"
#include "escape.h"

#if defined(__SANITIZE_ADDRESS__)
#define ASAN true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ASAN true
#endif
#endif
#ifndef ASAN
#define ASAN false
#endif

static int
some_file(void)
{
    return decoder_rig_file("?", 1);
}

/* All attempts of PROGRAM fail; there are at least 100. */
static void
tries(const char *program)
{
    struct decoder_rig rig;
    struct picture_reply reply;
    static char names[1 << 16];
    static uint32_t pixels[ESCAPE_SIDE_PX * ESCAPE_SIDE_PX];
    const struct picture_request request = {.width_px = ESCAPE_SIDE_PX,
                                            .height_px = ESCAPE_SIDE_PX};
    int file = some_file();
    decoder_rig_start(&rig, program);
    assert_int_equal(
        decoder_rig_text(&rig, file, names, sizeof(names) - 1, &reply),
        PICTURE_OK);
    names[reply.bytes] = '\0';
    assert_int_equal(decoder_rig_draw(&rig, file, &request, pixels, &reply),
                     PICTURE_OK);
    int count = 0;
    int happened = 0;
    for (char *name = strtok(names, "\n"); name; name = strtok(NULL, "\n")) {
        if (pixels[count++] != ESCAPE_FAILED) {
            print_error("'%s' was not stopped\n", name);
            happened++;
        }
    }
    assert_true(count >= 100);
    assert_int_equal(happened, 0);
    assert_true(decoder_rig_stop(&rig));
    close(file);
}

static void
test_nothing_works(void **state)
{
    (void)state;
    tries(ESCAPE_0);
}

static void
test_nothing_works_with_fonts(void **state)
{
    (void)state;
    tries(ESCAPE_3);
}

/* Memory works; threads and fonts only where they are needed. */
static void
test_what_works(void **state)
{
    (void)state;
    for (int needs = 0; needs <= 1; needs++) {
        struct decoder_rig rig;
        struct picture_reply reply;
        int file = some_file();
        decoder_rig_start(&rig, needs ? ESCAPE_3 : ESCAPE_0);
        assert_int_equal(decoder_rig_probe(&rig, file, 0, &reply), PICTURE_OK);
        assert_int_equal((reply.width_px - 1) & 1, needs);
        assert_true(ASAN || (reply.width_px - 1) >> 1 == 0);
        assert_int_equal(decoder_rig_kib(&rig, "status", "Seccomp:"), 2);
        assert_int_equal(decoder_rig_kib(&rig, "status", "NoNewPrivs:"), 1);
        assert_true(decoder_rig_stop(&rig));
        close(file);
    }
}

/* Nothing is left of one job in the next; files may be empty or unknown. */
static void
test_jobs_one_after_another(void **state)
{
    (void)state;
    struct decoder_rig rig;
    struct picture_reply reply;
    int file = some_file();
    int empty = decoder_rig_file("", 0);
    int unknown = decoder_rig_file("!", 1);
    decoder_rig_start(&rig, ESCAPE_0);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(decoder_rig_probe(&rig, file, 0, &reply), PICTURE_OK);
        assert_int_equal(decoder_rig_probe(&rig, empty, 0, &reply),
                         PICTURE_DAMAGED);
        assert_int_equal(decoder_rig_probe(&rig, unknown, 0, &reply),
                         PICTURE_UNKNOWN_FORMAT);
        assert_int_equal(
            decoder_rig_probe(&rig, file, PICTURE_PAGES_MAX, &reply),
            PICTURE_NO_PAGE);
    }
    assert_true(decoder_rig_stop(&rig));
    close(file);
    close(empty);
    close(unknown);
}

static void
test_a_file_too_long(void **state)
{
    (void)state;
    struct decoder_rig rig;
    struct picture_reply reply;
    int file = some_file();
    assert_int_equal(ftruncate(file, (off_t)PICTURE_FILE_BYTES_MAX + 1), 0);
    decoder_rig_start(&rig, ESCAPE_0);
    assert_int_equal(decoder_rig_probe(&rig, file, 0, &reply),
                     PICTURE_TOO_LARGE);
    assert_true(decoder_rig_stop(&rig));
    close(file);
}

/* One message that makes no sense, and the decoder is gone. */
static void
ends(const void *bytes, size_t len, const int *fds, size_t count)
{
    struct decoder_rig rig;
    struct picture_reply reply;
    decoder_rig_start(&rig, ESCAPE_0);
    assert_true(decoder_rig_send(&rig, bytes, len, fds, count));
    assert_int_equal(decoder_rig_receive(&rig, &reply), PICTURE_CRASHED);
    assert_int_equal(WEXITSTATUS(rig.child_status), 71);
    assert_true(decoder_rig_stop(&rig));
}

static void
test_messages_that_make_no_sense(void **state)
{
    (void)state;
    int file = some_file();
    int memory = decoder_rig_file("1234", 4);
    int fds[3] = {file, memory, file};
    int folder[2] = {0};
    assert_int_equal(pipe(folder), 0);
    const struct picture_request probe = {.verb = PICTURE_PROBE};
    const struct picture_request bad[] = {
        {.verb = 3},
        {.verb = PICTURE_PROBE, .page = -1},
        {.verb = PICTURE_DRAW, .width_px = 1, .height_px = 2},
        {.verb = PICTURE_DRAW, .width_px = 0, .height_px = 1},
        {.verb = PICTURE_DRAW, .width_px = -1, .height_px = -1},
        {.verb = PICTURE_DRAW, .width_px = 1 << 30, .height_px = 4},
        {.verb = PICTURE_DRAW,
         .width_px = 1,
         .height_px = 1,
         .crop = {.left = 32768, .right = 32768}},
        {.verb = PICTURE_DRAW, .width_px = 1, .height_px = 1, .page = -1},
    };
    ends(&probe, sizeof(probe), NULL, 0);
    ends(&probe, sizeof(probe), fds, 2);
    ends(&probe, sizeof(probe), fds, 3);
    ends(&probe, sizeof(probe), folder, 1);
    ends(&probe, sizeof(probe) - 1, fds, 1);
    ends(bad, sizeof(bad), fds, 2);
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        ends(&bad[i], sizeof(bad[i]), fds, 2);
    }
    close(folder[0]);
    close(folder[1]);
    close(file);
    close(memory);
}

/* One such order, and the template is gone. */
static void
test_orders_that_make_no_sense(void **state)
{
    (void)state;
    struct picture_reply reply;
    int file = some_file();
    for (int i = 0; i < 3; i++) {
        struct decoder_rig rig;
        const struct picture_order order[2] = {{i == 1 ? 1 : 0}};
        decoder_rig_start(&rig, ESCAPE_0);
        assert_int_equal(decoder_rig_probe(&rig, file, 0, &reply), PICTURE_OK);
        assert_true(decoder_rig_order(&rig, order,
                                      i == 2 ? sizeof(order) : sizeof(*order),
                                      &file, i == 0));
        assert_false(decoder_rig_stop(&rig));
        assert_int_equal(WEXITSTATUS(rig.exit_status), 71);
    }
    close(file);
}

static enum picture_status
misbehaves(struct decoder_rig *rig, char how)
{
    struct picture_reply reply;
    int file = decoder_rig_file(&how, 1);
    enum picture_status status = decoder_rig_probe(rig, file, 0, &reply);
    close(file);
    return status;
}

static void
still_works(struct decoder_rig *rig)
{
    struct picture_reply reply;
    int file = some_file();
    assert_int_equal(decoder_rig_probe(rig, file, 0, &reply), PICTURE_OK);
    close(file);
}

/* Each file has a process of its own, whatever became of the last one, and it
 * is known how that ended. */
static void
test_one_file_does_not_spoil_another(void **state)
{
    static const struct {
        char how;
        int signal, status;
    } ends[] = {{ESCAPE_ABORTS, SIGABRT, 0},
                {ESCAPE_LEAVES, 0, 42},
                {ESCAPE_WORKS, SIGXCPU, 0},
                {ESCAPE_WORKS_STUBBORNLY, SIGKILL, 0}};
    (void)state;
    struct decoder_rig rig;
    decoder_rig_start(&rig, ESCAPE_3);
    still_works(&rig);
    pid_t first = decoder_rig_child(&rig);
    rig.seconds = 1;
    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
        assert_int_equal(misbehaves(&rig, ends[i].how), PICTURE_CRASHED);
        int status = rig.child_status;
        assert_int_equal(WIFSIGNALED(status) ? WTERMSIG(status) : 0,
                         ends[i].signal);
        assert_int_equal(WIFEXITED(status) ? WEXITSTATUS(status) : 0,
                         ends[i].status);
        still_works(&rig);
        assert_int_not_equal(decoder_rig_child(&rig), first);
    }
    assert_true(decoder_rig_stop(&rig));
}

/* All that a decoder can hold at once, with its program. */
static void
test_no_way_to_hold_more(void **state)
{
    enum { MIB = 1024 };
    (void)state;
    if (ASAN) {
        skip(); /* no limit of memory */
    }
    for (int i = 0; i < 2; i++) {
        struct decoder_rig rig;
        decoder_rig_start(&rig, i ? ESCAPE_3 : ESCAPE_0);
        assert_int_equal(misbehaves(&rig, ESCAPE_HOLDS), PICTURE_OK);
        long held = decoder_rig_kib(&rig, "status", "VmRSS:");
        assert_in_range(held, 160 * MIB, 256 * MIB);
        still_works(&rig);
        assert_true(decoder_rig_stop(&rig));
    }
}

/* Runs as a user: for root the kernel has no limit. */
static bool
threads_are_few(void)
{
    struct decoder_rig rig;
    struct picture_reply reply;
    struct sysinfo machine;
    char how = ESCAPE_THREADS;
    sysinfo(&machine);
    if (getuid() == 0 && setresuid(65534, 65534, 65534) != 0) {
        return false;
    }
    decoder_rig_start(&rig, ESCAPE_3);
    return decoder_rig_probe(&rig, decoder_rig_file(&how, 1), 0, &reply) ==
               PICTURE_OK &&
           reply.height_px >= 16 && reply.height_px < machine.procs + 512 &&
           decoder_rig_stop(&rig);
}

static void
test_threads_are_counted(void **state)
{
    (void)state;
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        _exit(threads_are_few() ? 0 : 1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
}

/* Without its socket, or with nobody behind it, a decoder does nothing. */
static void
test_nobody_there(void **state)
{
    (void)state;
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        close(3);
        execl(ESCAPE_0, ESCAPE_0, NULL);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(WEXITSTATUS(status), PICTURE_EXIT_UNPROTECTED);
}

/* Whether ASK succeeds where the kernel does not know the COUNT CALLS. */
static bool
without(const int *calls, size_t count, bool (*ask)(void))
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
        for (size_t i = 0; i < count; i++) {
            seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), calls[i], 0);
        }
        _exit(seccomp_load(filter) == 0 && ask() ? 0 : 1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status == 0;
}

static bool
decodes_without_fonts(void)
{
    struct decoder_rig rig;
    struct picture_reply reply;
    decoder_rig_start(&rig, ESCAPE_3);
    return decoder_rig_probe(&rig, some_file(), 0, &reply) == PICTURE_OK &&
           ((reply.width_px - 1) & 1) == 0 && decoder_rig_stop(&rig);
}

/* Linux 5.4: no Landlock, and much else is missing. */
static void
test_an_old_kernel(void **state)
{
    static const int calls[] = {SCMP_SYS(landlock_create_ruleset),
                                SCMP_SYS(close_range), SCMP_SYS(clone3),
                                SCMP_SYS(openat2), SCMP_SYS(faccessat2)};
    (void)state;
    assert_true(
        without(calls, sizeof(calls) / sizeof(*calls), decodes_without_fonts));
}

static bool
draws_no_boxes(void)
{
    static const char words[] = "<svg xmlns='http://www.w3.org/2000/svg' "
                                "width='9' height='9'><text>7 days</text>"
                                "</svg>";
    static const char shapes[] = "<svg xmlns='http://www.w3.org/2000/svg' "
                                 "width='9' height='9'><path d='M0 0h9v9z'/>"
                                 "</svg>";
    struct decoder_rig rig;
    struct picture_reply reply;
    int with = decoder_rig_file(words, sizeof(words) - 1);
    int none = decoder_rig_file(shapes, sizeof(shapes) - 1);
    decoder_rig_start(&rig, "kiosk-decode-svg");
    return decoder_rig_probe(&rig, with, 0, &reply) == PICTURE_NO_LETTERS &&
           decoder_rig_probe(&rig, none, 0, &reply) == PICTURE_OK &&
           decoder_rig_stop(&rig);
}

/* Where no font can be opened, a drawing with words is not shown: boxes in
 * their place would say nothing, or the wrong thing. */
static void
test_words_need_fonts(void **state)
{
    static const int calls[] = {SCMP_SYS(landlock_create_ruleset)};
    (void)state;
    assert_true(without(calls, 1, draws_no_boxes));
}

static bool
says_so(void)
{
    struct decoder_rig rig;
    struct picture_reply reply;
    decoder_rig_start(&rig, ESCAPE_0);
    return decoder_rig_probe(&rig, some_file(), 0, &reply) ==
           PICTURE_NO_DECODER;
}

/* Without walls nothing is decoded, and the show is told why: neither by a
 * child, nor by a template that could not limit itself. */
static void
test_no_walls(void **state)
{
    static const int calls[] = {SCMP_SYS(seccomp), SCMP_SYS(sysinfo)};
    (void)state;
    assert_true(without(&calls[0], 1, says_so));
    assert_true(without(&calls[1], 1, says_so));
}

/* The parent is killed while its end of the socket stays open elsewhere. */
static void
test_dies_with_its_parent(void **state)
{
    (void)state;
    int ends_of_pipe[2];
    struct decoder_rig rig = {0};
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    assert_int_equal(pipe(ends_of_pipe), 0);
    pid_t parent = fork();
    if (parent == 0) {
        struct picture_reply reply;
        decoder_rig_start(&rig, ESCAPE_0);
        bool good =
            decoder_rig_probe(&rig, some_file(), 0, &reply) == PICTURE_OK &&
            fork() != 0; /* who keeps the socket for a while */
        if (good && write(ends_of_pipe[1], &rig, sizeof(rig)) > 0) {
            kill(getpid(), SIGKILL);
        }
        sleep(3);
        _exit(1);
    }
    assert_int_equal(read(ends_of_pipe[0], &rig, sizeof(rig)), sizeof(rig));
    assert_int_equal(waitpid(parent, NULL, 0), parent);
    int status = 0;
    for (int i = 0; i < 2; i++) { /* the template, and its child */
        assert_true(waitpid(-1, &status, 0) > 0);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    }
    close(ends_of_pipe[0]);
    close(ends_of_pipe[1]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_works),
        cmocka_unit_test(test_nothing_works_with_fonts),
        cmocka_unit_test(test_what_works),
        cmocka_unit_test(test_jobs_one_after_another),
        cmocka_unit_test(test_a_file_too_long),
        cmocka_unit_test(test_messages_that_make_no_sense),
        cmocka_unit_test(test_orders_that_make_no_sense),
        cmocka_unit_test(test_one_file_does_not_spoil_another),
        cmocka_unit_test(test_no_way_to_hold_more),
        cmocka_unit_test(test_threads_are_counted),
        cmocka_unit_test(test_nobody_there),
        cmocka_unit_test(test_an_old_kernel),
        cmocka_unit_test(test_words_need_fonts),
        cmocka_unit_test(test_no_walls),
        cmocka_unit_test(test_dies_with_its_parent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
