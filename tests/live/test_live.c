/* The real program in a real window on a screen in memory: what it shows is
 * what a rehearsal says, whatever is tapped, saved, typed or removed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process.h"
#include "rehearsed.h"
#include "xserver.h"

#define WIDTH_PX 1280
#define HEIGHT_PX 800
#define ONE_SLIDE "/1-about/1-what-it-is.md"

/* A saved file is on the screen within 2 s; sanitizers are a few times slower
 * than what people run. */
#ifdef __SANITIZE_ADDRESS__
#define APPEARS_MS 6000
#else
#define APPEARS_MS 2000
#endif
#define PATIENCE_MS 15000

struct live {
    struct xserver *server;
    char folder[32];
    char deck[64]; /* a copy of the shipped one */
    pid_t program;
    struct rehearsed rehearsed;
};

static void
run(const char *format, ...)
{
    char command[512];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof(command), format, args);
    va_end(args);
    assert_int_equal(system(command), 0);
}

static int
setup(void **state)
{
    struct live *live = calloc(1, sizeof(*live));
    assert_non_null(live);
    *state = live;
    strcpy(live->folder, "/tmp/kiosk-live-XXXXXX");
    assert_non_null(mkdtemp(live->folder));
    snprintf(live->deck, sizeof(live->deck), "%s/deck", live->folder);
    run("cp -r '%s/slides' '%s'", KIOSK_SOURCE_DIR, live->deck);
    live->rehearsed.width_px = WIDTH_PX;
    live->rehearsed.height_px = HEIGHT_PX;
    live->server = xserver_new(WIDTH_PX, HEIGHT_PX);
    assert_non_null(live->server);
    return 0;
}

static int
teardown(void **state)
{
    struct live *live = *state;
    if (live->program > 0) {
        process_end(live->program, SIGKILL, 0);
    }
    rehearsed_release(&live->rehearsed);
    xserver_free(live->server);
    run("rm -r '%s'", live->folder);
    free(live);
    return 0;
}

/* ---- what is seen ---- */

/* Whether screen and picture agree but for a thousandth of the pixels. */
static bool
shows(const struct live *live, const uint32_t *picture)
{
    size_t count = (size_t)WIDTH_PX * HEIGHT_PX;
    uint32_t *pixels = xserver_pixels(live->server);
    assert_non_null(pixels);
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        wrong += pixels[i] != picture[i];
    }
    free(pixels);
    return wrong <= count / 1000;
}

static bool
shows_within(const struct live *live, const uint32_t *picture,
             double patience_ms)
{
    double until_ms = process_now_ms() + patience_ms;
    while (process_now_ms() < until_ms) {
        if (shows(live, picture)) {
            return true;
        }
        process_sleep_ms(20);
    }
    return false;
}

static void
must_show(const struct live *live, size_t step, double patience_ms)
{
    const struct rehearsed_step *wanted = &live->rehearsed.steps[step];
    if (!shows_within(live, wanted->pixels, patience_ms)) {
        xserver_write_ppm(live->server, "/tmp/kiosk-live-actual.ppm");
        fail_msg("not on the screen after %.0f ms: step %zu (%s); see "
                 "/tmp/kiosk-live-actual.ppm",
                 patience_ms, step, wanted->name);
    }
}

/* ---- what is done ---- */

static void
rehearse(struct live *live, const char *const *taps, size_t count)
{
    rehearsed_release(&live->rehearsed);
    assert_true(rehearsed_init(&live->rehearsed, live->deck, live->folder, taps,
                               count));
}

/* Starts the show and waits for its first slide. */
static void
start(struct live *live, bool window)
{
    char *in_window[] = {KIOSK_PROGRAM, "show",     "--window",
                         "1280x800",    live->deck, NULL};
    char *full_screen[] = {KIOSK_PROGRAM, "show", live->deck, NULL};
    live->program = process_start(window ? in_window : full_screen, true);
    assert_true(live->program > 0);
    must_show(live, 0, PATIENCE_MS);
}

static void
must_end_well(struct live *live, int signal)
{
    int status = process_end(live->program, signal, 5000);
    live->program = 0;
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* ---- tests ---- */

static void
test_taps_do_what_was_rehearsed(void **state)
{
    static const char *const taps[] = {"Side effects", "Next",     "Next",
                                       "Back",         "Contrast", "Text size",
                                       "Play"};
    struct live *live = *state;
    size_t count = sizeof(taps) / sizeof(taps[0]);
    rehearse(live, taps, count);
    start(live, true);
    for (size_t i = 1; i <= count; i++) {
        const struct rehearsed_step *step = &live->rehearsed.steps[i];
        process_sleep_ms(400); /* sooner, a second tap would be the same one */
        xserver_tap(live->server, (int)(step->x * WIDTH_PX),
                    (int)(step->y * HEIGHT_PX));
        must_show(live, i, PATIENCE_MS);
    }
    must_end_well(live, SIGTERM);
}

static void
test_a_saved_file_appears(void **state)
{
    struct live *live = *state;
    rehearse(live, NULL, 0);
    start(live, true);
    run("sed 's/^# .*/# Saved a moment ago/' '%s" ONE_SLIDE "' > '%s/new'",
        live->deck, live->folder);
    run("mv '%s/new' '%s" ONE_SLIDE "'", live->folder, live->deck);
    double saved_ms = process_now_ms();
    assert_true(shows(live, live->rehearsed.steps[0].pixels));
    rehearse(live, NULL, 0);
    must_show(live, 0, APPEARS_MS - (process_now_ms() - saved_ms));
    must_end_well(live, SIGTERM);
}

static void
test_a_deck_that_goes_stays_on_the_screen(void **state)
{
    struct live *live = *state;
    rehearse(live, NULL, 0);
    start(live, true);
    run("mv '%s' '%s/gone'", live->deck, live->folder);
    process_sleep_ms(3000);
    assert_true(shows(live, live->rehearsed.steps[0].pixels));
    must_end_well(live, SIGTERM);
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
    rehearse(live, NULL, 0);
    start(live, false);
    for (size_t m = 0; m < sizeof(modifiers) / sizeof(modifiers[0]); m++) {
        for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
            assert_true(xserver_key(live->server, keys[k], modifiers[m]));
        }
    }
    xserver_ask_to_close(live->server);
    process_sleep_ms(1000);
    assert_true(process_runs(live->program));
    assert_true(shows(live, live->rehearsed.steps[0].pixels));
    must_end_well(live, SIGTERM);
}

static void
test_a_window_can_be_closed(void **state)
{
    struct live *live = *state;
    rehearse(live, NULL, 0);
    start(live, true);
    xserver_ask_to_close(live->server);
    must_end_well(live, 0);
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
    int status = process_end(program, 0, PATIENCE_MS);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 2);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_taps_do_what_was_rehearsed),
        TEST(test_a_saved_file_appears),
        TEST(test_a_deck_that_goes_stays_on_the_screen),
        TEST(test_no_key_ends_the_full_screen),
        TEST(test_a_window_can_be_closed),
        TEST(test_a_window_without_a_display_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
