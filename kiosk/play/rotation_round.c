/* One treatment's round. See rotation_round.h. */
#include "rotation_round.h"

#include <stddef.h>

/* A lead that no benefit is added to, however long the risks are; and one of
 * the risks that is not made good, since two benefits in a row are worse. With
 * dwells of up to 90 s, over an hour a side then leads by at most twice 128 s,
 * which is 1.16. */
#define LEAD_MAX_MS 38000

static enum play_side
other_side(enum play_side side)
{
    return side == PLAY_BENEFIT ? PLAY_RISK : PLAY_BENEFIT;
}

/* Forgets old time of both sides equally: the lead stays exact, and the numbers
 * stay small. */
static void
forget(struct round *round)
{
    int64_t *benefit = &round->shown_ms[PLAY_BENEFIT];
    int64_t *risk = &round->shown_ms[PLAY_RISK];
    if (*benefit + *risk <= ROUND_MEMORY_MS) {
        return;
    }
    int64_t cut = (*benefit + *risk) / 4;
    int64_t less = *benefit < *risk ? *benefit : *risk;
    cut = cut < less ? cut : less;
    *benefit -= cut;
    *risk -= cut;
    /* After so long without balance, the lead need not be compensated in
     * full. */
    *benefit = *benefit < ROUND_MEMORY_MS ? *benefit : ROUND_MEMORY_MS;
    *risk = *risk < ROUND_MEMORY_MS ? *risk : ROUND_MEMORY_MS;
}

void
round_add_time(struct round *round, enum play_side side, int64_t ms)
{
    if (side == PLAY_BENEFIT || side == PLAY_RISK) {
        round->shown_ms[side] += ms;
        forget(round);
    }
}

/* ---- the next slide ---- */

static const struct round_slide *
upcoming(const struct round *round, enum play_side side)
{
    return &round->slides[round->first[side] + round->at[side]];
}

static const struct round_slide *
take(struct round *round, enum play_side side)
{
    const struct round_slide *slide = upcoming(round, side);
    int next = round->at[side] + 1;
    round->at[side] = next < round->count[side] ? next : 0;
    round->shown[side]++;
    return slide;
}

/* By how much SIDE is ahead. */
static int64_t
lead_ms(const struct round *round, enum play_side side)
{
    return round->shown_ms[side] - round->shown_ms[other_side(side)];
}

/* Whether SIDE is so far ahead that showing a slide of the other side brings
 * them closer together. */
static bool
gives_way(const struct round *round, enum play_side side)
{
    enum play_side other = other_side(side);
    int64_t lead = lead_ms(round, side);
    bool may_lead = side == PLAY_RISK && lead <= LEAD_MAX_MS;
    return round->count[side] > 0 && round->count[other] > 0 && !may_lead &&
           upcoming(round, other)->dwell_ms < 2 * lead;
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

/* The next slide of the side that must catch up; NULL if neither must. Each one
 * reduces the difference, so this terminates. */
static const struct round_slide *
catch_up(struct round *round)
{
    if (gives_way(round, PLAY_BENEFIT)) {
        return take(round, PLAY_RISK);
    }
    return gives_way(round, PLAY_RISK) ? take(round, PLAY_BENEFIT) : NULL;
}

static const struct round_slide *
next_of_pair(struct round *round)
{
    enum play_side side = round->due;
    if (round->count[side] == 0 || round->count[other_side(side)] == 0) {
        return take(round, round->count[side] == 0 ? other_side(side) : side);
    }
    if (side == PLAY_BENEFIT) {
        const struct round_slide *late = catch_up(round);
        if (late != NULL) {
            return late;
        }
        if (lead_ms(round, PLAY_BENEFIT) > LEAD_MAX_MS) {
            return take(round, PLAY_RISK);
        }
    }
    round->due = other_side(side);
    return take(round, side);
}

const struct round_slide *
round_next(struct round *round)
{
    if (round->shown[PLAY_ABOUT] < round->count[PLAY_ABOUT]) {
        return take(round, PLAY_ABOUT);
    }
    if (!pairs_shown(round)) {
        return next_of_pair(round);
    }
    const struct round_slide *late = catch_up(round);
    if (late != NULL) {
        return late;
    }
    if (round->shown[PLAY_AFTERCARE] < round->count[PLAY_AFTERCARE]) {
        return take(round, PLAY_AFTERCARE);
    }
    return NULL;
}

void
round_begin(struct round *round)
{
    for (int side = 0; side < ROUND_SIDES; side++) {
        round->shown[side] = 0;
    }
    /* Benefits and risks continue where they were, so that it is not always the
     * same slide of the shorter list that is shown more often. */
    round->at[PLAY_ABOUT] = 0;
    round->at[PLAY_AFTERCARE] = 0;
    round->due = PLAY_BENEFIT;
}

void
round_start_at(struct round *round, enum play_side side, int position)
{
    round_begin(round);
    for (int before = PLAY_ABOUT; before < ROUND_SIDES; before++) {
        /* Sides that come before this one in a round count as shown. */
        if (before == PLAY_ABOUT || side == PLAY_AFTERCARE) {
            round->shown[before] = round->count[before];
        }
    }
    bool paired = side == PLAY_BENEFIT || side == PLAY_RISK;
    round->at[side] = position;
    round->shown[side] = paired ? 0 : position;
    take(round, side);
    enum play_side other = other_side(side);
    if (paired && round->count[other] > 0) {
        /* From the third benefit to the third risk, and from there to the
         * fourth benefit, so that a show that is replaced often still
         * advances. */
        int beside = position + (side == PLAY_RISK ? 1 : 0);
        round->at[other] = beside % round->count[other];
        round->due = other;
    }
}

/* ---- how long it takes ---- */

bool
round_in_pair(const struct round *round)
{
    return round->due == PLAY_RISK || gives_way(round, PLAY_BENEFIT) ||
           gives_way(round, PLAY_RISK);
}

int64_t
round_step_ms(const struct round *round)
{
    struct round ahead = *round;
    int64_t ms = 0;
    const struct round_slide *slide;
    do {
        slide = round_next(&ahead);
        if (slide != NULL) {
            round_add_time(&ahead, slide->side, slide->dwell_ms);
            ms += slide->dwell_ms;
        }
    } while (slide != NULL && round_in_pair(&ahead));
    return ms;
}

/* How long the pairs of ROUND take, whose sides take BENEFIT_MS and RISK_MS:
 * the shorter list starts again, and so does the side that is behind. */
static int64_t
pairs_ms(const struct round *round, int64_t benefit_ms, int64_t risk_ms)
{
    int benefits = round->count[PLAY_BENEFIT], risks = round->count[PLAY_RISK];
    if (benefits == 0 || risks == 0) {
        return benefit_ms + risk_ms;
    }
    if (benefits > risks) {
        risk_ms = risk_ms * benefits / risks;
    } else {
        benefit_ms = benefit_ms * risks / benefits;
    }
    return 2 * (benefit_ms > risk_ms ? benefit_ms : risk_ms);
}

int64_t
round_whole_ms(const struct round *round)
{
    int64_t ms[ROUND_SIDES] = {0};
    for (int side = 0; side < ROUND_SIDES; side++) {
        for (int i = 0; i < round->count[side]; i++) {
            ms[side] += round->slides[round->first[side] + i].dwell_ms;
        }
    }
    return ms[PLAY_ABOUT] + ms[PLAY_AFTERCARE] +
           pairs_ms(round, ms[PLAY_BENEFIT], ms[PLAY_RISK]);
}
