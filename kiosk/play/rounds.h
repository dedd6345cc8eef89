/* Languages in turn: while nobody reads, a round of the show in the first
 * language is followed by one in another, and that by one in the first again,
 * so each of the others comes after as many rounds of the first as there are
 * others. Pure.
 *
 * A round is over once all that rotates in its language was shown, and what was
 * begun is complete: a benefit is followed by its risk first. Each language has
 * a rotation of its own, which goes on where its last round ended: whatever the
 * others show, what rotation.h promises holds for the time of each. */
#ifndef KIOSK_ROUNDS_H
#define KIOSK_ROUNDS_H

#include "walk.h"

/* A round, whatever the show. Zeroed it is the first. */
struct rounds_now {
    int language;
    int other; /* of the last round in another language than the first, 0: there
                * was none */
    int64_t spent_ms;   /* of this round */
    int64_t carried_ms; /* so much of it in shows that are gone */
};

struct rounds {
    const struct walk *walk;     /* not owned */
    struct rotation **rotations; /* of each language */
    bool *seen;                  /* of each slide: in this round */
    struct rounds_now now;
};

/* For WALK, which must outlive it; NOW, of another show, goes on. */
void rounds_init(struct rounds *rounds, const struct walk *walk,
                 struct rounds_now now);
void rounds_release(struct rounds *rounds);

/* The slide after the one shown in *LANGUAGE; -1 when none may rotate. Unless
 * that STAYS, as a visitor chose, it becomes that of the round. */
int rounds_next(struct rounds *rounds, int *language, bool stays);

/* What rounds_next would give once SHOWN_MS were added to the time of SLIDE;
 * leaves all as it was. */
int rounds_peek(const struct rounds *rounds, int *language, bool stays,
                int slide, int64_t shown_ms);

/* Whether nothing but SLIDE comes while LANGUAGE is on. */
bool rounds_alone(const struct rounds *rounds, int language, bool stays);

/* As of the rotation of LANGUAGE. */
void rounds_start_at(struct rounds *rounds, int slide, int language);
void rounds_add_time(struct rounds *rounds, int slide, int language,
                     int64_t shown_ms);

/* The rest of this round is in the first language. */
void rounds_reset(struct rounds *rounds);

#endif
