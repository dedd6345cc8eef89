/* A deck on show: which of its slides are shown, in which order, with how many
 * pages each. Replaced as a whole when a new deck arrives. */
#ifndef KIOSK_PLAYLIST_H
#define KIOSK_PLAYLIST_H

#include <stdbool.h>

#include "deck_shown.h"
#include "library.h"
#include "page.h"
#include "player.h"

/* Hooks that supervise the slides; each may be NULL. FOLDER is a deck, PATH a
 * file in it. */
struct playlist_hooks {
    /* Called before a slide is laid out or painted, and afterwards with PATH
     * NULL. */
    void (*working)(void *ctx, const char *folder, const char *path);
    /* Whether a slide is to be left out. */
    bool (*is_aside)(void *ctx, const char *folder, const char *path);
    /* Adds to REPORT which slides of DECK are left out at MOMENT, and why. */
    void (*tell_withheld)(const struct deck *deck, struct deck_moment moment,
                          struct report *report);
    void *ctx;
};

/* What playlists are made with; the pointers are not owned. */
struct playlist_tools {
    struct playlist_hooks hooks;
    struct deck_moment moment;
    const struct page_screen *screen;
    const struct measure *measure;
};

struct playlist {
    struct library_deck read;
    char *folder;                       /* of the deck; may be NULL */
    const struct playlist_tools *tools; /* not owned */
    struct deck_shown *shown;
    size_t shown_count;
    bool has_hours;   /* what is shown depends on the time of the day or week */
    bool rotates;     /* playlist_rotates */
    int *page_counts; /* [shown][language, both][scale][easy], 0 = not counted
                       * yet */
};

/* Takes ownership of READ (its deck may be NULL). */
struct playlist *playlist_new(struct library_deck *read, const char *folder,
                              const struct playlist_tools *tools);
void playlist_free(struct playlist *list);

/* Whether any slide may come up in the rotation, at whatever time of the week:
 * a deck that rests at night is not a broken one. */
bool playlist_rotates(const struct playlist *list);

/* The file of the slide on screen, in the version for its language; NULL when
 * there is none. */
const char *playlist_path(const struct playlist *list,
                          const struct play_state *state);

/* The language that it is in; "" when there is none. */
const char *playlist_lang(const struct playlist *list,
                          const struct play_state *state);

/* Tells the hook that work on the slide of STATE begins, if it shows one. */
void playlist_work(const struct playlist *list, const struct play_state *state);

/* Chooses which slides may be shown now. Indexes into the show change. */
void playlist_choose(struct playlist *list);

/* Whether its hours call for other slides than were chosen. */
bool playlist_is_due(const struct playlist *list);

/* Discards the page counts: the screen size has changed, or sizes of pictures
 * have become known. */
void playlist_recount(struct playlist *list);

/* The index of TOPIC's first slide on show (TOPIC is an index into the deck);
 * -1 if it has none. */
int playlist_first(const struct playlist *list, int topic);

/* Whether SLIDE on show, in the language and words of STATE, has pictures. */
bool playlist_has_pictures(const struct playlist *list,
                           const struct play_state *state, int slide);

/* Gives the show to PLAYER; CURRENT and RESUME as in player_set_show. */
void playlist_play(struct playlist *list, struct player *player, int current,
                   int resume, int64_t now_ms);

/* Pages of a slide on show, from 1; counted once, then remembered. */
int playlist_pages(struct playlist *list, int slide, struct play_look look);

/* Where this slide of the deck is on show; -1 when it is not. */
int playlist_index(const struct playlist *list, struct deck_shown slide);

/* 1, or -1 where the language of STATE is read from right to left. */
int playlist_direction(const struct playlist *list,
                       const struct play_state *state);

const struct deck_topic *playlist_topic_of(const struct playlist *list,
                                           int index);
const struct deck_slide *playlist_slide_of(const struct playlist *list,
                                           int index);

#endif
