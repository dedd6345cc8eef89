/* What is on now: the whole behaviour of the show as a state machine of plain
 * numbers. Slides are indexes, controls are actions, and time is an argument
 * (monotonic ms, 64 bits: 32 would overflow after 49 days). Pure. */
#ifndef KIOSK_PLAYER_H
#define KIOSK_PLAYER_H

#include <stdbool.h>
#include <stdint.h>

#include "play.h"

/* The defaults that play.h names. player_new corrects impossible rules: asking
 * is never shorter than 20 s, nothing longer than a day. */
struct player_rules player_rules_default(void);

struct player;

struct player *player_new(const struct player_rules *rules, int64_t now_ms);
void player_free(struct player *player);

/* Replaces the show. CURRENT is the index of the slide on screen in it, -1 if
 * it is gone: then the player moves on to a neighbour; -2 - N if it is and
 * slide N of the new show came after it. RESUME is that of player_resume, -1
 * likewise. A show in which every slide is discreet cannot rotate and is
 * treated as empty. */
void player_set_show(struct player *player, const struct play_show *show,
                     int current, int resume, int64_t now_ms);

/* The slide at which a visitor stopped the rotation, -1 for none: what Start
 * over goes back to, and what tells whether another topic was chosen. */
int player_resume(const struct player *player);

/* Notes what stands on top of the page, which stays in view if its slide is in
 * the show that comes; called while the show that is on still answers. */
void player_keep_place(struct player *player);

/* The slides of the show may take other pages than they did: asks again for the
 * one that is on. PLACE: what stands on top of its page; -1: unknown. */
void player_recount(struct player *player, int place);

/* Read only; valid for the life of the player. */
const struct play_state *player_state(const struct player *player);

/* Time passes. Cheap when nothing is due. */
void player_tick(struct player *player, int64_t now_ms);

/* When player_tick has something to do next; INT64_MAX = never. Asking and
 * cleaning count seconds; else it is the next change of the picture. */
int64_t player_deadline_ms(const struct player *player);

/* Where Next (direction 1) or Back (-1) would go, for painting ahead and for
 * swipes: slide and page; false when nowhere. */
bool player_peek(const struct player *player, int direction, int *slide,
                 int *page);

/* Where the rotation goes next without a touch, and in which language; false if
 * nowhere, and while it does not rotate. */
bool player_peek_rotation(const struct player *player, int *slide, int *page,
                          int *language);

/* What `chosen` of the state will be when Next or Back has come to SLIDE. */
bool player_peek_chosen(const struct player *player, int slide);

/* Whether a new deck may take the place of the old one now: nobody reads. */
bool player_may_swap(const struct player *player);

#endif
