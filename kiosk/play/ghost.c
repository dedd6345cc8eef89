/* Ghost taps. See ghost.h. */
#include "ghost.h"

#include <math.h>
#include <stddef.h>

#define SPOT 0.01              /* of the width and of the height */
#define RUSH_MS INT64_C(60000) /* more than GHOST_TAPS in this are too many */
#define DEAF_MS INT64_C(300000)
#define STUBBORN_MS INT64_C(300000) /* nobody taps regularly for this long */

/* Intervals of a machine's taps differ by less than 2 %, or by what the loop
 * adds to a short one; those of a hand by 5 % or more. Slower intervals than
 * BEAT_MAX_MS are never treated as ghosts: somebody who confirms once a minute
 * that they are still reading must be believed (WCAG 2.2 SC 2.2.1). */
#define BEAT_SHARE 50
#define BEAT_SLACK_MS 30
#define BEAT_MAX_MS 45000

/* The time of the tap BACK taps before the last one; 0: the last. */
static int64_t
earlier_ms(const struct ghost_spot *spot, int back)
{
    return spot->tap_ms[(spot->taps - 1 - back) % GHOST_TAPS];
}

static bool
is_regular(const struct ghost_spot *spot)
{
    if (spot->taps < GHOST_TAPS) {
        return false;
    }
    int64_t shortest_ms = INT64_MAX, longest_ms = 0;
    for (int back = 0; back < GHOST_TAPS - 1; back++) {
        int64_t beat_ms = earlier_ms(spot, back) - earlier_ms(spot, back + 1);
        shortest_ms = beat_ms < shortest_ms ? beat_ms : shortest_ms;
        longest_ms = beat_ms > longest_ms ? beat_ms : longest_ms;
    }
    int64_t slack_ms = longest_ms / BEAT_SHARE;
    slack_ms = slack_ms > BEAT_SLACK_MS ? slack_ms : BEAT_SLACK_MS;
    return longest_ms <= BEAT_MAX_MS && longest_ms - shortest_ms <= slack_ms;
}

/* Records the tap; returns whether it shows that no person is tapping. */
static bool
is_ghostly(struct ghost_spot *spot, int64_t now_ms)
{
    /* GHOST_TAPS before this one. */
    bool rush = spot->same_picture >= GHOST_TAPS &&
                now_ms - earlier_ms(spot, GHOST_TAPS - 1) <= RUSH_MS;
    spot->tap_ms[spot->taps++ % GHOST_TAPS] = now_ms;
    spot->same_picture += spot->same_picture < GHOST_TAPS ? 1 : 0;
    bool regular = is_regular(spot);
    if (regular && !spot->regular) {
        spot->regular_ms = earlier_ms(spot, GHOST_TAPS - 1);
    }
    spot->regular = regular;
    return rush || (regular && (spot->same_picture >= GHOST_TAPS ||
                                now_ms - spot->regular_ms >= STUBBORN_MS));
}

static struct ghost_spot *
spot_at(struct ghost *ghost, double x, double y)
{
    struct ghost_spot *free_spot = &ghost->spots[0];
    for (size_t i = 0; i < GHOST_SPOTS; i++) {
        struct ghost_spot *spot = &ghost->spots[i];
        if (spot->taps > 0 && fabs(spot->x - x) <= SPOT &&
            fabs(spot->y - y) <= SPOT) {
            return spot;
        }
        /* The spot that has been silent longest is replaced. */
        if (free_spot->taps > 0 &&
            (spot->taps == 0 ||
             earlier_ms(spot, 0) < earlier_ms(free_spot, 0))) {
            free_spot = spot;
        }
    }
    *free_spot = (struct ghost_spot){.x = x, .y = y};
    return free_spot;
}

bool
ghost_tap(struct ghost *ghost, double x, double y, int64_t now_ms)
{
    struct ghost_spot *spot = spot_at(ghost, x, y);
    if (spot->taps > 0 && now_ms - earlier_ms(spot, 0) >= DEAF_MS) {
        *spot = (struct ghost_spot){.x = x, .y = y};
    }
    bool ghostly = is_ghostly(spot, now_ms);
    spot->deaf = spot->deaf || ghostly;
    return spot->deaf;
}

void
ghost_picture_changed(struct ghost *ghost)
{
    for (size_t i = 0; i < GHOST_SPOTS; i++) {
        ghost->spots[i].same_picture = 0;
    }
}
