/* The rig of the window's tests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "window_rig.h"

#include <X11/extensions/XTest.h>
#include <stdlib.h>

#include "process.h"
#include "window_events.h"
#include "window_wait.h"

int
rig_set_up(void **state)
{
    struct rig *rig = calloc(1, sizeof(*rig));
    rig->server = xserver_new(SCREEN_W, SCREEN_H);
    rig->display = rig->server != NULL ? XOpenDisplay(NULL) : NULL;
    *state = rig;
    return rig->display == NULL;
}

int
rig_tear_down(void **state)
{
    struct rig *rig = *state;
    if (rig->display != NULL) {
        XCloseDisplay(rig->display);
    }
    xserver_free(rig->server);
    free(rig);
    return 0;
}

struct window *
rig_open(bool full_screen, int rotate, const char *renderer)
{
    struct window_options options = {.title = "test",
                                     .full_screen = full_screen,
                                     .width_px = 160,
                                     .height_px = 100,
                                     .rotate = rotate,
                                     .renderer = renderer};
    char *why = NULL;
    struct window *window = window_new(&options, &why);
    if (window == NULL) {
        fail_msg("%s", why);
    }
    return window;
}

void
rig_paint(const struct window *window, struct frame *frame, uint32_t seed)
{
    int w = 0;
    int h = 0;
    window_size(window, &w, &h);
    frame_init(frame, w, h);
    frame->picture = seed + 1; /* like a page's hash: the same, the same */
    for (int i = 0; i < w * h; i++) {
        /* Odd, so that no two are alike. */
        frame->pixels[i] = ((uint32_t)i * 2654435 + seed) & 0xFFFFFF;
    }
}

uint32_t *
rig_screen(const struct rig *rig)
{
    return xserver_pixels(rig->server);
}

uint32_t
rig_expected(const struct frame *frame, int rotate, int x, int y)
{
    int w = frame->width_px;
    int h = frame->height_px;
    switch (rotate) {
    case 90:
        return frame->pixels[(h - 1 - x) * w + y];
    case 180:
        return frame->pixels[(h - 1 - y) * w + w - 1 - x];
    case 270:
        return frame->pixels[x * w + w - 1 - y];
    default:
        return frame->pixels[y * w + x];
    }
}

static int
pixel_difference(uint32_t a, uint32_t b)
{
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int apart = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
        most = apart > most ? apart : most;
    }
    return most;
}

static int
difference_now(const struct rig *rig, const struct frame *frame, int rotate)
{
    uint32_t *screen = rig_screen(rig);
    int most = 0;
    for (int y = 0; y < SCREEN_H; y++) {
        for (int x = 0; x < SCREEN_W; x++) {
            int apart = pixel_difference(screen[y * SCREEN_W + x],
                                         rig_expected(frame, rotate, x, y));
            most = apart > most ? apart : most;
        }
    }
    free(screen);
    return most;
}

int
rig_difference(const struct rig *rig, const struct frame *frame, int rotate,
               int most)
{
    double until_ms = process_now_ms() + 1000;
    int now = difference_now(rig, frame, rotate);
    while (now > most && process_now_ms() < until_ms) {
        process_sleep_ms(5);
        now = difference_now(rig, frame, rotate);
    }
    return now;
}

void
rig_move(const struct rig *rig, int x, int y)
{
    XTestFakeMotionEvent(rig->display, -1, x, y, 0);
    XSync(rig->display, False);
}

void
rig_button(const struct rig *rig, bool down)
{
    XTestFakeButtonEvent(rig->display, 1, down ? True : False, 0);
    XSync(rig->display, False);
}

bool
rig_next_touch(struct window *window, struct touch_event *event,
               struct window_news *news)
{
    double until_ms = process_now_ms() + 2000;
    int step = 0;
    while (process_now_ms() < until_ms) {
        if (window_poll(window, event, news, &step)) {
            return true;
        }
        window_wait(window, NULL, 0, 100);
    }
    return false;
}

struct window_news
rig_news(struct window *window, int ms, int *step)
{
    double until_ms = process_now_ms() + ms;
    struct window_news news = {0};
    struct touch_event event;
    while (process_now_ms() < until_ms) {
        while (window_poll(window, &event, &news, step)) {
        }
        window_wait(window, NULL, 0, 10);
    }
    return news;
}
