/* Languages in turn. See rounds.h. */
#include "rounds.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

void
rounds_init(struct rounds *rounds, const struct walk *walk,
            struct rounds_now now)
{
    size_t languages = (size_t)walk->language_count;
    *rounds = (struct rounds){
        .walk = walk,
        .rotations = mem_new(languages, sizeof(struct rotation *)),
        .seen = mem_new((size_t)walk->slide_count, sizeof(bool)),
        .now = now};
    for (int i = 0; i < walk->language_count; i++) {
        rounds->rotations[i] = walk_rotation(walk, i);
    }
    rounds->now.carried_ms = now.spent_ms;
    if (now.other >= walk->language_count) {
        rounds->now.other = 0;
    }
    if (now.language >= walk->language_count || !walk->turns[now.language]) {
        rounds->now.language = 0;
    }
}

void
rounds_release(struct rounds *rounds)
{
    for (int i = 0; rounds->walk != NULL && i < rounds->walk->language_count;
         i++) {
        rotation_free(rounds->rotations[i]);
    }
    free(rounds->rotations);
    free(rounds->seen);
    *rounds = (struct rounds){0};
}

/* The language of the round after this one. */
static int
following(const struct rounds *rounds)
{
    int count = rounds->walk->language_count;
    for (int i = 1; rounds->now.language == 0 && i <= count; i++) {
        int at = (rounds->now.other + i) % count;
        if (at != 0 && rounds->walk->turns[at]) {
            return at;
        }
    }
    return 0;
}

/* Whether all of this round was shown. What was shown of shows that are gone is
 * forgotten, so of them the time counts: however often somebody saves a slide,
 * the other languages come. */
static bool
is_over(const struct rounds *rounds)
{
    const struct walk *walk = rounds->walk;
    bool over = true;
    for (int i = 0; i < walk->slide_count; i++) {
        over = over && (rounds->seen[i] ||
                        !walk_rotates(walk, i, rounds->now.language));
    }
    return over ||
           (rounds->now.carried_ms > 0 &&
            rounds->now.carried_ms >=
                rotation_whole_ms(rounds->rotations[rounds->now.language]));
}

static void
note_seen(struct rounds *rounds, int slide, int language)
{
    if (slide >= 0 && language == rounds->now.language) {
        rounds->seen[slide] = true;
    }
}

int
rounds_next(struct rounds *rounds, int *language, bool stays)
{
    if (*language == rounds->now.language && is_over(rounds) &&
        rotation_rests(rounds->rotations[*language])) {
        size_t slides = (size_t)rounds->walk->slide_count;
        memset(rounds->seen, 0, slides * sizeof(*rounds->seen));
        rounds->now.spent_ms = rounds->now.carried_ms = 0;
        *language = stays ? *language : following(rounds);
        rounds->now.language = *language;
        rounds->now.other = *language != 0 ? *language : rounds->now.other;
    }
    int next = rotation_next(rounds->rotations[*language]);
    note_seen(rounds, next, *language);
    return next;
}

int
rounds_peek(const struct rounds *rounds, int *language, bool stays, int slide,
            int64_t shown_ms)
{
    bool rests, same;
    int next =
        rotation_peek(rounds->rotations[*language], slide, shown_ms, &rests);
    int other = following(rounds);
    if (stays || !rests || *language != rounds->now.language ||
        other == *language || !is_over(rounds)) {
        return next;
    }
    *language = other;
    return rotation_peek(rounds->rotations[other], slide, 0, &same);
}

bool
rounds_alone(const struct rounds *rounds, int language, bool stays)
{
    return rounds->walk->open_counts[language] == 1 &&
           (stays || following(rounds) == language);
}

void
rounds_start_at(struct rounds *rounds, int slide, int language)
{
    rotation_start_at(rounds->rotations[language], slide);
    note_seen(rounds, slide, language);
}

void
rounds_add_time(struct rounds *rounds, int slide, int language,
                int64_t shown_ms)
{
    rotation_add_time(rounds->rotations[language], slide, shown_ms);
    rounds->now.spent_ms += language == rounds->now.language ? shown_ms : 0;
}

void
rounds_reset(struct rounds *rounds)
{
    rounds->now.language = 0;
}
