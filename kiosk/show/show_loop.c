/* The loop of the show: read the clock, take touches, step the show, draw if
 * something changed, sleep until the nearest deadline. See show_loop.h. */
#include "show_loop.h"

#include <stdio.h>

#include "clock.h"
#include "show_private.h"
#include "show_window.h"
#include "window_events.h"
#include "window_wait.h"

enum {
    START_WAIT_MS = 1000, /* with nothing on screen yet */
    LOOK_MS = 5000,       /* at the settings, while nothing changes */
    TOUCH_WAIT_MS = 40    /* a finger notices 50 */
};

void
show_mark(struct show *show, enum ladder_phase phase)
{
    if (show->box.mark != NULL) {
        const struct playlist *list = app_playlist(show->app);
        black_box_mark(&show->box, phase, list->folder,
                       playlist_path(list, app_state(show->app)),
                       clock_now_ms());
    }
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
    show->present = true;
}

/* False when the show cannot go on. */
static bool
reopen_window(struct show *show)
{
    show_mark(show, LADDER_OPENING);
    window_free(show->window);
    show->window = NULL;
    if (!show_open_window(show) || show->closed) {
        return false;
    }
    struct touch_event gone = {.phase = TOUCH_LOST};
    app_touch(show->app, &gone, clock_now_ms());
    fit_stage(show);
    return true;
}

static void
heed_news(struct show *show, const struct window_news *news)
{
    show->closed = show->closed || news->closed;
    if (news->lost && !show->closed && !reopen_window(show)) {
        show->closed = true;
        return;
    }
    if (news->resized) {
        fit_stage(show);
    }
    if (news->exposed) {
        show->present = true;
    }
}

/* ---- drawing ---- */

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
    show_mark(show, LADDER_SHOWING);
    show->shown =
        window_present_slide(show->window, &show->stage.now->frame, other,
                             &page->slide_area, (int)(drag * page->width_px));
    show->complete = false;
    return true;
}

void
show_await_pictures(struct show *show, int64_t most_ms)
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
    show_mark(show, LADDER_SHOWING);
    if (mix < 256 && show->stage.before != NULL) {
        show->shown =
            window_present_mix(show->window, &show->stage.before->frame,
                               &show->stage.now->frame, mix);
        return;
    }
    show->shown = window_present(show->window, &show->stage.now->frame);
    show->complete = show->shown;
    show->present = !show->complete;
}

/* Presents what a person should see now, if the window does not show it. */
static void
draw(struct show *show, int64_t now_ms)
{
    const struct page *page = app_page(show->app, now_ms);
    if (page->hash != show->stage.now->hash) {
        show_await_pictures(show, TOUCH_WAIT_MS);
        page = app_page(show->app, now_ms);
        playlist_work(app_playlist(show->app), app_state(show->app));
    }
    if (stage_show(&show->stage, page)) {
        show->complete = show->ahead = false;
        show->fading_since_ms = now_ms;
    }
    double drag = app_drag(show->app);
    if (drag != 0 && draw_drag(show, page, drag)) {
        return;
    }
    if (!show->complete || show->present) {
        present(show, now_ms);
    }
}

static void
paint_one_ahead(struct show *show, int direction)
{
    struct page *ahead = app_page_ahead(show->app, direction);
    if (ahead != NULL) {
        stage_prepare(&show->stage, ahead);
    }
    page_free(ahead);
}

/* When nothing else is to be done, paints what comes next: by the clock or by
 * Back, and by Next. */
static void
paint_ahead(struct show *show)
{
    bool old = show->news != app_picture_news(show->app);
    if (!show->complete || (show->ahead && !old) || app_drag(show->app) != 0) {
        return;
    }
    show->ahead = true;
    show->news = app_picture_news(show->app);
    bool rotating = app_state(show->app)->mode == PLAY_ROTATING;
    paint_one_ahead(show, rotating ? 0 : -1);
    paint_one_ahead(show, 1);
}

/* ---- who watches ---- */

