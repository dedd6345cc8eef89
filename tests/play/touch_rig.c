/* What tests of fingers share. See touch_rig.h. */
#include "touch_rig.h"

#include <stdio.h>

struct touch *
rig_touch(void)
{
    struct touch_rules rules = touch_rules_default();
    rules.width_mm = 500;
    rules.height_mm = 250;
    return touch_new(&rules);
}

struct gesture
rig_feed(struct touch *touch, enum touch_phase phase, int64_t finger, double x,
         double y, int64_t now_ms)
{
    struct touch_event event = {phase, finger, x, y};
    return touch_feed(touch, &event, now_ms);
}

const char *
rig_gesture_words(const struct gesture *gesture)
{
    static char words[64];
    switch (gesture->type) {
    case GESTURE_PRESS:
        snprintf(words, sizeof(words), "press %.2f %.2f", gesture->x0,
                 gesture->y0);
        return words;
    case GESTURE_DRAG:
        snprintf(words, sizeof(words), "drag %.2f", gesture->dx);
        return words;
    case GESTURE_TAP:
        snprintf(words, sizeof(words), "tap %.2f %.2f %.2f %.2f", gesture->x0,
                 gesture->y0, gesture->x, gesture->y);
        return words;
    case GESTURE_SWIPE:
        snprintf(words, sizeof(words), "swipe %d", gesture->direction);
        return words;
    case GESTURE_CANCEL:
        return "cancel";
    case GESTURE_CLEAN:
        return "clean";
    case GESTURE_NONE:
        break;
    }
    return "none";
}
