/* The show itself. See app.h. */
#include "app.h"

#include <stdlib.h>
#include <string.h>

#include "app_private.h"
#include "deck_shown.h"
#include "mem.h"
#include "page_check.h"
#include "para_bidi.h"
#include "player_hand.h"
#include "playlist_place.h"
#include "setup.h"
#include "told_files.h"

enum { SWEEP_MS = 10 * 60 * 1000 /* at most this often, at a slide change */ };

static struct player_rules
player_rules_of(const struct settings *settings)
{
    struct player_rules rules = player_rules_default();
    rules.idle_ms = (int64_t)settings->idle_seconds * 1000;
    rules.ask_ms = (int64_t)settings->ask_seconds * 1000;
    rules.first_theme = strcmp(settings->theme, "high-contrast") == 0
                            ? PAGE_HIGH_CONTRAST
                            : PAGE_LIGHT;
    for (int i = 0; i < rules.scale_count; i++) {
        if (page_scales[i] <= settings->scale) {
            rules.first_scale = i;
        }
    }
    return rules;
}

void
app_note_change(struct app *app, int64_t now_ms)
{
    if (!fade_follow(&app->fade, player_state(app->player), app->slides,
                     app->prompt.covers + app->receipt.covers, now_ms)) {
        return;
    }
    if (!code_prompt_is_on(&app->prompt)) { /* what a finger is on stays */
        touch_picture_changed(app->input.touch);
    }
    if (now_ms - app->swept_ms >= SWEEP_MS) {
        app->swept_ms = now_ms;
        feed_sweep(app);
    }
}

struct app *
app_new(const struct app_options *options, int64_t now_ms)
{
    struct app *app = mem_new(1, sizeof(*app));
    app->settings = options->settings;
    app->fonts = options->fonts;
    app->today = options->today;
    app->on_deck = options->on_deck;
    app->hooks = options->hooks;
    app->swept_ms = now_ms;
    notices_add(&app->notices, options->lasting_notice, true, now_ms);
    app->screen =
        setup_screen(&app->settings, options->width_px, options->height_px);
    struct player_rules rules = player_rules_of(&app->settings);
    app->player = player_new(&rules, now_ms);
    input_init(&app->input, &app->screen, app->settings.motion != MOTION_NONE);

    deck_pictures_init(&app->pictures, options->deck_folder,
                       options->else_folders[0], &app->settings,
                       deck_pictures_print);
    if (options->patience_ms > 0) {
        app->pictures.patience_ms = options->patience_ms;
        picture_store_expect(app->pictures.store, now_ms);
    }
    fonts_set_pictures(app->fonts, &app->pictures.seam);
    prefetch_init(&app->prefetch, app->pictures.store);
    app->show = feed_begin(app, options, now_ms);
    playlist_play(app->show, app->player, -1, now_ms);
    fade_init(&app->fade, app->settings.motion == MOTION_NONE,
              player_state(app->player), now_ms);
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
    playlist_free(app->waiting);
    playlist_free(app->show);
    feed_end(app);
    fonts_set_pictures(app->fonts, NULL);
    prefetch_release(&app->prefetch);
    deck_pictures_release(&app->pictures);
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
    const struct play_state *state = player_state(app->player);
    const char *notice = notices_now(&app->notices, now_ms);
    return (struct view_scene){
        .playlist = app->show,
        .state = state,
        .notice = notice,
        .notice_good = app->notices.queue[0].good,
        .telling = receipt_page_telling(&app->receipt),
        .keypad = code_prompt_keypad(&app->prompt),
        .counts = {[VIEW_SLIDES] = app->slides,
                   [VIEW_SCREENS] = app->screens,
                   [VIEW_LAYOUTS] = app->prefetch.layouts,
                   [VIEW_PICTURES] = app->prefetch.news,
                   [VIEW_PROMPT] = app->prompt.changes,
                   [VIEW_RECEIPT] = app->receipt.changes,
                   [VIEW_NOTICES] = app->notices.changes,
                   [VIEW_STATE] = state->changes}};
}

/* 1, or -1 where the chosen language is read from right to left. */
static int
reading_direction(const struct app *app)
{
    const struct play_state *state = player_state(app->player);
    if (state->slide < 0) {
        return 1;
    }
    const struct deck *deck = app->show->read.deck;
    return para_is_rtl(deck->languages[state->language]) ? -1 : 1;
}

/* What other programs tell, as soon as it can be seen. A receipt that is on is
 * not about what was done just now. */
