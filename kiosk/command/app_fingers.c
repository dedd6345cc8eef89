/* What fingers do to the show: gestures become actions of the control under
 * them. */
#include "app_private.h"

static const struct page_control *
control_at(struct app *app, double x, double y, int64_t now_ms)
{
    const struct page *page = app_page(app, now_ms);
    return page_hit(page, (int)(x * page->width_px),
                    (int)(y * page->height_px));
}

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
    struct app_show *next = app->waiting;
    app->waiting = NULL;
    bool here = app_place_in(app, next) >= 0;
    int topic = -1;
    if (action == PLAY_TOPIC) {
        topic =
            app_show_topic(next, app->show->read.deck->topics[*argument].id);
        *argument = topic;
    }
    app_swap_show(app, next, now_ms);
    return action == PLAY_TOPIC ? topic >= 0 : here;
}

static void
act(struct app *app, enum play_action action, int argument, int64_t now_ms)
{
    if (swap_before(app, action, &argument, now_ms)) {
        player_act(app->player, action, argument, now_ms);
    }
    app_note_change(app, now_ms);
}

/* A tap counts when it ends on the control that it began on. */
static void
tap(struct app *app, const struct gesture *gesture, int64_t now_ms)
{
    const struct page_control *control =
        control_at(app, gesture->x, gesture->y, now_ms);
    const struct page_control *began =
        control_at(app, gesture->x0, gesture->y0, now_ms);
    if (!app->may_act || control == NULL || control != began) {
        return;
    }
    if (control->action == PLAY_KEY) {
        app_ask_press(app, control->argument, now_ms);
    } else if (control->action == PLAY_KEYPAD) {
        app_ask_open(app, now_ms);
    } else {
        act(app, control->action, control->argument, now_ms);
    }
}

/* A finger is down. Whether it may act and drag is settled now. */
static void
press(struct app *app, const struct gesture *gesture, int64_t now_ms)
{
    bool free_space = control_at(app, gesture->x0, gesture->y0, now_ms) == NULL;
    app->drag = 0; /* a second finger ends what the first one dragged */
    if (app_ask_is_on(app)) {
        app->may_act = true;
        app->may_drag = false;
        return;
    }
    if (app_receipt_close(app, now_ms)) {
        app->may_act = app->may_drag = false;
        return;
    }
    app->may_act = player_touch(app->player, now_ms);
    app->may_drag = app->may_act && free_space &&
                    player_state(app->player)->view == PLAY_VIEW_SLIDE;
    app_note_change(app, now_ms);
}

static void
swipe(struct app *app, int direction, int64_t now_ms)
{
    app->drag = 0;
    if (!app->may_drag) {
        return;
    }
    direction *= app_reading_direction(app);
    act(app, direction > 0 ? PLAY_NEXT : PLAY_BACK, 0, now_ms);
    app->fade_ms = 0; /* the finger has moved the picture there already */
}

void
app_obey(struct app *app, const struct gesture *gesture, int64_t now_ms)
{
    switch (gesture->type) {
    case GESTURE_NONE:
        break;
    case GESTURE_PRESS:
        press(app, gesture, now_ms);
        break;
    case GESTURE_DRAG:
        player_busy(app->player, now_ms);
        app->drag = app->may_drag && app->settings.motion != MOTION_NONE
                        ? gesture->dx
                        : 0;
        break;
    case GESTURE_TAP:
        app->drag = 0;
        tap(app, gesture, now_ms);
        break;
    case GESTURE_SWIPE:
        swipe(app, gesture->direction, now_ms);
        break;
    case GESTURE_CANCEL:
        app->drag = 0;
        break;
    case GESTURE_CLEAN:
        app->drag = 0;
        player_clean(app->player, now_ms);
        app_note_change(app, now_ms);
        break;
    }
}

void
app_touch(struct app *app, const struct touch_event *event, int64_t now_ms)
{
    struct gesture gesture = touch_feed(app->touch, event, now_ms);
    app_obey(app, &gesture, now_ms);
    app_swap_waiting(app, now_ms);
}

void
app_walk(struct app *app, int step, int64_t now_ms)
{
    app_receipt_close(app, now_ms);
    player_touch(app->player, now_ms);
    act(app, step > 0 ? PLAY_NEXT : PLAY_BACK, 0, now_ms);
}
