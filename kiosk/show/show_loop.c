/* The loop of the show and its window. See show_loop.h. */
#include "show_loop.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "app_hands.h"
#include "clock.h"
#include "picture_store.h"
#include "window_events.h"
#include "window_wait.h"

enum {
    START_WAIT_MS = 1000, /* with nothing on screen yet */
    SETTINGS_MS = 5000,   /* between looks at them, while nothing changes */
    TOUCH_WAIT_MS = 40,   /* a finger notices 50 */
    MINUTE_S = 60
};

/* Displays are checked for every second, which costs reading a few small files;
 * SDL is asked each time only if the kernel reports a change, otherwise less
 * often. A service that has found none for this long exits, to be restarted. */
enum { LOOK_S = 1, TRY_EACH_S = 5, FRESH_AFTER_MS = 5 * 60 * 1000 };

/* Records what the show is doing, with the slide on screen. */
static void
mark(struct show *show, enum ladder_phase phase)
{
    const struct playlist *list = app_playlist(show->app);
    black_box_mark(&show->box, phase, list->folder,
                   playlist_path(list, app_state(show->app)), clock_now_ms());
}

/* ---- the window ---- */

/* When all else has failed, the GPU driver may be what crashes; Mesa can render
 * without it. Every second try is made in the usual way. */
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
                                     .renderer = show->setup.settings.renderer,
                                     .keys = show->setup.settings.keys};
    char *why = NULL;
    mark(show, LADDER_OPENING);
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

/* Waits until it is time for another try, or the show is told to end. */
static void
await_display(struct show *show)
{
    sigset_t ends;
    const struct timespec time = {.tv_sec = LOOK_S};
    uint64_t before = window_displays();
    end_signals(&ends);
    for (int s = 0; show->end != SHOW_ENDS && s < TRY_EACH_S &&
                    window_displays() == before;
         s += LOOK_S) {
        mark(show, LADDER_OPENING);
        guard_waits(&show->guard, clock_now_ms());
        if (sigtimedwait(&ends, NULL, &time) > 0) {
            show->end = SHOW_ENDS;
        }
    }
}

/* A screen that is switched off comes back some day, so the show waits for
 * ever, unless it runs in a window on a desktop. */
bool
show_open_window(struct show *show)
{
    int64_t since_ms = clock_now_ms();
    for (bool first = true; !try_window(show, first); first = false) {
        bool served = guard_on(&show->guard);
        if (show->options->window) {
            return false;
        }
        if (first) {
            guard_status(&show->guard, "Waiting for a display");
        }
        if (first && !served) {
            fputs("kiosk: Waiting for one; Ctrl+C ends the wait.\n", stderr);
        }
        if (served && clock_now_ms() - since_ms >= FRESH_AFTER_MS) {
            fputs("kiosk: no display yet; restarting the show\n", stderr);
            show->end = SHOW_ENDS;
            show->status = 1;
        }
        await_display(show);
        if (show->end == SHOW_ENDS) {
            return true;
        }
    }
    notices_restart(app_notices(show->app), clock_now_ms());
    show->screen = SCREEN_MOVES;
    return true;
}

static void
fit_stage(struct show *show)
{
    int width_px, height_px;
    window_size(show->window, &width_px, &height_px);
    const struct frame *now = &show->stage.now->frame;
    if (now->width_px == width_px && now->height_px == height_px) {
        return;
    }
    stage_release(&show->stage);
    stage_init(&show->stage, show->setup.fonts, width_px, height_px);
    app_resize(show->app, width_px, height_px);
    show->screen = SCREEN_MOVES;
}

/* False when the show cannot go on. */
static bool
reopen_window(struct show *show)
{
    mark(show, LADDER_OPENING);
    window_free(show->window);
    show->window = NULL;
    if (!show_open_window(show) || show->end == SHOW_ENDS) {
        return false;
    }
    struct touch_event gone = {.phase = TOUCH_LOST};
    app_touch(show->app, &gone, clock_now_ms());
    fit_stage(show);
    return true;
}

static void
take_window_news(struct show *show, const struct window_news *news)
{
    if (news->closed || (news->lost && !reopen_window(show))) {
        show->end = SHOW_ENDS;
        return;
    }
    if (news->resized) {
        fit_stage(show);
    }
    if (news->exposed) {
        show->screen = SCREEN_MOVES;
    }
}

/* ---- drawing ---- */

