/* What the parts of the window share: presenting by surface or GPU, events,
 * waiting, the state of the display. Included by window*.c and their tests. */
#ifndef KIOSK_WINDOW_PRIVATE_H
#define KIOSK_WINDOW_PRIVATE_H

#include <SDL.h>
#include <signal.h>

#include "window.h"

/* Where the kernel lists what is plugged in. */
#define CONNECTORS_FOLDER "/sys/class/drm"

enum window_driver {
    DRIVER_OTHER, /* dummy, offscreen: no events but our own */
    DRIVER_X11,
    DRIVER_WAYLAND,
    DRIVER_KMSDRM
};

/* The picture turned clockwise onto the panel. A point of the panel, 0..1,
 * becomes that point of the picture; numbers out of range, infinities and
 * NaN stay what they are, for touch.h to deal with. */
void turn_point(int rotate, double *x, double *y);

/* A rectangle of the picture (PICTURE_W x PICTURE_H px) as it lies on the
 * panel. */
struct page_rect turn_rect(int rotate, int picture_w, int picture_h,
                           const struct page_rect *rect);

/* What A and B have in common; w or h 0 when nothing. */
struct page_rect rect_common(const struct page_rect *a,
                             const struct page_rect *b);

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

/* Copies PIECE, which must lie inside the picture, as far as PANEL holds it. */
void panel_copy(const struct panel *panel, const struct piece *piece);

/* Mixes the whole of two frames of the picture's size onto a whole PANEL. */
void panel_mix(const struct panel *panel, const struct frame *from,
               const struct frame *to, int mix);

/* The pieces that show FROM with AREA shifted and TO behind it (see
 * window_present_slide); returns how many. */
int slide_pieces(const struct frame *from, const struct frame *to,
                 const struct page_rect *area, int dx_px,
                 struct piece pieces[PIECES_MAX]);

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

/* Counts an error of SDL; true when it is worth a line (one a minute). */
bool health_error(struct health *health, Uint64 now_ms);

/* A number that tells which connectors below FOLDER (/sys/class/drm) are
 * connected and in which modes; 0 = none. */
uint64_t connectors_state(const char *folder);

/* The number of the card below FOLDER that has a connected display, the lowest
 * one; -1 when there is none. */
int connectors_card(const char *folder);

/* Takes a new reading of connectors_state; true when the display went (then
 * nothing must be presented: the kernel may never say that it was shown), came
 * back or is another one. */
bool health_connectors(struct health *health, uint64_t state);

/* Three errors in 5 s, or the server went. */
bool health_lost(const struct health *health);

struct gpu;

struct window {
    SDL_Window *sdl;
    enum window_driver driver;
    bool full_screen;
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

/* window_surface.c: the window surface and our own blend. */
bool surface_present(struct window *window, const struct piece *pieces,
                     int count);
bool surface_present_mix(struct window *window, const struct frame *from,
                         const struct frame *to, int mix);

/* window_gpu.c: a fixed pool of three screen-sized images on the GPU, in tiles
 * of at most LIMIT_PX (0 = what the GPU can do). NULL when there is none
 * worth using; SOFTWARE: one drawn by the CPU will do. */
struct gpu *gpu_new(struct window *window, bool software, int limit_px);
void gpu_free(struct gpu *gpu);

/* Everything on the GPU is gone or of another size: made anew when next
 * needed. */
void gpu_reset(struct gpu *gpu);
bool gpu_present(struct gpu *gpu, const struct window *window,
                 const struct frame *frame);
bool gpu_present_pieces(struct gpu *gpu, const struct window *window,
                        const struct piece *pieces, int count);
bool gpu_present_mix(struct gpu *gpu, const struct window *window,
                     const struct frame *from, const struct frame *to, int mix);

/* See window_prove. */
bool gpu_prove(struct gpu *gpu, const struct window *window,
               const struct frame *frame);

/* window_wait.c */
void wait_open(struct window *window);
void wait_close(struct window *window);

/* Waits for the devices in FOLDER, too (not copied), whichever come and go. */
void wait_for_inputs(struct window *window, const char *folder);

/* window_inputs.c: what the kernel says of a device, as EVIOCGBIT and
 * EVIOCGPROP give it. */
struct input_bits {
    unsigned char axes[8], keys[96], properties[4];
};

/* Whether it is a touch screen, by the rules of udev. */
bool input_is_touch(const struct input_bits *bits);

/* SDL has just begun and knows of KNOWN: more than there are is how many
 * touchpads it takes for touch screens. */
void inputs_begin(struct window *window, int known);

/* Whether a touch screen came or went a while ago of which SDL, which then
 * knows of KNOWN, has not heard: it listens to udev, and a sandbox may keep
 * that away. One that is plugged in again is dead to it unless it has heard of
 * both. True once for each change of the folder. */
bool inputs_missed(struct window *window, int known, Uint64 now_ms);

#endif
