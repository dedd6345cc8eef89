/* What SDL tells: fingers and the mouse through one path, the window's size
 * and end, and what keys are for. */
#include "window_events.h"

#include <math.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "key_names.h"
#include "window_gpu.h"
#include "window_health.h"
#include "window_state.h"
#include "window_turn.h"
#include "window_wait.h"

/* No finger has it: SDL's are counted from 0 or are the kernel's. */
static const int64_t mouse_finger = (int64_t)1 << 40;

/* X servers repeat the first finger as the mouse. A mouse that speaks this
 * soon after a finger is its echo, and so is a finger that comes down this
 * near to where the mouse is pressed. */
static const Uint64 echo_ms = 500;
static const double echo_distance = 0.02;

/* The connectors are files: read now and then, not at every turn. */
static const Uint64 look_every_ms = 5000;

static void
set_touch(const struct window *window, struct touch_event *event,
          enum touch_phase phase, int64_t finger, double x, double y)
{
    *event = (struct touch_event){phase, finger, x, y};
    turn_point(window->rotate, &event->x, &event->y);
}

/* The middle of the px that the mouse is on, 0..1 of the panel. */
static void
place_mouse(struct window *window, int x_px, int y_px)
{
    window->mouse_x = (x_px + 0.5) / window->panel_w;
    window->mouse_y = (y_px + 0.5) / window->panel_h;
}

static bool
take_button(struct window *window, const SDL_MouseButtonEvent *button,
            struct touch_event *event)
{
    bool down = button->type == SDL_MOUSEBUTTONDOWN;
    bool echo = window->finger_ms != 0 &&
                SDL_GetTicks64() - window->finger_ms < echo_ms;
    if (button->button != SDL_BUTTON_LEFT || down == window->mouse_down ||
        (down && echo)) {
        return false;
    }
    window->mouse_down = down;
    place_mouse(window, button->x, button->y);
    set_touch(window, event, down ? TOUCH_DOWN : TOUCH_UP, mouse_finger,
              window->mouse_x, window->mouse_y);
    return true;
}

static bool
take_motion(struct window *window, const SDL_MouseMotionEvent *motion,
            struct touch_event *event)
{
    if (!window->mouse_down) {
        return false;
    }
    place_mouse(window, motion->x, motion->y);
    set_touch(window, event, TOUCH_MOVE, mouse_finger, window->mouse_x,
              window->mouse_y);
    return true;
}

static bool
repeats_mouse(const struct window *window, const SDL_TouchFingerEvent *finger)
{
    return window->mouse_down &&
           fabs((double)finger->x - window->mouse_x) < echo_distance &&
           fabs((double)finger->y - window->mouse_y) < echo_distance;
}

static bool
take_finger(struct window *window, const SDL_TouchFingerEvent *finger,
            struct touch_event *event)
{
    enum touch_phase phase = finger->type == SDL_FINGERDOWN ? TOUCH_DOWN
                             : finger->type == SDL_FINGERUP ? TOUCH_UP
                                                            : TOUCH_MOVE;
    window->finger_ms = SDL_GetTicks64();
    if (phase == TOUCH_DOWN && repeats_mouse(window, finger)) {
        window->echoing = true;
        window->echo = finger->fingerId;
    }
    if (window->echoing && finger->fingerId == window->echo) {
        window->echoing = phase != TOUCH_UP;
        return false;
    }
    set_touch(window, event, phase, finger->fingerId, (double)finger->x,
              (double)finger->y);
    return true;
}

static void
take_resize(struct window *window, struct window_news *news)
{
    int w = 0;
    int h = 0;
    SDL_GetWindowSize(window->sdl, &w, &h);
    if (w > 0 && h > 0 && (w != window->panel_w || h != window->panel_h)) {
        window->panel_w = w;
        window->panel_h = h;
        news->resized = true;
        if (window->gpu != NULL) {
            gpu_reset(window->gpu);
        }
    }
}

static void
take_window(struct window *window, const SDL_WindowEvent *event,
            struct window_news *news)
{
    switch (event->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        take_resize(window, news);
        news->exposed = true;
        break;
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_RESTORED:
    case SDL_WINDOWEVENT_MAXIMIZED:
        news->exposed = true;
        break;
    default:
        break;
    }
}

