/* What people do: fingers, and the keys of those who cannot touch or see. See
 * app_hands.h. */
#include "app_hands.h"

#include "app_core.h"
#include "page_focus.h"
#include "player_hand.h"

/* What a person sees. */
static const struct page *
page_now(struct app *app, int64_t now_ms)
{
    struct view_scene scene = app_scene(app, now_ms);
    return view_now(&app->view, &scene);
}

/* ---- the focus ---- */

static void
show_focus(struct app *app, struct page_focus focus)
{
    const struct page_focus *was = &app->hands.focus;
    if (focus.shown != was->shown || focus.action != was->action ||
        focus.argument != was->argument || focus.rect.x != was->rect.x ||
        focus.rect.y != was->rect.y) {
        app->hands.focus = focus;
        app->hands.changes++;
    }
}

/* When it is hidden, because whoever moved it has left: together with what else
 * they chose, or if the show goes on in the idle time. */
static int64_t
left_ms(const struct app *app)
{
    const struct play_state *state = player_state(app->player);
    bool read = state->mode == PLAY_HELD || state->mode == PLAY_ASKING;
    return !app->hands.focus.shown || (read && !code_prompt_is_on(&app->prompt))
               ? INT64_MAX
               : app->hands.pressed_ms + app->hands.idle_ms;
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
        app_step_prompt(app, now_ms);
    } else {
        bool good =
            feed_leave(&app->feed, app->player, action, &argument, now_ms);
        app_settle(app, now_ms);
        if (good) {
            player_act(app->player, action, argument, now_ms);
        }
    }
    app_settle(app, now_ms);
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
    app_settle(app, now_ms);
}

static void
handle_gesture(struct app *app, const struct gesture *gesture, int64_t now_ms)
{
    if (gesture->type == GESTURE_NONE) {
        return;
    }
    if (gesture->type == GESTURE_PRESS) {
        show_focus(app, (struct page_focus){.shown = false});
    }
    const struct play_state *state = player_state(app->player);
    struct view_scene now = app_scene(app, now_ms);
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
    app_change_slides(app, now_ms);
}

void
app_walk(struct app *app, int step, int64_t now_ms)
{
    bool asking = player_state(app->player)->mode == PLAY_ASKING;
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
           playlist_direction(app->feed.on, player_state(app->player));
}

/* ---- keys ---- */

/* The direction in which COMMAND moves the focus; 0: it does not. */
static int
moves(enum keys_command command, bool rtl)
{
    switch (command) {
    case KEYS_NEXT:
        return 1;
    case KEYS_PREVIOUS:
        return -1;
    case KEYS_RIGHT:
        return rtl ? -1 : 1;
    case KEYS_LEFT:
        return rtl ? 1 : -1;
    default:
        return 0;
    }
}

/* What the control that has the focus does; at the page itself it goes on. */
static void
press(struct app *app, const struct page *page, int64_t now_ms)
{
    bool turns = player_state(app->player)->view == PLAY_VIEW_SLIDE ||
                 page->page_count > 1;
    if (page->focus >= 0) {
        const struct page_control *control = &page->controls[page->focus];
        act(app, control->action, control->argument, now_ms);
    } else if (turns && !code_prompt_is_on(&app->prompt)) {
        act(app, PLAY_NEXT, 0, now_ms);
    }
}

static void
go_back(struct app *app, int64_t now_ms)
{
    bool slide = player_state(app->player)->view == PLAY_VIEW_SLIDE;
    if (code_prompt_is_on(&app->prompt)) {
        act(app, PLAY_KEY, KEYPAD_CANCEL, now_ms);
    } else {
        act(app, slide ? PLAY_BACK : PLAY_CLOSE, 0, now_ms);
    }
}

/* Where the focus is after a key that may have changed the page from VIEW: on
 * the same control; but where a page of buttons opens before them, and where it
 * goes, AFTER. */
static void
follow(struct app *app, enum play_view view, struct page_focus after,
       int64_t now_ms)
{
    enum play_view now = player_state(app->player)->view;
    if (now != view) {
        show_focus(app, now == PLAY_VIEW_SLIDE
                            ? after
                            : (struct page_focus){.shown = true});
    }
    const struct page *page = page_now(app, now_ms);
    show_focus(app, page_focus_at(page, page->focus));
}

