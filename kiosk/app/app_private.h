/* The inside of the app, for app*.c only. */
#ifndef KIOSK_APP_PRIVATE_H
#define KIOSK_APP_PRIVATE_H

#include "app.h"
#include "code_prompt.h"
#include "fade.h"
#include "feed.h"
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
    struct touch *touch;
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
    uint64_t screens; /* counts sizes of the screen */
    bool another_day; /* since the slides were chosen */

    /* What was under the finger when it came down, on the page that was drawn
     * then, is what it meant; without names. */
    struct page_control pressed;
    double pressed_x, pressed_y;
    int64_t blow_ms; /* a finger came down or went up */
    bool answers;    /* the finger that is down answers "Still reading?", or is
                      * of the hand that did */
    bool may_act;    /* the finger that is down did not come just after a change
                      * by itself */
    bool may_drag;   /* and it is on the slide, not on a control: sliding off a
                      * control cancels (WCAG 2.2 SC 2.5.2) */
    double drag;     /* of the width */
};

/* Takes what the decoder answered, gives it work. */
void app_step_pictures(struct app *app, int64_t now_ms);

/* What a person has seen last. Valid until the next call with this app. */
const struct page *app_page_seen(struct app *app, int64_t now_ms);

/* The prompt for the staff code, and what other programs tell. */
void app_step_prompt(struct app *app, int64_t now_ms);

/* Remembers the last change of the picture, so that it can be faded. */
void app_note_change(struct app *app, int64_t now_ms);

/* Where the slide on screen stands in NEXT; -1 when it is gone. */
int app_place_in(const struct app *app, const struct playlist *next);

/* Puts NEXT, taken over, in the place of the deck on screen. What a finger
 * that is down came down on is gone. */
void app_swap_show(struct app *app, struct playlist *next, int64_t now_ms);

/* Lets the waiting deck in, if there is one and nobody reads. */
void app_swap_waiting(struct app *app, int64_t now_ms);

/* 1, or -1 where the chosen language is read from right to left. */
int app_reading_direction(const struct app *app);

/* Does what a gesture means. */
void app_obey(struct app *app, const struct gesture *gesture, int64_t now_ms);

#endif
