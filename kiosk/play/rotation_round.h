/* A round of one treatment: its "about" slides, then benefits and risks in
 * turn, then aftercare. Part of the rotation, see rotation.h. Pure. */
#ifndef KIOSK_ROTATION_ROUND_H
#define KIOSK_ROTATION_ROUND_H

#include <stdbool.h>
#include <stdint.h>

#include "play.h"

#define ROUND_SIDES 4 /* PLAY_ABOUT to PLAY_AFTERCARE */

/* More time than this of both sides is forgotten by half. */
#define ROUND_MEMORY_MS 600000

struct round_slide {
    int index; /* in the show */
    enum play_side side;
    int64_t dwell_ms; /* over 0 */
};

struct round {
    const struct round_slide *slides; /* by side; not owned */
    int first[ROUND_SIDES], count[ROUND_SIDES];
    int at[ROUND_SIDES];    /* the next of each side */
    int shown[ROUND_SIDES]; /* in this round */
    enum play_side due;
    int64_t shown_ms[ROUND_SIDES]; /* of benefit and risk */
};

/* Starts again; the side that is due and the times of both are kept from round
 * to round. */
void round_begin(struct round *round);

/* The next slide; NULL at the end of the round. */
const struct round_slide *round_next(struct round *round);

/* Starts again, with the slide at POSITION of SIDE shown. */
void round_start_at(struct round *round, enum play_side side, int position);

/* Adds MS, at most ROUND_MEMORY_MS, to the screen time of SIDE. */
void round_add_time(struct round *round, enum play_side side, int64_t ms);

/* Whether a benefit was shown whose risk comes next, or one side must catch up:
 * nothing may come between them. */
bool round_in_pair(const struct round *round);

/* How long it takes from here to the end of a pair, or to that of one slide of
 * another kind; 0 at the end of the round. */
int64_t round_step_ms(const struct round *round);

/* About how long a whole round takes. */
int64_t round_whole_ms(const struct round *round);

#endif
