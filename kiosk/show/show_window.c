/* The window of the show: opening it, and waiting for a display. See
 * show_private.h. */
#include "show_window.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "clock.h"
#include "show_loop.h"
#include "show_private.h"

/* Displays are looked for each second, which costs a few small files; SDL is
 * asked that often only when the kernel knows another one, else more rarely.
 * A service that has found none for so long ends, to be started afresh. */
enum { LOOK_S = 1, TRY_EACH_S = 5, FRESH_AFTER_MS = 5 * 60 * 1000 };

/* When all else has failed, the driver of the GPU may be what crashes: Mesa
 * can do without one. Each second try is made the usual way. */
static void
choose_gpu(struct show *show, bool avoid)
{
    static const char *const names[] = {"LIBGL_ALWAYS_SOFTWARE",
                                        "GBM_ALWAYS_SOFTWARE"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (avoid) {
            setenv(names[i], "1", 1);
        } else if (show->no_gpu) {
            unsetenv(names[i]);
        }
    }
    show->no_gpu = avoid;
}

static bool
try_window(struct show *show, bool say)
{
    choose_gpu(show, show->level == LADDER_BARE && !show->no_gpu);
    struct window_options options = {.title = "Kiosk",
                                     .full_screen = !show->options->window,
                                     .width_px = show->options->width_px,
                                     .height_px = show->options->height_px,
                                     .rotate = show->setup.settings.rotate,
                                     .renderer = show->setup.settings.renderer};
    char *why = NULL;
    show_mark(show, LADDER_OPENING);
    show->window = window_new(&options, &why);
    if (show->window == NULL && say) {
        fprintf(stderr, "kiosk: %s\n", why);
    }
    free(why);
    return show->window != NULL;
}

static void
end_signals(sigset_t *ends)
{
    struct sigaction interrupt;
    sigemptyset(ends);
    sigaddset(ends, SIGTERM);
    if (sigaction(SIGINT, NULL, &interrupt) == 0 &&
        interrupt.sa_handler != SIG_IGN) {
        sigaddset(ends, SIGINT);
    }
}

void
show_block_ends(void)
{
    sigset_t ends;
    end_signals(&ends);
    sigprocmask(SIG_BLOCK, &ends, NULL);
}

/* Sleeps for LOOK_S; true when the show was told to end meanwhile. */
static bool
was_told_to_end(void)
{
    sigset_t ends;
    end_signals(&ends);
    return sigtimedwait(&ends, NULL, &(struct timespec){.tv_sec = LOOK_S}) > 0;
}

/* Waits until it is time for another try. False when the show must end. */
static bool
await_display(struct show *show)
{
    uint64_t before = window_displays();
    for (int s = 0; s < TRY_EACH_S && window_displays() == before;
         s += LOOK_S) {
        show_mark(show, LADDER_OPENING);
        guard_waits(&show->guard, clock_now_ms());
        if (was_told_to_end()) {
            show->closed = true;
            return false;
        }
    }
    return true;
}

static void
say_waits(const struct show *show)
{
    notify_status(&show->guard.notify, "Waits for a display");
    if (!guard_on(&show->guard)) {
        fputs("kiosk: It waits for one. Ctrl+C ends it.\n", stderr);
    }
}

/* A screen that is switched off comes back some day: it is waited for, for
 * ever, unless a person at a desk asked for a window. */
bool
show_open_window(struct show *show)
{
    int64_t since_ms = clock_now_ms();
    bool say = true;
    while (!try_window(show, say)) {
        if (show->options->window) {
            return false;
        }
        if (say) {
            say_waits(show);
        }
        say = false;
        if (guard_on(&show->guard) &&
            clock_now_ms() - since_ms >= FRESH_AFTER_MS) {
            fputs("kiosk: no display yet; the show is started afresh\n",
                  stderr);
            show->closed = true;
            show->status = 1;
        }
        if (show->closed || !await_display(show)) {
            return true;
        }
    }
    notices_restart(app_notices(show->app), clock_now_ms());
    show->present = true;
    show->complete = false;
    return true;
}
