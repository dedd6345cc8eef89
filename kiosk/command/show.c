/* kiosk show: the show on a screen, by the real clock, for years. One thread,
 * one loop: read the clock, take touches, step the show, draw if something
 * changed, sleep until the nearest deadline. */
#include "command.h"

#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "app.h"
#include "clock.h"
#include "options.h"
#include "setup.h"
#include "stage.h"
#include "window.h"

static const char usage[] =
    "usage: kiosk [show] [DECK] [--window [WxH]] [--config kiosk.txt]\n"
    "       kiosk check [DECK]\n"
    "       kiosk render [DECK] --out DIR\n"
    "       kiosk rehearse SCRIPT [DECK]\n"
    "Shows the slides in the folder DECK, full screen or in a window.\n"
    "--help behind a command says more; so does man kiosk.\n";

enum {
    WORDS_WAIT_MS = 2000, /* of PDFs, before the first deck */
    START_WAIT_MS = 1000, /* with nothing on screen yet */
    QUICK_WAIT_MS = 10,   /* for the size of a photo, so that it is decoded
                           * while the window opens */
    TOUCH_WAIT_MS = 40    /* a finger notices 50 */
};

struct show {
    const struct options *options;
    struct setup setup;
    struct window *window;
    struct app *app;
    struct stage stage;
    bool present;  /* the window has not got the picture yet */
    bool ahead;    /* the neighbour was painted for this picture */
    uint64_t news; /* of pictures that it was painted with */
    bool complete; /* the window shows the picture, no fade on its way */
    int64_t fading_since_ms; /* frames of a fade come at a steady beat */
    bool closed;
};

/* Pictures come and go in pieces of megabytes: give them back to the system
 * at once instead of keeping them in the heap. */
static void
tame_heap(void)
{
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
}

static void
print_findings(const struct library_deck *read)
{
    setup_print(&read->report, "", stderr);
}

/* ---- the window ---- */

static bool
try_window(struct show *show, bool say)
{
    struct window_options options = {.title = "Kiosk",
                                     .full_screen = !show->options->window,
                                     .width_px = show->options->width_px,
                                     .height_px = show->options->height_px,
                                     .rotate = show->setup.settings.rotate,
                                     .renderer = show->setup.settings.renderer};
    char *why = NULL;
    show->window = window_new(&options, &why);
    if (show->window == NULL && say) {
        fprintf(stderr, "kiosk: %s\n", why);
    }
    free(why);
    return show->window != NULL;
}

/* Sleeps for WAIT_S; true when SIGTERM or SIGINT came meanwhile. */
static bool
was_told_to_end(time_t wait_s)
{
    sigset_t ends, before;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    sigprocmask(SIG_BLOCK, &ends, &before);
    bool told =
        sigtimedwait(&ends, NULL, &(struct timespec){.tv_sec = wait_s}) > 0;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return told;
}

/* A screen that is switched off comes back some day: it is waited for, for
 * ever, unless a person at a desk asked for a window. */
static bool
open_window(struct show *show)
{
    static const time_t waits_s[] = {1, 2, 5, 10};
    size_t at = 0;
    while (!try_window(show, at == 0)) {
        if (show->options->window) {
            return false;
        }
        if (was_told_to_end(waits_s[at])) {
            show->closed = true;
            return true;
        }
        at += at + 1 < sizeof(waits_s) / sizeof(waits_s[0]) ? 1 : 0;
    }
    show->present = true;
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
    show->present = true;
}

static bool
heed_news(struct show *show, const struct window_news *news)
{
    if (news->lost) {
        window_free(show->window);
        if (!open_window(show) || show->closed) {
            return false;
        }
    }
    if (news->lost || news->resized) {
        fit_stage(show);
    }
    if (news->exposed) {
        show->present = true;
    }
    show->closed = show->closed || news->closed;
    return true;
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
    window_present_slide(show->window, &show->stage.now->frame, other,
                         &page->slide_area, (int)(drag * page->width_px));
    show->complete = false;
    return true;
}

/* Waits for the pictures of the page on screen, but not for long: a field in
 * their place is better than a screen that does not answer. */