static void
set_shown(struct show *show, enum show_screen screen, bool went_well)
{
    show->screen = went_well ? screen : SCREEN_FAILED;
}

static bool
draw_drag(struct show *show, const struct page *page, double drag)
{
    struct page *ahead =
        app_page_ahead(show->app, app_drag_direction(show->app));
    if (ahead == NULL) {
        return false;
    }
    const struct frame *other = stage_prepare(&show->stage, ahead);
    page_free(ahead);
    mark(show, LADDER_SHOWING);
    set_shown(show, SCREEN_MOVES,
              window_present_slide(show->window, &show->stage.now->frame, other,
                                   &page->slide_area,
                                   (int)(drag * page->width_px)));
    return true;
}

/* Waits for the pictures of the page on screen, but not for long: a placeholder
 * is better than an unresponsive screen. */
static void
await_pictures(struct show *show, int64_t most_ms)
{
    int64_t now_ms = clock_now_ms();
    int64_t until_ms = now_ms + most_ms;
    while (!app_complete(show->app, now_ms) && now_ms < until_ms) {
        app_prepare(show->app, false, now_ms);
        picture_store_wait(app_pictures(show->app), (int)(until_ms - now_ms));
        now_ms = clock_now_ms();
        app_step(show->app, now_ms);
    }
}

/* Presents the picture, or a frame of its fade. */
static void
present(struct show *show, int64_t now_ms)
{
    int mix = app_fade(show->app, now_ms);
    mark(show, LADDER_SHOWING);
    if (mix < 256 && show->stage.before != NULL) {
        set_shown(show, SCREEN_MOVES,
                  window_present_mix(show->window, &show->stage.before->frame,
                                     &show->stage.now->frame, mix));
    } else {
        set_shown(show, SCREEN_COMPLETE,
                  window_present(show->window, &show->stage.now->frame));
    }
}

/* Presents the current page, unless the window shows it already. */
static void
draw(struct show *show, int64_t now_ms)
{
    const struct page *page = app_page(show->app, now_ms);
    if (page->hash != show->stage.now->hash) {
        await_pictures(show, TOUCH_WAIT_MS);
        page = app_page(show->app, now_ms);
        playlist_work(app_playlist(show->app), app_state(show->app));
    }
    if (stage_show(&show->stage, page)) {
        show->screen = SCREEN_MOVES;
        show->fading_since_ms = now_ms;
    }
    double drag = app_drag(show->app);
    if (drag != 0 && draw_drag(show, page, drag)) {
        return;
    }
    if (show->screen < SCREEN_COMPLETE) {
        present(show, now_ms);
    }
}

/* When idle, paints the pages that may come next: by the clock or Back, and by
 * Next. */
static void
paint_ahead(struct show *show)
{
    bool old = show->news != app_picture_news(show->app);
    if (show->screen < SCREEN_COMPLETE ||
        (show->screen == SCREEN_AHEAD && !old) || app_drag(show->app) != 0 ||
        app_page(show->app, clock_now_ms())->pressed) { /* it is about to act */
        return;
    }
    show->screen = SCREEN_AHEAD;
    show->news = app_picture_news(show->app);
    bool rotating = app_state(show->app)->mode == PLAY_ROTATING;
    const int directions[] = {rotating ? 0 : -1, 1};
    for (int i = 0; i < 2; i++) {
        struct page *ahead = app_page_ahead(show->app, directions[i]);
        if (ahead != NULL) {
            stage_prepare(&show->stage, ahead);
        }
        page_free(ahead);
    }
}

/* ---- the watchdog ---- */

static void
tell_status(const struct show *show)
{
    const struct playlist *list = app_playlist(show->app);
    const char *path = playlist_path(list, app_state(show->app));
    if (path == NULL) {
        guard_status(&show->guard, "No slide to show");
        return;
    }
    guard_status(&show->guard,
                 "%sShowing %s/%s; %zu slides, %zu errors in the deck%s",
                 show->level > LADDER_NORMAL ? "SAFE MODE. " : "", list->folder,
                 path, list->shown_count, list->read.report.error_count,
                 window_lacks_touch(show->window) ? "; no touch screen" : "");
}

/* When due, verifies that the screen shows the right picture, and only then
 * reports to the manager. */
