/* The internals of the player, shared by player.c (the show and its time) and
 * player_hand.c (touches): its state, and the steps that both use. Private to
 * kiosk/play. Times are steady ones (steady.h). */
#ifndef KIOSK_PLAYER_CORE_H
#define KIOSK_PLAYER_CORE_H

#include <stdint.h>

#include "rounds.h"
#include "steady.h"
#include "walk.h"

#define SECOND_MS INT64_C(1000)
#define DAY_MS (86400 * SECOND_MS)

/* MS, but at least LOW_MS and at most a day. */
int64_t core_clamp_ms(int64_t ms, int64_t low_ms);

/* INDEX, but within 0 .. COUNT - 1. */
int core_clamp_index(int index, int count);

/* A page, and the place on top of it before size, language or show changed. */
struct player_place {
    int slide, page;
    struct play_look look;
    int place;
};

struct player {
    struct player_rules rules;
    struct play_state state;
    struct walk walk;
    struct rounds rounds;
    struct steady clock;
    int64_t touched_ms;      /* the last sign of a person */
    int64_t run_ms;          /* the rotation took up the slide */
    int64_t page_ms;         /* its page came up */
    int64_t end_ms;          /* of asking or cleaning */
    int64_t surprise_ms;     /* the clock changed what a finger may aim at */
    int resume;              /* where a visitor stopped the rotation, or -1 */
    bool paused;             /* by Pause, until it rotates again */
    bool fresh_hold;         /* the finger that is down stopped the rotation */
    enum play_action struck; /* the last action, when, and its argument */
    int struck_argument;
    int64_t struck_ms;
    struct player_place kept; /* how the page on screen came to be that */
};

/* Counts the change since BEFORE, if it is visible. */
void core_settle(struct player *player, const struct play_state *before,
                 bool by_itself, int direction, int64_t now);

/* How slides are laid out now. */
struct play_look core_look(const struct player *player);

/* Whether size, theme and words are the defaults, and the language is that of
 * the round. */
bool core_has_defaults(const struct player *player);

/* Whether they are not, or SLIDE is of another topic than the one at which a
 * visitor stopped the rotation. */
bool core_is_chosen(const struct player *player, int slide);

/* Asks for the pages of the slide that is on; keeps the page within them. */
void core_count_pages(struct player *player);

/* Whether `kept` is of the page that is on. */
bool core_has_place(const struct player *player);

/* What stood on top of the page when a hand came to it: however often size and
 * language change, that stays in view. */
int core_place_in_view(const struct player *player);

/* Goes to the page that PLACE is on now, and asks for the pages of the slide.
 */
void core_keep_in_view(struct player *player, int place);

/* Shows a slide. */
void core_put_on(struct player *player, int slide, int page);

void core_become_empty(struct player *player);

/* How long each page of the slide is on while rotating. */
int64_t core_page_dwell_ms(const struct player *player);

/* Resumes the rotation: from the current slide if it may rotate, else from the
 * next. */
void core_rotate(struct player *player, int64_t now);

/* Everything a visitor chose is forgotten, the slide too, and the show rotates
 * from where it was stopped. */
void core_start_over(struct player *player, int64_t now);

/* Nothing moves by itself from here on. */
void core_hold(struct player *player, int64_t now);

/* Adds up the time that the rotation has shown the slide so far, but no more
 * than was due, in case the clock jumped. */
void core_add_time(struct player *player, int64_t now);

/* Starts asking or cleaning, and counts down the seconds. At the end everything
 * a visitor chose is reset and the show rotates. */
void core_start_countdown(struct player *player, enum play_mode mode,
                          int64_t length_ms, int64_t now);
void core_count_down(struct player *player, int64_t now);

#endif
