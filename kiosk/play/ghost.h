/* Ghost taps: a touch panel that keeps tapping one spot by itself (Pi Touch
 * Display 2: raspberrypi/linux#7638, every 12.864 s). Such a spot is ignored;
 * the rest of the screen is not. Pure. */
#ifndef KIOSK_GHOST_H
#define KIOSK_GHOST_H

#include <stdbool.h>
#include <stdint.h>

enum {
    GHOST_TAPS = 20,  /* this many in a regular beat, more in a minute */
    GHOST_SPOTS = 16, /* watched at a time */
};

/* One spot: everything within 1 % of the picture around X, Y. */
struct ghost_spot {
    double x, y;
    int64_t tap_ms[GHOST_TAPS]; /* a ring, the newest at (taps - 1) */
    int64_t taps;               /* ever */
    int same_picture;           /* of them since the picture changed */
    bool regular;               /* the ring is one beat, */
    int64_t regular_ms;         /* since then */
    bool deaf;
};

/* Zeroed it is ready. */
struct ghost {
    struct ghost_spot spots[GHOST_SPOTS];
};

/* A finger came down at X, Y (0..1) at NOW_MS, which never goes back. True
 * when that spot is deaf and the finger must be ignored. */
bool ghost_tap(struct ghost *ghost, double x, double y, int64_t now_ms);

/* The picture changed: many taps at one spot that have an effect are a person
 * turning pages, unless they keep a machine's regularity for 5 minutes. */
void ghost_picture_changed(struct ghost *ghost);

#endif
