/* The window: opening it on whatever display there is, and presenting. */
#include "window.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "mem.h"
#include "str.h"
#include "window_gpu.h"
#include "window_health.h"
#include "window_state.h"
#include "window_surface.h"
#include "window_turn.h"
#include "window_wait.h"

/* What SDL and Xlib would do for a desktop program, and what it costs at the
 * start under X11 (measured, of 36 ms from process start to first picture):
 * reading the compose table of half a megabyte for typing accents 8 ms,
 * looking for a session bus to ask for a screen saver 1 ms. Variables that
 * are set already are kept. */
static void
set_environment(void)
{
    setenv("XCOMPOSEFILE", "/dev/null", 0);
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
}

/* Without a list SDL ends up on its "offscreen" driver: all seems well and the
 * screen is black. (Wayland is asked only where it is: its library complains
 * on stderr each time.) SDL_VIDEODRIVER in the environment stays stronger. */
static const char *
drivers_wanted(void)
{
    return getenv("WAYLAND_DISPLAY") != NULL ? "x11,wayland,kmsdrm"
                                             : "x11,kmsdrm";
}

static void
set_hints(void)
{
    SDL_SetHint(SDL_HINT_VIDEODRIVER, drivers_wanted());
    /* One path for fingers and mouse: neither is doubled as the other. */
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    /* The first touch counts, even when it also brings the focus. */
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    /* SIGTERM is ours, and crashes stay crashes. */
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_RENDER_VSYNC, "1");
}

/* Whether the kernel knows a GPU that renders. */
static bool
gpu_exists(void)
{
    DIR *folder = opendir("/dev/dri");
    bool found = false;
    if (folder == NULL) {
        return false;
    }
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        found = found || strncmp(entry->d_name, "renderD", 7) == 0;
    }
    closedir(folder);
    return found;
}

static enum window_driver
current_driver(void)
{
    static const struct {
        const char *name;
        enum window_driver driver;
    } drivers[] = {{"x11", DRIVER_X11},
                   {"wayland", DRIVER_WAYLAND},
                   {"KMSDRM", DRIVER_KMSDRM}};
    const char *name = SDL_GetCurrentVideoDriver();
    for (size_t i = 0; i < SDL_arraysize(drivers); i++) {
        if (name != NULL && SDL_strcasecmp(name, drivers[i].name) == 0) {
            return drivers[i].driver;
        }
    }
    return DRIVER_OTHER;
}

/* SDL's log comes here; its present calls report errors in no other way. */
static void
take_log(void *ctx, int category, SDL_LogPriority priority, const char *text)
{
    struct window *window = ctx;
    bool video = category == SDL_LOG_CATEGORY_VIDEO ||
                 category == SDL_LOG_CATEGORY_RENDER;
    if (video && priority >= SDL_LOG_PRIORITY_ERROR &&
        health_error(&window->health, SDL_GetTicks64())) {
        fprintf(stderr, "The display reports an error: %s\n", text);
    }
}

static void
listen_to_log(struct window *window)
{
    SDL_LogGetOutputFunction(&window->old_log, &window->old_log_ctx);
    SDL_LogSetOutputFunction(take_log, window);
    /* SDL drops all but what is critical unless told. */
    SDL_LogSetPriority(SDL_LOG_CATEGORY_VIDEO, SDL_LOG_PRIORITY_ERROR);
    SDL_LogSetPriority(SDL_LOG_CATEGORY_RENDER, SDL_LOG_PRIORITY_ERROR);
}

/* SIGTERM and SIGINT become readable on a descriptor; the mask is put back
 * by window_free. Before SDL starts threads, for they inherit it. (A signal
 * that is blocked comes even when it is ignored.) */
static void
take_signals(struct window *window)
{
    sigset_t ours;
    struct sigaction action;
    sigemptyset(&ours);
    sigaddset(&ours, SIGTERM);
    if (sigaction(SIGINT, NULL, &action) != 0 || action.sa_handler != SIG_IGN) {
        sigaddset(&ours, SIGINT);
    }
    sigprocmask(SIG_BLOCK, &ours, &window->old_signals);
    window->signal_fd = signalfd(-1, &ours, SFD_NONBLOCK | SFD_CLOEXEC);
}

static void
give_signals_back(struct window *window)
{
    if (window->signal_fd >= 0) {
        close(window->signal_fd);
    }
    sigprocmask(SIG_SETMASK, &window->old_signals, NULL);
}

