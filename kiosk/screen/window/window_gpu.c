/* With a GPU: SDL's renderer and a fixed pool of screen-sized images, uploaded
 * when a picture changes and blended by the GPU while it fades. */
#include "window_gpu.h"

#include <stdlib.h>
#include <string.h>

#include "buffer_age.h"
#include "mem.h"
#include "window_state.h"
#include "window_turn.h"

/* Two that fade, and one for a finger that changes its direction. Memory for
 * textures is scarce and fragments on old boards: it is taken once. */
enum { IMAGES = 3 };

struct image {
    SDL_Texture **tiles; /* COLUMNS * ROWS, or NULL */
    uint64_t picture;    /* of the frame that it shows; 0 = not known */
    unsigned long used;  /* when it was last asked for, in CLOCK */
};

struct gpu {
    SDL_Renderer *renderer;
    int limit_px; /* of a texture's sides */
    int w, h;     /* of the panel that the tiles were made for */
    int columns, rows;
    struct image images[IMAGES];
    unsigned long clock;
    bool shown;       /* it has presented a picture before */
    uint64_t picture; /* of the last frames, the whole of it; 0 = not known */
    int frames;       /* so many */
    int proofs;
};

/* GL_RENDERER of gl.h, which the build does not need otherwise. */
enum { RENDERER_NAME = 0x1F01 };

/* Mesa's software renderers are not GPUs: our own blend is faster. */
static bool
is_software(void)
{
    static const char *const names[] = {"llvmpipe", "softpipe", "swrast",
                                        "Software", "SwiftShader"};
    const unsigned char *(*get_string)(unsigned) = NULL;
    *(void **)&get_string = SDL_GL_GetProcAddress("glGetString");
    const char *name =
        get_string != NULL ? (const char *)get_string(RENDERER_NAME) : NULL;
    for (size_t i = 0; name != NULL && i < SDL_arraysize(names); i++) {
        if (strstr(name, names[i]) != NULL) {
            return true;
        }
    }
    return name == NULL;
}

static SDL_Renderer *
create_renderer(SDL_Window *window, const char *name)
{
    SDL_RendererInfo info;
    for (int i = 0; i < SDL_GetNumRenderDrivers(); i++) {
        if (SDL_GetRenderDriverInfo(i, &info) == 0 &&
            strcmp(info.name, name) == 0) {
            return SDL_CreateRenderer(window, i, SDL_RENDERER_PRESENTVSYNC);
        }
    }
    return NULL;
}

static int
texture_limit(const SDL_RendererInfo *info, int limit_px)
{
    int least = info->max_texture_width < info->max_texture_height
                    ? info->max_texture_width
                    : info->max_texture_height;
    /* SDL says 0 when it does not know; 2048 is the least of our boards. */
    least = least > 0 ? least : 2048;
    return limit_px > 0 && limit_px < least ? limit_px : least;
}

struct gpu *
gpu_new(struct window *window, bool software, int limit_px)
{
    SDL_RendererInfo info = {0};
    SDL_Renderer *renderer = create_renderer(window->sdl, "opengles2");
    if (renderer == NULL) {
        renderer = create_renderer(window->sdl, "opengl");
    }
    if (renderer == NULL) {
        return NULL;
    }
    if ((!software && is_software()) ||
        SDL_GetRendererInfo(renderer, &info) != 0) {
        SDL_DestroyRenderer(renderer);
        return NULL;
    }
    struct gpu *gpu = mem_new(1, sizeof(*gpu));
    gpu->renderer = renderer;
    gpu->limit_px = texture_limit(&info, limit_px);
    return gpu;
}

static void
free_tiles(const struct gpu *gpu, SDL_Texture **tiles)
{
    for (int i = 0; tiles != NULL && i < gpu->columns * gpu->rows; i++) {
        if (tiles[i] != NULL) {
            SDL_DestroyTexture(tiles[i]);
        }
    }
    free(tiles);
}

void
gpu_reset(struct gpu *gpu)
{
    for (int i = 0; i < IMAGES; i++) {
        free_tiles(gpu, gpu->images[i].tiles);
        gpu->images[i] = (struct image){0};
    }
    gpu->picture = 0;
}

void
gpu_free(struct gpu *gpu)
{
    if (gpu == NULL) {
        return;
    }
    gpu_reset(gpu);
    SDL_DestroyRenderer(gpu->renderer);
    free(gpu);
}

/* The position of tile I on the panel. */
static struct page_rect
tile_rect(const struct gpu *gpu, int i)
{
    int x = i % gpu->columns * gpu->limit_px;
    int y = i / gpu->columns * gpu->limit_px;
    return (struct page_rect){
        x, y, gpu->w - x < gpu->limit_px ? gpu->w - x : gpu->limit_px,
        gpu->h - y < gpu->limit_px ? gpu->h - y : gpu->limit_px};
}

static struct piece
whole_of(const struct frame *frame)
{
    return (struct piece){
        frame, {0, 0, frame->width_px, frame->height_px}, 0, 0};
}

