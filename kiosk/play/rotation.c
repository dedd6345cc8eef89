/* The fair rotation. See rotation.h. */
#include "rotation.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rotation_round.h"

/* If slides are short enough, each treatment has a turn within this time: a
 * 16th of an hour. */
#define LAP_MS 225000
#define DWELL_MIN_MS 1000 /* the least dwell that is counted */

/* The largest lead of one treatment over another: what visitors look up need
 * not be compensated in full. */
#define AHEAD_MS ROUND_MEMORY_MS

/* What takes turns: a treatment, or the general slides. */
struct turn {
    struct round round;
    int treatment;
    bool general;     /* has neither benefits nor side effects */
    int64_t whole_ms; /* about how long a round takes */
    int64_t spent_ms; /* screen time of all its slides */
    int64_t rest_ms;  /* general slides rest until the treatments have had so
                       * much time */
};

/* The position of a slide of the show. */
struct place {
    int turn, position; /* -1: may not rotate */
    enum play_side side;
};

struct rotation {
    struct round_slide *order;
    struct place *places;
    int slide_count;
    struct turn *turns;
    int turn_count, now; /* whose turn it is, -1 at first */
    int treatment_count; /* turns that are not general */
    int64_t whole_ms;    /* of a round of each treatment */
    int64_t spent_ms;    /* screen time of all treatments */
    int last;            /* the slide given last, -1 at first */
};

/* A slide that may rotate, as it is sorted. */
struct entry {
    int treatment;
    struct round_slide slide;
    bool own; /* a benefit or side effect of its treatment */
};

static int
compare_entries(const void *a, const void *b)
{
    const struct entry *one = a, *two = b;
    if (one->treatment != two->treatment) {
        return one->treatment < two->treatment ? -1 : 1;
    }
    if (one->slide.side != two->slide.side) {
        return one->slide.side < two->slide.side ? -1 : 1;
    }
    return (one->slide.index > two->slide.index) -
           (one->slide.index < two->slide.index);
}

static struct entry *
sorted_entries(const struct play_slide *slides, int count, int *entry_count)
{
    struct entry *entries = mem_new((size_t)count, sizeof(*entries));
    int used = 0;
    for (int i = 0; i < count; i++) {
        enum play_side side = slides[i].side;
        int64_t dwell_ms = slides[i].dwell_ms;
        if (!slides[i].discreet) {
            entries[used++] = (struct entry){
                slides[i].treatment,
                {i, side == PLAY_CALL ? PLAY_RISK : side,
                 dwell_ms > DWELL_MIN_MS ? dwell_ms : DWELL_MIN_MS},
                side == PLAY_BENEFIT || side == PLAY_RISK};
        }
    }
    qsort(entries, (size_t)used, sizeof(*entries), compare_entries);
    *entry_count = used;
    return entries;
}

static void
add_entry(struct rotation *rotation, const struct entry *entry, int at)
{
    int count = rotation->turn_count;
    if (count == 0 ||
        rotation->turns[count - 1].treatment != entry->treatment) {
        rotation->turns[rotation->turn_count++] =
            (struct turn){.treatment = entry->treatment,
                          .general = true,
                          .round.slides = rotation->order};
    }
    struct turn *turn = &rotation->turns[rotation->turn_count - 1];
    enum play_side side = entry->slide.side;
    turn->general = turn->general && !entry->own;
    if (turn->round.count[side] == 0) {
        turn->round.first[side] = at;
    }
    rotation->places[entry->slide.index] = (struct place){
        rotation->turn_count - 1, turn->round.count[side]++, side};
    rotation->order[at] = entry->slide;
}

/* Determines which turns are treatments, and how long their rounds take. If
 * none is, all are treated as such. */
