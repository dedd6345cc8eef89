/* Waiting: at once for everything that matters, and no wake-up for nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "process.h"
#include "window_rig.h"
#include "window_events.h"
#include "window_wait.h"

enum { LONG_MS = 20000 };

/* How long window_wait took, ms. */
static double
waited_ms(struct window *window, int fd, int64_t timeout_ms)
{
    double start_ms = process_now_ms();
    window_wait(window, &fd, fd >= 0 ? 1 : 0, timeout_ms);
    return process_now_ms() - start_ms;
}

static struct window *
open_quiet(const char *renderer)
{
    struct window *window = rig_open(true, 0, renderer);
    struct frame frame;
    int step = 0;
    rig_paint(window, &frame, 1);
    window_present(window, &frame);
    frame_release(&frame);
    rig_news(window, 200, &step);
    return window;
}

static void
test_timeouts(void **state)
{
    struct window *window = open_quiet("surface");
    (void)state;
    double ms = waited_ms(window, -1, 80);
    assert_true(ms >= 79 && ms < 1000);
    assert_true(waited_ms(window, -1, 0) < 50);
    window_free(window);
}

static void
test_descriptors_wake(void **state)
{
    struct window *window = open_quiet("surface");
    int ends[2];
    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_true(waited_ms(window, ends[0], 50) >= 49);
    assert_int_equal(write(ends[1], "x", 1), 1);
    assert_true(waited_ms(window, ends[0], LONG_MS) < 1000);
    close(ends[0]);
    close(ends[1]);
    window_free(window);
}

static void
test_signals_wake(void **state)
{
    struct window *window = open_quiet("surface");
    (void)state;
    kill(getpid(), SIGTERM);
    assert_true(waited_ms(window, -1, -1) < 1000);
    int step = 0;
    assert_true(rig_news(window, 10, &step).closed);
    window_free(window);
}

static void
test_events_wake(void **state)
{
    const struct rig *rig = *state;
    struct window *window = open_quiet("surface");
    struct touch_event event;
    struct window_news news = {0};
    int step = 0;
    rig_move(rig, 50, 50);
    rig_news(window, 50, &step);
    rig_button(rig, true);
    assert_true(waited_ms(window, -1, LONG_MS) < 1000);
    assert_true(window_poll(window, &event, &news, &step));
    rig_button(rig, false);
    rig_news(window, 50, &step);
    /* What SDL has taken from the server but nobody has polled counts too. */
    SDL_Event pushed = {.type = SDL_MOUSEWHEEL};
    SDL_PushEvent(&pushed);
    assert_true(waited_ms(window, -1, LONG_MS) < 1000);
    window_free(window);
}

/* A tap that comes while we sleep, by another process. */
static void
test_a_tap_while_asleep(void **state)
{
    struct window *window = open_quiet("surface");
    struct touch_event event;
    struct window_news news = {0};
    char *tap[] = {"sh", "-c", "sleep 0.3; kill -TERM $PPID", NULL};
    (void)state;
    pid_t pid = process_start(tap, true);
    double ms = waited_ms(window, -1, LONG_MS);
    int step = 0;
    assert_true(ms > 200 && ms < 5000);
    assert_false(window_poll(window, &event, &news, &step));
    assert_true(news.closed);
    process_end(pid, 0, 2000);
    window_free(window);
}

/* The show's loop for 3 s of a still slide. */
static long
switches_of_a_still_slide(struct window *window)
{
    struct rusage before;
    struct rusage after;
    double until_ms = process_now_ms() + 3000;
    struct window_news news = {0};
    struct touch_event event;
    int step = 0;
    getrusage(RUSAGE_SELF, &before);
    while (process_now_ms() < until_ms) {
        window_wait(window, NULL, 0,
                    (int64_t)(until_ms - process_now_ms()) + 1);
        while (window_poll(window, &event, &news, &step)) {
        }
    }
    getrusage(RUSAGE_SELF, &after);
    return after.ru_nvcsw - before.ru_nvcsw;
}

static void
test_a_still_slide_costs_nothing(void **state)
{
    struct window *window = open_quiet("surface");
    (void)state;
    assert_in_range(switches_of_a_still_slide(window), 0, 4);
    window_free(window);
}

/* A pipe in the place of a device; its other end. */
static int
make_device(const char *path)
{
    assert_int_equal(mkfifo(path, 0600), 0);
    int fd = open(path, O_RDWR | O_NONBLOCK);
    assert_true(fd >= 0);
    return fd;
}

/* Under KMS/DRM: devices wake us, are emptied, come and go. */
static void
test_input_devices_wake(void **state)
{
    struct window *window = open_quiet("surface");
    char folder[] = "input-XXXXXX";
    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    int first = make_device("event0");
    wait_for_inputs(window, ".");
    assert_true(waited_ms(window, -1, 50) >= 49);
    assert_int_equal(write(first, "motion", 6), 6);
    assert_true(waited_ms(window, -1, LONG_MS) < 1000);
    assert_true(waited_ms(window, -1, 50) >= 49);
    int second = make_device("event1");
    assert_true(waited_ms(window, -1, LONG_MS) < 1000);
    assert_int_equal(write(second, "motion", 6), 6);
    assert_true(waited_ms(window, -1, LONG_MS) < 1000);
    /* Pulled: it says so for ever, but we hear it once. */
    close(first);
    assert_true(waited_ms(window, -1, LONG_MS) < 1000);
    assert_true(waited_ms(window, -1, 50) >= 49);
    unlink("event0");
    assert_true(waited_ms(window, -1, LONG_MS) < 1000);
    assert_int_equal(write(second, "motion", 6), 6);
    assert_true(waited_ms(window, -1, LONG_MS) < 1000);
    close(second);
    unlink("event1");
    window_free(window);
    assert_int_equal(chdir(".."), 0);
    assert_int_equal(rmdir(folder), 0);
}

/* The server ends the connection: only Wayland's lets us live to see it. */
static void
test_a_connection_that_ends_is_a_lost_display(void **state)
{
    struct window *window = open_quiet("surface");
    int ends[2];
    int step = 0;
    (void)state;
    int display_fd = window->display_fd;
    assert_int_equal(pipe(ends), 0);
    window->display_fd = ends[0];
    assert_false(rig_news(window, 30, &step).lost);
    close(ends[1]);
    assert_true(rig_news(window, 30, &step).lost);
    close(ends[0]);
    window->display_fd = display_fd;
    window_free(window);
}

/* SDL's dummy driver has no connection to wait on. */
static void
test_without_any_display_server(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    struct window *window = rig_open(true, 90, "auto");
    struct frame frame;
    rig_paint(window, &frame, 1);
    assert_true(window_present(window, &frame));
    int step = 0;
    rig_news(window, 50, &step);
    assert_true(waited_ms(window, -1, 60) >= 59);
    assert_in_range(switches_of_a_still_slide(window), 0, 4);
    frame_release(&frame);
    window_free(window);
    unsetenv("SDL_VIDEODRIVER");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timeouts),
        cmocka_unit_test(test_descriptors_wake),
        cmocka_unit_test(test_signals_wake),
        cmocka_unit_test(test_events_wake),
        cmocka_unit_test(test_a_tap_while_asleep),
        cmocka_unit_test(test_a_still_slide_costs_nothing),
        cmocka_unit_test(test_input_devices_wake),
        cmocka_unit_test(test_a_connection_that_ends_is_a_lost_display),
        cmocka_unit_test(test_without_any_display_server),
    };
    return cmocka_run_group_tests(tests, rig_set_up, rig_tear_down);
}
