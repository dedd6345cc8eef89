/* The least that a slide show on SDL2 can do: the yardstick of ./run bench,
 * not a product. Photos of just the screen's size are decoded straight into a
 * frame, the next one ahead; a tap shows it; in between it sleeps.
 *
 *   limit [-f FADE_MS] FOLDER */
#include <SDL.h>
#include <glob.h>
#include <stdbool.h>
#include <stdio.h>
#include <jpeglib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FRAMES_PER_S 60

struct limit {
    SDL_Window *window;
    int width_px, height_px;
    int fade_ms;
    glob_t files;
    size_t next;     /* index of the file that is in AHEAD */
    uint32_t *shown; /* what is on the screen */
    uint32_t *ahead; /* what comes next */
};

static bool
read_photo(struct limit *limit, FILE *file, uint32_t *pixels)
{
    struct jpeg_decompress_struct photo;
    struct jpeg_error_mgr errors;
    photo.err = jpeg_std_error(&errors); /* ends the program on an error */
    jpeg_create_decompress(&photo);
    jpeg_stdio_src(&photo, file);
    jpeg_read_header(&photo, TRUE);
    photo.out_color_space = JCS_EXT_BGRX;
    jpeg_start_decompress(&photo);
    bool fits = (int)photo.output_width == limit->width_px &&
                (int)photo.output_height == limit->height_px;
    while (fits && photo.output_scanline < photo.output_height) {
        JSAMPROW row = (JSAMPROW)(pixels + (size_t)photo.output_scanline *
                                               photo.output_width);
        jpeg_read_scanlines(&photo, &row, 1);
    }
    jpeg_destroy_decompress(&photo);
    return fits;
}

static bool
load(struct limit *limit, size_t index, uint32_t *pixels)
{
    const char *path = limit->files.gl_pathv[index];
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return false;
    }
    bool good = read_photo(limit, file, pixels);
    fclose(file);
    if (!good) {
        fprintf(stderr, "%s: not of the screen's size\n", path);
    }
    return good;
}

/* Two channels at a time; MIX is 0..256. */
static void
blend(const struct limit *limit, uint32_t *dst, uint32_t mix)
{
    const uint32_t *a = limit->shown;
    const uint32_t *b = limit->ahead;
    size_t count = (size_t)limit->width_px * (size_t)limit->height_px;
    for (size_t i = 0; i < count; i++) {
        uint32_t outer =
            ((a[i] & 0xFF00FF) * (256 - mix) + (b[i] & 0xFF00FF) * mix) >> 8;
        uint32_t inner =
            (a[i] >> 8 & 0xFF) * (256 - mix) + (b[i] >> 8 & 0xFF) * mix;
        dst[i] = (outer & 0xFF00FF) | (inner & 0xFF00);
    }
}

static void
present(const struct limit *limit, const uint32_t *pixels)
{
    SDL_Surface *surface = SDL_GetWindowSurface(limit->window);
    if (!surface) {
        return;
    }
    size_t row = (size_t)limit->width_px;
    for (size_t y = 0; y < (size_t)limit->height_px; y++) {
        memcpy((char *)surface->pixels + y * (size_t)surface->pitch,
               pixels + y * row, row * sizeof(*pixels));
    }
    SDL_UpdateWindowSurface(limit->window);
}

static double
now_ms(void)
{
    return (double)SDL_GetPerformanceCounter() * 1e3 /
           (double)SDL_GetPerformanceFrequency();
}

static void
fade(const struct limit *limit)
{
    double begin_ms = now_ms();
    double frame_ms = begin_ms;
    double at_ms = 0;
    while (at_ms < limit->fade_ms) {
        SDL_Surface *surface = SDL_GetWindowSurface(limit->window);
        if (!surface) {
            return;
        }
        blend(limit, surface->pixels, (uint32_t)(at_ms * 256 / limit->fade_ms));
        SDL_UpdateWindowSurface(limit->window);
        frame_ms += 1000.0 / FRAMES_PER_S;
        double left_ms = frame_ms - now_ms();
        if (left_ms > 0) {
            SDL_Delay((Uint32)(left_ms + 0.5));
        }
        at_ms = now_ms() - begin_ms;
    }
}

static bool
show_next(struct limit *limit)
{
    if (limit->fade_ms > 0) {
        fade(limit);
    }
    present(limit, limit->ahead);
    uint32_t *free_frame = limit->shown;
    limit->shown = limit->ahead;
    limit->ahead = free_frame;
    limit->next = (limit->next + 1) % limit->files.gl_pathc;
    return load(limit, limit->next, limit->ahead);
}

static void
run(struct limit *limit)
{
    SDL_Event event;
    while (SDL_WaitEvent(&event) && event.type != SDL_QUIT) {
        if (event.type == SDL_WINDOWEVENT &&
            event.window.event == SDL_WINDOWEVENT_EXPOSED) {
            present(limit, limit->shown);
        } else if (event.type == SDL_MOUSEBUTTONUP && !show_next(limit)) {
            return;
        }
    }
}

/* A borderless window as large as the screen: SDL's full-screen state waits
 * for the window manager. Without the hint SDL brings up OpenGL. */
static bool
open_window(struct limit *limit)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_DisplayMode mode;
    if (SDL_Init(SDL_INIT_VIDEO) != 0 ||
        SDL_GetDesktopDisplayMode(0, &mode) != 0) {
        fprintf(stderr, "%s\n", SDL_GetError());
        return false;
    }
    limit->width_px = mode.w;
    limit->height_px = mode.h;
    limit->window =
        SDL_CreateWindow("limit", 0, 0, mode.w, mode.h, SDL_WINDOW_BORDERLESS);
    SDL_ShowCursor(SDL_DISABLE);
    size_t count = (size_t)mode.w * (size_t)mode.h;
    limit->shown = calloc(count, sizeof(*limit->shown));
    limit->ahead = calloc(count, sizeof(*limit->ahead));
    return limit->window && limit->shown && limit->ahead;
}

static bool
list(struct limit *limit, const char *folder)
{
    char pattern[4096];
    snprintf(pattern, sizeof(pattern), "%s/*.jpg", folder);
    if (glob(pattern, 0, NULL, &limit->files) != 0) {
        fprintf(stderr, "no photos in %s\n", folder);
        return false;
    }
    return true;
}

int
main(int argc, char **argv)
{
    struct limit limit = {0};
    int option = getopt(argc, argv, "f:");
    if (option == 'f') {
        limit.fade_ms = atoi(optarg);
    }
    if (option == '?' || optind != argc - 1) {
        fprintf(stderr, "usage: limit [-f FADE_MS] FOLDER\n");
        return 2;
    }
    bool good = list(&limit, argv[optind]) && open_window(&limit) &&
                load(&limit, 0, limit.shown);
    if (good) {
        present(&limit, limit.shown);
        limit.next = 1 % limit.files.gl_pathc;
        good = load(&limit, limit.next, limit.ahead);
        run(&limit);
    }
    free(limit.shown);
    free(limit.ahead);
    SDL_Quit();
    return good ? 0 : 1;
}
