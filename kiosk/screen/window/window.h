/* The window or the whole screen, through SDL2: presents frames, waits, and
 * turns SDL's events into touches. Only this folder knows the platform. */
#ifndef KIOSK_WINDOW_H
#define KIOSK_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

#include "frame.h"
#include "key_table.h"
#include "page.h"

struct window_options {
    const char *title;
    bool full_screen;
    int width_px, height_px; /* of the picture in a window; 0 = 1280x800 */
    int rotate;              /* 0, 90, 180, 270 degrees clockwise */
    const char *renderer;    /* "auto", "surface", "gpu" */
    struct key_table keys;   /* those that are told */
};

/* More keys than a hand presses between two polls. */
enum { WINDOW_PRESSES = 16 };

struct window;

/* NULL and a sentence in *WHY (freed with free()) when there is no display: the
 * caller retries for ever. While a window is open, SIGTERM and SIGINT are
 * blocked (children inherit that) and reported as news, except a SIGINT that is
 * ignored. */
struct window *window_new(const struct window_options *options, char **why);
void window_free(struct window *window);

/* A number that tells which displays the kernel knows of, and in which modes:
 * another one is worth another try. 0 = none, or it does not say. */
uint64_t window_displays(void);

/* The size of the picture in px, after rotation. */
void window_size(const struct window *window, int *width_px, int *height_px);

/* What window_poll found besides touches. */
struct window_news {
    bool closed;  /* the person closed the window, or SIGTERM came */
    bool resized; /* window_size gives another size */
    bool exposed; /* present again */
    bool lost;    /* the display is gone: free the window and create a new
                   * one */
    enum keys_command presses[WINDOW_PRESSES]; /* of keys, in order */
    int press_count;
};

/* Shows FRAME. False when the platform reported an error; what SDL only logs
 * is one. Here and below,
 * frames of another size than window_size gives are passed over: the next
 * poll tells of the new size. */
bool window_present(struct window *window, const struct frame *frame);

/* Shows FROM fading to TO, MIX 0..256. */
bool window_present_mix(struct window *window, const struct frame *from,
                        const struct frame *to, int mix);

/* Shows FROM with AREA of it moved DX_PX sideways, and the same area of TO
 * following on the side that opens; the rest of FROM stays. */
bool window_present_slide(struct window *window, const struct frame *from,
                          const struct frame *to, const struct page_rect *area,
                          int dx_px);

/* Shows FRAME again and proves that it is right: some of its rows are read back
 * from the renderer first. When they differ it is drawn again, then all images
 * are uploaded again; false when that did not help either. Without a GPU it is
 * only shown. */
bool window_prove(struct window *window, const struct frame *frame);

/* How long a frame of a fade takes at best, ms (16 for 60 Hz). */
int window_frame_ms(const struct window *window);

#endif
