/* The faces, as layout and painting see them. See fonts.h. */
#include "fonts.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fonts_chain.h"
#include "fonts_list.h"
#include "fonts_open.h"
#include "mem.h"
#include "str.h"
#include "utf8.h"

/* SDL2_ttf adds up widths in 26.6 of an int: longer texts go in pieces. */
#define PIECE_BYTES 16384

/* No screen is wider; a run that is would take a gigabyte. */
#define MASK_WIDTH_MAX 16384

#define SIZE_PX_MAX 2000

/* Each page of a slide, and each way that is tried, asks about the ink of the
 * same few lines. */
#define INKS_MAX 64

/* How far a run reaches above and below its baseline. */
struct run_ink {
    struct page_font font;
    struct page_shape shape;
    char *text; /* owned; NULL: not used yet */
    int above_px, below_px;
};

struct fonts {
    struct fonts_list list;
    struct fonts_open *open;
    struct fonts_chain chain;
    struct measure measure;
    struct str padded;    /* the text to shape, between two spaces */
    double default_ratio; /* height of capitals of the first face */
    struct run_ink inks[INKS_MAX];
    size_t next_ink; /* that is given up */
};

/* Shapes with PADDED the text between two spaces. Why: SDL2_ttf gives the box
 * of ink and advance together, and moves everything when the first glyph
 * sticks out to the left. Between spaces nothing sticks out, the origin is one
 * space from the left, and the advance is what is left without both. */