static void
listen(struct app *app, int64_t now_ms)
{
    const char *folder = app->prompt.watch.folder;
    struct told_notice notice;
    struct receipt receipt;
    if (app_state(app)->mode == PLAY_CLEANING ||
        !code_prompt_heard(&app->prompt)) {
        return;
    }
    if (told_receipt(folder, &receipt)) {
        receipt_page_take(&app->receipt, &receipt, app->show->read.hash);
    }
    while (told_next(folder, &notice)) {
        receipt_page_close(&app->receipt);
        notices_tell(&app->notices, notice.words, notice.for_ms, now_ms);
        free(notice.words);
    }
}

static void
step_prompt(struct app *app, int64_t now_ms)
{
    code_prompt_step(&app->prompt, app_state(app)->mode, now_ms);
    if (code_prompt_is_on(&app->prompt)) {
        receipt_page_close(&app->receipt);
    }
    listen(app, now_ms);
    app_note_change(app, now_ms);
}

/* ---- pictures ---- */

/* What is on screen, and what may come. */
static struct prefetch_scene
coming(const struct app *app)
{
    return (struct prefetch_scene){.player = app->player,
                                   .on = app->show,
                                   .waiting = app->waiting,
                                   .waiting_since_ms = app->waiting_since_ms,
                                   .changes = app->slides + app->screens +
                                              app->offers};
}

bool
app_holds_deck(const struct app *app, int64_t now_ms)
{
    int64_t until_ms;
    struct prefetch_scene scene = coming(app);
    return prefetch_holds_deck(&app->prefetch, &scene, now_ms, &until_ms);
}

/* Layouts may differ when sizes became known. */
static void
take_news(struct app *app, enum picture_news news)
{
    if (prefetch_take_news(&app->prefetch, news)) {
        playlist_forget_pages(app->show);
        if (app->waiting != NULL) {
            playlist_forget_pages(app->waiting);
        }
        player_recount(app->player);
    }
}

/* The page on screen, if it is a slide with pictures that nothing covers. */
static const struct page *
page_with_pictures(struct app *app, int64_t now_ms)
{
    const struct play_state *state = app_state(app);
    return state->view == PLAY_VIEW_SLIDE && state->slide >= 0 &&
                   !code_prompt_is_on(&app->prompt) &&
                   receipt_page_telling(&app->receipt) == NULL &&
                   playlist_has_pictures(app->show, state->slide,
                                         state->language)
               ? app_page(app, now_ms)
               : NULL;
}

bool
app_prepare(struct app *app, bool ahead, int64_t now_ms)
{
    struct picture_store *store = app->pictures.store;
    struct prefetch_scene scene = coming(app);
    take_news(app, picture_store_step(store, now_ms));
    bool begins = prefetch_begin(&app->prefetch, &scene);
    if (!prefetch_step(&app->prefetch, &scene,
                       begins ? page_with_pictures(app, now_ms) : NULL,
                       ahead)) {
        return false;
    }
    take_news(app, picture_store_step(store, now_ms));
    return !prefetch_begin(&app->prefetch, &scene) ||
           !picture_store_sizing(store);
}

bool
app_complete(struct app *app, int64_t now_ms)
{
    struct prefetch_scene scene = coming(app);
    app_page(app, now_ms);
    return !picture_store_sizing(app->pictures.store) &&
           (app->view.ready || prefetch_is_done(&app->prefetch, &scene));
}

bool
app_pictures_quick(const struct app *app)
{
    return picture_store_quick(app->pictures.store);
}

bool
app_wait_pictures(const struct app *app, int timeout_ms)
{
    return picture_store_wait(app->pictures.store, timeout_ms);
}

void
app_finish_pictures(struct app *app, int64_t now_ms)
{
    while (app_prepare(app, true, now_ms) ||
           picture_store_busy(app->pictures.store)) {
        take_news(app, picture_store_finish(app->pictures.store));
    }
}

uint64_t
app_picture_news(const struct app *app)
{
    return app->prefetch.news;
}

/* ---- fingers ---- */

/* A new deck comes in under a reader only when the reader leaves the slide.
 * Returns whether the action still makes sense after that. */
static bool
swap_before(struct app *app, enum play_action action, int *argument,
            int64_t now_ms)
{
    bool leaves =
        action == PLAY_NEXT || action == PLAY_BACK || action == PLAY_TOPIC;
    if (app->waiting == NULL || !leaves) {
        return true;
    }
    struct playlist *next = app->waiting;
    app->waiting = NULL;
    bool here =
        playlist_place_slide(next, app->show, app_state(app)->slide) >= 0;
    int topic = -1;
    if (action == PLAY_TOPIC) {
        topic = playlist_place_topic(next, app->show, *argument);
        *argument = topic;
    }
    app_swap_show(app, next, now_ms);
    return action == PLAY_TOPIC ? topic >= 0 : here;
}

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
    } else if (swap_before(app, action, &argument, now_ms)) {
        player_act(app->player, action, argument, now_ms);
    }
    app_note_change(app, now_ms);
}

