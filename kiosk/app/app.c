/* The show: its parts, what each is told, and when. See app.h. */
#include "app.h"

#include <stdlib.h>

#include "app_core.h"
#include "app_hands.h"
#include "mem.h"
#include "page_check_controls.h"
#include "setup.h"

struct app *
app_new(const struct app_options *options, int64_t now_ms)
{
    struct app *app = mem_new(1, sizeof(*app));
    bool still = options->settings.motion == MOTION_NONE;
    app->settings = options->settings;
    app->fonts = options->fonts;
    notices_add(&app->notices, options->lasting_notice, true, now_ms);
    app->whole =
        setup_screen(&app->settings, options->width_px, options->height_px);
    app->screen = app->whole;
    struct player_rules rules = setup_player(&app->settings);
    app->player = player_new(&rules, now_ms);
    app->hands = (struct hands){.idle_ms = rules.idle_ms,
                                .strike_ms = rules.strike_ms,
                                .pressed = KEYS_NOTHING};
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

const struct page *
app_page(struct app *app, int64_t now_ms)
{
    struct view_scene scene = app_scene(app, now_ms);
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
    struct prefetch_scene scene = app_coming(app);
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
    struct prefetch_scene scene = app_coming(app);
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
    app_change_slides(app, now_ms);
    take_news(app, picture_store_step(app->feed.pictures.store, now_ms));
    app_hands_step(app, now_ms);
    struct prefetch_scene scene = app_coming(app);
    if (!prefetch_holds_clock(&app->prefetch, &scene, now_ms, &until_ms)) {
        player_tick(app->player, now_ms);
    }
    app_settle(app, now_ms);
    app_change_slides(app, now_ms);
    app_step_prompt(app, now_ms);
    receipt_page_step(&app->receipt, &app->notices, app_state(app)->mode,
                      code_prompt_is_on(&app->prompt), now_ms);
    app_settle(app, now_ms);
}

int64_t
app_deadline_ms(const struct app *app)
{
    int64_t clock_ms = player_deadline_ms(app->player), deck_ms = INT64_MAX;
    struct prefetch_scene scene = app_coming(app);
    prefetch_holds_clock(&app->prefetch, &scene, app->stepped_ms, &clock_ms);
    prefetch_holds_deck(&app->prefetch, &scene, app->stepped_ms, &deck_ms);
    const int64_t times_ms[] = {
        clock_ms,
        deck_ms,
        feed_deadline_ms(&app->feed),
        picture_store_deadline_ms(app->feed.pictures.store),
        receipt_page_deadline_ms(&app->receipt),
        code_prompt_deadline_ms(&app->prompt),
        app_hands_deadline_ms(app),
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
    app_change_slides(app, now_ms);
}

void
app_resize(struct app *app, int width_px, int height_px)
{
    if (width_px == app->whole.width_px && height_px == app->whole.height_px) {
        return;
    }
    app->whole = setup_screen(&app->settings, width_px, height_px);
    app_fit(app);
    input_resize(&app->input, &app->whole);
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
    char *words = page_check_reach(app->feed.on->read.deck, &app->whole,
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
