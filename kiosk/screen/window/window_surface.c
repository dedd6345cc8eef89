/* Without a GPU: SDL's window surface, and our own copy and blend straight
 * into it (SDL's software renderer takes 20 times as long for a fade). */
#include "window_surface.h"

#include <sys/mman.h>

#include "window_state.h"
#include "window_turn.h"

/* The surface to draw on, or NULL. A window that changed its size has a new
 * one. */
static SDL_Surface *
surface_get(const struct window *window)
{
    SDL_Surface *surface = SDL_GetWindowSurface(window->sdl);
    if (surface == NULL || surface->w != window->panel_w ||
        surface->h != window->panel_h) {
        return NULL;
    }
    return surface;
}

/* Asks for all memory of a new surface in one call: page by page, as the
 * first copy would, takes 2 ms more of 20. Where the kernel cannot (before
 * Linux 5.14), the copy does it. */
static void
warm(struct window *window, const SDL_Surface *surface)
{
    if (window->warm != surface->pixels) {
        window->warm = surface->pixels;
        madvise(surface->pixels, (size_t)surface->pitch * (size_t)surface->h,
                MADV_POPULATE_WRITE);
    }
}

static bool
is_plain(const SDL_Surface *surface)
{
    const SDL_PixelFormat *format = surface->format;
    return format->BytesPerPixel == 4 && format->Rmask == 0xFF0000 &&
           format->Gmask == 0xFF00 && format->Bmask == 0xFF;
}

/* Where to draw: the surface itself, or a frame that surface_show converts. */
static struct panel
surface_panel(struct window *window, const SDL_Surface *surface)
{
    struct panel panel = {.area = {0, 0, surface->w, surface->h},
                          .rotate = window->rotate};
    turn_size(window->rotate, window->panel_w, window->panel_h,
              &panel.picture_w, &panel.picture_h);
    warm(window, surface);
    if (is_plain(surface)) {
        panel.pixels = surface->pixels;
        panel.pitch_px = surface->pitch / 4;
        return panel;
    }
    if (window->convert.width_px != surface->w ||
        window->convert.height_px != surface->h) {
        frame_release(&window->convert);
        frame_init(&window->convert, surface->w, surface->h);
    }
    panel.pixels = window->convert.pixels;
    panel.pitch_px = surface->w;
    return panel;
}

static bool
surface_show(const struct window *window, SDL_Surface *surface)
{
    if (!is_plain(surface) &&
        SDL_ConvertPixels(surface->w, surface->h, SDL_PIXELFORMAT_RGB888,
                          window->convert.pixels, surface->w * 4,
                          surface->format->format, surface->pixels,
                          surface->pitch) != 0) {
        return false;
    }
    return SDL_UpdateWindowSurface(window->sdl) == 0;
}

bool
surface_present(struct window *window, const struct piece *pieces, int count)
{
    SDL_Surface *surface = surface_get(window);
    if (surface == NULL) {
        return false;
    }
    struct panel panel = surface_panel(window, surface);
    for (int i = 0; i < count; i++) {
        panel_copy(&panel, &pieces[i]);
    }
    return surface_show(window, surface);
}

bool
surface_present_mix(struct window *window, const struct frame *from,
                    const struct frame *to, int mix)
{
    SDL_Surface *surface = surface_get(window);
    if (surface == NULL) {
        return false;
    }
    struct panel panel = surface_panel(window, surface);
    panel_mix(&panel, from, to, mix);
    return surface_show(window, surface);
}
