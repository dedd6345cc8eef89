/* The fair rotation: which slide comes next without a touch. Pure.
 *
 * All treatments get the same screen time, however many slides they have. Each
 * time it is the turn of the one that has had the least of it; its round goes
 * on where it was left, until it is ahead by a round of the next one or by its
 * part of a 16th of an hour. It is left at the end of a pair of benefit and
 * risk, or of a slide of another kind, never between a benefit and its risk.
 * With dwells of 8 to 90 s, over any hour no treatment of five has more than
 * twice the time of another; of more, where an hour has room for four pairs of
 * slides of each, such as a dozen with 35 s a slide. A slide of 600 s puts its
 * treatment ten minutes ahead, and the others catch up. Nobody is ever further
 * ahead than that, whatever visitors look up.
 *
 * What has neither benefits nor side effects, such as a welcome or a
 * when-to-call slide for all, is no treatment: it has its round once while the
 * treatments have about one each, and no more time than a treatment. Where
 * there is nothing else, it is treated like one. A slide comes again after at
 * most about the longest round times the number of treatments.
 *
 * Within one treatment: its "about" slides, then benefit and
 * risk (side-effect, when-to-call) slides in turn until each was shown once
 * (the shorter list starts again), then aftercare. So that long slides cannot
 * tip the balance, the side that is behind catches up after a pair, and no
 * other treatment comes before it has: risks as soon as one more of them
 * brings the time of both nearer together, benefits when risks lead by more
 * than 38 s, since two benefits in a row are worse than that. What is older
 * than ten minutes is forgotten of both alike. With dwells of 8 to 90 s, over
 * an hour of a treatment, or ten minutes in an hour of all, its benefits have
 * 0.87 to 1.16 of the time of its risks. */
#ifndef KIOSK_ROTATION_H
#define KIOSK_ROTATION_H

#include <stdbool.h>
#include <stdint.h>

#include "play.h"

struct rotation;

/* For COUNT slides, copied. */
struct rotation *rotation_new(const struct play_slide *slides, int count);
void rotation_free(struct rotation *rotation);

/* The slide after the one shown; -1 when none may rotate. */
int rotation_next(struct rotation *rotation);

/* What rotation_next would give once SHOWN_MS were added to the time of slide
 * INDEX, and in *RESTS what rotation_rests would; leaves the rotation as it
 * was. */
int rotation_peek(struct rotation *rotation, int index, int64_t shown_ms,
                  bool *rests);

/* Whether something else may come before the next slide: not between a benefit
 * and its risk, nor before a side has caught up. */
bool rotation_rests(const struct rotation *rotation);

/* About how long it takes until everything was shown. */
int64_t rotation_whole_ms(const struct rotation *rotation);

/* Goes on from slide INDEX, as if rotation_next had given it. Nothing happens
 * when it did, or when that slide may not rotate. */
void rotation_start_at(struct rotation *rotation, int index);

/* Adds SHOWN_MS to the screen time of slide INDEX. */
void rotation_add_time(struct rotation *rotation, int index, int64_t shown_ms);

#endif