/* What merely closes a page of buttons leaves the focus on what opened it. */
static void
obey(struct app *app, enum keys_command command, int64_t now_ms)
{
    const struct page_focus first = {.shown = true};
    const struct page *page = page_now(app, now_ms);
    enum play_view view = player_state(app->player)->view;
    int direction = moves(command, page->rtl);
    bool closes =
        command == KEYS_BACK ||
        (page->focus >= 0 && page->controls[page->focus].action == PLAY_CLOSE);
    struct page_focus after = closes ? app->hands.opener : first;
    if (view == PLAY_VIEW_SLIDE) {
        app->hands.opener = app->hands.focus;
    }
    if (direction != 0) {
        int stop = page_focus_step(page, page->focus, direction);
        show_focus(app, page_focus_at(page, stop));
    } else if (command == KEYS_ACT || command == KEYS_LISTEN) {
        press(app, page, now_ms);
    } else if (command == KEYS_BACK) {
        go_back(app, now_ms);
    } else if (command == KEYS_HOME) {
        if (view != PLAY_VIEW_SLIDE) {
            act(app, PLAY_CLOSE, 0, now_ms);
        }
        show_focus(app, first);
    }
    follow(app, view, after, now_ms);
}

/* The second press of a trembling hand. */
static bool
is_second_press(struct hands *hands, enum keys_command command, int64_t now_ms)
{
    bool second = command == hands->pressed &&
                  now_ms - hands->pressed_ms < hands->strike_ms;
    if (!second) {
        hands->pressed = command;
        hands->pressed_ms = now_ms;
    }
    return second;
}

/* A page that covers the slide goes by any key but those that turn its pages.
 * Whether it did. */
static bool
closes_receipt(struct app *app, enum keys_command command, int64_t now_ms)
{
    if (receipt_page_telling(&app->receipt) == NULL) {
        return false;
    }
    const struct page *page = page_now(app, now_ms);
    bool turns = receipt_page_may_turn(&app->receipt, page->told) &&
                 app->hands.focus.shown && command != KEYS_BACK &&
                 (page->focus >= 0 || moves(command, false) != 0);
    if (!turns) {
        receipt_page_close(&app->receipt);
    }
    return !turns;
}

void
app_key(struct app *app, enum keys_command command, int64_t now_ms)
{
    enum play_mode mode = player_state(app->player)->mode;
    bool covered = code_prompt_is_on(&app->prompt) ||
                   receipt_page_telling(&app->receipt) != NULL;
    if (command == KEYS_NOTHING || mode == PLAY_CLEANING ||
        (mode == PLAY_EMPTY && !covered) ||
        is_second_press(&app->hands, command, now_ms)) {
        return;
    }
    bool seen = app->hands.focus.shown;
    bool obeyed =
        seen && mode != PLAY_ASKING && !closes_receipt(app, command, now_ms);
    if (!seen) {
        closes_receipt(app, command, now_ms);
        show_focus(app, (struct page_focus){.shown = true});
    }
    /* what the clock has just changed was not there to be meant */
    if (!code_prompt_is_on(&app->prompt)) {
        bool meant = player_touch(app->player, now_ms);
        obeyed = obeyed && (meant || moves(command, false) != 0);
    }
    app_settle(app, now_ms);
    if (obeyed) {
        obey(app, command, now_ms);
    }
    app_settle(app, now_ms);
    app_change_slides(app, now_ms);
}

/* ---- time ---- */

void
app_hands_step(struct app *app, int64_t now_ms)
{
    struct gesture gesture = touch_tick(app->input.touch, now_ms);
    handle_gesture(app, &gesture, now_ms);
    if (now_ms >= left_ms(app) ||
        player_state(app->player)->mode == PLAY_CLEANING) {
        show_focus(app, (struct page_focus){.shown = false});
    }
}

int64_t
app_hands_deadline_ms(const struct app *app)
{
    int64_t touch_ms = touch_deadline_ms(app->input.touch);
    int64_t focus_ms = left_ms(app);
    return touch_ms < focus_ms ? touch_ms : focus_ms;
}