/* On X11 SDL's full-screen flag waits 0.1 s for the window manager; a window
 * without border, as big as the display, looks the same. */
static bool
create_window(struct window *window, const struct window_options *options)
{
    SDL_DisplayMode mode = {0};
    bool turned = window->rotate == 90 || window->rotate == 270;
    int w = options->width_px > 0 ? options->width_px : 1280;
    int h = options->height_px > 0 ? options->height_px : 800;
    Uint32 flags = SDL_WINDOW_RESIZABLE;
    int at = SDL_WINDOWPOS_CENTERED;
    if (window->full_screen) {
        if (SDL_GetDesktopDisplayMode(0, &mode) != 0) {
            return false;
        }
        w = turned ? mode.h : mode.w;
        h = turned ? mode.w : mode.h;
        at = 0;
        flags = window->driver == DRIVER_X11 ? SDL_WINDOW_BORDERLESS
                                             : SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
    window->sdl = SDL_CreateWindow(options->title, at, at, turned ? h : w,
                                   turned ? w : h, flags);
    if (window->sdl == NULL) {
        return false;
    }
    SDL_GetWindowSize(window->sdl, &window->panel_w, &window->panel_h);
    return true;
}

/* Whether the driver gives a surface in plain memory. Under KMS/DRM and
 * Wayland SDL 2 has OpenGL only, even if software draws it: there it is always
 * used, and what SDL calls a surface is a texture. */
static bool
has_surface(const struct window *window)
{
    return window->driver != DRIVER_KMSDRM && window->driver != DRIVER_WAYLAND;
}

static bool
wants_gpu(const struct window *window, const char *renderer)
{
    if (!has_surface(window)) {
        return true;
    }
    return strcmp(renderer, "auto") == 0
               ? window->driver == DRIVER_X11 && gpu_exists()
               : strcmp(renderer, "gpu") == 0;
}

/* A failed attempt to use a GPU leaves an OpenGL window. If it has no surface,
 * the screen would stay black. */
static bool
fall_back_to_surface(struct window *window,
                     const struct window_options *options)
{
    if (!has_surface(window)) {
        return false;
    }
    SDL_DestroyWindow(window->sdl);
    return create_window(window, options);
}

/* Since 2.32 (Debian 13) SDL does not shut down its event subsystem when there
 * is no display: each attempt adds a reference, and the reference counter is a
 * byte. */
static bool
start_video_once(void)
{
    bool up = SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
    while (!up && SDL_WasInit(SDL_INIT_EVENTS) != 0) {
        SDL_QuitSubSystem(SDL_INIT_EVENTS);
    }
    return up;
}

/* SDL takes the card that the environment names, else the first one with a
 * display. Cards change their numbers from boot to boot: when that fails, the
 * one that the kernel says has a display is asked for, then any. */
static bool
start_video(bool full_screen)
{
    char number[16] = "";
    if (start_video_once()) {
        return true;
    }
    int card = -1;
    connectors_state(CONNECTORS_FOLDER, &card);
    if (!full_screen || card < 0) {
        return false;
    }
    SDL_snprintf(number, sizeof(number), "%d", card);
    SDL_SetHintWithPriority(SDL_HINT_KMSDRM_DEVICE_INDEX, number,
                            SDL_HINT_OVERRIDE);
    if (start_video_once()) {
        return true;
    }
    SDL_SetHintWithPriority(SDL_HINT_KMSDRM_DEVICE_INDEX, "",
                            SDL_HINT_OVERRIDE);
    return start_video_once();
}

static bool
open_display(struct window *window, const struct window_options *options)
{
    bool forced = strcmp(options->renderer, "gpu") == 0;
    set_environment();
    set_hints();
    if (!start_video(options->full_screen)) {
        return false;
    }
    window->driver = current_driver();
    /* Else SDL brings up a software OpenGL under X11 to show the surface:
     * 4.7 times the CPU, 7.5 times the memory. */
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION,
                has_surface(window) ? "0" : "1");
    if (!create_window(window, options)) {
        return false;
    }
    if (!wants_gpu(window, options->renderer)) {
        return true;
    }
    window->gpu = gpu_new(window, forced || !has_surface(window), 0);
    return window->gpu != NULL ||
           (!forced && fall_back_to_surface(window, options));
}

