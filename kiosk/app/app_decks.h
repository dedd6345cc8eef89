/* Which deck is on show: the one that was asked for, or, while that has no
 * slide that comes up by itself, the other one. Of a store it is the deck that
 * this shows. How a deck takes the place of another. For app*.c only. */
#ifndef KIOSK_APP_DECKS_H
#define KIOSK_APP_DECKS_H

#include <stdint.h>

#include "app.h"
#include "app_follow.h"
#include "library.h"

struct app;
struct app_show;

struct app_decks {
    struct app_follow follow;       /* what was asked for */
    char before[LIBRARY_HASH_SIZE]; /* of the deck that was on screen when
                                     * another one came; "" none */
    char *other_folders[APP_ELSE];  /* NULL: none */
    const char *other_folder;       /* of these, that of OTHER */
    struct library *library;  /* of the deck that FOLLOW names; NULL without */
    struct library *other;    /* of OTHER_FOLDER, while one is needed */
    int64_t missing_since_ms; /* the folder is gone; INT64_MAX: it is not */
};

/* Reads the first deck; needs the app's pictures, screen and hooks. */
struct app_show *app_decks_begin(struct app *app,
                                 const struct app_options *options,
                                 int64_t now_ms);
void app_decks_end(struct app *app);

/* Looks at the folders; what is new waits until nobody reads. */
void app_decks_step(struct app *app, int64_t now_ms);

/* Another day has changed which slides of the deck on screen may be shown. */
void app_decks_judged(struct app *app, int64_t now_ms);

int64_t app_decks_deadline_ms(const struct app *app);

/* Puts descriptors into FDS; returns how many. */
int app_decks_fds(const struct app *app, int *fds);
void app_decks_sweep(struct app *app);

#endif
