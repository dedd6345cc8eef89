/* The program as the service of a board: what the service manager hears, and
 * what is shown after crashes, without a card, with settings that come late. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "live_rig.h"
#include "manager.h"
#include "process.h"

enum { WATCHDOG_MS = 2000 };

struct board {
    struct live *live;
    struct manager manager;
    char other[96], state[96], config[96];
};

static int
set_up(void **state)
{
    struct board *board = calloc(1, sizeof(*board));
    void *live;
    live_setup(&live);
    board->live = live;
    const char *folder = board->live->folder;
    snprintf(board->other, sizeof(board->other), "%s/other", folder);
    snprintf(board->state, sizeof(board->state), "%s/state", folder);
    snprintf(board->config, sizeof(board->config), "%s/kiosk.txt", folder);
    live_run("cp -r '%s/tests/rehearsals/decks/clinic' '%s'", KIOSK_SOURCE_DIR,
             board->other);
    manager_init(&board->manager);
    *state = board;
    return 0;
}

static int
tear_down(void **state)
{
    struct board *board = *state;
    void *live = board->live;
    live_teardown(&live);
    manager_release(&board->manager);
    free(board);
    return 0;
}

/* As the unit of the board does. */
static void
start(struct board *board, int64_t watchdog_ms)
{
    char *argv[] = {KIOSK_PROGRAM, "show",     board->live->deck, "--else",
                    board->other,  "--config", board->config,     "--state",
                    board->state,  NULL};
    manager_forget(&board->manager);
    board->live->program = manager_start(&board->manager, argv, watchdog_ms);
    assert_true(board->live->program > 0);
}

static void
start_and_see(struct board *board, const char *status)
{
    start(board, 0);
    assert_true(manager_hears(&board->manager, "READY=1", LIVE_PATIENCE_MS));
    if (!manager_hears_status(&board->manager, status, LIVE_PATIENCE_MS)) {
        fail_msg("no \"%s\", but \"%s\"", status, board->manager.status);
    }
}

static void
end(struct board *board, int signal)
{
    process_end(board->live->program, signal, 5000);
    board->live->program = 0;
}

static void
test_ready_with_the_first_picture(void **state)
{
    struct board *board = *state;
    live_rehearse(board->live, NULL, 0);
    start(board, WATCHDOG_MS);
    assert_true(manager_hears(&board->manager, "READY=1", LIVE_PATIENCE_MS));
    live_must_show(board->live, 0, 200);
    for (int i = 0; i < 3; i++) {
        assert_true(manager_hears(&board->manager, "WATCHDOG=1", WATCHDOG_MS));
    }
    kill(board->live->program, SIGSTOP);
    manager_hears(&board->manager, "WATCHDOG=1", 100);
    assert_false(
        manager_hears(&board->manager, "WATCHDOG=1", WATCHDOG_MS + 500));
    kill(board->live->program, SIGCONT);
    assert_true(manager_hears(&board->manager, "WATCHDOG=1", LIVE_PATIENCE_MS));
    live_must_end_well(board->live, SIGTERM);
    assert_true(manager_hears(&board->manager, "STOPPING=1", 100));
}

/* What a terminal makes of keys ends nothing. */
static void
test_the_keyboard_ends_nothing(void **state)
{
    static const int signals[] = {SIGINT, SIGQUIT, SIGTSTP, SIGHUP};
    struct board *board = *state;
    start(board, WATCHDOG_MS);
    assert_true(manager_hears(&board->manager, "READY=1", LIVE_PATIENCE_MS));
    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
        kill(board->live->program, signals[i]);
    }
    process_sleep_ms(200);
    manager_forget(&board->manager);
    assert_true(manager_hears(&board->manager, "WATCHDOG=1", LIVE_PATIENCE_MS));
    live_must_end_well(board->live, SIGTERM);
}

/* Not with a manager that has no watchdog, either. What still has to be done
 * after the start ends within seconds, on a busy machine within minutes; what
 * comes up for ever would be in each of the spans. */
