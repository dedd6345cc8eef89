/* What fingers mean. See input.h. */
#include "input.h"

/* A trembling hand hits twice within this time (EN 301 549 5.8) and this
 * distance: the slip that a tap may have (touch.h). */
enum { STRIKE_MM = 10 };

void
input_init(struct input *input, const struct page_screen *screen, bool drags,
           int64_t within_ms)
{
    *input = (struct input){.drags = drags, .within_ms = within_ms};
    input_resize(input, screen);
}

void
input_release(struct input *input)
{
    touch_free(input->touch);
}

void
input_resize(struct input *input, const struct page_screen *screen)
{
    struct touch_rules rules = touch_rules_default();
    rules.width_mm = screen->width_px / screen->px_per_mm;
    rules.height_mm = screen->height_px / screen->px_per_mm;
    touch_free(input->touch);
    input->touch = touch_new(&rules);
    input->screen = *screen;
}

void
input_refuse(struct input *input)
{
    input->may_act = input->may_drag = false;
}

/* Above the band, a finger that answers "Still reading?" only keeps the page.
 */
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

/* Whether the second hit of a trembling hand was on another control than the
 * first because the first changed the picture. */
static bool
is_second_strike(const struct input *input, const struct page_control *under,
                 const struct gesture *gesture, int64_t now_ms)
{
    const struct page_screen *screen = &input->screen;
    const struct page_control *first = &input->pressed;
    double x_mm =
        (gesture->x0 - input->pressed_x) * screen->width_px / screen->px_per_mm;
    double y_mm = (gesture->y0 - input->pressed_y) * screen->height_px /
                  screen->px_per_mm;
    bool same =
        under->action == first->action && under->argument == first->argument &&
        under->rect.x == first->rect.x && under->rect.y == first->rect.y;
    return input->strike_ms > 0 &&
           now_ms - input->strike_ms < input->within_ms && !same &&
           x_mm * x_mm + y_mm * y_mm <= STRIKE_MM * STRIKE_MM;
}

/* Whether the point is in the area of a page's buttons, on one or beside it. */
static bool
is_in_band(const struct page *page, const struct gesture *gesture)
{
    int top = page->height_px;
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_rect *hit = &page->controls[i].hit;
        top = hit->y < top ? hit->y : top;
    }
    return (int)(gesture->y0 * page->height_px) >= top;
}

/* A finger went down: decides what it is on, and whether it may act and drag. A
 * hand has several fingers and may tremble, so nothing but its answer to "Still
 * reading?" is intended. */
static struct intent
press(struct input *input, const struct gesture *gesture,
      const struct input_scene *scene, int64_t now_ms)
{
    input->answers =
        scene->mode == PLAY_ASKING ||
        (input->answers && (touch_fingers(input->touch) > 1 ||
                            now_ms - input->strike_ms < input->within_ms));
    struct page_control under =
        control_under(scene->page, gesture, input->answers);
    bool meant = !is_second_strike(input, &under, gesture, now_ms);
    input->strike_ms = now_ms;
    if (meant) {
        input->pressed = under;
        input->pressed_x = gesture->x0;
        input->pressed_y = gesture->y0;
    }
    input->slides = scene->slides;
    input->may_act = meant;
    input->may_drag = false;
    if (scene->is_pad || (scene->is_told && scene->has_steps &&
                          is_in_band(scene->page, gesture))) {
        return (struct intent){INTENT_NOTHING, PLAY_NOTHING, 0};
    }
    if (scene->is_told) {
        input->may_act = false;
        return (struct intent){INTENT_CLOSE, PLAY_NOTHING, 0};
    }
    input->may_drag = meant && !input->answers && scene->is_slide &&
                      input->pressed.action == PLAY_NOTHING;
    return (struct intent){INTENT_HOLD, PLAY_NOTHING, 0};
}

/* A tap counts when it ends on the control that it began on. */
static bool
is_on_it(const struct input *input, double x, double y)
{
    const struct page_control *control = &input->pressed;
    int x_px = (int)(x * input->screen.width_px);
    int y_px = (int)(y * input->screen.height_px);
    return input->may_act && control->action != PLAY_NOTHING &&
           page_holds(control->hit, x_px, y_px);
}

const struct page_control *
input_pressed(const struct input *input)
{
    double x, y;
    bool on = touch_may_tap(input->touch, &x, &y) && is_on_it(input, x, y);
    return on ? &input->pressed : NULL;
}

const struct page_control *
input_held(const struct input *input)
{
    return touch_fingers(input->touch) > 0 ? &input->pressed : NULL;
}

uint64_t
input_pressed_id(const struct input *input)
{
    const struct page_control *on = input_pressed(input);
    return on == NULL
               ? 0
               : (uint64_t)on->rect.x << 50 | (uint64_t)on->rect.y << 37 |
                     (uint64_t)on->action << 32 | (uint32_t)on->argument;
}

static struct intent
tap(const struct input *input, const struct gesture *gesture)
{
    bool acts = is_on_it(input, gesture->x, gesture->y);
    return (struct intent){acts ? INTENT_ACT : INTENT_NOTHING,
                           input->pressed.action, input->pressed.argument};
}

struct intent
input_intent(struct input *input, const struct gesture *gesture,
             const struct input_scene *scene, int64_t now_ms)
{
    struct intent intent = {INTENT_NOTHING, PLAY_NOTHING, 0};
    if (scene->slides != input->slides) { /* what it came down on is gone */
        input_refuse(input);
    }
    input->drag = 0; /* a second finger ends the drag of the first */
    switch (gesture->type) {
    case GESTURE_NONE:
        break;
    case GESTURE_PRESS:
        return press(input, gesture, scene, now_ms);
    case GESTURE_DRAG:
        input->drag = input->may_drag && input->drags ? gesture->dx : 0;
        intent.type = INTENT_STAY;
        return intent;
    case GESTURE_TAP:
        intent = tap(input, gesture);
        break;
    case GESTURE_SWIPE:
        intent.type = input->may_drag ? INTENT_SWIPE : INTENT_NOTHING;
        intent.action =
            gesture->direction * scene->direction > 0 ? PLAY_NEXT : PLAY_BACK;
        break;
    case GESTURE_CANCEL:
        break;
    case GESTURE_CLEAN:
        intent.type = INTENT_CLEAN;
        return intent;
    }
    input->strike_ms = now_ms;
    return intent;
}
