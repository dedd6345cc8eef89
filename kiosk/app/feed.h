/* Which deck is on screen: the requested one or, while that has no slide for
 * the rotation, a fallback. For a store, it is the store's current deck. A new
 * deck waits until nobody is reading. */
#ifndef KIOSK_FEED_H
#define KIOSK_FEED_H

#include <stdbool.h>
#include <stdint.h>

#include "deck_pictures.h"
#include "library.h"
#include "notices.h"
#include "options.h"
#include "player.h"
#include "playlist.h"
#include "receipt.h"
#include "store_watch.h"
#include "view.h"

/* What a feed is made with; the pointers are not owned. */
struct feed_options {
    const char *folder;        /* NULL: none, the built-in slide */
    const char *const *others; /* OPTIONS_ELSE, or NULL behind the last */
    const struct settings *settings;
    int64_t wall_s;      /* as in store_watch_init */
    int64_t patience_ms; /* as in struct app_options */
    struct playlist_tools tools;
    struct notices *notices;
    /* Called for each deck that was read; may be NULL. */
    void (*on_deck)(const char *folder, const struct library_deck *read);
};

struct feed {
    struct playlist_tools tools;
    struct deck_pictures pictures;
    struct notices *notices; /* not owned */
    void (*on_deck)(const char *folder, const struct library_deck *read);
    struct store_watch watch;         /* what was asked for */
    char before[LIBRARY_HASH_SIZE];   /* of the deck on screen when a new one
                                       * arrived; "" none */
    const char *others[OPTIONS_ELSE]; /* folders, owned; NULL: none */
    const char *other_folder;         /* of these, that of OTHER */
    struct library *library;  /* of the deck that WATCH names; NULL without */
    struct library *other;    /* of OTHER_FOLDER, while one is needed */
    int64_t missing_since_ms; /* the folder is gone; INT64_MAX: it is not */

    struct playlist *on;      /* on screen; never NULL */
    struct playlist *waiting; /* waits until nobody is reading; or NULL */
    int waiting_at; /* the slide on screen when it arrived: one that the new
                     * deck lacks stays until the show moves on */
    int64_t waiting_since_ms;
    bool lost;        /* the folder of the deck on screen is gone: the deck must
                       * be replaced */
    bool another_day; /* the date has changed since the slides were chosen, */
    bool another_choice; /* or their hours call for others */
    int chosen_at;       /* the slide that was on screen by itself then, in */
    int chosen_language; /* this one: it stays until the show moves on */
    int64_t minute_ms;   /* the next minute begins */
    int64_t swept_ms;
    uint64_t slides; /* counts changes of the slides on show, */
    uint64_t offers; /* and of the waiting deck */
};

/* Reads the first deck: the one in the folder, else the first of the others
 * that has slides. */
void feed_init(struct feed *feed, const struct feed_options *options,
               int64_t now_ms);
void feed_release(struct feed *feed);

/* Checks the folders; SLIDE is on screen. True if an import or an undo has left
 * *RECEIPT, which the caller then releases. */
bool feed_step(struct feed *feed, int slide, int64_t now_ms,
               struct receipt *receipt);

/* Whether the waiting deck may be shown now, because nobody is reading. */
bool feed_may_swap(const struct feed *feed, const struct player *player);

/* Puts the waiting deck on screen. */
void feed_swap(struct feed *feed, struct player *player, int64_t now_ms);

/* A reader performs ACTION with *ARGUMENT. If that leaves the slide, the
 * waiting deck or choice is shown. False if the action makes no sense then. */
bool feed_leave(struct feed *feed, struct player *player,
                enum play_action action, int *argument, int64_t now_ms);

/* It is MOMENT, and the next minute begins at MINUTE_MS. That may change which
 * slides of the deck are shown, but the one that somebody may be reading stays:
 * the change comes when the show moves on from what STATE has, or when a reader
 * leaves the slide. */
void feed_set_moment(struct feed *feed, struct deck_moment moment,
                     int64_t minute_ms, const struct play_state *state);
void feed_choose_slides(struct feed *feed, struct player *player,
                        int64_t now_ms);

/* The pages of slides may have changed: what stood on top of the one in VIEW
 * stays there. */
void feed_recount(struct feed *feed, struct player *player,
                  const struct view *view);

int64_t feed_deadline_ms(const struct feed *feed);

/* Puts descriptors into FDS, at most 4; returns how many. */
int feed_fds(const struct feed *feed, int *fds);

/* To be called at each slide change: the libraries then check now and then
 * without an event. */
void feed_sweep(struct feed *feed, int64_t now_ms);

#endif
