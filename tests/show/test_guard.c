/* What the service manager hears: nothing before the first picture, a beat
 * only when the screen was right, nothing at all without a manager. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "guard.h"

/* A service manager that listens at NAME ("/path" or "@name"). */
static int
listen_at(const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t len = strlen(name);
    memcpy(address.sun_path, name, len);
    if (name[0] == '@') {
        address.sun_path[0] = '\0';
    }
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    assert_int_equal(
        bind(fd, (const struct sockaddr *)&address,
             (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len)),
        0);
    setenv("NOTIFY_SOCKET", name, 1);
    return fd;
}

/* The next message, "" when there is none. Valid until the next call. */
static const char *
heard(int fd, char text[256])
{
    ssize_t len = recv(fd, text, 255, 0);
    text[len > 0 ? len : 0] = '\0';
    return text;
}

static void
set_watchdog(const char *us, pid_t pid)
{
    char text[32];
    snprintf(text, sizeof(text), "%d", (int)pid);
    setenv("WATCHDOG_USEC", us, 1);
    setenv("WATCHDOG_PID", text, 1);
}

static void
test_ready_then_a_beat(void **state)
{
    char text[256];
    struct guard guard;
    int fd = listen_at("@kiosk-test-guard");
    (void)state;
    set_watchdog("20000000", getpid());
    guard_init(&guard);
    assert_null(getenv("NOTIFY_SOCKET"));
    assert_null(getenv("WATCHDOG_USEC"));
    assert_true(guard_on(&guard));
    assert_string_equal(heard(fd, text), "");
    assert_true(guard_due_ms(&guard) <= 5000);
    guard_right(&guard, 5000);
    assert_string_equal(heard(fd, text), "READY=1");
    assert_int_equal(guard_due_ms(&guard), 15000);
    guard_right(&guard, 14999);
    assert_string_equal(heard(fd, text), "");
    guard_right(&guard, 15000);
    assert_string_equal(heard(fd, text), "WATCHDOG=1");
    assert_int_equal(guard_due_ms(&guard), 25000);
    guard_status(&guard, "Shows %d", 7);
    assert_string_equal(heard(fd, text), "STATUS=Shows 7");
    guard_release(&guard);
    assert_string_equal(heard(fd, text), "STOPPING=1");
    close(fd);
}

static void
test_a_wrong_screen_is_not_passed_over(void **state)
{
    char text[256], name[64];
    struct guard guard;
    snprintf(name, sizeof(name), "/tmp/kiosk-guard-%d", (int)getpid());
    int fd = listen_at(name);
    (void)state;
    set_watchdog("20000000", getpid());
    guard_init(&guard);
    assert_true(guard_wrong(&guard, 1000)); /* opens the window anew */
    assert_int_equal(guard_due_ms(&guard), 2000);
    guard_right(&guard, 2000);
    assert_string_equal(heard(fd, text), "READY=1");
    assert_true(guard_wrong(&guard, 12000));
    for (int64_t now_ms = 13000; now_ms < 60000; now_ms += 1000) {
        assert_int_equal(guard_due_ms(&guard), now_ms);
        assert_false(guard_wrong(&guard, now_ms));
    }
    assert_string_equal(heard(fd, text), "");
    guard_right(&guard, 61000);
    assert_string_equal(heard(fd, text), "WATCHDOG=1");
    assert_true(guard_wrong(&guard, 71000));
    guard_release(&guard);
    close(fd);
    unlink(name);
}

/* A GPU that gives back no pixels must not end a show that is all right. */
static void
test_a_screen_that_was_never_right(void **state)
{
    struct guard guard;
    int fd = listen_at("@kiosk-test-guard-blind");
    (void)state;
    set_watchdog("20000000", getpid());
    guard_init(&guard);
    assert_true(guard_wrong(&guard, 1000));
    assert_false(guard_wrong(&guard, 2000));
    assert_false(guard.blind);
    assert_false(guard_wrong(&guard, 3000));
    assert_true(guard.blind);
    guard_release(&guard);
    close(fd);
    fd = listen_at("@kiosk-test-guard-sees");
    guard_init(&guard);
    guard_right(&guard, 1000);
    for (int64_t now_ms = 12000; now_ms < 30000; now_ms += 1000) {
        guard_wrong(&guard, now_ms);
    }
    assert_false(guard.blind);
    guard_release(&guard);
    close(fd);
}

