/* The show: its parts, what each is told, and when. See app.h. */
#include "app.h"

#include <stdlib.h>

#include "code_prompt.h"
#include "fade.h"
#include "feed.h"
#include "input.h"
#include "mem.h"
#include "page_check_controls.h"
#include "para_bidi.h"
#include "player_hand.h"
#include "prefetch.h"
#include "receipt_page.h"
#include "setup.h"
#include "told_files.h"
#include "view.h"

struct app {
    struct settings settings;
    struct fonts *fonts;
    struct page_screen screen;
    uint64_t screens; /* counts its sizes */
    int64_t stepped_ms;
    struct player *player;

    struct notices notices;
    struct feed feed;
    struct view view;
    struct fade fade;
    struct input input;
    struct prefetch prefetch;
    struct code_prompt prompt;
    struct receipt_page receipt;
};

/* Something may have changed what is on screen. */
static void
settle(struct app *app, int64_t now_ms)
{
    if (!fade_follow(&app->fade, app_state(app), app->feed.slides,
                     app->prompt.covers + app->receipt.covers, now_ms)) {
        return;
    }
    if (!code_prompt_is_on(&app->prompt)) { /* what a finger is on stays */
        touch_picture_changed(app->input.touch);
    }
    feed_sweep(&app->feed, now_ms);
}

struct app *
app_new(const struct app_options *options, int64_t now_ms)
{
    struct app *app = mem_new(1, sizeof(*app));
    bool still = options->settings.motion == MOTION_NONE;
    app->settings = options->settings;
    app->fonts = options->fonts;
    notices_add(&app->notices, options->lasting_notice, true, now_ms);
    app->screen =
        setup_screen(&app->settings, options->width_px, options->height_px);
    struct player_rules rules = setup_player(&app->settings);
    app->player = player_new(&rules, now_ms);
    input_init(&app->input, &app->screen, !still, rules.strike_ms);
    app->receipt.strike_ms = rules.strike_ms;
    const struct feed_options feed = {
        .folder = options->deck_folder,
        .others = options->else_folders,
        .settings = &app->settings,
        .wall_s = options->wall_s,
        .patience_ms = options->patience_ms,
        .tools = {.hooks = options->hooks,
                  .moment = options->moment,
                  .screen = &app->screen,
                  .measure = fonts_measure(app->fonts)},
        .notices = &app->notices,
        .on_deck = options->on_deck};
    feed_init(&app->feed, &feed, now_ms);
    fonts_set_pictures(app->fonts, &app->feed.pictures.seam);
    prefetch_init(&app->prefetch, app->feed.pictures.store);
    playlist_play(app->feed.on, app->player, -1, -1, now_ms);
    fade_init(&app->fade, still, app_state(app), now_ms);
    code_prompt_init(&app->prompt, options->ask_folder,
                     app->settings.staff_code, &app->notices, now_ms);
    return app;
}

void
app_free(struct app *app)
{
    if (app == NULL) {
        return;
    }
    view_release(&app->view);
    fonts_set_pictures(app->fonts, NULL);
    prefetch_release(&app->prefetch);
    feed_release(&app->feed);
    player_free(app->player);
    input_release(&app->input);
    notices_release(&app->notices);
    receipt_page_release(&app->receipt);
    code_prompt_release(&app->prompt);
    free(app);
}

/* ---- what is on screen ---- */

static struct view_scene
scene_now(struct app *app, int64_t now_ms)
{
    const struct play_state *state = app_state(app);
    const char *notice = notices_now(&app->notices, now_ms);
    return (struct view_scene){
        .playlist = app->feed.on,
        .state = state,
        .notice = notice,
        .notice_good = app->notices.queue[0].good,
        .telling = receipt_page_telling(&app->receipt),
        .keypad = code_prompt_keypad(&app->prompt),
        .pressed = input_pressed(&app->input),
        .held = input_held(&app->input),
        .counts = {[VIEW_SLIDES] = app->feed.slides,
                   [VIEW_SCREENS] = app->screens,
                   [VIEW_LAYOUTS] = app->prefetch.layouts,
                   [VIEW_PICTURES] = app->prefetch.news,
                   [VIEW_PROMPT] = app->prompt.changes,
                   [VIEW_RECEIPT] = app->receipt.changes,
                   [VIEW_NOTICES] = app->notices.changes,
                   [VIEW_STATE] = state->changes,
                   [VIEW_PRESSED] = input_pressed_id(&app->input),
                   [VIEW_HELD] = input_held(&app->input) != NULL}};
}