/* NULL when the GPU has no memory. */
static SDL_Texture **
make_tiles(const struct gpu *gpu)
{
    int count = gpu->columns * gpu->rows;
    SDL_Texture **tiles = mem_new((size_t)count, sizeof(SDL_Texture *));
    for (int i = 0; i < count; i++) {
        struct page_rect rect = tile_rect(gpu, i);
        tiles[i] =
            SDL_CreateTexture(gpu->renderer, SDL_PIXELFORMAT_RGB888,
                              SDL_TEXTUREACCESS_STREAMING, rect.w, rect.h);
        if (tiles[i] == NULL) {
            free_tiles(gpu, tiles);
            return NULL;
        }
    }
    return tiles;
}

static bool
fill_tile(const struct gpu *gpu, const struct window *window,
          SDL_Texture *texture, int i, const struct frame *frame)
{
    struct piece whole = whole_of(frame);
    void *pixels = NULL;
    int pitch = 0;
    if (SDL_LockTexture(texture, NULL, &pixels, &pitch) != 0) {
        return false;
    }
    struct panel panel = {pixels,         pitch / 4,       tile_rect(gpu, i),
                          window->rotate, frame->width_px, frame->height_px};
    panel_copy(&panel, &whole);
    SDL_UnlockTexture(texture);
    return true;
}

static bool
upload(const struct gpu *gpu, const struct window *window, struct image *image,
       const struct frame *frame)
{
    SDL_Texture **tiles = image->tiles;
    image->picture = 0;
    if (tiles == NULL) {
        tiles = image->tiles = make_tiles(gpu);
    }
    for (int i = 0; tiles != NULL && i < gpu->columns * gpu->rows; i++) {
        if (!fill_tile(gpu, window, tiles[i], i, frame)) {
            return false;
        }
    }
    image->picture = tiles != NULL ? frame->picture : 0;
    return tiles != NULL;
}

/* The image that shows FRAME, uploaded if none does; never KEEP. NULL when the
 * GPU has no memory: what is on the screen stays. */
static struct image *
image_of(struct gpu *gpu, const struct window *window,
         const struct frame *frame, const struct image *keep)
{
    struct image *oldest = NULL;
    gpu->clock++;
    for (int i = 0; i < IMAGES; i++) {
        struct image *image = &gpu->images[i];
        if (frame->picture != 0 && image->picture == frame->picture) {
            image->used = gpu->clock;
            return image;
        }
        if (image != keep && (oldest == NULL || image->used < oldest->used)) {
            oldest = image;
        }
    }
    oldest->used = gpu->clock;
    return upload(gpu, window, oldest, frame) ? oldest : NULL;
}

/* Shows PIECE out of IMAGE, with ALPHA 0..255. */
static bool
draw(const struct gpu *gpu, const struct window *window,
     const struct image *image, const struct piece *piece, Uint8 alpha)
{
    int w = piece->frame->width_px;
    int h = piece->frame->height_px;
    struct page_rect at = {piece->x, piece->y, piece->from.w, piece->from.h};
    struct page_rect from = turn_rect(window->rotate, w, h, &piece->from);
    struct page_rect to = turn_rect(window->rotate, w, h, &at);
    bool drawn = true;
    for (int i = 0; i < gpu->columns * gpu->rows; i++) {
        struct page_rect tile = tile_rect(gpu, i);
        struct page_rect part = rect_common(&from, &tile);
        SDL_Rect source = {part.x - tile.x, part.y - tile.y, part.w, part.h};
        SDL_Rect target = {part.x - from.x + to.x, part.y - from.y + to.y,
                           part.w, part.h};
        if (part.w == 0 || part.h == 0) {
            continue;
        }
        SDL_SetTextureBlendMode(image->tiles[i], alpha < 255
                                                     ? SDL_BLENDMODE_BLEND
                                                     : SDL_BLENDMODE_NONE);
        SDL_SetTextureAlphaMod(image->tiles[i], alpha);
        drawn = SDL_RenderCopy(gpu->renderer, image->tiles[i], &source,
                               &target) == 0 &&
                drawn;
    }
    return drawn;
}

static void
fit_tiles(struct gpu *gpu, const struct window *window)
{
    if (gpu->w == window->panel_w && gpu->h == window->panel_h) {
        return;
    }
    gpu_reset(gpu);
    gpu->w = window->panel_w;
    gpu->h = window->panel_h;
    gpu->columns = (gpu->w + gpu->limit_px - 1) / gpu->limit_px;
    gpu->rows = (gpu->h + gpu->limit_px - 1) / gpu->limit_px;
}

/* Puts the whole of FRAME into the back buffer. */
static bool
draw_whole(struct gpu *gpu, const struct window *window,
           const struct frame *frame)
{
    struct piece piece = whole_of(frame);
    fit_tiles(gpu, window);
    const struct image *image = image_of(gpu, window, frame, NULL);
    return image != NULL && draw(gpu, window, image, &piece, 255);
}

/* Hands the back buffer, with the whole of PICTURE or (0) something else, to
 * the display. */
