/* Handles touches, controls and cleaning. */
#ifndef KIOSK_PLAYER_HAND_H
#define KIOSK_PLAYER_HAND_H

#include <stdbool.h>
#include <stdint.h>

#include "player.h"

/* A finger went down anywhere: holds the show, answers "Still reading?".
 * Returns false when the touch must not act (it came within swallow_ms of a
 * change by itself, or while cleaning, or with nothing to show): remember it
 * until that finger is up. One that answers "Still reading?" may act: the
 * buttons that act then were there to be seen. */
bool player_touch(struct player *player, int64_t now_ms);

/* A finger that is down moves: that person has not left. For each
 * GESTURE_DRAG; the idle time starts again. */
void player_busy(struct player *player, int64_t now_ms);

/* A control was tapped. Strikes within strike_ms of the same action and
 * argument are one. */
void player_act(struct player *player, enum play_action action, int argument,
                int64_t now_ms);

/* Cleaning mode, from the staff gesture. */
void player_clean(struct player *player, int64_t now_ms);

#endif
