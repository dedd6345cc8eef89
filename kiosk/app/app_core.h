/* The internals of the app, shared by app.c (its parts and their time) and
 * app_hands.c (fingers and keys): its state, and the steps that both use.
 * Private to kiosk/app. */
#ifndef KIOSK_APP_CORE_H
#define KIOSK_APP_CORE_H

#include "code_prompt.h"
#include "fade.h"
#include "feed.h"
#include "fonts.h"
#include "input.h"
#include "key_table.h"
#include "notices.h"
#include "page.h"
#include "player.h"
#include "prefetch.h"
#include "receipt_page.h"
#include "settings.h"
#include "view.h"

/* What people do with keys. */
struct hands {
    int64_t idle_ms, strike_ms; /* as of the player_rules */
    struct page_focus focus;
    struct page_focus opener;  /* where it was on the slide, before a page of
                                * buttons opened */
    enum keys_command pressed; /* last, and when */
    int64_t pressed_ms;
    uint64_t changes; /* counts those of the focus */
};

struct app {
    struct settings settings;
    struct fonts *fonts;
    struct page_screen whole, screen; /* the panel; the part that is in use */
    uint64_t screens;                 /* counts its sizes */
    int64_t stepped_ms;
    struct player *player;

    struct notices notices;
    struct feed feed;
    struct view view;
    struct fade fade;
    struct input input;
    struct hands hands;
    struct prefetch prefetch;
    struct code_prompt prompt;
    struct receipt_page receipt;
};

/* Lays the show out for the part of the panel that is in use now. */
void app_fit(struct app *app);

/* Something may have changed what is on screen. */
void app_settle(struct app *app, int64_t now_ms);

/* Applies what waits until nobody is reading: a new day, a new deck. */
void app_change_slides(struct app *app, int64_t now_ms);

/* The pad, and notices to staff. */
void app_step_prompt(struct app *app, int64_t now_ms);

/* All that is on screen. */
struct view_scene app_scene(struct app *app, int64_t now_ms);

/* What is on screen, and what may come next. */
struct prefetch_scene app_coming(const struct app *app);

#endif
