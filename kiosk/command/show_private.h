/* The inside of `kiosk show`, for show*.c only. */
#ifndef KIOSK_SHOW_PRIVATE_H
#define KIOSK_SHOW_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

#include "app.h"
#include "black_box.h"
#include "guard.h"
#include "options.h"
#include "setup.h"
#include "stage.h"
#include "window.h"

struct show {
    const struct options *options;
    struct guard guard;
    struct black_box box;
    enum ladder_level level;
    int64_t level_until_ms; /* INT64_MAX: for good */
    bool no_gpu;            /* Mesa was told to do without */

    struct setup setup;
    struct window *window;
    struct app *app;
    struct stage stage;
    bool present;      /* the window has not got the picture yet */
    bool ahead;        /* the neighbour was painted for this picture */
    uint64_t news;     /* of pictures that it was painted with */
    bool complete;     /* the window shows the picture, no fade on its way */
    bool shown;        /* presenting went well the last time */
    uint64_t changes;  /* of the state, when the settings were looked at */
    int64_t looked_ms; /* and the time */
    int64_t fading_since_ms; /* frames of a fade come at a steady beat */
    bool closed;             /* it was told to end */
    bool again;              /* to begin anew: other settings, another level */
    int status;              /* what it ends with */
};

/* show_window.c: opens the window, and waits for a display as long as it
 * takes: unless a person at a desk asked for a window, then false. Also returns
 * when the show was told to end. */
bool show_open_window(struct show *show);

/* Blocks the signals that end the show for the rest of its life: whatever it is
 * at, its end is a clean one. */
void show_block_ends(void);

/* Waits for the pictures of the page on screen, but not for long: a field in
 * their place is better than a screen that does not answer. */
void show_await_pictures(struct show *show, int64_t most_ms);

/* show_loop.c: shows until told to end or to begin anew. The window is open. */
void show_rotate(struct show *show);

/* Marks what the show is at, with the slide on screen. */
void show_mark(struct show *show, enum ladder_phase phase);

#endif