static void
test_a_still_slide_wakes_nobody(void **state)
{
    struct board *board = *state;
    long least = LONG_MAX;
    start_and_see(board, "Showing");
    for (int span = 0; span < 120 && least > 0; span++) {
        long before = process_used(board->live->program, false).switches;
        process_sleep_ms(1500);
        long after = process_used(board->live->program, false).switches;
        bool decoder_ended = after < before;
        if (!decoder_ended && after - before < least) {
            least = after - before;
        }
    }
    assert_int_equal(least, 0);
    live_must_end_well(board->live, SIGTERM);
}

static void
test_without_a_card(void **state)
{
    struct board *board = *state;
    live_run("mv '%s' '%s/away'", board->live->deck, board->live->folder);
    start_and_see(board, "other/1-benefits/");
    live_run("mv '%s/away' '%s'", board->live->folder, board->live->deck);
    assert_true(manager_hears_status(&board->manager, "deck/1-about/", 40000));
    live_must_end_well(board->live, SIGTERM);
}

static void
test_three_kills_lead_to_safe_mode(void **state)
{
    struct board *board = *state;
    for (int i = 0; i < 3; i++) {
        start_and_see(board, "deck/1-about/");
        end(board, SIGKILL);
    }
    start_and_see(board, "SAFE MODE. Showing");
    assert_non_null(strstr(board->manager.status, "other/1-benefits/"));
    live_must_end_well(board->live, SIGTERM);
    /* A clean end is no cure. */
    start_and_see(board, "SAFE MODE. Showing");
    live_must_end_well(board->live, SIGTERM);
}

/* The last crash was a while ago, and its ten minutes end in four seconds. */
static void
test_safe_mode_is_left(void **state)
{
    struct board *board = *state;
    char path[160];
    mkdir(board->state, 0700);
    snprintf(path, sizeof(path), "%s/ladder", board->state);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    long long now_ms = (long long)process_now_ms();
    fprintf(file, "kiosk ladder 1\nback 1 %lld %lld 1\n", now_ms,
            now_ms + 4000);
    fclose(file);
    start_and_see(board, "SAFE MODE. Showing");
    assert_true(manager_hears_status(&board->manager, "deck/1-about/", 40000));
    assert_null(strstr(board->manager.status, "SAFE"));
    live_must_end_well(board->live, SIGTERM);
}

/* Even its own slides crash: the built-in one is left, and it is shown. */
static void
test_safe_mode_that_is_killed(void **state)
{
    struct board *board = *state;
    for (int i = 0; i < 6; i++) {
        start_and_see(board, "Showing");
        end(board, SIGKILL);
    }
    start_and_see(board, "No slide to show");
    live_must_end_well(board->live, SIGTERM);
}

static void
test_terminations_are_no_crashes(void **state)
{
    struct board *board = *state;
    for (int i = 0; i < 4; i++) {
        start_and_see(board, "deck/1-about/");
        live_must_end_well(board->live, SIGTERM);
    }
}

/* The safe mode is over: the slide that crashed the show is left out. */
static void
test_a_slide_that_was_set_aside(void **state)
{
    struct board *board = *state;
    char slide[160], path[160];
    struct stat info;
    snprintf(slide, sizeof(slide), "%s/1-about/1-what-it-is.md",
             board->live->deck);
    assert_int_equal(stat(slide, &info), 0);
    mkdir(board->state, 0700);
    snprintf(path, sizeof(path), "%s/ladder", board->state);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "kiosk ladder 1\naside %lld %lld %s\n",
            (long long)info.st_size,
            (long long)info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec,
            slide);
    fclose(file);
    start_and_see(board, "deck/1-about/");
    assert_null(strstr(board->manager.status, "1-what-it-is.md"));
    assert_null(strstr(board->manager.status, " 0 errors"));
    live_must_end_well(board->live, SIGTERM);
    /* Changed, it is tried again. */
    live_run("echo >> '%s'", slide);
    start_and_see(board, "1-about/1-what-it-is.md");
    assert_non_null(strstr(board->manager.status, " 0 errors"));
    live_must_end_well(board->live, SIGTERM);
}

