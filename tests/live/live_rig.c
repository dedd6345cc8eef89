/* The program in a real window. See live_rig.h. */
#include "live_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process.h"

void
live_run(const char *format, ...)
{
    char command[512];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof(command), format, args);
    va_end(args);
    assert_int_equal(system(command), 0);
}

int
live_setup(void **state)
{
    struct live *live = calloc(1, sizeof(*live));
    assert_non_null(live);
    *state = live;
    strcpy(live->folder, "/tmp/kiosk-live-XXXXXX");
    assert_non_null(mkdtemp(live->folder));
    snprintf(live->deck, sizeof(live->deck), "%s/deck", live->folder);
    live_run("cp -r '%s/slides' '%s'", KIOSK_SOURCE_DIR, live->deck);
    live->rehearsed.width_px = LIVE_WIDTH_PX;
    live->rehearsed.height_px = LIVE_HEIGHT_PX;
    live->server = xserver_new(LIVE_WIDTH_PX, LIVE_HEIGHT_PX);
    assert_non_null(live->server);
    return 0;
}

int
live_teardown(void **state)
{
    struct live *live = *state;
    if (live->program > 0) {
        process_end(live->program, SIGKILL, 0);
    }
    rehearsed_release(&live->rehearsed);
    xserver_free(live->server);
    live_run("rm -r '%s'", live->folder);
    free(live);
    return 0;
}

/* ---- what is seen ---- */

bool
live_shows(const struct live *live, const uint32_t *picture)
{
    size_t count = (size_t)LIVE_WIDTH_PX * LIVE_HEIGHT_PX;
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
        if (live_shows(live, picture)) {
            return true;
        }
        process_sleep_ms(20);
    }
    return false;
}

void
live_must_show(const struct live *live, size_t step, double patience_ms)
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

void
live_set(struct live *live, const char *line)
{
    snprintf(live->config, sizeof(live->config), "%s/kiosk.txt", live->folder);
    live_run("echo '%s' >'%s'", line, live->config);
    live->rehearsed.config = live->config;
}

void
live_rehearse(struct live *live, const char *const *taps, size_t count)
{
    rehearsed_release(&live->rehearsed);
    assert_true(rehearsed_init(&live->rehearsed, live->deck, live->folder, taps,
                               count));
}

void
live_start(struct live *live, bool window)
{
    char *argv[8] = {KIOSK_PROGRAM, "show", live->deck};
    int count = 3;
    if (window) {
        argv[count++] = "--window";
        argv[count++] = "1280x800";
    }
    if (live->config[0] != '\0') {
        argv[count++] = "--config";
        argv[count++] = live->config;
    }
    live->program = process_start(argv, true);
    assert_true(live->program > 0);
    live_must_show(live, 0, LIVE_PATIENCE_MS);
}

void
live_must_end_well(struct live *live, int signal)
{
    int status = process_end(live->program, signal, 5000);
    live->program = 0;
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

void
live_tap(const struct live *live, size_t step)
{
    const struct rehearsed_step *at = &live->rehearsed.steps[step];
    process_sleep_ms(400); /* sooner, a second tap would be the same one */
    xserver_tap(live->server, (int)(at->x * LIVE_WIDTH_PX),
                (int)(at->y * LIVE_HEIGHT_PX));
}
