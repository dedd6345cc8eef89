/* The fair rotation. See rotation.h. */
#include "rotation.h"

#include <stdlib.h>

#include "mem.h"

#define SIDES 4
#define LEAD_MS 8000     /* a lead that is always allowed: a short dwell */
#define LEAD_SHARE 20    /* and this part of both sides' time */
#define MEMORY_MS 600000 /* more time of both sides is forgotten by half */

/* One treatment: its slides stand in rotation->order by side. */
struct round {
    int treatment;
    int first[SIDES], count[SIDES];
    int at[SIDES];    /* the next of each side */
    int shown[SIDES]; /* in this round */
    enum play_side due;
    int64_t booked_ms[SIDES]; /* of benefit and risk */
};

/* Where a slide of the show stands. */
struct place {
    int round, position; /* -1: may not rotate */
    enum play_side side;
    int64_t dwell_ms;
};

struct rotation {
    int *order;
    struct place *places;
    int slide_count;
    struct round *rounds;
    int round_count, now; /* the round going on */
    int last;             /* the slide given last, -1 at first */
};

/* A slide that may rotate, as it is sorted. */
struct entry {
    int treatment, index;
    enum play_side side;
};

static int
compare_entries(const void *a, const void *b)
{
    const struct entry *one = a, *two = b;
    if (one->treatment != two->treatment) {
        return one->treatment < two->treatment ? -1 : 1;
    }
    if (one->side != two->side) {
        return one->side < two->side ? -1 : 1;
    }
    return (one->index > two->index) - (one->index < two->index);
}

static struct entry *
sorted_entries(const struct play_slide *slides, int count, int *entry_count)
{
    struct entry *entries = mem_new((size_t)count, sizeof(*entries));
    int used = 0;
    for (int i = 0; i < count; i++) {
        if (!slides[i].discreet) {
            entries[used++] =
                (struct entry){slides[i].treatment, i, slides[i].side};
        }
    }
    qsort(entries, (size_t)used, sizeof(*entries), compare_entries);
    *entry_count = used;
    return entries;
}

static void
begin_round(struct rotation *rotation, int which)
{
    rotation->now = which;
    struct round *round = &rotation->rounds[which];
    for (int side = 0; side < SIDES; side++) {
        round->shown[side] = 0;
    }
    /* Benefits and risks go on where they were: in the shorter list it is not
     * always the same slide that is shown more often. */
    round->at[PLAY_ABOUT] = 0;
    round->at[PLAY_AFTERCARE] = 0;
    round->due = PLAY_BENEFIT;
}

static void
add_entry(struct rotation *rotation, const struct entry *entry, int at)
{
    int count = rotation->round_count;
    if (count == 0 ||
        rotation->rounds[count - 1].treatment != entry->treatment) {
        rotation->rounds[rotation->round_count++].treatment = entry->treatment;
    }
    struct round *round = &rotation->rounds[rotation->round_count - 1];
    if (round->count[entry->side] == 0) {
        round->first[entry->side] = at;
    }
    struct place *place = &rotation->places[entry->index];
    place->round = rotation->round_count - 1;
    place->position = round->count[entry->side]++;
    rotation->order[at] = entry->index;
}

struct rotation *
rotation_new(const struct play_slide *slides, int count)
{
    struct rotation *rotation = mem_new(1, sizeof(*rotation));
    int used = 0;
    struct entry *entries = sorted_entries(slides, count, &used);
    rotation->order = mem_new((size_t)used, sizeof(*rotation->order));
    rotation->rounds = mem_new((size_t)used, sizeof(*rotation->rounds));
    rotation->places = mem_new((size_t)count, sizeof(*rotation->places));
    rotation->slide_count = count;
    rotation->last = -1;
    for (int i = 0; i < count; i++) {
        rotation->places[i] =
            (struct place){-1, -1, slides[i].side, slides[i].dwell_ms};
    }
    for (int i = 0; i < used; i++) {
        add_entry(rotation, &entries[i], i);
    }
    free(entries);
    if (used > 0) {
        begin_round(rotation, 0);
    }
    return rotation;
}

void
rotation_free(struct rotation *rotation)
{
    if (rotation == NULL) {
        return;
    }
    free(rotation->order);
    free(rotation->places);
    free(rotation->rounds);
    free(rotation);
}

static enum play_side
other_side(enum play_side side)
{
    return side == PLAY_BENEFIT ? PLAY_RISK : PLAY_BENEFIT;
}

/* How far SIDE is ahead, beyond what is allowed; 0 or less: not too far. */
static int64_t
excess_ms(const struct round *round, enum play_side side)
{
    int64_t mine = round->booked_ms[side];
    int64_t theirs = round->booked_ms[other_side(side)];
    return mine - theirs - LEAD_MS - (mine + theirs) / LEAD_SHARE;
}

static int
upcoming(const struct rotation *rotation, const struct round *round,
         enum play_side side)
{
    return rotation->order[round->first[side] + round->at[side]];
}

static int
take(struct rotation *rotation, struct round *round, enum play_side side)
{
    int index = upcoming(rotation, round, side);
    round->at[side] = (round->at[side] + 1) % round->count[side];
    round->shown[side]++;
    return index;
}

/* Whether benefits and risks had their turns: all of them, in whole pairs. */
static bool
pairs_shown(const struct round *round)
{
    return round->shown[PLAY_BENEFIT] >= round->count[PLAY_BENEFIT] &&
           round->shown[PLAY_RISK] >= round->count[PLAY_RISK] &&
           (round->due == PLAY_BENEFIT || round->count[PLAY_RISK] == 0 ||
            round->count[PLAY_BENEFIT] == 0);
}

