/* Which pictures the app wants, the most urgent first: those on screen, those
 * that the clock or a finger leads to, and the first slides of all topics. One
 * page is laid out at a time, between touches. For app*.c only. */
#ifndef KIOSK_PREFETCH_H
#define KIOSK_PREFETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "picture_store.h"

struct app;

/* How far what may come has been laid out. */
struct prefetch {
    struct picture_want *wants;
    size_t want_count;
    size_t urgent_count; /* of them: on screen, or coming by itself */
    int next;            /* the step that comes next */
    uint64_t changes;    /* of the state when it began */
    bool rotation_ready, waiting_ready; /* their pictures are there */
    bool look_again;                    /* at the two above */
    uint64_t news;    /* counts what became known of pictures, */
    uint64_t layouts; /* and how often sizes were in it */
};

/* Begins anew: another deck, another size. Another page is noticed. */
void prefetch_restart(struct app *app);
void prefetch_release(struct app *app);

/* Whether the clock is held back since what it comes to is not drawn yet;
 * until *UNTIL_MS at the latest. */
bool prefetch_holds_clock(const struct app *app, int64_t now_ms,
                          int64_t *until_ms);

/* The same for the deck that waits. */
bool prefetch_holds_deck(const struct app *app, int64_t now_ms,
                         int64_t *until_ms);

#endif
