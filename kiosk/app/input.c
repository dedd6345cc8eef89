/* What fingers do to the show: gestures become actions of the control under
 * them. */
#include "playlist_place.h"
#include "app_private.h"
#include "player_hand.h"

/* A hand that trembles strikes twice within this time (EN 301 549 5.8), this
 * near: the slip that a tap may have (touch.h). */
enum { BLOW_MS = 300, BLOW_MM = 10 };

/* Above the band, who answers "Still reading?" only keeps the page. */
static struct page_control
control_under(const struct page *page, const struct gesture *gesture,
              bool answers)
{
    const struct page_control *control =
        page_hit(page, (int)(gesture->x0 * page->width_px),
                 (int)(gesture->y0 * page->height_px));
    struct page_control found = {.action = PLAY_NOTHING};
    if (control != NULL) {
        found = *control;
        found.name = found.alias = NULL;
    }
    if (answers &&
        page_holds(page->slide_area, page->slide_area.x, found.rect.y)) {
        found.action = PLAY_KEEP;
    }
    return found;
}

static bool
same_control(const struct page_control *a, const struct page_control *b)
{
    return a->action == b->action && a->argument == b->argument &&
           a->rect.x == b->rect.x && a->rect.y == b->rect.y;
}

/* Whether the second blow of a trembling hand has met another control than the
 * first, which has changed the picture. */
static bool
is_second_blow(const struct app *app, const struct page_control *under,
               const struct gesture *gesture, int64_t now_ms)
{
    const struct page_screen *screen = &app->screen;
    double x_mm =
        (gesture->x0 - app->pressed_x) * screen->width_px / screen->px_per_mm;
    double y_mm =
        (gesture->y0 - app->pressed_y) * screen->height_px / screen->px_per_mm;
    return app->blow_ms > 0 && now_ms - app->blow_ms < BLOW_MS &&
           !same_control(under, &app->pressed) &&
           x_mm * x_mm + y_mm * y_mm <= BLOW_MM * BLOW_MM;
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
    struct playlist *next = app->waiting;
    app->waiting = NULL;
    bool here = app_place_in(app, next) >= 0;
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
    if (swap_before(app, action, &argument, now_ms)) {
        player_act(app->player, action, argument, now_ms);
    }
    app_note_change(app, now_ms);
}

/* A tap counts when it ends on the control that it began on. */
static void
tap(struct app *app, const struct gesture *gesture, int64_t now_ms)
{
    const struct page_control *control = &app->pressed;
    int x = (int)(gesture->x * app->screen.width_px);
    int y = (int)(gesture->y * app->screen.height_px);
    if (!app->may_act || control->action == PLAY_NOTHING ||
        !page_holds(control->hit, x, y)) {
        return;
    }
    if (receipt_page_telling(&app->receipt) != NULL) {
        receipt_page_act(&app->receipt, control->action,
                         app_page_seen(app, now_ms)->told, now_ms);
    } else if (control->action == PLAY_KEY) {
        code_prompt_press(&app->prompt, control->argument, now_ms);
    } else if (control->action == PLAY_KEYPAD) {
        code_prompt_open(&app->prompt);
        app_step_prompt(app, now_ms);
    } else {
        act(app, control->action, control->argument, now_ms);
    }
    app_note_change(app, now_ms);
}

/* A hand has more fingers than one, and may tremble: what it does besides
 * answering "Still reading?", nobody means. */
static bool
answers(const struct app *app, int64_t now_ms)
{
    return player_state(app->player)->mode == PLAY_ASKING ||
           (app->answers &&
            (touch_fingers(app->touch) > 1 || now_ms - app->blow_ms < BLOW_MS));
}

/* Remembers what the finger is on. Whether it may act. */
static bool
remember(struct app *app, const struct gesture *gesture, int64_t now_ms)
{
    struct page_control under =
        control_under(app_page_seen(app, now_ms), gesture, app->answers);
    bool second = is_second_blow(app, &under, gesture, now_ms);
    app->blow_ms = now_ms;
    if (!second) {
        app->pressed = under;
        app->pressed_x = gesture->x0;
        app->pressed_y = gesture->y0;
    }
    return !second;
}

/* Whether it is where the buttons of a page are, on one or beside it. */
static bool
is_in_band(const struct app *app, const struct gesture *gesture)
{
    const struct page *page = app->view.page;
    int top = page->height_px;
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_rect *hit = &page->controls[i].hit;
        top = hit->y < top ? hit->y : top;
    }
    return (int)(gesture->y0 * page->height_px) >= top;
}

/* A finger is down. What it means and whether it may act and drag is settled
 * now. */
static void
press(struct app *app, const struct gesture *gesture, int64_t now_ms)
{
    app->answers = answers(app, now_ms);
    bool meant = remember(app, gesture, now_ms);
    app->drag = 0; /* a second finger ends what the first one dragged */
    app->may_drag = false;
    if (code_prompt_is_on(&app->prompt)) {
        app->may_act = meant;
        return;
    }
    if (receipt_page_may_turn(&app->receipt, app->view.page->told) &&
        is_in_band(app, gesture)) {
        app->may_act = meant;
        return;
    }
    if (receipt_page_close(&app->receipt)) {
        app_note_change(app, now_ms);
        app->may_act = false;
        return;
    }
    app->may_act = player_touch(app->player, now_ms) && meant;
    app->may_drag = app->may_act && !app->answers &&
                    app->pressed.action == PLAY_NOTHING &&
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
    fade_cut(&app->fade);
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
        app->blow_ms = now_ms;
        tap(app, gesture, now_ms);
        break;
    case GESTURE_SWIPE:
        app->blow_ms = now_ms;
        swipe(app, gesture->direction, now_ms);
        break;
    case GESTURE_CANCEL:
        app->drag = 0;
        app->blow_ms = now_ms;
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
    bool asking = player_state(app->player)->mode == PLAY_ASKING;
    receipt_page_close(&app->receipt);
    app_note_change(app, now_ms);
    player_touch(app->player, now_ms);
    act(app, asking ? PLAY_KEEP : step > 0 ? PLAY_NEXT : PLAY_BACK, 0, now_ms);
}
