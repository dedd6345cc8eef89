/* The clock and the hand of a rehearsal: time that passes by itself or not at
 * all, and fingers on what is seen. */
#ifndef KIOSK_REHEARSE_HAND_H
#define KIOSK_REHEARSE_HAND_H

#include "app.h"
#include "app_hands.h"
#include "deck_hours.h"

struct rehearse_hand {
    struct app *app;
    struct deck_moment began; /* by the wall clock, */
    int64_t began_ms;         /* and by that of the show */
    int64_t began_s;          /* since 1970; 0: at any time of the day */
    int64_t now_ms;           /* since the show began */
};

/* The wall clock says MOMENT from now on. */
void rehearse_clock(struct rehearse_hand *hand, struct deck_moment moment);

/* One turn of the show, in which all pictures are drawn: decoding takes no
 * virtual time. */
void rehearse_turn(struct rehearse_hand *hand);

/* Lets virtual time pass from deadline to deadline. */
void rehearse_pass(struct rehearse_hand *hand, int64_t until_ms);

/* A finger event, and a tap, at X, Y (0..1). */
void rehearse_finger(struct rehearse_hand *hand, enum touch_phase phase,
                     int64_t id, double x, double y);
void rehearse_tap(struct rehearse_hand *hand, double x, double y);

/* Taps the control that is called NAME, says so, or is of a topic or treatment
 * with this title in any language of the deck, also where it is on a page of
 * buttons that another control opens. False when there is none. */
bool rehearse_tap_name(struct rehearse_hand *hand, const char *name);

/* Presses and lets go the key that KEYS call NAME. False when no key is called
 * so. */
bool rehearse_key(struct rehearse_hand *hand, const struct key_table *keys,
                  const char *name);

/* A finger across the middle of the slide, as quick as a hand is; DIRECTION 1
 * to the right, -1 to the left. */
void rehearse_swipe(struct rehearse_hand *hand, double direction);

#endif
