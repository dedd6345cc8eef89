/* The vocabulary of the player: slides, views, actions, rules, state. */
#ifndef KIOSK_PLAY_H
#define KIOSK_PLAY_H

#include <stdbool.h>
#include <stdint.h>

enum play_side {
    PLAY_ABOUT,
    PLAY_BENEFIT,
    PLAY_RISK, /* a side effect */
    PLAY_AFTERCARE,
    PLAY_CALL /* when to call: a risk, which alone makes no treatment */
};

/* A slide as far as playing it goes. */
struct play_slide {
    int topic;     /* slides of a topic are adjacent, in topic order */
    int treatment; /* from 0; topics of a treatment need not be adjacent */
    enum play_side side;
    bool discreet; /* opened by touch only, never in the rotation */
    int64_t dwell_ms;
};

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
    PLAY_VIEW_LANGUAGES,
    PLAY_VIEW_HELP /* Reading help: what found no place in the band */
};

enum play_action {
    PLAY_NOTHING,
    PLAY_NEXT,
    PLAY_BACK,
    PLAY_PAUSE, /* rotating -> held; held -> rotating from here on */
    PLAY_SCALE, /* the next text size */
    PLAY_THEME,
    PLAY_LANGUAGE,     /* two languages: the other, after that both if there is
                        * room; more: opens their page */
    PLAY_SET_LANGUAGE, /* argument: language index; from a slide that it lacks
                        * to one beside it, of the same topic if it can */
    PLAY_TOPIC,        /* argument: topic index; its first slide */
    PLAY_MORE_TOPICS,  /* opens the page of topics */
    PLAY_TREATMENTS,   /* opens the page of treatments */
    PLAY_TREATMENT,    /* argument: treatment index; its first slide */
    PLAY_CLOSE,        /* back from a page of buttons to the slide */
    PLAY_KEEP,         /* "Yes, keep this page" */
    PLAY_KEY,          /* argument: enum keypad_key; not for the player */
    PLAY_KEYPAD,       /* brings the pad for the code; not for the player */
    PLAY_HELP,         /* opens the page of reading help */
    PLAY_START_OVER,   /* all that a visitor chose is forgotten at once */
    PLAY_EASY,         /* easy words, where a slide has them, or its own */
    PLAY_LOWER,        /* the page low on the panel, or where it was */
    PLAY_BOTH          /* argument: language index; that beside the first */
};

struct player_rules {
    int64_t idle_ms;    /* without a touch until it asks; 90 s */
    int64_t pause_ms;   /* the same after Pause; 10 min, never less than that */
    int64_t ask_ms;     /* asking; at least 20 s (WCAG 2.2 SC 2.2.1) */
    int64_t swallow_ms; /* a touch this soon after the picture changed by
                         * itself only holds; 700: it fades for 400, and a
                         * finger about to tap needs 300 more to stop */
    int64_t strike_ms;  /* the same control again this soon is one tap; 300
                         * (EN 301 549 5.8) */
    int64_t clean_ms;   /* cleaning lasts; 30 s */
    int scale_count;    /* text sizes; 3 */
    int theme_count;    /* 2 */
    int first_scale;    /* where start and reset go */
    int first_theme;
};

/* How a slide is laid out, as far as a visitor chose it. */
struct play_look {
    int language, scale;
    bool easy; /* in easy words, if it has them */
    int both;  /* the language beside LANGUAGE, which is then 0; 0: none */
};

/* The show as the player sees it; copied by player_set_show. */
struct play_show {
    const struct play_slide *slides;
    int slide_count;
    int language_count; /* 0 is the default */
    /* Pages of a slide, from 1; asked rarely, the caller keeps the answers.
     * Valid until the next player_set_show. */
    int (*pages)(void *ctx, int slide, struct play_look look);
    void *ctx;
    /* Whether a slide is shown to readers of a language; asked while the show
     * is set. What language 0 has every language has: a rotation in one shows
     * at least that. NULL: all have all. */
    bool (*has)(void *ctx, int slide, int language);
    /* The place of what stands on top of PAGE, and the page that PLACE is on:
     * a place is the same at all scales and in all languages. NULL: a slide
     * goes back to its first page when they change. */
    int (*place)(void *ctx, int slide, struct play_look look, int page);
    int (*page)(void *ctx, int slide, struct play_look look, int place);
    bool easy; /* a slide has easy words: PLAY_EASY does something */
    /* How long a slide stays for readers of a language; asked while the show is
     * set. NULL: its dwell_ms for all. */
    int64_t (*dwell)(void *ctx, int slide, int language);
    /* Whether a language has rounds of the rotation, which language 0 always
     * has. NULL: no other has. */
    bool (*turns)(void *ctx, int language);
    /* Whether there is room for a language beside language 0. NULL: no. */
    bool (*pairs)(void *ctx, int language);
};

/* What is on. */
struct play_state {
    enum play_mode mode;
    enum play_view view;
    int slide;            /* index into the show, -1 when empty */
    int page, page_count; /* from 0 */
    int choice_page; /* of a page of buttons: from 0, may go below it or past
                      * the last one; the layout takes it round */
    int language, scale, theme;
    int both;     /* the language beside LANGUAGE, which is then 0; 0: none */
    bool easy;    /* slides are in easy words where they have them */
    bool lowered; /* all is low on the panel, where hands reach it */
    bool stopped; /* Pause was pressed or a finger holds: show "play" */
    bool chosen;  /* language, size, theme, words, height or topic are such
                   * as a visitor chose, the language not that of the round:
                   * PLAY_START_OVER takes it back */
    int countdown_s;  /* asking or cleaning: whole seconds left, else 0 */
    bool by_itself;   /* the last change came from the clock, not a finger */
    int direction;    /* of the last change: 1 on, -1 back, 0 neither */
    uint64_t changes; /* counts every change that alters the picture */
};

#endif
