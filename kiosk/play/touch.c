/* Fingers. See touch.h. */
#include "touch.h"

#include <math.h>
#include <stdlib.h>

#include "ghost.h"
#include "mem.h"
#include "steady.h"

#define FINGER_MAX 64
#define DRAG_MM 4.0             /* slack before the picture follows a finger */
#define CORNER 0.12             /* of width and height: the staff's corners */
#define STAFF_MS INT64_C(10000) /* from one corner to the other */

struct finger {
    int64_t id;
    double x0, y0, x, y;
    int64_t down_ms, seen_ms;
};

struct touch {
    struct touch_rules rules;
    struct steady clock;
    struct ghost ghost;
    struct finger fingers[FINGER_MAX];
    size_t finger_count;
    bool palm;   /* ignore all until all are up */
    bool active; /* a finger counts: the one with this id */
    int64_t id;
    bool dragging;      /* the picture follows it */
    bool slipped;       /* it went too far for a tap */
    int64_t staff_ms;   /* when the first corner was held; -1: not held */
    bool second_corner; /* the finger that counts may end the staff gesture */
};

struct touch_rules
touch_rules_default(void)
{
    return (struct touch_rules){
        .width_mm = 344,
        .height_mm = 194,
        .swipe_mm = 15,
        .slip_mm = 10,
        .hold_ms = 3000,
        .lost_ms = 10000,
        .palm_fingers = 3,
    };
}

static double
positive_or(double value, double otherwise)
{
    return isfinite(value) && value > 0 ? value : otherwise;
}

struct touch *
touch_new(const struct touch_rules *rules)
{
    struct touch_rules usual = touch_rules_default();
    struct touch *touch = mem_new(1, sizeof(*touch));
    touch->rules = (struct touch_rules){
        .width_mm = positive_or(rules->width_mm, usual.width_mm),
        .height_mm = positive_or(rules->height_mm, usual.height_mm),
        .swipe_mm = positive_or(rules->swipe_mm, usual.swipe_mm),
        .slip_mm = positive_or(rules->slip_mm, usual.slip_mm),
        .hold_ms = rules->hold_ms > 0 ? rules->hold_ms : usual.hold_ms,
        .lost_ms = rules->lost_ms > 0 ? rules->lost_ms : usual.lost_ms,
        .palm_fingers =
            rules->palm_fingers > 1 ? rules->palm_fingers : usual.palm_fingers,
    };
    touch->staff_ms = -1;
    return touch;
}

void
touch_free(struct touch *touch)
{
    free(touch);
}

/* ---- The finger table ---- */

/* Its index; the count when it is not in the table. */
static size_t
find_index(const struct touch *touch, int64_t id)
{
    size_t i = 0;
    while (i < touch->finger_count && touch->fingers[i].id != id) {
        i++;
    }
    return i;
}

static struct finger *
find_finger(struct touch *touch, int64_t id)
{
    size_t i = find_index(touch, id);
    return i < touch->finger_count ? &touch->fingers[i] : NULL;
}

static void
drop_finger(struct touch *touch, struct finger *finger)
{
    *finger = touch->fingers[--touch->finger_count];
    if (touch->finger_count == 0) {
        touch->palm = false;
    }
}

