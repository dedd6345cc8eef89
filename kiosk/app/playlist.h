/* A deck on show: which of its slides, in which order, how many pages each.
 * What the app knows of one deck; replaced whole when a new one comes. */
#ifndef KIOSK_PLAYLIST_H
#define KIOSK_PLAYLIST_H

#include <stdbool.h>

#include "app.h"
#include "deck_shown.h"
#include "library.h"
#include "page.h"
#include "player.h"

struct playlist {
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
struct playlist_way {
    const char *folder;
    const struct app_hooks *hooks;
    struct deck_date today;
    const struct page_screen *screen;
    const struct measure *measure;
};

/* Takes READ over (its deck may be NULL). */
struct playlist *playlist_new(struct library_deck *read,
                              const struct playlist_way *way);
void playlist_free(struct playlist *show);

/* Whether any slide comes up by itself. */
bool playlist_rotates(const struct playlist *show);

/* The file of a slide on show, in the version for a language; NULL when there
 * is no such slide. */
const char *playlist_path(const struct playlist *show, int slide, int language);

/* Tells the hook that the slide of STATE is worked on, if it shows one. */
void playlist_work(const struct playlist *show, const struct play_state *state);

/* Chooses anew which slides may be shown, for another day. Indexes into the
 * show change. */
void playlist_judge(struct playlist *show, struct deck_date today);

/* Forgets the page counts: the screen has another size. */
void playlist_resize(struct playlist *show, const struct page_screen *screen);

/* Forgets the page counts: sizes of pictures are known that were not. */
void playlist_forget_pages(struct playlist *show);

/* Where the first slide on show of TOPIC (an index into the deck's) stands;
 * -1 when it has none. */
int playlist_first(const struct playlist *show, int topic);

/* Whether the version of a slide on show has pictures. */
bool playlist_has_pictures(const struct playlist *show, int slide,
                           int language);

/* Gives the show to PLAYER; CURRENT as in player_set_show. */
void playlist_play(struct playlist *show, struct player *player, int current,
                   int64_t now_ms);

/* Pages of a slide on show, from 1; counted once, then remembered. */
int playlist_pages(struct playlist *show, int slide, int language, int scale);

/* Where this slide of the deck is on show; -1 when it is not. */
int playlist_index(const struct playlist *show, struct deck_shown slide);

const struct deck_topic *playlist_topic_of(const struct playlist *show,
                                           int index);
const struct deck_slide *playlist_slide_of(const struct playlist *show,
                                           int index);

#endif