static void
measure_turns(struct rotation *rotation)
{
    for (int i = 0; i < rotation->turn_count; i++) {
        rotation->treatment_count += rotation->turns[i].general ? 0 : 1;
    }
    bool all = rotation->treatment_count == 0;
    rotation->treatment_count += all ? rotation->turn_count : 0;
    for (int i = 0; i < rotation->turn_count; i++) {
        struct turn *turn = &rotation->turns[i];
        round_begin(&turn->round);
        turn->general = turn->general && !all;
        turn->whole_ms = round_whole_ms(&turn->round);
        rotation->whole_ms += turn->general ? 0 : turn->whole_ms;
    }
}

struct rotation *
rotation_new(const struct play_slide *slides, int count)
{
    struct rotation *rotation = mem_new(1, sizeof(*rotation));
    int used = 0;
    struct entry *entries = sorted_entries(slides, count, &used);
    rotation->order = mem_new((size_t)used, sizeof(*rotation->order));
    rotation->turns = mem_new((size_t)used, sizeof(*rotation->turns));
    rotation->places = mem_new((size_t)count, sizeof(*rotation->places));
    rotation->slide_count = count;
    rotation->now = -1;
    rotation->last = -1;
    for (int i = 0; i < count; i++) {
        rotation->places[i] = (struct place){-1, -1, slides[i].side};
    }
    for (int i = 0; i < used; i++) {
        add_entry(rotation, &entries[i], i);
    }
    free(entries);
    measure_turns(rotation);
    return rotation;
}

int64_t
rotation_whole_ms(const struct rotation *rotation)
{
    int64_t longest_ms = 0, general_ms = 0;
    for (int i = 0; i < rotation->turn_count; i++) {
        const struct turn *turn = &rotation->turns[i];
        general_ms += turn->general ? turn->whole_ms : 0;
        if (!turn->general && turn->whole_ms > longest_ms) {
            longest_ms = turn->whole_ms;
        }
    }
    int64_t ms = rotation->treatment_count * longest_ms;
    return ms + (ms > 0 ? general_ms * ms / rotation->whole_ms : 0);
}

void
rotation_free(struct rotation *rotation)
{
    if (rotation == NULL) {
        return;
    }
    free(rotation->order);
    free(rotation->places);
    free(rotation->turns);
    free(rotation);
}

/* ---- whose turn it is ---- */

/* The treatment with the least time, other than the one at EXCEPT; NULL if
 * there is no other. */
static const struct turn *
least_spent(const struct rotation *rotation, int except)
{
    const struct turn *least = NULL;
    for (int i = 0; i < rotation->turn_count; i++) {
        const struct turn *turn = &rotation->turns[i];
        if (i != except && !turn->general &&
            (least == NULL || turn->spent_ms < least->spent_ms)) {
            least = turn;
        }
    }
    return least;
}

/* Whether the turn goes on, which comes to a stop again after STEP_MS; 0: its
 * round has ended, and another one would begin. So that nobody sees a short
 * round several times in a row, a long one is left as soon as that one fits. */
static bool
goes_on(const struct rotation *rotation, int64_t step_ms)
{
    const struct turn *now = &rotation->turns[rotation->now];
    const struct turn *least = least_spent(rotation, rotation->now);
    if (least == NULL || (step_ms == 0 && now->general)) {
        return step_ms > 0;
    }
    int64_t lap_ms = LAP_MS / rotation->treatment_count;
    if (step_ms == 0) {
        int64_t again_ms = now->whole_ms < lap_ms ? now->whole_ms : lap_ms;
        return now->spent_ms + again_ms < least->spent_ms;
    }
    int64_t ahead_ms = least->whole_ms < lap_ms ? least->whole_ms : lap_ms;
    return now->spent_ms + step_ms / 2 <= least->spent_ms + ahead_ms;
}

/* The others' next turn: of those that will have spent the least when half of
 * what they show is over, the next one in their order. So each is at most half
 * of that away from its share. What is general does not come while it rests,
 * and begins with no less than a treatment has spent then. */