static void
tell_status(const struct show *show)
{
    const struct playlist *list = app_playlist(show->app);
    const char *path = playlist_path(list, app_state(show->app));
    if (path == NULL) {
        notify_status(&show->guard.notify, "Has no slide to show");
        return;
    }
    notify_status(&show->guard.notify,
                  "%sShows %s/%s; %zu slides, %zu errors in the deck%s",
                  show->level > LADDER_NORMAL ? "SAFE MODE. " : "",
                  list->folder, path, list->shown_count,
                  list->read.report.error_count,
                  window_lacks_touch(show->window) ? "; no touch screen" : "");
}

/* When it is time, proves that the screen shows what it should, and only then
 * says so. */
static void
report_to_guard(struct show *show, int64_t now_ms)
{
    if (now_ms < guard_due_ms(&show->guard)) {
        return;
    }
    bool right = show->shown;
    if (show->complete && app_drag(show->app) == 0) {
        const struct frame *frame = &show->stage.now->frame;
        show_mark(show, LADDER_SHOWING);
        right = show->guard.blind ? window_present(show->window, frame)
                                  : window_prove(show->window, frame);
    }
    if (right) {
        guard_right(&show->guard, now_ms);
        return;
    }
    fputs("kiosk: the screen does not show what it should\n", stderr);
    show->present = true;
    show->complete = false;
    if (guard_wrong(&show->guard, now_ms) && !reopen_window(show)) {
        show->closed = true;
    }
}

/* Other settings, or the end of safe mode: the show begins anew, but not while
 * somebody reads. */
static void
look_for_reasons(struct show *show, int64_t now_ms)
{
    const struct play_state *state = app_state(show->app);
    if (state->mode != PLAY_ROTATING && state->mode != PLAY_EMPTY) {
        return;
    }
    if (now_ms >= show->level_until_ms) {
        show->again = true;
    }
    bool still =
        state->mode == PLAY_EMPTY && now_ms - show->looked_ms >= LOOK_MS;
    if (state->changes != show->changes || still) {
        show->changes = state->changes;
        show->looked_ms = now_ms;
        show->again = show->again || setup_is_old(&show->setup, show->options);
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
    heed_news(show, &news);
}

/* The next beat of a fade: counted from its start, so that the time that a
 * frame takes to draw does not add up. */
static int64_t
next_frame_ms(const struct show *show, int64_t now_ms)
{
    int64_t beat_ms = window_frame_ms(show->window);
    int64_t since_ms = now_ms - show->fading_since_ms;
    return beat_ms - since_ms % beat_ms;
}

static int64_t
sooner(int64_t a_ms, int64_t b_ms)
{
    return a_ms < b_ms ? a_ms : b_ms;
}

static int64_t
timeout_ms(const struct show *show, int64_t now_ms)
{
    if (!show->complete && app_drag(show->app) == 0) {
        return next_frame_ms(show, now_ms);
    }
    int64_t due_ms =
        sooner(app_deadline_ms(show->app), guard_due_ms(&show->guard));
    if (show->level_until_ms > now_ms) { /* else until nobody reads */
        due_ms = sooner(due_ms, show->level_until_ms);
    }
    if (due_ms == INT64_MAX) {
        return -1;
    }
    return due_ms > now_ms ? due_ms - now_ms : 0;
}

static void
turn(struct show *show)
{
    int64_t now_ms = clock_now_ms();
    take_events(show, now_ms);
    if (show->closed) {
        return;
    }
    if (show->options->date.year == 0) {
        app_set_today(show->app, clock_today(), now_ms);
    }
    app_step(show->app, now_ms);
    draw(show, now_ms);
    report_to_guard(show, now_ms);
    look_for_reasons(show, now_ms);
    if (show->closed || show->again) {
        return;
    }
    bool more = app_prepare(show->app, show->complete, now_ms);
    if (!more) {
        paint_ahead(show);
    }
    show_mark(show, LADDER_IDLE);
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
    show_await_pictures(show, START_WAIT_MS);
    while (!show->closed && !show->again) {
        turn(show);
    }
    stage_release(&show->stage);
}
