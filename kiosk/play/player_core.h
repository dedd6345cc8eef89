/* The inside of the player, shared by player.c (the show and its time) and
 * player_hand.c (what hands do): its memory, and the steps that both take.
 * Private to kiosk/play. Times are steady ones (steady.h). */
#ifndef KIOSK_PLAYER_CORE_H
#define KIOSK_PLAYER_CORE_H

#include <stdint.h>

#include "steady.h"
#include "walk.h"

#define SECOND_MS INT64_C(1000)
#define DAY_MS (86400 * SECOND_MS)

/* MS, but at least LOW_MS and at most a day. */
int64_t core_clamp_ms(int64_t ms, int64_t low_ms);

/* INDEX, but within 0 .. COUNT - 1. */
int core_clamp_index(int index, int count);

/* A page, and the place on top of it before size or language changed. */
struct player_place {
    int slide, page, language, scale;
    int place;
};

struct player {
    struct player_rules rules;
    struct play_state state;
    struct walk walk;
    struct rotation *rotation;
    struct steady clock;
    int64_t touched_ms;      /* the last sign of a person */
    int64_t run_ms;          /* the rotation took up the slide */
    int64_t page_ms;         /* its page came up */
    int64_t end_ms;          /* of asking or cleaning */
    int64_t surprise_ms;     /* the clock changed what a finger may aim at */
    int resume;              /* where a visitor stopped the rotation, or -1 */
    bool fresh_hold;         /* the finger that is down stopped the rotation */
    enum play_action struck; /* the last action, when, and its argument */
    int struck_argument;
    int64_t struck_ms;
    struct player_place kept; /* how the page on screen came to be that */
};

/* Counts the change since BEFORE, if it shows. */
void core_settle(struct player *player, const struct play_state *before,
                 bool by_itself, int direction, int64_t now);

/* Whether language, size and theme are those that nobody chose. */
bool core_has_defaults(const struct player *player);

/* Asks for the pages of the slide that is on; keeps the page within them. */
void core_count_pages(struct player *player);

/* Shows a slide. */
void core_put_on(struct player *player, int slide, int page);

void core_become_empty(struct player *player);

/* How long each page of the slide is on while rotating. */
int64_t core_page_dwell_ms(const struct player *player);

/* Rotates on: from the slide that is on if it may rotate, else the next. */
void core_rotate(struct player *player, int64_t now);

/* Nothing moves by itself from here on. */
void core_hold(struct player *player, int64_t now);

/* Books what the rotation showed of the slide until now. A clock that jumped
 * did not show it for longer than it was due. */
void core_book(struct player *player, int64_t now);

/* Starts asking or cleaning; then, until its end, counts the seconds. At the
 * end everything a visitor chose is forgotten and the show rotates. */
void core_start_countdown(struct player *player, enum play_mode mode,
                          int64_t length_ms, int64_t now);
void core_count_down(struct player *player, int64_t now);

#endif
