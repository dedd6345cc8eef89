/* What the parts of the window share: presenting by surface or GPU, events,
 * waiting, the state of the display. */
#ifndef KIOSK_WINDOW_PRIVATE_H
#define KIOSK_WINDOW_PRIVATE_H

#include <SDL.h>
#include <signal.h>

#include "frame.h"
#include "key_table.h"
#include "page.h"

/* Where the kernel lists what is plugged in. */
#define CONNECTORS_FOLDER "/sys/class/drm"

enum window_driver {
    DRIVER_OTHER, /* dummy, offscreen: no events but our own */
    DRIVER_X11,
    DRIVER_WAYLAND,
    DRIVER_KMSDRM
};

/* Pixels of the panel, 0x00RRGGBB: the part of it that AREA says, rows
 * PITCH_PX apart. */
struct panel {
    uint32_t *pixels;
    long pitch_px;
    struct page_rect area;
    int rotate;
    int picture_w, picture_h; /* px, before turning */
};

/* Part FROM of FRAME goes to X, Y of the picture. */
struct piece {
    const struct frame *frame;
    struct page_rect from;
    int x, y;
};

/* A slide in two frames is at most: FROM above, below, left and right of the
 * area, and one part of each frame inside it. */
enum { PIECES_MAX = 6 };

/* Signs that the display went. */
struct health {
    unsigned long all_errors; /* of SDL's video part, ever */
    Uint64 first_error_ms;    /* of those counted */
    int errors;               /* of SDL's video part within 5 s */
    Uint64 printed_ms;        /* when an error was last told on stderr */
    Uint64 looked_ms;         /* when the connectors were last read */
    uint64_t connected;       /* connectors_state when last read */
    bool hung_up;             /* the display server ended the connection */
};

struct gpu;

struct window {
    SDL_Window *sdl;
    enum window_driver driver;
    bool full_screen;
    struct key_table keys;
    int rotate;
    int panel_w, panel_h; /* px, before rotation */
    struct gpu *gpu;      /* NULL: the window surface */
    const void *warm;     /* the surface's memory that was asked for */
    struct frame convert; /* when the surface is not 0x00RRGGBB */
    struct health health;
    SDL_LogOutputFunction old_log;
    void *old_log_ctx;
    sigset_t old_signals;
    int signal_fd;
    int display_fd;           /* of the connection to X11 or Wayland, or -1 */
    const char *input_folder; /* KMSDRM: /dev/input */
    int watch_fd;             /* inotify on it, else -1 */
    int *input_fds;           /* the devices in it; -1 = pulled */
    size_t input_count, input_cap;
    Uint64 inputs_changed_ms; /* a device came or went; 0 = looked at since */
    int touch_devices;        /* how many SDL knew of */
    int pads;                 /* of these are no touch screens */
    bool mouse_down;          /* its button 1 */
    double mouse_x, mouse_y;  /* where it last was, 0..1 of the panel */
    SDL_FingerID echo; /* a finger that repeats the mouse, while ECHOING */
    bool echoing;
    Uint64 finger_ms; /* when a finger was last heard of; 0 = never */
};

#endif
