/* One picture of the show: slide + size + state -> a list of things to draw
 * and of controls a finger can hit. Pure: measuring is asked for. */
#ifndef KIOSK_PAGE_H
#define KIOSK_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "deck_shown.h"
#include "measure.h"
#include "play.h"

struct page_rect {
    int x, y, w, h; /* px */
};

enum page_item_type {
    PAGE_FILL,    /* a (rounded) rectangle, perhaps with a border */
    PAGE_TEXT,    /* one run */
    PAGE_ICON,    /* one of the built-in shapes, scaled into rect */
    PAGE_PICTURE, /* a decoded picture of just the size of rect */
    PAGE_CODE     /* a QR code: dark modules in COLOUR, the rest as it is */
};

enum page_icon {
    ICON_NONE,
    ICON_ABOUT,        /* i in a disc */
    ICON_BENEFIT,      /* tick in a disc */
    ICON_SIDE_EFFECT,  /* exclamation mark in a triangle */
    ICON_AFTERCARE,    /* a hand or drop in a rounded shape */
    ICON_WHEN_TO_CALL, /* handset in a rounded square */
    ICON_BACK,
    ICON_NEXT,
    ICON_PAUSE,
    ICON_PLAY,
    ICON_TEXT_SIZE,
    ICON_CONTRAST,
    ICON_LANGUAGE,
    ICON_MORE,
    ICON_CLOSE,
    ICON_TREATMENTS,
    ICON_DOT,      /* filled disc */
    ICON_DOT_OPEN, /* ring */
    ICON_PICTURE,  /* frame of a missing picture */
    ICON_WARNING,  /* of call-outs */
    ICON_NOTE,
    ICON_TIP,
    ICON_QUOTE,
    ICON_DESK_BELL,    /* before "Ask at the desk" */
    ICON_TOPICS,       /* a list */
    ICON_READING_HELP, /* spectacles */
    ICON_START_OVER,   /* an arrow that goes back around */
    ICON_LOWER,        /* an arrow down to a line */
    ICON_HIGHER,
    ICON_COUNT
};

/* Parts of a slide, in the order in which they are read. */
enum page_part { PAGE_HEAD, PAGE_BODY, PAGE_TAKE_HOME, PAGE_FOOT, PAGE_PARTS };

/* What parts words from those before them. */
enum page_join {
    PAGE_JOIN_LINE, /* they begin a line */
    PAGE_JOIN_SPACE,
    PAGE_JOIN_NONE,  /* the same word goes on */
    PAGE_JOIN_HYPHEN /* the same, and a hyphen is drawn between */
};

/* Colours are 0xRRGGBB. */
struct page_item {
    enum page_item_type type;
    struct page_rect rect; /* PAGE_TEXT: x and width of the run, y = baseline,
                            * h = 0 */
    uint32_t colour;
    enum page_part part; /* of a slide */
    enum page_join join; /* of a line's runs, and of a bullet */
    uint32_t inner;      /* ICON: what is cut out of the shape */
    /* PAGE_FILL; of a PAGE_PICTURE: a plate, BORDER_PX larger on each side,
     * lies under one that can be seen through, of INNER if it is FILLED; else
     * only under one that is not seen on paper, of the colour that it needs */
    int radius_px;
    int border_px; /* 0 = filled; else only a border of COLOUR, and FILLED
                    * says whether the inside is painted with INNER */
    bool filled;
    /* PAGE_ICON */
    enum page_icon icon;
    bool mirrored; /* right-to-left */
    /* PAGE_TEXT, owned */
    char *text;
    struct page_font font;
    struct page_shape shape;
    int line;     /* on the page, from 1; runs of one line share it */
    int cells;    /* that a row of a table went on by, before these words */
    size_t start; /* orders the runs of a line as they are read */
    /* PAGE_PICTURE: points into the deck */
    const struct deck_picture *picture;
    struct crop crop;           /* the part of it that fills rect */
    enum measure_pixels pixels; /* NONE: a field of COLOUR */
    /* PAGE_CODE: side * side bytes, row by row, 1 = dark; owned */
    uint8_t *modules;
    int side;
};

