/* Which pictures are wanted, most urgent first: those on screen, those that the
 * clock or a touch leads to, and the first slides of all topics. One page is
 * laid out at a time, between touches. */
#ifndef KIOSK_PREFETCH_H
#define KIOSK_PREFETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "picture_store.h"
#include "player.h"
#include "playlist.h"

/* What is on screen, and what may come next. */
struct prefetch_scene {
    const struct player *player;
    struct playlist *on;
    struct playlist *waiting; /* to take its place; or NULL */
    int64_t waiting_since_ms;
    uint64_t changes; /* counts those of the two, and of the screen's size */
};

/* How far the layout of what may come next has got. */
struct prefetch {
    struct picture_store *store; /* not owned */
    struct picture_want *wants;
    size_t want_count;
    size_t urgent_count; /* of these, on screen or next in the rotation */
    int next;            /* the step that comes next */
    uint64_t changes;    /* of the scene when it began, */
    uint64_t state;      /* and of the player's state */
    bool rotation_ready, waiting_ready; /* their pictures are there */
    bool look_again;                    /* at the two above */
    uint64_t news;                      /* counts news about pictures, */
    uint64_t layouts;                   /* and how often these included sizes */
};

void prefetch_init(struct prefetch *prefetch, struct picture_store *store);
void prefetch_release(struct prefetch *prefetch);

/* Takes news from the picture store. True if it includes sizes: then pages and
 * the sizes of pictures on them may change. */
bool prefetch_take_news(struct prefetch *prefetch, enum picture_news news);

/* Starts over if the scene has changed. Returns whether the page on screen is
 * next, and has pictures. */
bool prefetch_begin(struct prefetch *prefetch,
                    const struct prefetch_scene *scene);

/* Takes the next step; PAGE is the page on screen, if that comes next and is
 * laid out already, else NULL. Those of pages that may come are taken only if
 * AHEAD. False when there is none to take now. */
bool prefetch_step(struct prefetch *prefetch,
                   const struct prefetch_scene *scene, const struct page *page,
                   bool ahead);

/* Whether another step may follow now. */
bool prefetch_goes_on(const struct prefetch *prefetch);

/* Whether the missing pictures of the page on screen have all failed. */
bool prefetch_is_done(const struct prefetch *prefetch,
                      const struct prefetch_scene *scene);

/* Whether the rotation is held back because the next picture is not drawn yet;
 * if so, *UNTIL_MS is set to when the wait ends at the latest. */
bool prefetch_holds_clock(const struct prefetch *prefetch,
                          const struct prefetch_scene *scene, int64_t now_ms,
                          int64_t *until_ms);

/* The same for the waiting deck. */
bool prefetch_holds_deck(const struct prefetch *prefetch,
                         const struct prefetch_scene *scene, int64_t now_ms,
                         int64_t *until_ms);

#endif