const struct page *
app_page(struct app *app, int64_t now_ms)
{
    struct view_scene scene = scene_now(app, now_ms);
    return view_now(&app->view, &scene);
}

struct page *
app_page_before(struct app *app)
{
    return app->fade.has_before ? view_lay_out(app->feed.on, &app->fade.before)
                                : NULL;
}

struct page *
app_page_ahead(struct app *app, int direction)
{
    struct play_state state;
    return view_peek(app->feed.on, app->player, direction, &state)
               ? view_lay_out(app->feed.on, &state)
               : NULL;
}

const char *
app_over(const struct app *app)
{
    const char *over = code_prompt_over(&app->prompt);
    return over[0] == '\0' && receipt_page_telling(&app->receipt) != NULL
               ? "receipt"
               : over;
}

int
app_fade(const struct app *app, int64_t now_ms)
{
    return fade_mix(&app->fade, now_ms);
}

/* ---- pictures ---- */

/* What is on screen, and what may come next. */
static struct prefetch_scene
coming(const struct app *app)
{
    const struct feed *feed = &app->feed;
    return (struct prefetch_scene){.player = app->player,
                                   .on = feed->on,
                                   .waiting = feed->waiting,
                                   .waiting_since_ms = feed->waiting_since_ms,
                                   .changes = feed->slides + feed->offers +
                                              app->screens};
}

static void
take_news(struct app *app, enum picture_news news)
{
    if (prefetch_take_news(&app->prefetch, news)) {
        feed_recount(&app->feed, app->player, &app->view);
    }
}

bool
app_prepare(struct app *app, bool ahead, int64_t now_ms)
{
    struct picture_store *store = app->feed.pictures.store;
    struct prefetch_scene scene = coming(app);
    take_news(app, picture_store_step(store, now_ms));
    const struct page *page = NULL;
    if (prefetch_begin(&app->prefetch, &scene) &&
        !code_prompt_is_on(&app->prompt) &&
        receipt_page_telling(&app->receipt) == NULL) {
        page = app_page(app, now_ms);
    }
    if (!prefetch_step(&app->prefetch, &scene, page, ahead)) {
        return false;
    }
    take_news(app, picture_store_step(store, now_ms));
    return prefetch_goes_on(&app->prefetch);
}

bool
app_complete(struct app *app, int64_t now_ms)
{
    struct prefetch_scene scene = coming(app);
    app_page(app, now_ms);
    return !picture_store_sizing(app->feed.pictures.store) &&
           (app->view.ready || prefetch_is_done(&app->prefetch, &scene));
}

void
app_finish_pictures(struct app *app, int64_t now_ms)
{
    while (app_prepare(app, true, now_ms) ||
           picture_store_busy(app->feed.pictures.store)) {
        take_news(app, picture_store_finish(app->feed.pictures.store));
    }
}

struct picture_store *
app_pictures(struct app *app)
{
    return app->feed.pictures.store;
}

uint64_t
app_picture_news(const struct app *app)
{
    return app->prefetch.news;
}

/* ---- decks, and news from other programs ---- */

/* Applies what waits until nobody is reading: a new day, a new deck. */
static void
change_slides(struct app *app, int64_t now_ms)
{
    int64_t until_ms;
    feed_choose_slides(&app->feed, app->player, now_ms);
    struct prefetch_scene scene = coming(app);
    if (feed_may_swap(&app->feed, app->player) &&
        (app->feed.lost ||
         !prefetch_holds_deck(&app->prefetch, &scene, now_ms, &until_ms))) {
        feed_swap(&app->feed, app->player, now_ms);
    }
    settle(app, now_ms);
}

