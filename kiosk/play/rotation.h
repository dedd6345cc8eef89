/* The fair rotation: which slide comes next when nobody touches. Pure.
 *
 * Treatment after treatment; within one: its "about" slides, then benefit and
 * risk (side-effect, when-to-call) slides in turn until each was shown once
 * (the shorter list starts again), then aftercare. So that long slides cannot
 * tip the balance, the side that is due gives way to the other one while its
 * screen time is ahead by more than 5 % of both plus 8 s. */
#ifndef KIOSK_ROTATION_H
#define KIOSK_ROTATION_H

#include <stdbool.h>
#include <stdint.h>

enum play_side { PLAY_ABOUT, PLAY_BENEFIT, PLAY_RISK, PLAY_AFTERCARE };

/* A slide as far as playing it goes. */
struct play_slide {
    int topic;     /* slides of a topic stand together, in topic order */
    int treatment; /* from 0; topics of a treatment may stand apart */
    enum play_side side;
    bool discreet; /* opened by touch only, never in the rotation */
    int64_t dwell_ms;
};

struct rotation;

/* For COUNT slides, copied. */
struct rotation *rotation_new(const struct play_slide *slides, int count);
void rotation_free(struct rotation *rotation);

/* The slide after the one shown; -1 when none may rotate. */
int rotation_next(struct rotation *rotation);

/* Goes on from slide INDEX, as if rotation_next had given it. */
void rotation_start_at(struct rotation *rotation, int index);

/* Books SHOWN_MS of screen time for slide INDEX. */
void rotation_book(struct rotation *rotation, int index, int64_t shown_ms);

#endif