static void
report_to_guard(struct show *show, int64_t now_ms)
{
    if (now_ms < guard_due_ms(&show->guard)) {
        return;
    }
    bool right = show->screen != SCREEN_FAILED;
    if (show->screen >= SCREEN_COMPLETE && app_drag(show->app) == 0) {
        const struct frame *frame = &show->stage.now->frame;
        mark(show, LADDER_SHOWING);
        right = show->guard.blind ? window_present(show->window, frame)
                                  : window_prove(show->window, frame);
    }
    if (right) {
        guard_right(&show->guard, now_ms);
        return;
    }
    fputs("kiosk: the screen does not show what it should\n", stderr);
    show->screen = SCREEN_FAILED;
    if (guard_wrong(&show->guard, now_ms) && !reopen_window(show)) {
        show->end = SHOW_ENDS;
    }
}

/* On new settings or the end of safe mode the show restarts, but not while
 * somebody is reading. */
static void
look_for_reasons(struct show *show, int64_t now_ms)
{
    const struct play_state *state = app_state(show->app);
    if (show->end == SHOW_ENDS ||
        (state->mode != PLAY_ROTATING && state->mode != PLAY_EMPTY)) {
        return;
    }
    if (now_ms >= show->level_until_ms) {
        show->end = SHOW_AGAIN;
    }
    bool still =
        state->mode == PLAY_EMPTY && now_ms - show->looked_ms >= SETTINGS_MS;
    if (state->changes != show->changes || still) {
        show->changes = state->changes;
        show->looked_ms = now_ms;
        if (setup_is_old(&show->setup, show->options)) {
            show->end = SHOW_AGAIN;
        }
        tell_status(show);
    }
}

/* ---- the loop ---- */

static void
take_events(struct show *show, int64_t now_ms)
{
    struct touch_event event;
    struct window_news news = {0};
    int step = 0;
    while (window_poll(show->window, &event, &news, &step)) {
        app_touch(show->app, &event, now_ms);
    }
    if (step != 0) {
        app_walk(show->app, step, now_ms);
    }
    for (int i = 0; i < news.press_count; i++) {
        app_key(show->app, news.presses[i], now_ms);
    }
    take_window_news(show, &news);
}

/* Frames of a fade are timed from its start, so that drawing times do not add
 * up. */
static int64_t
timeout_ms(const struct show *show, int64_t now_ms)
{
    if (show->screen < SCREEN_COMPLETE && app_drag(show->app) == 0) {
        int64_t beat_ms = window_frame_ms(show->window);
        return beat_ms - (now_ms - show->fading_since_ms) % beat_ms;
    }
    int64_t due_ms = app_deadline_ms(show->app);
    int64_t guard_ms = guard_due_ms(&show->guard);
    due_ms = guard_ms < due_ms ? guard_ms : due_ms;
    if (show->level_until_ms > now_ms && /* else when nobody is reading */
        show->level_until_ms < due_ms) {
        due_ms = show->level_until_ms;
    }
    return due_ms == INT64_MAX ? -1 : due_ms > now_ms ? due_ms - now_ms : 0;
}

static void
turn(struct show *show)
{
    int64_t now_ms = clock_now_ms();
    take_events(show, now_ms);
    if (show->end == SHOW_ENDS) {
        return;
    }
    if (show->options->moment.day.year == 0) {
        int64_t wall_s = clock_wall_s();
        app_set_moment(show->app, clock_moment(wall_s),
                       now_ms + (MINUTE_S - wall_s % MINUTE_S) * 1000, now_ms);
    }
    app_step(show->app, now_ms);
    draw(show, now_ms);
    report_to_guard(show, now_ms);
    look_for_reasons(show, now_ms);
    if (show->end != SHOW_RUNS) {
        return;
    }
    bool more = app_prepare(show->app, show->screen >= SCREEN_COMPLETE, now_ms);
    if (!more) {
        paint_ahead(show);
    }
    mark(show, LADDER_IDLE);
    int fds[APP_FDS];
    int count = app_fds(show->app, fds);
    window_wait(show->window, fds, count,
                more ? 0 : timeout_ms(show, clock_now_ms()));
}

void
show_rotate(struct show *show)
{
    int width_px, height_px;
    window_size(show->window, &width_px, &height_px);
    stage_init(&show->stage, show->setup.fonts, width_px, height_px);
    app_resize(show->app, width_px, height_px);
    app_say_reach(show->app, clock_now_ms());
    await_pictures(show, START_WAIT_MS);
    while (show->end == SHOW_RUNS) {
        turn(show);
    }
    stage_release(&show->stage);
}
