/* Navigation through the show by hand: which slide is beside which, where a
 * topic or a treatment begins, how many pages there are. Pure. */
#ifndef KIOSK_WALK_H
#define KIOSK_WALK_H

#include <stdbool.h>

#include "rotation.h"

struct walk {
    struct play_slide *slides; /* owned */
    bool *has;                 /* [slide][language]: shown to its readers */
    bool *closed; /* [slide][language]: in a topic with discreet slides only */
    int64_t *dwell_ms; /* [slide][language] */
    bool *turns;       /* [language]: has rounds; the first has always */
    bool *pairs;       /* [language]: has room beside the first */
    int *open_counts;  /* [language]: slides that may rotate */
    int slide_count;
    int language_count;
    bool easy;
    int (*pages)(void *ctx, int slide, struct play_look look);
    int (*place)(void *ctx, int slide, struct play_look look, int page);
    int (*page)(void *ctx, int slide, struct play_look look, int place);
    void *ctx;
};

/* Copies SHOW; NULL is an empty one. */
void walk_init(struct walk *walk, const struct play_show *show);
void walk_release(struct walk *walk);

/* Pages of a slide, at least 1. */
int walk_pages(const struct walk *walk, int slide, struct play_look look);

/* What stands on top of PAGE, and the page that PLACE is on; as in play_show.
 * In two languages a slide begins anew. */
int walk_place(const struct walk *walk, int slide, struct play_look look,
               int page);
int walk_page(const struct walk *walk, int slide, struct play_look look,
              int place);

/* Whether SLIDE is shown to readers of LANGUAGE, and whether it comes up by
 * itself while LANGUAGE is on: nothing does in any if nothing does in the
 * first. */
bool walk_has(const struct walk *walk, int slide, int language);
bool walk_rotates(const struct walk *walk, int slide, int language);

/* How long SLIDE stays while LANGUAGE is on. */
int64_t walk_dwell_ms(const struct walk *walk, int slide, int language);

/* A rotation of the slides that rotate in LANGUAGE. */
struct rotation *walk_rotation(const struct walk *walk, int language);

/* All these find slides that are shown to readers of LANGUAGE; -1 when there is
 * none. */

/* The slide after (direction 1) or before (-1) SLIDE, round the ends; a topic
 * of discreet slides is left, never entered. */
int walk_beside(const struct walk *walk, int slide, int direction,
                int language);

/* The first slide of a topic or of a treatment. */
int walk_topic(const struct walk *walk, int topic, int language);
int walk_treatment(const struct walk *walk, int treatment, int language);

/* SLIDE, else the nearest one of its topic, else the next one. */
int walk_same(const struct walk *walk, int slide, int language);

/* The slide nearest to index SLIDE that may rotate. */
int walk_near(const struct walk *walk, int slide, int language);

#endif
