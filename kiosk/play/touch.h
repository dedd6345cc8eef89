/* Turns raw finger events, however broken, into taps, drags, swipes and holds.
 * Pure; keeps its own finger table, since SDL's may miss an "up".
 *
 * Only the finger that went down last is active. It cancels any other that is
 * down, so a resting thumb, a drop of water or a lost "up" (SYN_DROPPED) never
 * blocks the screen, and two fingers at once are one tap. */
#ifndef KIOSK_TOUCH_H
#define KIOSK_TOUCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum touch_phase { TOUCH_DOWN, TOUCH_MOVE, TOUCH_UP, TOUCH_LOST };

/* One event. X, Y in 0..1 of the picture as people see it; NaN, infinities
 * and values outside come in and are dealt with. TOUCH_LOST ends all fingers
 * (device gone). */
struct touch_event {
    enum touch_phase phase;
    int64_t finger;
    double x, y;
};

enum gesture_type {
    GESTURE_NONE,
    GESTURE_PRESS, /* the active finger went down at x0, y0; an earlier one is
                    * cancelled: put the picture back */
    GESTURE_DRAG,  /* it moves sideways: dx so far, for the picture to follow */
    GESTURE_TAP,   /* up again near: down at x0, y0, up at x, y; may follow a
                    * short drag: put the picture back */
    GESTURE_SWIPE, /* up after a sideways drag: direction 1 on (finger went
                    * left), -1 back */
    GESTURE_CANCEL, /* it is cancelled: put the picture back */
    GESTURE_CLEAN   /* staff: top left corner 3 s, then top right 3 s */
};

struct gesture {
    enum gesture_type type;
    double x0, y0, x, y; /* 0..1 */
    double dx;           /* GESTURE_DRAG, in 0..1 of the width */
    int direction;       /* GESTURE_SWIPE */
};

struct touch_rules {
    double width_mm, height_mm; /* of the picture */
    double swipe_mm;            /* sideways way that makes a swipe; 15 */
    double slip_mm;             /* a tap may slip this far off its start; 10 */
    int64_t hold_ms;            /* a finger held longer is not a tap; 3 s */
    int64_t lost_ms;            /* a finger without event is forgotten; 10 s */
    int palm_fingers; /* this many down: all ignored until all are up; 3 */
};

/* The defaults written above, on a picture of 344 x 194 mm (15.6 inch). */
struct touch_rules touch_rules_default(void);

struct touch;
struct touch *touch_new(const struct touch_rules *rules);
void touch_free(struct touch *touch);

/* Takes one event; gives what it means now. */
struct gesture touch_feed(struct touch *touch, const struct touch_event *event,
                          int64_t now_ms);

/* Time passes: holds, lost fingers. */
struct gesture touch_tick(struct touch *touch, int64_t now_ms);

/* When touch_tick has something to do next; INT64_MAX = never. */
int64_t touch_deadline_ms(const struct touch *touch);

/* Where the finger is that a tap may still come of; false when there is none,
 * or it slipped or was held too long. */
bool touch_may_tap(const struct touch *touch, double *x, double *y);

/* How many fingers are down, those that do not count too. */
size_t touch_fingers(const struct touch *touch);

/* The picture changed: ghost taps are counted per spot only between changes
 * (more than 20 at one spot in 60 s, or 20 in a regular beat of up to 45 s;
 * a beat kept for 5 minutes counts over changes too): that spot is deaf until
 * it was silent for 5 minutes. */
void touch_picture_changed(struct touch *touch);

#endif
