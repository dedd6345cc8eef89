/* What is on now. The whole behaviour of the show as a state machine of plain
 * numbers: it knows slides by index, controls by action, and time as an
 * argument (monotonic ms, 64 bits: reliability row 20). Pure. */
#ifndef KIOSK_PLAYER_H
#define KIOSK_PLAYER_H

#include <stdbool.h>
#include <stdint.h>

#include "rotation.h"

enum play_mode {
    PLAY_ROTATING,
    PLAY_HELD,     /* somebody touched: nothing moves by itself */
    PLAY_ASKING,   /* "Still reading?" */
    PLAY_CLEANING, /* dark, touches do nothing, ends by itself */
    PLAY_EMPTY     /* no slide may be shown */
};

/* What fills the upper part: a slide, or a page of large buttons. */
enum play_view {
    PLAY_VIEW_SLIDE,
    PLAY_VIEW_TOPICS,
    PLAY_VIEW_TREATMENTS,
    PLAY_VIEW_LANGUAGES
};

enum play_action {
    PLAY_NOTHING,
    PLAY_NEXT,
    PLAY_BACK,
    PLAY_PAUSE, /* rotating -> held; held -> rotating from here on */
    PLAY_SCALE, /* the next text size */
    PLAY_THEME,
    PLAY_LANGUAGE,     /* two languages: the other; more: opens their page */
    PLAY_SET_LANGUAGE, /* argument: language index; from a slide that it lacks
                        * to one beside it, of the same topic if it can */
    PLAY_TOPIC,        /* argument: topic index; its first slide */
    PLAY_MORE_TOPICS,  /* opens the page of topics */
    PLAY_TREATMENTS,   /* opens the page of treatments */
    PLAY_TREATMENT,    /* argument: treatment index; its first slide */
    PLAY_CLOSE,        /* back from a page of buttons to the slide */
    PLAY_KEEP,         /* "Yes, keep this page" */
    PLAY_KEY,          /* argument: enum keypad_key; not for the player */
    PLAY_KEYPAD        /* brings the pad for the code; not for the player */
};

struct player_rules {
    int64_t idle_ms;    /* without a touch until it asks; 90 s */
    int64_t ask_ms;     /* asking; at least 20 s (WCAG 2.2 SC 2.2.1) */
    int64_t swallow_ms; /* a touch this soon after the picture changed by
                         * itself only holds; 700: it fades for 400, and who
                         * is about to tap then needs 300 to stop */
    int64_t strike_ms;  /* the same control again this soon is one tap; 300
                         * (EN 301 549 5.8) */
    int64_t clean_ms;   /* cleaning lasts; 30 s */
    int scale_count;    /* text sizes; 3 */
    int theme_count;    /* 2 */
    int first_scale;    /* where start and reset go */
    int first_theme;
};

/* The defaults written above. player_new mends rules that cannot be: asking
 * is never shorter than 20 s, nothing longer than a day. */
struct player_rules player_rules_default(void);

/* The show as the player sees it; copied by player_set_show. */
struct play_show {
    const struct play_slide *slides;
    int slide_count;
    int language_count; /* 0 is the default */
    /* Pages of a slide in a language at a scale, from 1; asked rarely, the
     * caller keeps the answers. Valid until the next player_set_show. */
    int (*pages)(void *ctx, int slide, int language, int scale);
    void *ctx;
    /* Whether a slide is shown to who chose a language; asked while the show is
     * set. What language 0 has every language has: only that rotates, and a
     * rotation may begin in a language that somebody chose. NULL: all have
     * all. */
    bool (*has)(void *ctx, int slide, int language);
};

struct player;

struct player *player_new(const struct player_rules *rules, int64_t now_ms);
void player_free(struct player *player);

/* Replaces the show. CURRENT is where the slide on screen stands in it, -1
 * when it is gone: then the player moves on to a neighbour. A show in which
 * every slide is discreet cannot rotate and counts as empty. */
void player_set_show(struct player *player, const struct play_show *show,
                     int current, int64_t now_ms);

/* The slides of the show may take other numbers of pages than they did: asks
 * anew for the one that is on. */
void player_recount(struct player *player);

/* The state, read only; valid for the life of the player. */
struct play_state {
    enum play_mode mode;
    enum play_view view;
    int slide;            /* index into the show, -1 when empty */
    int page, page_count; /* from 0 */
    int choice_page; /* of a page of buttons: from 0, may go below it or past
                      * the last one; the layout takes it round */
    int language, scale, theme;
    bool stopped;     /* Pause was pressed or a finger holds: show "play" */
    int countdown_s;  /* asking or cleaning: whole seconds left, else 0 */
    bool by_itself;   /* the last change came from the clock, not a finger */
    int direction;    /* of the last change: 1 on, -1 back, 0 neither */
    uint64_t changes; /* counts every change that alters the picture */
};
const struct play_state *player_state(const struct player *player);

/* Time passes. Cheap when nothing is due. */
void player_tick(struct player *player, int64_t now_ms);

/* When player_tick has something to do next; INT64_MAX = never. Asking and
 * cleaning count seconds; else it is the next change of the picture. */
int64_t player_deadline_ms(const struct player *player);

/* Where Next (direction 1) or Back (-1) would go, for painting ahead and for
 * swipes: slide and page; false when nowhere. */
bool player_peek(const struct player *player, int direction, int *slide,
                 int *page);

/* Where the rotation goes next if nobody touches; false when nowhere, and
 * while it does not rotate. */
bool player_peek_rotation(const struct player *player, int *slide, int *page);

/* Whether a new deck may take the place of the old one now: nobody reads. */
bool player_may_swap(const struct player *player);

#endif
