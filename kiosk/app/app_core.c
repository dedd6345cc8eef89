/* What the parts of the app share. See app_core.h. */
#include "app_core.h"

#include "page_metrics.h"
#include "told_files.h"

void
app_fit(struct app *app)
{
    bool lowered = player_state(app->player)->lowered;
    app->screen = lowered ? page_screen_lowered(&app->whole) : app->whole;
    app->screens++;
    app->fade.has_before = false; /* that page is for another one */
    feed_recount(&app->feed, app->player, &app->view);
}

void
app_settle(struct app *app, int64_t now_ms)
{
    const struct play_state *state = player_state(app->player);
    bool fits = state->lowered == (app->screen.above_px > 0);
    if (!fits) {
        app_fit(app);
    }
    if (!fade_follow(&app->fade, state, app->feed.slides,
                     app->prompt.covers + app->receipt.covers, now_ms)) {
        return;
    }
    app->fade.has_before = app->fade.has_before && fits;
    if (!code_prompt_is_on(&app->prompt)) { /* what a finger is on stays */
        touch_picture_changed(app->input.touch);
    }
    feed_sweep(&app->feed, now_ms);
}

struct view_scene
app_scene(struct app *app, int64_t now_ms)
{
    const struct play_state *state = player_state(app->player);
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
        .focus = &app->hands.focus,
        .counts = {[VIEW_SLIDES] = app->feed.slides,
                   [VIEW_SCREENS] = app->screens,
                   [VIEW_LAYOUTS] = app->prefetch.layouts,
                   [VIEW_PICTURES] = app->prefetch.news,
                   [VIEW_PROMPT] = app->prompt.changes,
                   [VIEW_RECEIPT] = app->receipt.changes,
                   [VIEW_NOTICES] = app->notices.changes,
                   [VIEW_STATE] = state->changes,
                   [VIEW_PRESSED] = input_pressed_id(&app->input),
                   [VIEW_HELD] = input_held(&app->input) != NULL,
                   [VIEW_FOCUS] = app->hands.changes}};
}

struct prefetch_scene
app_coming(const struct app *app)
{
    const struct feed *feed = &app->feed;
    return (struct prefetch_scene){.player = app->player,
                                   .on = feed->on,
                                   .waiting = feed->waiting,
                                   .waiting_since_ms = feed->waiting_since_ms,
                                   .changes = feed->slides + feed->offers +
                                              app->screens};
}

void
app_change_slides(struct app *app, int64_t now_ms)
{
    int64_t until_ms;
    feed_choose_slides(&app->feed, app->player, now_ms);
    struct prefetch_scene scene = app_coming(app);
    if (feed_may_swap(&app->feed, app->player) &&
        (app->feed.lost ||
         !prefetch_holds_deck(&app->prefetch, &scene, now_ms, &until_ms))) {
        feed_swap(&app->feed, app->player, now_ms);
    }
    app_settle(app, now_ms);
}

void
app_step_prompt(struct app *app, int64_t now_ms)
{
    code_prompt_step(&app->prompt, player_state(app->player)->mode, now_ms);
    if (code_prompt_is_on(&app->prompt)) {
        receipt_page_close(&app->receipt);
    }
    if (player_state(app->player)->mode != PLAY_CLEANING &&
        code_prompt_heard(&app->prompt)) {
        told_take(app->prompt.watch.folder, app->feed.on->read.hash,
                  &app->receipt, &app->notices, now_ms);
    }
    app_settle(app, now_ms);
}
