/* The page on screen. It is laid out again when one of the change counts of the
 * other parts differs, so that no part has to invalidate it. */
#ifndef KIOSK_VIEW_H
#define KIOSK_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "page.h"
#include "player.h"
#include "playlist.h"

/* The counts that a page is known by. */
enum view_count {
    VIEW_SLIDES,   /* on show: others */
    VIEW_SCREENS,  /* sizes of the screen */
    VIEW_LAYOUTS,  /* sizes of pictures that became known */
    VIEW_PICTURES, /* drawn: for a page that lacks some */
    VIEW_PROMPT,
    VIEW_RECEIPT,
    VIEW_SEEN, /* a page that differs only in the other counts looks the same */
    VIEW_NOTICES = VIEW_SEEN,
    VIEW_STATE,
    VIEW_PRESSED, /* the control that a finger is on, as a number */
    VIEW_HELD,    /* whether a finger is down */
    VIEW_FOCUS,
    VIEW_COUNTS
};

/* All that is on screen. */
struct view_scene {
    const struct playlist *playlist;
    const struct play_state *state;
    const char *notice; /* these as in struct page_scene */
    bool notice_good;
    const struct page_telling *telling;
    const struct page_keypad *keypad;
    const struct page_control *pressed, *held;
    const struct page_focus *focus;
    uint64_t counts[VIEW_COUNTS];
};

/* Zeroed it has none. */
struct view {
    struct page *page;
    uint64_t counts[VIEW_COUNTS]; /* for which PAGE was laid out */
    bool ready;                   /* all its pictures are there */
};

void view_release(struct view *view);

/* What a person should see now. Valid until the next call. */
const struct page *view_now(struct view *view, const struct view_scene *scene);

/* What a person saw last: several events may arrive between two frames, and a
 * touch refers to what its owner saw. */
const struct page *view_seen(struct view *view, const struct view_scene *scene);

/* The place on top of the slide of STATE as it was seen last; -1: it was not.
 */
int view_place(const struct view *view, const struct play_state *state);

/* A page of a slide without the screen's own parts. Freed by the caller. */
struct page *view_lay_out(const struct playlist *playlist,
                          const struct play_state *state);

/* The state that Next (1), Back (-1) or the rotation (0) leads to; false when
 * there is none. */
bool view_peek(struct playlist *playlist, const struct player *player,
               int direction, struct play_state *state);

#endif