static void
perform(struct app *app, struct intent intent, int64_t now_ms)
{
    switch (intent.type) {
    case INTENT_NOTHING:
        break;
    case INTENT_HOLD:
        if (!player_touch(app->player, now_ms)) {
            input_refuse(&app->input);
        }
        app_note_change(app, now_ms);
        break;
    case INTENT_STAY:
        player_busy(app->player, now_ms);
        break;
    case INTENT_CLOSE:
        receipt_page_close(&app->receipt);
        app_note_change(app, now_ms);
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
        app_note_change(app, now_ms);
        break;
    }
}

static void
obey(struct app *app, const struct gesture *gesture, int64_t now_ms)
{
    if (gesture->type == GESTURE_NONE) {
        return;
    }
    const struct play_state *state = player_state(app->player);
    struct view_scene seen = scene_now(app, now_ms);
    const struct page *page = view_seen(&app->view, &seen);
    const struct input_scene scene = {
        .page = page,
        .mode = state->mode,
        .is_slide = state->view == PLAY_VIEW_SLIDE,
        .direction = reading_direction(app),
        .is_pad = code_prompt_is_on(&app->prompt),
        .is_told = receipt_page_telling(&app->receipt) != NULL,
        .has_steps = receipt_page_may_turn(&app->receipt, page->told)};
    perform(app, input_take(&app->input, gesture, &scene, now_ms), now_ms);
}

void
app_touch(struct app *app, const struct touch_event *event, int64_t now_ms)
{
    struct gesture gesture = touch_feed(app->input.touch, event, now_ms);
    obey(app, &gesture, now_ms);
    app_swap_waiting(app, now_ms);
}

void
app_walk(struct app *app, int step, int64_t now_ms)
{
    bool asking = player_state(app->player)->mode == PLAY_ASKING;
    perform(app, (struct intent){INTENT_CLOSE, PLAY_NOTHING, 0}, now_ms);
    player_touch(app->player, now_ms);
    act(app, asking ? PLAY_KEEP : step > 0 ? PLAY_NEXT : PLAY_BACK, 0, now_ms);
}

/* ---- time ---- */