static void
step_prompt(struct app *app, int64_t now_ms)
{
    code_prompt_step(&app->prompt, app_state(app)->mode, now_ms);
    if (code_prompt_is_on(&app->prompt)) {
        receipt_page_close(&app->receipt);
    }
    if (app_state(app)->mode != PLAY_CLEANING &&
        code_prompt_heard(&app->prompt)) {
        told_take(app->prompt.watch.folder, app->feed.on->read.hash,
                  &app->receipt, &app->notices, now_ms);
    }
    settle(app, now_ms);
}

/* ---- fingers ---- */

static void
act(struct app *app, enum play_action action, int argument, int64_t now_ms)
{
    if (receipt_page_telling(&app->receipt) != NULL) {
        receipt_page_act(&app->receipt, action, app->view.page->told, now_ms);
    } else if (action == PLAY_KEY) {
        code_prompt_press(&app->prompt, argument, now_ms);
    } else if (action == PLAY_KEYPAD) {
        code_prompt_open(&app->prompt);
        step_prompt(app, now_ms);
    } else {
        bool good =
            feed_leave(&app->feed, app->player, action, &argument, now_ms);
        settle(app, now_ms);
        if (good) {
            player_act(app->player, action, argument, now_ms);
        }
    }
    settle(app, now_ms);
}

static void
perform(struct app *app, struct intent intent, int64_t now_ms)
{
    switch (intent.type) {
    case INTENT_NOTHING:
        return;
    case INTENT_STAY:
        player_busy(app->player, now_ms);
        return;
    case INTENT_HOLD:
        if (!player_touch(app->player, now_ms)) {
            input_refuse(&app->input);
        }
        break;
    case INTENT_CLOSE:
        receipt_page_close(&app->receipt);
        break;
    case INTENT_ACT:
        act(app, intent.action, intent.argument, now_ms);
        break;
    case INTENT_SWIPE:
        act(app, intent.action, 0, now_ms);
        fade_cut(&app->fade);
        break;
    case INTENT_CLEAN:
        player_clean(app->player, now_ms);
        break;
    }
    settle(app, now_ms);
}

static void
handle_gesture(struct app *app, const struct gesture *gesture, int64_t now_ms)
{
    if (gesture->type == GESTURE_NONE) {
        return;
    }
    const struct play_state *state = app_state(app);
    struct view_scene now = scene_now(app, now_ms);
    const struct page *page = view_seen(&app->view, &now);
    const struct input_scene scene = {
        .page = page,
        .slides = app->feed.slides,
        .mode = state->mode,
        .is_slide = state->view == PLAY_VIEW_SLIDE,
        .direction = playlist_direction(app->feed.on, state),
        .is_pad = code_prompt_is_on(&app->prompt),
        .is_told = receipt_page_telling(&app->receipt) != NULL,
        .has_steps = receipt_page_may_turn(&app->receipt, page->told)};
    perform(app, input_intent(&app->input, gesture, &scene, now_ms), now_ms);
}

void
app_touch(struct app *app, const struct touch_event *event, int64_t now_ms)
{
    struct gesture gesture = touch_feed(app->input.touch, event, now_ms);
    handle_gesture(app, &gesture, now_ms);
    change_slides(app, now_ms);
}

void
app_walk(struct app *app, int step, int64_t now_ms)
{
    bool asking = app_state(app)->mode == PLAY_ASKING;
    perform(app, (struct intent){.type = INTENT_CLOSE}, now_ms);
    player_touch(app->player, now_ms);
    act(app, asking ? PLAY_KEEP : step > 0 ? PLAY_NEXT : PLAY_BACK, 0, now_ms);
}

double
app_drag(const struct app *app)
{
    return app->input.drag;
}