static void
flip(struct gpu *gpu, uint64_t picture)
{
    gpu->frames = picture == gpu->picture ? gpu->frames + 1 : 1;
    gpu->picture = picture;
    SDL_RenderPresent(gpu->renderer);
}

/* A picture that stays is shown twice under KMS/DRM: SDL queues a flip there
 * and learns with the next one only that it was done. The first one sets the
 * mode and is no flip. */
bool
gpu_present(struct gpu *gpu, const struct window *window,
            const struct frame *frame)
{
    int times = window->driver != DRIVER_KMSDRM ? 1 : gpu->shown ? 2 : 3;
    for (int i = 0; i < times; i++) {
        if (!draw_whole(gpu, window, frame)) {
            return false;
        }
        flip(gpu, frame->picture);
    }
    gpu->shown = true;
    return true;
}

/* ---- proof ---- */

/* What is read back: so many rows, others each time until all had their turn,
 * and how far a channel and how many pixels of a row may be from what they
 * should be (GPUs round). */
enum { PROOF_ROWS = 12, PROOF_CHANNEL = 8, PROOF_SHARE = 64 };

static bool
is_near(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8) {
        int apart = (int)(a >> shift & 255) - (int)(b >> shift & 255);
        if (apart > PROOF_CHANNEL || apart < -PROOF_CHANNEL) {
            return false;
        }
    }
    return true;
}

/* Row Y of the panel as it is in the back buffer (GOT) and as it should be
 * (WANTED). */
static bool
row_is_right(const struct gpu *gpu, const struct window *window,
             const struct frame *frame, int y, uint32_t *got, uint32_t *wanted)
{
    SDL_Rect row = {0, y, gpu->w, 1};
    struct piece whole = whole_of(frame);
    struct panel panel = {wanted,         gpu->w,          {0, y, gpu->w, 1},
                          window->rotate, frame->width_px, frame->height_px};
    int wrong = 0;
    if (SDL_RenderReadPixels(gpu->renderer, &row, SDL_PIXELFORMAT_RGB888, got,
                             gpu->w * 4) != 0) {
        return false;
    }
    panel_copy(&panel, &whole);
    for (int x = 0; x < gpu->w; x++) {
        wrong += !is_near(got[x], wanted[x]);
    }
    return wrong <= gpu->w / PROOF_SHARE;
}

static bool
back_is_right(const struct gpu *gpu, const struct window *window,
              const struct frame *frame)
{
    uint32_t *got = mem_new((size_t)gpu->w * 2, sizeof(*got));
    int apart = (gpu->h + PROOF_ROWS - 1) / PROOF_ROWS;
    bool right = true;
    for (int y = gpu->proofs % apart; right && y < gpu->h; y += apart) {
        right = row_is_right(gpu, window, frame, y, got, got + gpu->w);
    }
    free(got);
    return right;
}

/* Whether the back buffer should hold FRAME from when it was last shown, so
 * that it need not be drawn: where a CPU does that it would be most of what a
 * still slide costs. */
static bool
holds(const struct gpu *gpu, const struct frame *frame)
{
    if (frame->picture == 0 || frame->picture != gpu->picture) {
        return false;
    }
    int age = buffer_age();
    return age > 0 && age <= gpu->frames;
}

bool
gpu_prove(struct gpu *gpu, const struct window *window,
          const struct frame *frame)
{
    enum { TRIES = 3 };
    fit_tiles(gpu, window);
    for (int i = 0; i < TRIES; i++) {
        if (i == TRIES - 1) {
            gpu_reset(gpu);
        }
        bool there = i == 0 && holds(gpu, frame);
        if ((there || draw_whole(gpu, window, frame)) &&
            back_is_right(gpu, window, frame)) {
            gpu->proofs++;
            flip(gpu, frame->picture);
            return true;
        }
        gpu->picture = 0; /* what was shown is not trusted any more */
    }
    return false;
}

bool
gpu_present_pieces(struct gpu *gpu, const struct window *window,
                   const struct piece *pieces, int count)
{
    const struct image *image = NULL;
    fit_tiles(gpu, window);
    for (int i = 0; i < count; i++) {
        if (i == 0 || pieces[i].frame != pieces[i - 1].frame) {
            image = image_of(gpu, window, pieces[i].frame, image);
        }
        if (image == NULL || !draw(gpu, window, image, &pieces[i], 255)) {
            return false;
        }
    }
    flip(gpu, 0);
    return true;
}

bool
gpu_present_mix(struct gpu *gpu, const struct window *window,
                const struct frame *from, const struct frame *to, int mix)
{
    struct piece under = whole_of(from);
    struct piece over = whole_of(to);
    fit_tiles(gpu, window);
    const struct image *a = image_of(gpu, window, from, NULL);
    const struct image *b = a != NULL ? image_of(gpu, window, to, a) : NULL;
    if (b == NULL || !draw(gpu, window, a, &under, 255) ||
        !draw(gpu, window, b, &over, (Uint8)(mix * 255 / 256))) {
        return false;
    }
    flip(gpu, 0);
    return true;
}
