/* Which deck is on screen: the one that was asked for, or, while that has no
 * slide that comes up by itself, another one. Of a store it is the deck that
 * this shows. What is new waits until nobody reads. */
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

/* What it is made with; the pointers are not owned. */
struct feed_options {
    const char *folder;        /* NULL: none, the built-in slide */
    const char *const *others; /* OPTIONS_ELSE, or NULL behind the last */
    const struct settings *settings;
    int64_t wall_s;      /* as in store_watch_init */
    int64_t patience_ms; /* as in struct app_options */
    struct playlist_tools tools;
    struct notices *notices;
    /* Told of each deck that was read; may be NULL. */
    void (*on_deck)(const char *folder, const struct library_deck *read);
};

struct feed {
    struct playlist_tools tools;
    struct deck_pictures pictures;
    struct notices *notices; /* not owned */
    void (*on_deck)(const char *folder, const struct library_deck *read);
    struct store_watch watch;         /* what was asked for */
    char before[LIBRARY_HASH_SIZE];   /* of the deck that was on screen when
                                       * another one came; "" none */
    const char *others[OPTIONS_ELSE]; /* folders, owned; NULL: none */
    const char *other_folder;         /* of these, that of OTHER */
    struct library *library;  /* of the deck that WATCH names; NULL without */
    struct library *other;    /* of OTHER_FOLDER, while one is needed */
    int64_t missing_since_ms; /* the folder is gone; INT64_MAX: it is not */

    struct playlist *on;      /* on screen; never NULL */
    struct playlist *waiting; /* until nobody reads, or NULL */
    int waiting_at; /* the slide that was on when it came: one that is gone
                     * from the new deck stays until the show moves on */
    int64_t waiting_since_ms;
    bool lost;        /* what is on has lost its folder: it must go */
    bool another_day; /* since the slides were chosen */
    int64_t swept_ms;
    uint64_t slides; /* counts those of the slides on show, */
    uint64_t offers; /* and of what waits */
};

/* Reads the first deck: that in the folder, else the first of the others that
 * has slides. */
void feed_init(struct feed *feed, const struct feed_options *options,
               int64_t now_ms);
void feed_release(struct feed *feed);

/* Looks at the folders; SLIDE is on. True when an import or an undo has left
 * *RECEIPT; then released by the caller. */
bool feed_step(struct feed *feed, int slide, int64_t now_ms,
               struct receipt *receipt);

/* Whether the deck that waits may come in now: nobody reads. */
bool feed_may_swap(const struct feed *feed, const struct player *player);

/* Puts the deck that waits on screen. */
void feed_swap(struct feed *feed, struct player *player, int64_t now_ms);

/* A reader does ACTION with *ARGUMENT. When that leaves the slide, the deck
 * that waits comes in. False when the action makes no sense after that. */
bool feed_leave(struct feed *feed, struct player *player,
                enum play_action action, int *argument, int64_t now_ms);

/* Another day may show other slides of the same deck: not under a reader. */
void feed_set_today(struct feed *feed, struct deck_date today);
void feed_choose_slides(struct feed *feed, struct player *player,
                        int64_t now_ms);

/* Slides may take other numbers of pages than they did. */
void feed_recount(struct feed *feed);

int64_t feed_deadline_ms(const struct feed *feed);

/* Puts descriptors into FDS, at most 4; returns how many. */
int feed_fds(const struct feed *feed, int *fds);

/* At a slide change: now and then the libraries look without an event. */
void feed_sweep(struct feed *feed, int64_t now_ms);

#endif