static void
test_waiting_for_a_display(void **state)
{
    char text[256];
    struct guard guard;
    int fd = listen_at("@kiosk-test-guard-waits");
    (void)state;
    set_watchdog("20000000", getpid());
    guard_init(&guard);
    guard_waits(&guard, 1000);
    assert_string_equal(heard(fd, text), "EXTEND_TIMEOUT_USEC=30000000");
    guard_right(&guard, 2000);
    heard(fd, text);
    guard_waits(&guard, 3000);
    assert_string_equal(heard(fd, text), "");
    guard_waits(&guard, 12000);
    assert_string_equal(heard(fd, text), "WATCHDOG=1");
    guard_release(&guard);
    close(fd);
}

/* Nothing wakes the show then: the benchmark counts. */
static void
test_without_a_manager_there_is_silence(void **state)
{
    static const char *const names[] = {"", "@", "kiosk", "/no/such/socket"};
    struct guard guard;
    (void)state;
    set_watchdog("20000000", getpid());
    guard_init(&guard);
    assert_false(guard_on(&guard));
    assert_int_equal(guard_due_ms(&guard), INT64_MAX);
    guard_right(&guard, 1000);
    assert_int_equal(guard_due_ms(&guard), INT64_MAX);
    guard_release(&guard);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        setenv("NOTIFY_SOCKET", names[i], 1);
        guard_init(&guard);
        assert_false(guard_on(&guard));
        guard_release(&guard);
    }
}

static void
test_no_watchdog_or_one_for_another(void **state)
{
    struct guard guard;
    int fd = listen_at("@kiosk-test-guard-other");
    (void)state;
    set_watchdog("20000000", getpid() + 1);
    guard_init(&guard);
    guard_right(&guard, 1000);
    assert_int_equal(guard_due_ms(&guard), INT64_MAX);
    guard_release(&guard);
    setenv("NOTIFY_SOCKET", "@kiosk-test-guard-other", 1);
    guard_init(&guard);
    guard_right(&guard, 1000);
    assert_int_equal(guard_due_ms(&guard), INT64_MAX);
    guard_release(&guard);
    close(fd);
}

static void
fill(const struct guard *guard)
{
    int sent = 0;
    while (send(guard->fd, "STATUS=again", 12, MSG_NOSIGNAL) >= 0) {
        assert_in_range(++sent, 1, 1000000);
    }
}

static void
empty(int fd)
{
    char text[256];
    while (heard(fd, text)[0] != '\0') {
    }
}

/* A line that found no room at NOW_MS is heard a second later. */
static void
is_said_again(struct guard *guard, int fd, int64_t now_ms, const char *line)
{
    char text[256];
    fill(guard);
    guard_right(guard, now_ms);
    assert_int_equal(guard_due_ms(guard), now_ms + 1000);
    empty(fd);
    guard_right(guard, now_ms + 1000);
    assert_string_equal(heard(fd, text), line);
}

/* A manager that does not read must not hold up the show, nor end it later for
 * what it could not hear. */
static void
test_a_full_socket_blocks_nothing(void **state)
{
    struct guard guard;
    int fd = listen_at("@kiosk-test-guard-full");
    (void)state;
    set_watchdog("20000000", getpid());
    guard_init(&guard);
    is_said_again(&guard, fd, 1000, "READY=1");
    is_said_again(&guard, fd, 12000, "WATCHDOG=1");
    assert_int_equal(guard_due_ms(&guard), 23000);
    close(fd);
    guard_status(&guard, "nobody there");
    guard_release(&guard);
}

/* The name of a file may hold anything. */
static void
test_a_status_is_one_line(void **state)
{
    char text[256];
    struct guard guard;
    int fd = listen_at("@kiosk-test-guard-status");
    (void)state;
    guard_init(&guard);
    guard_status(&guard, "Shows %s", "a\nSTOPPING=1\nb.md");
    assert_string_equal(heard(fd, text), "STATUS=Shows a STOPPING=1 b.md");
    guard_release(&guard);
    close(fd);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ready_then_a_beat),
        cmocka_unit_test(test_a_wrong_screen_is_not_passed_over),
        cmocka_unit_test(test_a_screen_that_was_never_right),
        cmocka_unit_test(test_waiting_for_a_display),
        cmocka_unit_test(test_without_a_manager_there_is_silence),
        cmocka_unit_test(test_no_watchdog_or_one_for_another),
        cmocka_unit_test(test_a_full_socket_blocks_nothing),
        cmocka_unit_test(test_a_status_is_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
