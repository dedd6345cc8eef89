/* The loop of the show: read the clock, take touches, step the show, draw if
 * something changed, sleep until the nearest deadline. Its window: opening it,
 * and waiting for a display. */
#ifndef KIOSK_SHOW_LOOP_H
#define KIOSK_SHOW_LOOP_H

#include <stdbool.h>
#include <stdint.h>

#include "app.h"
#include "black_box.h"
#include "guard.h"
#include "options.h"
#include "setup.h"
#include "stage.h"
#include "window.h"

enum show_end {
    SHOW_RUNS,
    SHOW_AGAIN, /* restart: new settings or another level */
    SHOW_ENDS   /* it was told to end */
};

/* What the window shows. */
enum show_screen {
    SCREEN_FAILED, /* the last present failed */
    SCREEN_MOVES,  /* a fade or drag, or not yet the picture */
    SCREEN_COMPLETE,
    SCREEN_AHEAD /* complete, and the neighbouring pages are painted */
};

struct show {
    const struct options *options;
    void (*tell_withheld)(const struct deck *deck, struct deck_moment moment,
                          struct report *report);
    struct guard guard;
    struct black_box box;
    enum ladder_level level;
    int64_t level_until_ms; /* INT64_MAX: for good */
    bool no_gpu;            /* Mesa was told to render without the GPU */

    struct setup setup;
    struct window *window;
    struct app *app;
    struct stage stage;
    enum show_screen screen;
    uint64_t news;     /* of pictures that the neighbours were painted with */
    uint64_t changes;  /* of the state, when the settings were looked at */
    int64_t looked_ms; /* and the time */
    int64_t fading_since_ms; /* when the next frame of a fade is due */
    enum show_end end;
    int status; /* exit status */
};

/* Opens the window, and waits for a display as long as it takes. With --window
 * it returns false instead of waiting. Also returns when the show was told to
 * end. */
bool show_open_window(struct show *show);

/* Blocks the signals that end the show for good, so that it always ends
 * cleanly. */
void show_block_ends(void);

/* Runs the show until it is told to end or restart. The window is open. */
void show_rotate(struct show *show);

#endif