int
app_drag_direction(const struct app *app)
{
    return (app->input.drag < 0 ? 1 : -1) *
           playlist_direction(app->feed.on, app_state(app));
}

/* ---- time ---- */

void
app_step(struct app *app, int64_t now_ms)
{
    int64_t until_ms;
    struct receipt receipt;
    app->stepped_ms = now_ms;
    notices_now(&app->notices, now_ms);
    if (feed_step(&app->feed, app_state(app)->slide, now_ms, &receipt)) {
        receipt_page_take(&app->receipt, &receipt, app->feed.before);
    }
    change_slides(app, now_ms);
    take_news(app, picture_store_step(app->feed.pictures.store, now_ms));
    struct gesture gesture = touch_tick(app->input.touch, now_ms);
    handle_gesture(app, &gesture, now_ms);
    struct prefetch_scene scene = coming(app);
    if (!prefetch_holds_clock(&app->prefetch, &scene, now_ms, &until_ms)) {
        player_tick(app->player, now_ms);
    }
    settle(app, now_ms);
    change_slides(app, now_ms);
    step_prompt(app, now_ms);
    receipt_page_step(&app->receipt, &app->notices, app_state(app)->mode,
                      code_prompt_is_on(&app->prompt), now_ms);
    settle(app, now_ms);
}

int64_t
app_deadline_ms(const struct app *app)
{
    int64_t clock_ms = player_deadline_ms(app->player), deck_ms = INT64_MAX;
    struct prefetch_scene scene = coming(app);
    prefetch_holds_clock(&app->prefetch, &scene, app->stepped_ms, &clock_ms);
    prefetch_holds_deck(&app->prefetch, &scene, app->stepped_ms, &deck_ms);
    const int64_t times_ms[] = {
        clock_ms,
        deck_ms,
        touch_deadline_ms(app->input.touch),
        feed_deadline_ms(&app->feed),
        picture_store_deadline_ms(app->feed.pictures.store),
        receipt_page_deadline_ms(&app->receipt),
        code_prompt_deadline_ms(&app->prompt),
        notices_deadline_ms(&app->notices)};
    int64_t due_ms = INT64_MAX;
    for (size_t i = 0; i < sizeof(times_ms) / sizeof(times_ms[0]); i++) {
        due_ms = times_ms[i] < due_ms ? times_ms[i] : due_ms;
    }
    return due_ms;
}

int
app_fds(const struct app *app, int fds[APP_FDS])
{
    int count = feed_fds(&app->feed, fds);
    int fd = code_prompt_fd(&app->prompt);
    if (fd >= 0) {
        fds[count++] = fd;
    }
    return count;
}

void
app_set_moment(struct app *app, struct deck_moment moment, int64_t minute_ms,
               int64_t now_ms)
{
    feed_set_moment(&app->feed, moment, minute_ms, app_state(app));
    change_slides(app, now_ms);
}

void
app_resize(struct app *app, int width_px, int height_px)
{
    if (width_px == app->screen.width_px &&
        height_px == app->screen.height_px) {
        return;
    }
    app->screen = setup_screen(&app->settings, width_px, height_px);
    app->screens++;
    feed_recount(&app->feed, app->player, &app->view);
    input_resize(&app->input, &app->screen);
}

/* ---- for others ---- */

const struct play_state *
app_state(const struct app *app)
{
    return player_state(app->player);
}

struct notices *
app_notices(struct app *app)
{
    return &app->notices;
}

void
app_say_reach(struct app *app, int64_t now_ms)
{
    char *words = page_check_reach(app->feed.on->read.deck, &app->screen,
                                   &app->settings, fonts_measure(app->fonts));
    notices_add(&app->notices, words, false, now_ms);
    free(words);
}

const struct playlist *
app_playlist(const struct app *app)
{
    return app->feed.on;
}

const struct playlist *
app_newest(const struct app *app)
{
    const struct feed *feed = &app->feed;
    return feed->waiting != NULL && player_may_swap(app->player) ? feed->waiting
                                                                 : feed->on;
}
