/* The real program in a real window on a screen in memory: what it shows is
 * what a rehearsal says, whatever is tapped, saved, typed or removed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "live_rig.h"
#include "process.h"

#define ONE_SLIDE "/1-about/1-what-it-is.md"

/* A saved file is on the screen within 2 s; sanitizers are a few times slower
 * than what people run. */
#ifdef __SANITIZE_ADDRESS__
#define APPEARS_MS 6000
#else
#define APPEARS_MS 2000
#endif

static void
test_taps_do_what_was_rehearsed(void **state)
{
    static const char *const taps[] = {"Side effects", "Next",     "Next",
                                       "Back",         "Contrast", "Text size",
                                       "Play"};
    struct live *live = *state;
    size_t count = sizeof(taps) / sizeof(taps[0]);
    live_rehearse(live, taps, count);
    live_start(live, true);
    for (size_t i = 1; i <= count; i++) {
        live_tap(live, i);
        live_must_show(live, i, LIVE_PATIENCE_MS);
    }
    live_must_end_well(live, SIGTERM);
}

static void
test_a_saved_file_appears(void **state)
{
    struct live *live = *state;
    live_rehearse(live, NULL, 0);
    live_start(live, true);
    live_run("sed 's/^# .*/# Saved a moment ago/' '%s" ONE_SLIDE "' > '%s/new'",
             live->deck, live->folder);
    live_run("mv '%s/new' '%s" ONE_SLIDE "'", live->folder, live->deck);
    double saved_ms = process_now_ms();
    assert_true(live_shows(live, live->rehearsed.steps[0].pixels));
    live_rehearse(live, NULL, 0);
    live_must_show(live, 0, APPEARS_MS - (process_now_ms() - saved_ms));
    live_must_end_well(live, SIGTERM);
}

static void
test_a_deck_that_goes_stays_on_the_screen(void **state)
{
    struct live *live = *state;
    live_rehearse(live, NULL, 0);
    live_start(live, true);
    live_run("mv '%s' '%s/gone'", live->deck, live->folder);
    process_sleep_ms(3000);
    assert_true(live_shows(live, live->rehearsed.steps[0].pixels));
    live_must_end_well(live, SIGTERM);
}

static void
test_no_key_ends_the_full_screen(void **state)
{
    static const char *const keys[] = {
        "Escape", "q",      "Q",     "c",     "w",         "x",      "z",
        "F1",     "F4",     "F11",   "F12",   "Tab",       "Return", "space",
        "Delete", "Insert", "Pause", "Print", "BackSpace", "Menu",   "Super_L",
        "Left",   "Right",  "Home",  "End",   "Next",      "Prior",  "minus"};
    static const char *const modifiers[] = {NULL, "Alt_L", "Control_L",
                                            "Shift_L", "Super_L"};
    struct live *live = *state;
    live_rehearse(live, NULL, 0);
    live_start(live, false);
    for (size_t m = 0; m < sizeof(modifiers) / sizeof(modifiers[0]); m++) {
        for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
            assert_true(xserver_key(live->server, keys[k], modifiers[m]));
        }
    }
    xserver_ask_to_close(live->server);
    process_sleep_ms(1000);
    assert_true(process_runs(live->program));
    assert_true(live_shows(live, live->rehearsed.steps[0].pixels));
    live_must_end_well(live, SIGTERM);
}

/* With keys on, those in the table do what they do, Escape too, and end
 * neither the full screen nor a window. */
static void
keys_do_what_was_rehearsed(struct live *live, bool window)
{
    static const char *const keys[] = {"Benefits",   "key Tab",    "key Tab",
                                       "key Tab",    "key Return", "key Escape",
                                       "key Escape", "key Home"};
    size_t count = sizeof(keys) / sizeof(keys[0]);
    live_set(live, "keys: on");
    live_rehearse(live, keys, count);
    live_start(live, window);
    live_tap(live, 1);
    live_must_show(live, 1, LIVE_PATIENCE_MS);
    for (size_t i = 2; i <= count; i++) {
        const char *key = keys[i - 1] + 4;
        assert_true(xserver_key(live->server, "q", NULL));
        assert_true(xserver_key(live->server, key, "Alt_L"));
        process_sleep_ms(500); /* two at once are one of a trembling hand */
        assert_true(xserver_key(live->server, key, NULL));
        live_must_show(live, i, LIVE_PATIENCE_MS);
    }
    live_must_end_well(live, SIGTERM);
}

static void
test_keys_in_full_screen(void **state)
{
    keys_do_what_was_rehearsed(*state, false);
}

static void
test_keys_in_a_window(void **state)
{
    keys_do_what_was_rehearsed(*state, true);
}

static void
test_a_window_can_be_closed(void **state)
{
    struct live *live = *state;
    live_rehearse(live, NULL, 0);
    live_start(live, true);
    xserver_ask_to_close(live->server);
    live_must_end_well(live, 0);
}

static void
test_a_window_without_a_display_is_refused(void **state)
{
    struct live *live = *state;
    char *argv[] = {KIOSK_PROGRAM, "show", "--window", live->deck, NULL};
    char *display = strdup(getenv("DISPLAY"));
    assert_non_null(display);
    setenv("DISPLAY", ":54321", 1);
    pid_t program = process_start(argv, true);
    setenv("DISPLAY", display, 1);
    free(display);
    int status = process_end(program, 0, LIVE_PATIENCE_MS);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 2);
}

int
main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, live_setup, live_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_taps_do_what_was_rehearsed),
        TEST(test_a_saved_file_appears),
        TEST(test_a_deck_that_goes_stays_on_the_screen),
        TEST(test_no_key_ends_the_full_screen),
        TEST(test_keys_in_full_screen),
        TEST(test_keys_in_a_window),
        TEST(test_a_window_can_be_closed),
        TEST(test_a_window_without_a_display_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
