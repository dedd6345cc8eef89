/* Which deck is on show: the one that was asked for, or, while that has no
 * slide that comes up by itself, the other one. Of a store it is the deck that
 * this shows. How a deck takes the place of another. For app*.c only. */
#ifndef KIOSK_FEED_H
#define KIOSK_FEED_H

#include <stdint.h>

#include "app.h"
#include "store_watch.h"
#include "library.h"

struct app;
struct playlist;

struct feed {
    struct store_watch follow;      /* what was asked for */
    char before[LIBRARY_HASH_SIZE]; /* of the deck that was on screen when
                                     * another one came; "" none */
    char *other_folders[APP_ELSE];  /* NULL: none */
    const char *other_folder;       /* of these, that of OTHER */
    struct library *library;  /* of the deck that FOLLOW names; NULL without */
    struct library *other;    /* of OTHER_FOLDER, while one is needed */
    int64_t missing_since_ms; /* the folder is gone; INT64_MAX: it is not */
};

/* Reads the first deck; needs the app's pictures, screen and hooks. */
struct playlist *feed_begin(struct app *app, const struct app_options *options,
                            int64_t now_ms);
void feed_end(struct app *app);

/* Looks at the folders; what is new waits until nobody reads. */
void feed_step(struct app *app, int64_t now_ms);

/* Another day has changed which slides of the deck on screen may be shown. */
void feed_judged(struct app *app, int64_t now_ms);

int64_t feed_deadline_ms(const struct app *app);

/* Puts descriptors into FDS; returns how many. */
int feed_fds(const struct app *app, int *fds);
void feed_sweep(struct app *app);

#endif
