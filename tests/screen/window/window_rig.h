/* What the tests of the window share: a screen in memory, a window on it, a
 * frame in which every pixel is another, and a hand by XTEST. */
#ifndef KIOSK_WINDOW_RIG_H
#define KIOSK_WINDOW_RIG_H

#include <X11/Xlib.h>

#include "touch.h"
#include "window.h"
#include "window_state.h"
#include "xserver.h"

enum { SCREEN_W = 320, SCREEN_H = 200 };

struct rig {
    struct xserver *server;
    Display *display; /* of the test itself */
};

/* cmocka's group set-up and tear-down: *STATE is a struct rig. */
int rig_set_up(void **state);
int rig_tear_down(void **state);

/* A window on the rig's screen; a failure ends the test. RENDERER "surface" or
 * "gpu". In a window it is 160 x 100, SDL puts it in the middle. */
struct window *rig_open(bool full_screen, int rotate, const char *renderer);

/* A frame of the window's size with another colour in each pixel. */
void rig_paint(const struct window *window, struct frame *frame, uint32_t seed);

/* The screen as it is, row by row; freed with free(). */
uint32_t *rig_screen(const struct rig *rig);

/* The px of FRAME that ROTATE puts at X, Y of the screen. */
uint32_t rig_expected(const struct frame *frame, int rotate, int x, int y);

/* The largest difference of a channel between the screen and FRAME, once it is
 * MOST or less; after a second (OpenGL's pictures arrive later) as it is. */
int rig_difference(const struct rig *rig, const struct frame *frame, int rotate,
                   int most);

/* The mouse: to X, Y of the screen; button 1 down or up. */
void rig_move(const struct rig *rig, int x, int y);
void rig_button(const struct rig *rig, bool down);

/* Polls until a touch came or 2 s passed; false then. *NEWS adds up. */
bool rig_next_touch(struct window *window, struct touch_event *event,
                    struct window_news *news);

/* Polls for MS and gives what was found besides touches. */
struct window_news rig_news(struct window *window, int ms, int *step);

#endif
