/* What tests of fingers share: feeding events in one line each. */
#ifndef KIOSK_TOUCH_RIG_H
#define KIOSK_TOUCH_RIG_H

#include <stdint.h>

#include "touch.h"

/* With the rules of touch_rules_default on a picture of 500 x 250 mm: 0.01
 * across is 5 mm, along 2.5 mm. */
struct touch *rig_touch(void);

struct gesture rig_feed(struct touch *touch, enum touch_phase phase,
                        int64_t finger, double x, double y, int64_t now_ms);

/* "press 0.50 0.50", "drag -0.10", "swipe 1", "tap 0.50 0.50 0.51 0.50",
 * "cancel", "clean", "none"; in a static buffer. */
const char *rig_gesture_words(const struct gesture *gesture);

#endif
