/* A deck on show: which of its slides, in which order, how many pages each.
 * What the app knows of one deck; replaced whole when a new one comes. */
#ifndef KIOSK_APP_SHOW_H
#define KIOSK_APP_SHOW_H

#include <stdbool.h>

#include "app.h"
#include "deck_shown.h"
#include "library.h"
#include "page.h"
#include "player.h"

struct app_show {
    struct library_deck read;
    char *folder;                  /* of the deck; may be NULL */
    const struct app_hooks *hooks; /* not owned */
    struct deck_shown *shown;
    size_t shown_count;
    int *page_counts; /* [shown][language][scale], 0 = not counted yet */
    struct page_screen screen;
    const struct measure *measure;
};

/* What a show is made for; not owned. */
struct app_show_way {
    const char *folder;
    const struct app_hooks *hooks;
    struct deck_date today;
    const struct page_screen *screen;
    const struct measure *measure;
};

/* Takes READ over (its deck may be NULL). */
struct app_show *app_show_new(struct library_deck *read,
                              const struct app_show_way *way);
void app_show_free(struct app_show *show);

/* Whether any slide comes up by itself. */
bool app_show_rotates(const struct app_show *show);

/* The file of a slide on show, in the version for a language; NULL when there
 * is no such slide. */
const char *app_show_path(const struct app_show *show, int slide, int language);

/* Tells the hook that this slide (-1: none) is worked on. */
void app_show_work(const struct app_show *show, int slide, int language);

/* Chooses anew which slides may be shown, for another day. Indexes into the
 * show change. */
void app_show_judge(struct app_show *show, struct deck_date today);

/* Forgets the page counts: the screen has another size. */
void app_show_resize(struct app_show *show, const struct page_screen *screen);

/* Forgets the page counts: sizes of pictures are known that were not. */
void app_show_forget_pages(struct app_show *show);

/* Where the first slide on show of TOPIC (an index into the deck's) stands;
 * -1 when it has none. */
int app_show_first(const struct app_show *show, int topic);

/* Whether the version of a slide on show has pictures. */
bool app_show_has_pictures(const struct app_show *show, int slide,
                           int language);

/* Gives the show to PLAYER; CURRENT as in player_set_show. */
void app_show_play(struct app_show *show, struct player *player, int current,
                   int64_t now_ms);

/* Pages of a slide on show, from 1; counted once, then remembered. */
int app_show_pages(struct app_show *show, int slide, int language, int scale);

/* Where this slide of the deck is on show; -1 when it is not. */
int app_show_index(const struct app_show *show, struct deck_shown slide);

const struct deck_topic *app_show_topic_of(const struct app_show *show,
                                           int index);
const struct deck_slide *app_show_slide_of(const struct app_show *show,
                                           int index);

#endif
