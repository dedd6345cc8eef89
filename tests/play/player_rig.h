/* What tests of the player share: a small show, its state in words, random
 * numbers. */
#ifndef KIOSK_PLAYER_RIG_H
#define KIOSK_PLAYER_RIG_H

#include <stdint.h>

#include "player.h"

/* Clocks that tests start at: the wraps of 31 and 32 bits of milliseconds (24.8
 * and 49.7 days), and where a double stops counting, are near. */
extern const int64_t rig_clocks[4];

/* Two treatments:
 *   slide  topic  treatment  side     dwell  pages
 *     0      0        0      benefit    8 s    1
 *     1      0        0      benefit   20 s    2, + 1 a scale step, + 1 in
 *     2      1        0      risk      10 s    1       language 1
 *     3      2        1      about      8 s    1
 *     4      3        1      about      8 s    1, discreet
 *     5      3        1      about      8 s    1, discreet
 *     6      4        1      risk       9 s    1 */
extern const struct play_show rig_show;

/* "rotating 0 1/1", "held 1 2/3 stopped lang1 scale1 theme1 topics",
 * "asking 0 1/1 stopped 20s"; in a static buffer. */
const char *rig_words(const struct play_state *state);

/* xorshift64*: the next number from 0 to COUNT - 1. */
int rig_random(uint64_t *seed, int count);

#endif