static bool
same_day(struct deck_date a, struct deck_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Another day may show other slides of the same deck; not under a reader. */
static void
judge_again(struct app *app, int64_t now_ms)
{
    if (!app->another_day || !player_may_swap(app->player)) {
        return;
    }
    app->another_day = false;
    int at = player_state(app->player)->slide;
    struct deck_shown was = {.topic = -1, .slide = -1};
    if (at >= 0) {
        was = app->show->shown[at];
    }
    playlist_judge(app->show, app->today);
    app->slides++;
    playlist_play(app->show, app->player, playlist_index(app->show, was),
                  now_ms);
    feed_judged(app, now_ms);
    app_note_change(app, now_ms);
}

void
app_step(struct app *app, int64_t now_ms)
{
    app->stepped_ms = now_ms;
    notices_now(&app->notices, now_ms);
    feed_step(app, now_ms);
    take_news(app, picture_store_step(app->pictures.store, now_ms));
    struct gesture gesture = touch_tick(app->input.touch, now_ms);
    obey(app, &gesture, now_ms);
    int64_t until_ms;
    struct prefetch_scene scene = coming(app);
    if (!prefetch_holds_clock(&app->prefetch, &scene, now_ms, &until_ms)) {
        player_tick(app->player, now_ms);
    }
    app_note_change(app, now_ms);
    app_swap_waiting(app, now_ms);
    judge_again(app, now_ms);
    step_prompt(app, now_ms);
    receipt_page_step(&app->receipt, &app->notices, app_state(app)->mode,
                      code_prompt_is_on(&app->prompt), now_ms);
    app_note_change(app, now_ms);
}

static int64_t
sooner(int64_t a_ms, int64_t b_ms)
{
    return a_ms < b_ms ? a_ms : b_ms;
}

int64_t
app_deadline_ms(const struct app *app)
{
    int64_t until_ms;
    int64_t due_ms = player_deadline_ms(app->player);
    struct prefetch_scene scene = coming(app);
    if (prefetch_holds_clock(&app->prefetch, &scene, app->stepped_ms,
                             &until_ms)) {
        due_ms = until_ms;
    }
    due_ms = sooner(due_ms, sooner(touch_deadline_ms(app->input.touch),
                                   feed_deadline_ms(app)));
    due_ms = sooner(due_ms, picture_store_deadline_ms(app->pictures.store));
    if (prefetch_holds_deck(&app->prefetch, &scene, app->stepped_ms,
                            &until_ms)) {
        due_ms = sooner(due_ms, until_ms);
    }
    due_ms = sooner(due_ms, receipt_page_deadline_ms(&app->receipt));
    due_ms = sooner(due_ms, code_prompt_deadline_ms(&app->prompt));
    return sooner(due_ms, notices_deadline_ms(&app->notices));
}

int
app_fds(const struct app *app, int fds[APP_FDS])
{
    int count = feed_fds(app, fds);
    fds[count] = picture_store_fd(app->pictures.store);
    count += fds[count] >= 0 ? 1 : 0;
    if (app->prompt.watch.folder != NULL) {
        fds[count] = folder_watch_fd(&app->prompt.watch);
        count += fds[count] >= 0 ? 1 : 0;
    }
    return count;
}

void
app_set_today(struct app *app, struct deck_date today, int64_t now_ms)
{
    if (same_day(app->today, today)) {
        return;
    }
    app->today = today;
    app->another_day = true;
    if (app->waiting != NULL) {
        playlist_judge(app->waiting, today);
    }
    judge_again(app, now_ms);
}

/* ---- pictures ---- */

void
app_resize(struct app *app, int width_px, int height_px)
{
    if (width_px == app->screen.width_px &&
        height_px == app->screen.height_px) {
        return;
    }
    app->screen = setup_screen(&app->settings, width_px, height_px);
    app->screens++;
    playlist_resize(app->show, &app->screen);
    if (app->waiting != NULL) {
        playlist_resize(app->waiting, &app->screen);
    }
    input_resize(&app->input, &app->screen);
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
    return app->fade.has_before ? view_lay_out(app->show, &app->fade.before)
                                : NULL;
}

struct page *
app_page_ahead(struct app *app, int direction)
{
    struct play_state state;
    return view_peek(app->show, app->player, direction, &state)
               ? view_lay_out(app->show, &state)
               : NULL;
}

int
app_fade(const struct app *app, int64_t now_ms)
{
    return fade_mix(&app->fade, now_ms);
}

double
app_drag(const struct app *app)
{
    return app->input.drag;
}

int
app_drag_direction(const struct app *app)
{
    return (app->input.drag < 0 ? 1 : -1) * reading_direction(app);
}

const struct play_state *
app_state(const struct app *app)
{
    return player_state(app->player);
}

const char *
app_over(const struct app *app)
{
    const char *over = code_prompt_over(&app->prompt);
    return over[0] == '\0' && receipt_page_telling(&app->receipt) != NULL
               ? "receipt"
               : over;
}

void
app_say(struct app *app, const char *notice, int64_t now_ms)
{
    notices_add(&app->notices, notice, false, now_ms);
}

void
app_note_work(const struct app *app)
{
    playlist_work(app->show, player_state(app->player));
}

void
app_say_findings(struct app *app, const char *name, const struct report *report,
                 int64_t now_ms)
{
    for (size_t i = 0; i < report->count; i++) {
        char *words = notices_words(name, &report->findings[i]);
        app_say(app, words, now_ms);
        free(words);
    }
}

void
app_say_reach(struct app *app, int64_t now_ms)
{
    struct report report = {0};
    page_check_reach(&app->screen, &app->settings, &report);
    for (size_t i = 0; i < report.count; i++) {
        app_say(app, report.findings[i].words, now_ms);
    }
    report_release(&report);
}

void
app_screen_on(struct app *app, int64_t now_ms)
{
    notices_restart(&app->notices, now_ms);
}

const char *
app_slide_path(const struct app *app, const char **folder)
{
    const struct play_state *state = player_state(app->player);
    *folder = app->show->folder;
    return playlist_path(app->show, state->slide, state->language);
}

const struct library_deck *
app_deck(const struct app *app)
{
    return &app->show->read;
}

const struct library_deck *
app_newest(const struct app *app, size_t *shown_count)
{
    const struct playlist *newest =
        app->waiting != NULL && player_may_swap(app->player) ? app->waiting
                                                             : app->show;
    *shown_count = newest->shown_count;
    return &newest->read;
}

const struct deck_shown *
app_shown(const struct app *app, size_t *count)
{
    *count = app->show->shown_count;
    return app->show->shown;
}
