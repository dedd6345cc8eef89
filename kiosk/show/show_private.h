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

#endif
