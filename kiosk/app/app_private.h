/* The inside of the app, for app*.c only. */
#ifndef KIOSK_APP_PRIVATE_H
#define KIOSK_APP_PRIVATE_H

#include "app.h"
#include "code_prompt.h"
#include "fade.h"
#include "feed.h"
#include "input.h"
#include "notices.h"
#include "prefetch.h"
#include "receipt_page.h"
#include "playlist.h"
#include "deck_pictures.h"
#include "view.h"

struct app {
    struct settings settings;
    struct fonts *fonts;
    struct page_screen screen;
    struct deck_date today;
    struct notices notices;
    int64_t stepped_ms;
    void (*on_deck)(const char *folder, const struct library_deck *read);
    struct app_hooks hooks;

    struct feed feed;
    struct player *player;
    struct playlist *show;    /* on screen; never NULL */
    struct playlist *waiting; /* until nobody reads, or NULL */
    int waiting_at; /* the slide that was on when it came: one that is gone
                     * from the new deck stays until the show moves on */
    int64_t waiting_since_ms;
    int64_t swept_ms;

    struct receipt_page receipt;
    struct code_prompt prompt;

    struct deck_pictures pictures;
    struct prefetch prefetch;
    struct view view;
    struct fade fade;
    uint64_t slides;  /* counts which are on show */
    uint64_t offers;  /* counts decks that wait */
    uint64_t screens; /* counts sizes of the screen */
    bool another_day; /* since the slides were chosen */

    struct input input;
};

/* Remembers the last change of the picture, so that it can be faded. */
void app_note_change(struct app *app, int64_t now_ms);

/* Whether the deck that waits is held back for its pictures. */
bool app_holds_deck(const struct app *app, int64_t now_ms);

/* Puts NEXT, taken over, in the place of the deck on screen. What a finger
 * that is down came down on is gone. */
void app_swap_show(struct app *app, struct playlist *next, int64_t now_ms);

/* Lets the waiting deck in, if there is one and nobody reads. */
void app_swap_waiting(struct app *app, int64_t now_ms);

#endif