struct window *
window_new(const struct window_options *options, char **why)
{
    struct window *window = mem_new(1, sizeof(*window));
    window->full_screen = options->full_screen;
    window->keys = options->keys;
    window->rotate = options->rotate;
    window->display_fd = -1;
    window->watch_fd = -1;
    take_signals(window);
    listen_to_log(window);
    if (!open_display(window, options)) {
        struct str words = {0};
        const char *reason = SDL_GetError();
        str_addf(&words,
                 "No display was found (%s). Switch the screen on and check "
                 "its cable.",
                 reason[0] != '\0' ? reason : "no reason given");
        *why = str_take(&words);
        window_free(window);
        return NULL;
    }
    if (window->driver == DRIVER_KMSDRM) {
        window->health.connected = connectors_state(CONNECTORS_FOLDER, NULL);
    }
    if (window->full_screen) {
        /* Last of all: a renderer makes a new X11 window. */
        SDL_ShowCursor(SDL_DISABLE);
    }
    wait_open(window);
    return window;
}

void
window_free(struct window *window)
{
    if (window == NULL) {
        return;
    }
    wait_close(window);
    gpu_free(window->gpu);
    frame_release(&window->convert);
    if (window->sdl != NULL) {
        SDL_DestroyWindow(window->sdl);
    }
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    SDL_LogSetOutputFunction(window->old_log, window->old_log_ctx);
    give_signals_back(window);
    free(window);
}

uint64_t
window_displays(void)
{
    return connectors_state(CONNECTORS_FOLDER, NULL);
}

void
window_size(const struct window *window, int *width_px, int *height_px)
{
    turn_size(window->rotate, window->panel_w, window->panel_h, width_px,
              height_px);
}

int
window_frame_ms(const struct window *window)
{
    SDL_DisplayMode mode = {0};
    if (SDL_GetWindowDisplayMode(window->sdl, &mode) != 0 ||
        mode.refresh_rate <= 0) {
        return 1000 / 60;
    }
    return mode.refresh_rate < 1000 ? 1000 / mode.refresh_rate : 1;
}

/* A frame of another size was painted before the window changed: it is shown
 * when it was painted again. */
static bool
fits(const struct window *window, const struct frame *frame)
{
    int width_px = 0;
    int height_px = 0;
    window_size(window, &width_px, &height_px);
    return frame->width_px == width_px && frame->height_px == height_px;
}

/* SDL's present calls return nothing: what goes wrong is only logged. */
static bool
went_well(const struct window *window, bool shown, unsigned long errors_before)
{
    return shown && window->health.all_errors == errors_before;
}

bool
window_present(struct window *window, const struct frame *frame)
{
    struct piece whole = {
        frame, {0, 0, frame->width_px, frame->height_px}, 0, 0};
    unsigned long errors = window->health.all_errors;
    if (!fits(window, frame)) {
        return true;
    }
    return went_well(window,
                     window->gpu != NULL
                         ? gpu_present(window->gpu, window, frame)
                         : surface_present(window, &whole, 1),
                     errors);
}

bool
window_prove(struct window *window, const struct frame *frame)
{
    unsigned long errors = window->health.all_errors;
    if (window->gpu == NULL || !fits(window, frame)) {
        return window_present(window, frame);
    }
    return went_well(window, gpu_prove(window->gpu, window, frame), errors);
}

bool
window_present_mix(struct window *window, const struct frame *from,
                   const struct frame *to, int mix)
{
    unsigned long errors = window->health.all_errors;
    if (!fits(window, from) || !fits(window, to)) {
        return true;
    }
    return went_well(window,
                     window->gpu != NULL
                         ? gpu_present_mix(window->gpu, window, from, to, mix)
                         : surface_present_mix(window, from, to, mix),
                     errors);
}

bool
window_present_slide(struct window *window, const struct frame *from,
                     const struct frame *to, const struct page_rect *area,
                     int dx_px)
{
    struct piece pieces[PIECES_MAX];
    unsigned long errors = window->health.all_errors;
    if (!fits(window, from) || !fits(window, to)) {
        return true;
    }
    int count = slide_pieces(from, to, area, dx_px, pieces);
    return went_well(
        window,
        window->gpu != NULL
            ? gpu_present_pieces(window->gpu, window, pieces, count)
            : surface_present(window, pieces, count),
        errors);
}