/* By its place, whatever the layout prints on it. With Ctrl, Alt or the key of
 * the desktop it is somebody else's. */
static void
take_press(const struct window *window, const SDL_KeyboardEvent *key,
           struct window_news *news)
{
    const int others = KMOD_CTRL | KMOD_ALT | KMOD_GUI | KMOD_MODE;
    bool shift = (key->keysym.mod & KMOD_SHIFT) != 0;
    enum keys_command command = key_table_command(
        &window->keys, (int)key->keysym.scancode | (shift ? KEY_SHIFT : 0));
    if (command != KEYS_NOTHING && key->repeat == 0 &&
        (key->keysym.mod & others) == 0 && news->press_count < WINDOW_PRESSES) {
        news->presses[news->press_count++] = command;
    }
}

static void
take_key(const struct window *window, const SDL_KeyboardEvent *key,
         struct window_news *news, int *step)
{
    if (window->keys.on != 0) {
        take_press(window, key, news);
        return;
    }
    if (window->full_screen) {
        return;
    }
    switch (key->keysym.sym) {
    case SDLK_ESCAPE:
        news->closed = true;
        break;
    case SDLK_LEFT:
        *step -= 1;
        break;
    case SDLK_RIGHT:
        *step += 1;
        break;
    default:
        break;
    }
}

static void
take_display(struct window *window, const SDL_Event *event,
             struct window_news *news)
{
    if (event->type == SDL_RENDER_TARGETS_RESET ||
        event->type == SDL_RENDER_DEVICE_RESET) {
        if (window->gpu != NULL) {
            gpu_reset(window->gpu);
        }
        news->exposed = true;
    } else if (window->full_screen &&
               (event->display.event == SDL_DISPLAYEVENT_CONNECTED ||
                event->display.event == SDL_DISPLAYEVENT_DISCONNECTED)) {
        news->lost = true;
    }
}

/* True when *EVENT holds a touch now. */
static bool
take_event(struct window *window, const SDL_Event *sdl,
           struct touch_event *event, struct window_news *news, int *step)
{
    switch (sdl->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        return take_finger(window, &sdl->tfinger, event);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return take_button(window, &sdl->button, event);
    case SDL_MOUSEMOTION:
        return take_motion(window, &sdl->motion, event);
    case SDL_WINDOWEVENT:
        take_window(window, &sdl->window, news);
        return false;
    case SDL_KEYDOWN:
        take_key(window, &sdl->key, news, step);
        return false;
    case SDL_DISPLAYEVENT:
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        take_display(window, sdl, news);
        return false;
    case SDL_QUIT:
        news->closed = news->closed || !window->full_screen;
        return false;
    default:
        return false;
    }
}

/* SDL has no event for a touch screen that was pulled: its fingers end. */
static bool
lost_touch_device(struct window *window, struct touch_event *event)
{
    int devices = SDL_GetNumTouchDevices();
    bool lost = devices < window->touch_devices;
    window->touch_devices = devices;
    if (lost) {
        *event = (struct touch_event){.phase = TOUCH_LOST};
    }
    return lost;
}

bool
window_lacks_touch(const struct window *window)
{
    return window->driver == DRIVER_KMSDRM && SDL_GetNumTouchDevices() == 0;
}

static void
look_at_display(struct window *window, struct window_news *news)
{
    Uint64 now_ms = SDL_GetTicks64();
    news->lost = news->lost || health_lost(&window->health) ||
                 inputs_missed(window, SDL_GetNumTouchDevices(), now_ms);
    if (window->driver == DRIVER_KMSDRM &&
        now_ms - window->health.looked_ms >= look_every_ms) {
        window->health.looked_ms = now_ms;
        if (health_connectors(&window->health,
                              connectors_state(CONNECTORS_FOLDER, NULL))) {
            news->lost = true;
        }
    }
}

bool
window_poll(struct window *window, struct touch_event *event,
            struct window_news *news, int *step)
{
    struct signalfd_siginfo signal;
    SDL_Event sdl;
    while (read(window->signal_fd, &signal, sizeof(signal)) ==
           (ssize_t)sizeof(signal)) {
        news->closed = true;
    }
    while (SDL_PollEvent(&sdl) != 0) {
        if (take_event(window, &sdl, event, news, step)) {
            return true;
        }
    }
    look_at_display(window, news);
    return lost_touch_device(window, event);
}