static bool
is_dark(const struct live *live)
{
    uint32_t *pixels = xserver_pixels(live->server);
    size_t count = (size_t)LIVE_WIDTH_PX * LIVE_HEIGHT_PX, dark = 0;
    assert_non_null(pixels);
    for (size_t i = 0; i < count; i++) {
        dark += (pixels[i] & 0xFF00) < 0x4000;
    }
    free(pixels);
    return dark > count / 2;
}

static void
settings_come(struct board *board)
{
    assert_false(is_dark(board->live));
    live_run("echo 'theme: high-contrast' > '%s'", board->config);
    double until_ms = process_now_ms() + 60000;
    while (!is_dark(board->live) && process_now_ms() < until_ms) {
        process_sleep_ms(100);
    }
    process_sleep_ms(1500); /* while it begins anew the screen is black */
    assert_true(is_dark(board->live));
    live_must_end_well(board->live, SIGTERM);
}

static void
test_settings_that_come_late(void **state)
{
    struct board *board = *state;
    start_and_see(board, "deck/1-about/");
    settings_come(board);
}

/* The screen a second after the first slide came up. Freed by the caller. */
static uint32_t *
first_picture(struct board *board)
{
    start_and_see(board, "deck/1-about/");
    process_sleep_ms(1000);
    uint32_t *pixels = xserver_pixels(board->live->server);
    assert_non_null(pixels);
    live_must_end_well(board->live, SIGTERM);
    return pixels;
}

static void
test_a_screen_upside_down(void **state)
{
    struct board *board = *state;
    size_t count = (size_t)LIVE_WIDTH_PX * LIVE_HEIGHT_PX, wrong = 0, same = 0;
    uint32_t *upright = first_picture(board);
    live_run("echo 'rotate: 180' > '%s'", board->config);
    uint32_t *turned = first_picture(board);
    for (size_t i = 0; i < count; i++) {
        wrong += turned[i] != upright[count - 1 - i];
        same += turned[i] == upright[i];
    }
    free(upright);
    free(turned);
    assert_true(wrong < count / 1000);
    assert_true(same < count);
}

/* Nothing changes on the built-in slide that could bring one to look. */
static void
test_settings_that_come_without_slides(void **state)
{
    struct board *board = *state;
    live_run("rm -r '%s' '%s'", board->live->deck, board->other);
    start_and_see(board, "No slide to show");
    settings_come(board);
}

/* The manager is asked for time, and told that the show is alive. */
static void
test_no_display_yet(void **state)
{
    struct board *board = *state;
    char *display = strdup(getenv("DISPLAY"));
    assert_non_null(display);
    setenv("DISPLAY", ":54321", 1);
    start(board, WATCHDOG_MS);
    setenv("DISPLAY", display, 1);
    free(display);
    for (int i = 0; i < 3; i++) {
        assert_true(
            manager_hears(&board->manager, "EXTEND_TIMEOUT_USEC", 5000));
    }
    assert_string_equal(board->manager.status, "Waiting for a display");
    live_must_end_well(board->live, SIGTERM);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_ready_with_the_first_picture),
        TEST(test_the_keyboard_ends_nothing),
        TEST(test_a_still_slide_wakes_nobody),
        TEST(test_without_a_card),
        TEST(test_three_kills_lead_to_safe_mode),
        TEST(test_safe_mode_is_left),
        TEST(test_safe_mode_that_is_killed),
        TEST(test_terminations_are_no_crashes),
        TEST(test_a_slide_that_was_set_aside),
        TEST(test_settings_that_come_late),
        TEST(test_a_screen_upside_down),
        TEST(test_settings_that_come_without_slides),
        TEST(test_no_display_yet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