static int
choose(struct rotation *rotation)
{
    int64_t treatments_ms = least_spent(rotation, -1)->spent_ms, best_ms = 0;
    int best = -1, count = rotation->turn_count;
    for (int i = 1; i <= count; i++) {
        int at = (rotation->now + i) % count;
        struct turn *turn = &rotation->turns[at];
        bool rests = turn->general && rotation->spent_ms < turn->rest_ms;
        if (rests && turn->spent_ms < treatments_ms) {
            turn->spent_ms = treatments_ms;
        }
        int64_t half_ms = turn->spent_ms + round_step_ms(&turn->round) / 2;
        half_ms = turn->spent_ms > 0 ? half_ms : 0; /* new ones in order */
        if (at != rotation->now && !rests && (best < 0 || half_ms < best_ms)) {
            best = at;
            best_ms = half_ms;
        }
    }
    return best < 0 ? rotation->now : best;
}

static void
end_round(struct rotation *rotation, struct turn *turn)
{
    round_begin(&turn->round);
    if (turn->general) {
        /* Slightly less, because the length of a round is only an estimate. */
        turn->rest_ms = rotation->spent_ms + rotation->whole_ms / 4 * 3;
    }
}

int
rotation_next(struct rotation *rotation)
{
    if (rotation->turn_count == 0) {
        return -1;
    }
    if (rotation->now < 0) {
        rotation->now = choose(rotation);
    } else if (rotation_rests(rotation)) {
        struct turn *turn = &rotation->turns[rotation->now];
        int64_t step_ms = round_step_ms(&turn->round);
        if (step_ms == 0) {
            end_round(rotation, turn);
        }
        if (!goes_on(rotation, step_ms)) {
            rotation->now = choose(rotation);
        }
    }
    struct turn *turn = &rotation->turns[rotation->now];
    const struct round_slide *slide = round_next(&turn->round);
    if (slide == NULL) { /* it was left at its end */
        end_round(rotation, turn);
        slide = round_next(&turn->round);
    }
    rotation->last = slide != NULL ? slide->index : -1;
    return rotation->last;
}

bool
rotation_rests(const struct rotation *rotation)
{
    return rotation->now < 0 ||
           !round_in_pair(&rotation->turns[rotation->now].round);
}

int
rotation_peek(struct rotation *rotation, int index, int64_t shown_ms,
              bool *rests)
{
    *rests = true;
    if (rotation->turn_count == 0 || index < 0 ||
        index >= rotation->slide_count) {
        return -1;
    }
    /* Booking and a step change only turns and plain numbers. */
    struct rotation saved = *rotation;
    size_t count = (size_t)rotation->turn_count;
    saved.turns = mem_new(count, sizeof(*saved.turns));
    memcpy(saved.turns, rotation->turns, count * sizeof(*saved.turns));
    rotation_add_time(rotation, index, shown_ms);
    *rests = rotation_rests(rotation);
    int next = rotation_next(rotation);
    free(rotation->turns);
    *rotation = saved;
    return next;
}

void
rotation_start_at(struct rotation *rotation, int index)
{
    if (index < 0 || index >= rotation->slide_count ||
        index == rotation->last || rotation->places[index].turn < 0) {
        return;
    }
    const struct place *place = &rotation->places[index];
    rotation->now = place->turn;
    rotation->last = index;
    round_start_at(&rotation->turns[place->turn].round, place->side,
                   place->position);
}

void
rotation_add_time(struct rotation *rotation, int index, int64_t shown_ms)
{
    if (index < 0 || index >= rotation->slide_count || shown_ms <= 0 ||
        rotation->places[index].turn < 0) {
        return;
    }
    const struct place *place = &rotation->places[index];
    struct turn *turn = &rotation->turns[place->turn];
    shown_ms = shown_ms < ROUND_MEMORY_MS ? shown_ms : ROUND_MEMORY_MS;
    round_add_time(&turn->round, place->side, shown_ms);
    turn->spent_ms += shown_ms;
    rotation->spent_ms += turn->general ? 0 : shown_ms;
    const struct turn *least = least_spent(rotation, place->turn);
    if (least != NULL && turn->spent_ms > least->spent_ms + AHEAD_MS) {
        turn->spent_ms = least->spent_ms + AHEAD_MS;
    }
}