static void
await_pictures(struct show *show, int64_t most_ms)
{
    int64_t now_ms = clock_now_ms();
    int64_t until_ms = now_ms + most_ms;
    while (!app_complete(show->app, now_ms) && now_ms < until_ms) {
        app_prepare(show->app, false, now_ms);
        app_wait_pictures(show->app, (int)(until_ms - now_ms));
        now_ms = clock_now_ms();
        app_step(show->app, now_ms);
    }
}

/* Presents what a person should see now, if the window does not show it. */
static void
draw(struct show *show, int64_t now_ms)
{
    const struct page *page = app_page(show->app, now_ms);
    if (page->hash != show->stage.now->hash) {
        await_pictures(show, TOUCH_WAIT_MS);
        page = app_page(show->app, now_ms);
    }
    if (stage_show(&show->stage, page)) {
        show->complete = show->ahead = false;
        show->fading_since_ms = now_ms;
    }
    double drag = app_drag(show->app);
    if (drag != 0 && draw_drag(show, page, drag)) {
        return;
    }
    if (show->complete && !show->present) {
        return;
    }
    int mix = app_fade(show->app, now_ms);
    if (mix < 256 && show->stage.before != NULL) {
        window_present_mix(show->window, &show->stage.before->frame,
                           &show->stage.now->frame, mix);
        return;
    }
    show->complete = window_present(show->window, &show->stage.now->frame);
    show->present = !show->complete;
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
    if (!heed_news(show, &news)) {
        show->closed = true;
    }
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
timeout_ms(const struct show *show, int64_t now_ms)
{
    if (!show->complete && app_drag(show->app) == 0) {
        return next_frame_ms(show, now_ms);
    }
    int64_t due_ms = app_deadline_ms(show->app);
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
    bool more = app_prepare(show->app, show->complete, now_ms);
    if (!more) {
        paint_ahead(show);
    }
    int fds[APP_FDS];
    int count = app_fds(show->app, fds);
    window_wait(show->window, fds, count,
                more ? 0 : timeout_ms(show, clock_now_ms()));
}

/* The size that the window will have, as far as one can tell. */
static void
guess_size(const struct options *options, int *width_px, int *height_px)
{
    bool known = options->window && options->width_px > 0;
    bool small = options->window && !known;
    *width_px = known ? options->width_px : small ? 1280 : 1920;
    *height_px = known ? options->height_px : small ? 800 : 1080;
}

/* The deck is read, and a decoder is at its first pictures, while the window
 * opens: that saves a third of the time to the first slide. */
static void
start(struct show *show)
{
    struct app_options options = {.deck_folder = show->options->deck,
                                  .settings = show->setup.settings,
                                  .fonts = show->setup.fonts,
                                  .today = show->setup.today,
                                  .patience_ms = WORDS_WAIT_MS,
                                  .notice = show->setup.notice,
                                  .on_deck = print_findings};
    int64_t now_ms = clock_now_ms();
    guess_size(show->options, &options.width_px, &options.height_px);
    show->app = app_new(&options, now_ms);
    app_prepare(show->app, false, now_ms);
    while (app_pictures_quick(show->app) &&
           app_wait_pictures(show->app, QUICK_WAIT_MS)) {
        app_prepare(show->app, false, now_ms);
    }
}

static void
rotate(struct show *show)
{
    int width_px, height_px;
    window_size(show->window, &width_px, &height_px);
    stage_init(&show->stage, show->setup.fonts, width_px, height_px);
    app_resize(show->app, width_px, height_px);
    await_pictures(show, START_WAIT_MS);
    while (!show->closed) {
        turn(show);
    }
    stage_release(&show->stage);
    window_free(show->window);
}

static int
run(struct show *show)
{
    start(show);
    bool good = open_window(show);
    if (good && !show->closed) {
        rotate(show);
    }
    app_free(show->app);
    return good ? 0 : 2;
}

int
command_show(int argc, char **argv)
{
    static const struct option_set set = {usage, OPTION_WINDOW | OPTION_SCALE |
                                                     OPTION_THEME};
    struct options options;
    struct show show = {.options = &options};
    int status = 0;
    if (!options_parse(&options, &set, argc, argv, &status)) {
        return status;
    }
    tame_heap();
    if (!setup_init(&show.setup, &options)) {
        return 2;
    }
    setup_print(&show.setup.report, "", stderr);
    status = run(&show);
    setup_release(&show.setup);
    return status;
}