static const char *
prepare(struct fonts *fonts, const struct fonts_sized *sized,
        const struct page_shape *shape, const char *text, size_t len)
{
    const char script[5] = {
        (char)(shape->script >> 24), (char)(shape->script >> 16),
        (char)(shape->script >> 8), (char)shape->script, '\0'};
    TTF_SetFontScriptName(sized->font, script);
    TTF_SetFontDirection(sized->font,
                         shape->rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    str_clear(&fonts->padded);
    str_add(&fonts->padded, " ");
    str_add_bytes(&fonts->padded, text, len);
    str_add(&fonts->padded, " ");
    return fonts->padded.text;
}

static bool
sized_for(struct fonts *fonts, const struct page_font *font,
          struct fonts_sized *sized)
{
    bool known = font->face >= 0 && (size_t)font->face < fonts->list.count &&
                 font->size_px > 0 && font->size_px <= SIZE_PX_MAX;
    return known &&
           fonts_open_sized(fonts->open, font->face, font->size_px, sized);
}

static int
measure_face(void *ctx, uint32_t code, unsigned style, const char *lang)
{
    struct fonts *fonts = ctx;
    return fonts_chain_face(&fonts->chain, code, style, lang);
}

static int
measure_size_for_caps(void *ctx, int face, int cap_px)
{
    struct fonts *fonts = ctx;
    double ratio = 0;
    if (face >= 0 && (size_t)face < fonts->list.count) {
        ratio = fonts_open_cap_ratio(fonts->open, face);
    }
    if (ratio <= 0) {
        ratio = fonts->default_ratio;
    }
    long size_px = lround(cap_px / ratio);
    return size_px < 1 ? 1 : size_px > SIZE_PX_MAX ? SIZE_PX_MAX : (int)size_px;
}

static int
measure_width(void *ctx, const struct page_font *font,
              const struct page_shape *shape, const char *text, size_t len)
{
    struct fonts *fonts = ctx;
    struct fonts_sized sized;
    if (len == 0 || !sized_for(fonts, font, &sized)) {
        return 0;
    }
    int64_t total_px = 0;
    for (size_t start = 0; start < len;) {
        size_t end = start + utf8_cut(text + start, len - start, PIECE_BYTES);
        const char *padded =
            prepare(fonts, &sized, shape, text + start, end - start);
        int width_px = 0;
        if (TTF_SizeUTF8(sized.font, padded, &width_px, NULL) == 0) {
            total_px += width_px - sized.pads_px;
        }
        start = end;
    }
    return total_px > INT32_MAX ? INT32_MAX : total_px < 0 ? 0 : (int)total_px;
}

static void
measure_extent(void *ctx, const struct page_font *font, int *ascent_px,
               int *descent_px)
{
    struct fonts_sized sized;
    *ascent_px = *descent_px = 0;
    if (sized_for(ctx, font, &sized)) {
        *ascent_px = TTF_FontAscent(sized.font);
        *descent_px = -TTF_FontDescent(sized.font);
    }
}

/* Looks for the rows of a mask with ink. */
static void
find_ink(struct run_ink *ink, const unsigned char *mask, int width_px,
         int height_px, int baseline_px)
{
    for (int y = 0; y < height_px; y++) {
        const unsigned char *row = mask + (size_t)y * (size_t)width_px;
        int x = 0;
        while (x < width_px && row[x] == 0) {
            x++;
        }
        if (x < width_px) {
            int above = baseline_px - y;
            int below = 1 - above;
            ink->above_px = above > ink->above_px ? above : ink->above_px;
            ink->below_px = below > ink->below_px ? below : ink->below_px;
        }
    }
}

static const struct run_ink *
known_ink(const struct fonts *fonts, const struct page_font *font,
          const struct page_shape *shape, const char *text)
{
    for (size_t i = 0; i < INKS_MAX && fonts->inks[i].text != NULL; i++) {
        const struct run_ink *ink = &fonts->inks[i];
        if (ink->font.face == font->face &&
            ink->font.size_px == font->size_px &&
            ink->shape.script == shape->script &&
            ink->shape.rtl == shape->rtl && strcmp(ink->text, text) == 0) {
            return ink;
        }
    }
    return NULL;
}

static const struct run_ink *
new_ink(struct fonts *fonts, const struct page_font *font,
        const struct page_shape *shape, const char *text)
{
    struct run_ink *ink = &fonts->inks[fonts->next_ink];
    unsigned char *mask = NULL;
    int width_px, height_px, left_px, baseline_px;
    fonts->next_ink = (fonts->next_ink + 1) % INKS_MAX;
    free(ink->text);
    *ink = (struct run_ink){
        .font = *font, .shape = *shape, .text = mem_string(text)};
    if (fonts_draw(fonts, font, shape, text, &mask, &width_px, &height_px,
                   &left_px, &baseline_px)) {
        find_ink(ink, mask, width_px, height_px, baseline_px);
        free(mask);
    }
    return ink;
}

/* What is drawn is looked at: no table says where shaping puts a mark. */
static void
measure_ink(void *ctx, const struct page_font *font,
            const struct page_shape *shape, const char *text, int *above_px,
            int *below_px)
{
    const struct run_ink *ink = known_ink(ctx, font, shape, text);
    ink = ink != NULL ? ink : new_ink(ctx, font, shape, text);
    *above_px = ink->above_px;
    *below_px = ink->below_px;
}

/* Faces of staff say their family and style themselves. */
static void
name_staff_faces(struct fonts *fonts)
{
    for (size_t i = 0; i < fonts->list.count; i++) {
        struct fonts_face *face = &fonts->list.faces[i];
        char *family = NULL;
        if (face->staff &&
            fonts_open_names(fonts->open, (int)i, &family, &face->style)) {
            free(face->family);
            face->family = family;
        }
    }
}

/* The first face that opens gives the height of capitals where a face has
 * none. */
static bool
find_default(struct fonts *fonts)
{
    for (size_t i = 0; i < fonts->list.count; i++) {
        double ratio = fonts_open_cap_ratio(fonts->open, (int)i);
        if (ratio > 0) {
            fonts->default_ratio = ratio;
            return true;
        }
    }
    return false;
}

static char *
no_face(const char *folder)
{
    struct str list = {0}, why = {0};
    str_addf(&list, "%s/fonts.txt", folder);
    if (access(list.text, F_OK) != 0) {
        str_addf(&why,
                 "The list of fonts %s is missing. Reinstall kiosk, or name "
                 "the folder of the list with --fonts.",
                 list.text);
    } else {
        str_addf(&why,
                 "No font can be opened. Install the packages listed in %s, "
                 "for example with: apt-get install fonts-noto-core",
                 list.text);
    }
    str_release(&list);
    return str_take(&why);
}

struct fonts *
fonts_new(const char *folder, char **why)
{
    if (TTF_Init() != 0) {
        struct str text = {0};
        str_addf(&text, "Fonts cannot be used: %s. Restart the show.",
                 TTF_GetError());
        *why = str_take(&text);
        return NULL;
    }
    struct fonts *fonts = mem_new(1, sizeof(*fonts));
    fonts_list_init(&fonts->list, folder);
    fonts->open = fonts_open_new(&fonts->list);
    name_staff_faces(fonts);
    fonts_chain_init(&fonts->chain, &fonts->list, fonts->open);
    fonts->measure = (struct measure){
        .ctx = fonts,
        .face = measure_face,
        .size_for_caps = measure_size_for_caps,
        .width = measure_width,
        .extent = measure_extent,
        .ink = measure_ink,
    };
    if (!find_default(fonts)) {
        *why = no_face(folder);
        fonts_free(fonts);
        return NULL;
    }
    return fonts;
}

void
fonts_free(struct fonts *fonts)
{
    if (fonts == NULL) {
        return;
    }
    for (size_t i = 0; i < INKS_MAX; i++) {
        free(fonts->inks[i].text);
    }
    fonts_chain_release(&fonts->chain);
    fonts_open_free(fonts->open);
    fonts_list_release(&fonts->list);
    str_release(&fonts->padded);
    free(fonts);
    TTF_Quit();
}

const struct measure *
fonts_measure(struct fonts *fonts)
{
    return &fonts->measure;
}

void
fonts_set_pictures(struct fonts *fonts, const struct pictures *pictures)
{
    fonts->measure.pictures =
        pictures != NULL ? *pictures : (struct pictures){.ctx = NULL};
}

/* Text as 8-bit coverage. Shaded on black, palette index is coverage: a
 * quarter of the memory of Blended for the same pixels. */
static SDL_Surface *
rendered(TTF_Font *font, const char *padded)
{
    const SDL_Color white = {255, 255, 255, 255};
    const SDL_Color black = {0, 0, 0, 255};
    return TTF_RenderUTF8_Shaded(font, padded, white, black);
}

/* Ink above the ascent makes SDL2_ttf move the baseline down without a word.
 * An underline is drawn from the left edge, under the first space: the first
 * row that is white there says how far; -1 when there is none. */
static int
underline_row(TTF_Font *font, const char *padded)
{
    SDL_Surface *surface = rendered(font, padded);
    int row = -1;
    for (int y = 0; surface != NULL && row < 0 && y < surface->h; y++) {
        const unsigned char *pixels = surface->pixels;
        row = pixels[(size_t)y * (size_t)surface->pitch] == 255 ? y : -1;
    }
    SDL_FreeSurface(surface);
    return row;
}

static int
drift(TTF_Font *font, const char *padded)
{
    TTF_SetFontStyle(font, TTF_STYLE_UNDERLINE);
    int row = underline_row(font, padded);
    int row_alone = underline_row(font, " ");
    TTF_SetFontStyle(font, TTF_STYLE_NORMAL);
    return row > row_alone && row_alone >= 0 ? row - row_alone : 0;
}

/* Copies the rows of SURFACE without its padding; false without ink. */
static bool
copy_mask(const SDL_Surface *surface, unsigned char **mask)
{
    size_t width = (size_t)surface->w, height = (size_t)surface->h;
    unsigned char *copy = mem_new(width * height, 1);
    unsigned char ink = 0;
    for (size_t y = 0; y < height; y++) {
        const unsigned char *from =
            (const unsigned char *)surface->pixels + y * (size_t)surface->pitch;
        unsigned char *to = copy + y * width;
        for (size_t x = 0; x < width; x++) {
            to[x] = from[x];
            ink |= from[x];
        }
    }
    if (ink == 0) {
        free(copy);
        return false;
    }
    *mask = copy;
    return true;
}

bool
fonts_draw(struct fonts *fonts, const struct page_font *font,
           const struct page_shape *shape, const char *text,
           unsigned char **mask, int *width_px, int *height_px, int *left_px,
           int *baseline_px)
{
    struct fonts_sized sized;
    size_t len = strlen(text);
    if (len == 0 || !sized_for(fonts, font, &sized)) {
        return false;
    }
    const char *padded = prepare(fonts, &sized, shape, text, len);
    int total_px = 0;
    if (len > PIECE_BYTES ||
        TTF_SizeUTF8(sized.font, padded, &total_px, NULL) != 0 ||
        total_px > MASK_WIDTH_MAX) {
        return false;
    }
    SDL_Surface *surface = rendered(sized.font, padded);
    if (surface == NULL || !copy_mask(surface, mask)) {
        SDL_FreeSurface(surface);
        return false;
    }
    *width_px = surface->w;
    *height_px = surface->h;
    *left_px = -sized.pad_px;
    *baseline_px = TTF_FontAscent(sized.font);
    if (surface->h > TTF_FontHeight(sized.font)) {
        *baseline_px += drift(sized.font, padded);
    }
    SDL_FreeSurface(surface);
    return true;
}