static double
clamp_unit(double value)
{
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

static void
place_finger(struct finger *finger, const struct touch_event *event,
             int64_t now)
{
    finger->x = clamp_unit(event->x);
    finger->y = clamp_unit(event->y);
    finger->seen_ms = now;
}

/* ---- The finger that counts ---- */

static struct gesture
gesture_of(enum gesture_type type, const struct finger *finger)
{
    return (struct gesture){.type = type,
                            .x0 = finger->x0,
                            .y0 = finger->y0,
                            .x = finger->x,
                            .y = finger->y};
}

static struct gesture
cancel(struct touch *touch)
{
    struct gesture none = {.type = GESTURE_NONE};
    const struct finger *finger = find_finger(touch, touch->id);
    if (!touch->active || finger == NULL) {
        return none;
    }
    touch->active = false;
    return gesture_of(GESTURE_CANCEL, finger);
}

static bool
in_corner(double x, double y, bool right)
{
    return y <= CORNER && (right ? x >= 1 - CORNER : x <= CORNER);
}

static bool
stays_in_corner(const struct finger *finger, bool right)
{
    return in_corner(finger->x0, finger->y0, right) &&
           in_corner(finger->x, finger->y, right);
}

/* Looks how far the finger went. */
static void
follow(struct touch *touch, const struct finger *finger)
{
    double across_mm = fabs(finger->x - finger->x0) * touch->rules.width_mm;
    double along_mm = fabs(finger->y - finger->y0) * touch->rules.height_mm;
    if (hypot(across_mm, along_mm) > touch->rules.slip_mm) {
        touch->slipped = true;
    }
    if (across_mm > DRAG_MM && across_mm > along_mm) {
        touch->dragging = true;
    }
}

/* The finger was held: no longer a tap, but perhaps a step of the staff
 * gesture. */
static struct gesture
held(struct touch *touch, const struct finger *finger, int64_t now)
{
    struct gesture gesture = cancel(touch);
    if (touch->second_corner && stays_in_corner(finger, true)) {
        gesture.type = GESTURE_CLEAN;
        touch->staff_ms = -1;
    } else if (stays_in_corner(finger, false)) {
        touch->staff_ms = now;
    }
    return gesture;
}

/* ---- Events ---- */

static struct gesture
finger_down(struct touch *touch, const struct touch_event *event, int64_t now)
{
    struct gesture gesture = {.type = GESTURE_NONE};
    struct finger *finger = find_finger(touch, event->finger);
    if (finger != NULL) { /* its "up" got lost */
        if (touch->id == event->finger) {
            gesture = cancel(touch);
        }
        drop_finger(touch, finger);
    }
    double x = clamp_unit(event->x), y = clamp_unit(event->y);
    if (touch->finger_count == FINGER_MAX ||
        ghost_tap(&touch->ghost, x, y, now)) {
        return gesture;
    }
    finger = &touch->fingers[touch->finger_count++];
    *finger = (struct finger){event->finger, x, y, x, y, now, now};
    if (touch->finger_count >= (size_t)touch->rules.palm_fingers) {
        touch->palm = true;
    }
    if (touch->palm) {
        return touch->active ? cancel(touch) : gesture;
    }
    touch->active = true;
    touch->id = event->finger;
    touch->dragging = false;
    touch->slipped = false;
    touch->second_corner = touch->staff_ms >= 0 && in_corner(x, y, true) &&
                           now - touch->staff_ms <= STAFF_MS;
    touch->staff_ms = -1;
    return gesture_of(GESTURE_PRESS, finger);
}

static struct gesture
finger_moved(struct touch *touch, struct finger *finger,
             const struct touch_event *event, int64_t now)
{
    struct gesture none = {.type = GESTURE_NONE};
    place_finger(finger, event, now);
    if (!touch->active || finger->id != touch->id) {
        return none;
    }
    follow(touch, finger);
    if (!touch->dragging) {
        return none;
    }
    struct gesture drag = gesture_of(GESTURE_DRAG, finger);
    drag.dx = finger->x - finger->x0;
    return drag;
}

static struct gesture
lifted(struct touch *touch, struct finger *finger, int64_t now)
{
    follow(touch, finger);
    double dx = finger->x - finger->x0;
    struct gesture gesture = gesture_of(GESTURE_CANCEL, finger);
    if (touch->dragging &&
        fabs(dx) * touch->rules.width_mm >= touch->rules.swipe_mm) {
        gesture.type = GESTURE_SWIPE;
        gesture.direction = dx < 0 ? 1 : -1;
    } else if (!touch->slipped &&
               now - finger->down_ms <= touch->rules.hold_ms) {
        gesture.type = GESTURE_TAP;
    }
    touch->active = false;
    return gesture;
}

static struct gesture
finger_up(struct touch *touch, struct finger *finger,
          const struct touch_event *event, int64_t now)
{
    struct gesture gesture = {.type = GESTURE_NONE};
    if (touch->active && finger->id == touch->id) {
        if (isfinite(event->x) && isfinite(event->y)) {
            place_finger(finger, event, now);
            gesture = lifted(touch, finger, now);
        } else {
            gesture = cancel(touch); /* it ended at an unknown position */
        }
    }
    drop_finger(touch, finger);
    return gesture;
}

struct gesture
touch_feed(struct touch *touch, const struct touch_event *event, int64_t now_ms)
{
    int64_t now = steady_in(&touch->clock, now_ms);
    struct gesture gesture = {.type = GESTURE_NONE};
    if (event->phase == TOUCH_LOST) {
        gesture = cancel(touch);
        touch->finger_count = 0;
        touch->palm = false;
        touch->staff_ms = -1;
        return gesture;
    }
    bool sound = isfinite(event->x) && isfinite(event->y);
    if (event->finger < 0 || (!sound && event->phase != TOUCH_UP)) {
        return gesture;
    }
    if (event->phase == TOUCH_DOWN) {
        return finger_down(touch, event, now);
    }
    struct finger *finger = find_finger(touch, event->finger);
    if (finger == NULL) {
        return gesture;
    }
    return event->phase == TOUCH_MOVE ? finger_moved(touch, finger, event, now)
                                      : finger_up(touch, finger, event, now);
}

/* ---- Time ---- */

struct gesture
touch_tick(struct touch *touch, int64_t now_ms)
{
    int64_t now = steady_in(&touch->clock, now_ms);
    struct gesture gesture = {.type = GESTURE_NONE};
    for (size_t i = touch->finger_count; i-- > 0;) {
        struct finger *finger = &touch->fingers[i];
        bool counts = touch->active && finger->id == touch->id;
        bool lost = now - finger->seen_ms >= touch->rules.lost_ms;
        if (counts && lost) {
            gesture = cancel(touch);
        } else if (counts && !touch->dragging &&
                   now - finger->down_ms >= touch->rules.hold_ms) {
            gesture = held(touch, finger, now);
        }
        if (lost) {
            drop_finger(touch, finger);
        }
    }
    return gesture;
}

int64_t
touch_deadline_ms(const struct touch *touch)
{
    int64_t deadline_ms = INT64_MAX;
    for (size_t i = 0; i < touch->finger_count; i++) {
        const struct finger *finger = &touch->fingers[i];
        int64_t due_ms = finger->seen_ms + touch->rules.lost_ms;
        if (touch->active && finger->id == touch->id && !touch->dragging &&
            finger->down_ms + touch->rules.hold_ms < due_ms) {
            due_ms = finger->down_ms + touch->rules.hold_ms;
        }
        deadline_ms = due_ms < deadline_ms ? due_ms : deadline_ms;
    }
    return steady_out(&touch->clock, deadline_ms);
}

bool
touch_may_tap(const struct touch *touch, double *x, double *y)
{
    size_t i = find_index(touch, touch->id);
    if (!touch->active || touch->slipped || i == touch->finger_count) {
        return false;
    }
    *x = touch->fingers[i].x;
    *y = touch->fingers[i].y;
    return true;
}

size_t
touch_fingers(const struct touch *touch)
{
    return touch->finger_count;
}

void
touch_picture_changed(struct touch *touch)
{
    ghost_picture_changed(&touch->ghost);
}