struct page_control {
    char *name;  /* what it says: "Side effects", "Next", "Text size", ... */
    char *alias; /* a second name that `tap` of a rehearsal accepts, or NULL */
    struct page_rect rect; /* as drawn */
    struct page_rect hit;  /* up to 1.5 mm more, never overlapping */
    enum play_action action;
    int argument;
    enum page_icon icon; /* that stands on it */
    char *label;         /* all that it says, or NULL */
    uint32_t ground;     /* behind that */
    int pips;            /* of three, how many are filled; 0 = it has none */
    bool filled;         /* it is where people are, or on */
    bool cut;            /* it does not say all of its label */
    bool pressed;        /* it looks so: a finger is on it */
};

/* Where a person is who uses keys: at a control, or before all of them at the
 * page itself. */
struct page_focus {
    bool shown;
    enum play_action action; /* PLAY_NOTHING: at the page */
    int argument;
    struct page_rect rect;
};
enum { PAGE_FOCUS_PAGE = -1, PAGE_FOCUS_NONE = -2 };

struct page {
    int width_px, height_px;
    uint32_t background;
    struct page_item *items; /* first the slide's, then the chrome's */
    size_t item_count, item_cap;
    size_t slide_item_count;     /* those that move with a swipe */
    struct page_rect slide_area; /* what follows a finger: the column above
                                  * the band, between Back and Next */
    struct page_control *controls;
    size_t control_count, control_cap;
    int page, page_count; /* of the slide, page from 0 */
    int place;    /* of what stands on top of it (page_place); -1 no slide */
    bool pressed; /* a control looks pressed */
    bool rtl;     /* its controls are read from the right */
    int focus;    /* the control that has it, or PAGE_FOCUS_ */
    size_t told; /* of a telling: lines that were told on this page or before */
    enum page_part part; /* of what is added now, */
    enum page_join join; /* the same, and */
    int cells;           /* likewise */
    int line_count;      /* of text so far */
    uint64_t hash;       /* of all that is drawn: equal hash, equal picture */
};

enum page_theme { PAGE_LIGHT, PAGE_HIGH_CONTRAST, PAGE_THEME_COUNT };

/* The physical screen. */
struct page_screen {
    int width_px, height_px; /* of the picture, after rotation */
    int above_px;            /* more of it that is not used, above that */
    bool lowers;             /* some of it is out of reach: PLAY_LOWER is
                              * offered */
    double px_per_mm;
    double distance_mm;      /* eye to screen when touching; 600 */
    double room_distance_mm; /* the same when reading from a chair; 0: sizes go
                              * by the panel */
};

/* A message to staff on a page of its own, in English. */
struct page_telling {
    bool good; /* it went well: a tick, else a warning */
    const char *title;
    const char *words;        /* the message itself; may be NULL */
    const char *advice;       /* what staff may do now; may be NULL */
    const char *source;       /* small print; may be NULL */
    const char *const *lines; /* "- one item", "  more of it", others are
                               * headings */
    size_t line_count;
    int page;     /* from 0; further ones have the rest of the lines, */
    size_t first; /* from here on: what the page before TOLD */
};

/* The pad for the staff code; while somebody is reading, a strip that brings
 * it. */
struct page_keypad {
    bool strip;        /* the strip only */
    bool remember;     /* the code was right: "Remember this stick?" */
    const char *what;  /* "CLINIC, 16 GB" */
    int count;         /* of digits typed: dots are shown */
    const char *wrong; /* what was wrong with the last code; or NULL */
};

/* Everything that determines the picture. */
struct page_scene {
    const struct deck *deck; /* NULL: the built-in "Please ask our staff" */
    const struct deck_shown *shown; /* slides on show, in deck order */
    size_t shown_count;
    const struct play_state *state; /* mode, view, page, scale, theme, ... */
    const char *notice; /* for staff, in the place of the foot; or NULL */
    bool notice_good;   /* there is nothing to fix: a tick, else a warning */
    const struct page_telling *telling; /* instead of all that; or NULL */
    const struct page_keypad *keypad;   /* the same; or NULL */
    const struct page_control *pressed; /* a finger is on it; or NULL */
    const struct page_control *held;    /* the finger that is down came down on
                                         * it; or NULL */
    const struct page_focus *focus;     /* or NULL */
    const char *hash; /* of the deck, in its short form, for the page that
                       * staff call up; or NULL */
};

/* NULL is allowed. */
void page_free(struct page *page);

/* Whether the point (px) is in RECT. */
bool page_holds(struct page_rect rect, int x_px, int y_px);

/* The control under the point (px), NULL when none. */
const struct page_control *page_hit(const struct page *page, int x_px,
                                    int y_px);

#endif