/* After the pairs: the next slide of the side behind, -1 once it caught up.
 * It is shown only when that makes the difference smaller, so this ends. */
static int
catch_up(struct rotation *rotation, struct round *round)
{
    if (round->count[PLAY_BENEFIT] == 0 || round->count[PLAY_RISK] == 0) {
        return -1;
    }
    for (int side = PLAY_BENEFIT; side <= PLAY_RISK; side++) {
        enum play_side behind = other_side((enum play_side)side);
        int64_t lead = round->booked_ms[side] - round->booked_ms[behind];
        int next = upcoming(rotation, round, behind);
        if (excess_ms(round, (enum play_side)side) > 0 &&
            rotation->places[next].dwell_ms < 2 * lead) {
            return take(rotation, round, behind);
        }
    }
    return -1;
}

static int
next_of_pair(struct rotation *rotation, struct round *round)
{
    enum play_side side = round->due;
    if (round->count[side] == 0) {
        return take(rotation, round, other_side(side));
    }
    if (round->count[other_side(side)] > 0) {
        if (excess_ms(round, side) > 0) {
            return take(rotation, round, other_side(side));
        }
        round->due = other_side(side);
    }
    return take(rotation, round, side);
}

/* The next slide of the round going on, -1 at its end. */
static int
next_of_round(struct rotation *rotation)
{
    struct round *round = &rotation->rounds[rotation->now];
    if (round->shown[PLAY_ABOUT] < round->count[PLAY_ABOUT]) {
        return take(rotation, round, PLAY_ABOUT);
    }
    if (!pairs_shown(round)) {
        return next_of_pair(rotation, round);
    }
    int late = catch_up(rotation, round);
    if (late >= 0) {
        return late;
    }
    if (round->shown[PLAY_AFTERCARE] < round->count[PLAY_AFTERCARE]) {
        return take(rotation, round, PLAY_AFTERCARE);
    }
    return -1;
}

int
rotation_next(struct rotation *rotation)
{
    if (rotation->round_count == 0) {
        return -1;
    }
    int next = next_of_round(rotation);
    if (next < 0) {
        begin_round(rotation, (rotation->now + 1) % rotation->round_count);
        next = next_of_round(rotation);
    }
    rotation->last = next;
    return next;
}

int
rotation_peek(struct rotation *rotation, int index, int64_t shown_ms)
{
    if (rotation->round_count == 0 || index < 0 ||
        index >= rotation->slide_count) {
        return -1;
    }
    /* These are all that booking and a step can change. */
    int now = rotation->now, last = rotation->last;
    int after = (now + 1) % rotation->round_count;
    int own = rotation->places[index].round;
    own = own < 0 ? now : own;
    struct round saved[] = {rotation->rounds[now], rotation->rounds[after],
                            rotation->rounds[own]};
    rotation_book(rotation, index, shown_ms);
    int next = rotation_next(rotation);
    rotation->rounds[own] = saved[2];
    rotation->rounds[after] = saved[1];
    rotation->rounds[now] = saved[0];
    rotation->now = now;
    rotation->last = last;
    return next;
}

void
rotation_start_at(struct rotation *rotation, int index)
{
    if (index < 0 || index >= rotation->slide_count ||
        index == rotation->last || rotation->places[index].round < 0) {
        return;
    }
    const struct place *place = &rotation->places[index];
    begin_round(rotation, place->round);
    struct round *round = &rotation->rounds[place->round];
    for (int side = PLAY_ABOUT; side < SIDES; side++) {
        /* Sides that come before this one in a round count as shown. */
        if (side == PLAY_ABOUT || place->side == PLAY_AFTERCARE) {
            round->shown[side] = round->count[side];
        }
    }
    bool paired = place->side == PLAY_BENEFIT || place->side == PLAY_RISK;
    round->at[place->side] = place->position;
    round->shown[place->side] = paired ? 0 : place->position;
    take(rotation, round, place->side);
    enum play_side other = other_side(place->side);
    if (paired && round->count[other] > 0) {
        /* From the third benefit to the third risk, from that to the fourth
         * benefit: so a show that is often replaced gets on. */
        int beside = place->position + (place->side == PLAY_RISK ? 1 : 0);
        round->at[other] = beside % round->count[other];
        round->due = other;
    }
    rotation->last = index;
}

/* Forgets old time of both sides alike: the lead stays exact, what it may be
 * stays small. */
static void
forget(struct round *round)
{
    int64_t *benefit = &round->booked_ms[PLAY_BENEFIT];
    int64_t *risk = &round->booked_ms[PLAY_RISK];
    if (*benefit + *risk <= MEMORY_MS) {
        return;
    }
    int64_t cut = (*benefit + *risk) / 4;
    int64_t less = *benefit < *risk ? *benefit : *risk;
    cut = cut < less ? cut : less;
    *benefit -= cut;
    *risk -= cut;
    /* A side that nobody balanced for so long need not be made good whole. */
    *benefit = *benefit < MEMORY_MS ? *benefit : MEMORY_MS;
    *risk = *risk < MEMORY_MS ? *risk : MEMORY_MS;
}

void
rotation_book(struct rotation *rotation, int index, int64_t shown_ms)
{
    if (index < 0 || index >= rotation->slide_count || shown_ms <= 0 ||
        rotation->places[index].round < 0) {
        return;
    }
    const struct place *place = &rotation->places[index];
    if (place->side != PLAY_BENEFIT && place->side != PLAY_RISK) {
        return;
    }
    struct round *round = &rotation->rounds[place->round];
    round->booked_ms[place->side] +=
        shown_ms < MEMORY_MS ? shown_ms : MEMORY_MS;
    forget(round);
}
