/* The interface between layout and the screen: everything layout needs to know
 * about text and pictures. The screen implements it with real fonts and the
 * picture store, tests with fixed advances. */
#ifndef KIOSK_MEASURE_H
#define KIOSK_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "crop.h"
#include "deck.h"
#include "ink.h"

/* A face at a size. FACE is an index that the measure gave. */
struct page_font {
    int face;
    int size_px; /* em */
};

/* How a run is shaped. SCRIPT is an ISO 15924 tag as in 'A'<<24|'r'<<16|... */
struct page_shape {
    uint32_t script;
    bool rtl;
};

enum { FACE_BOLD = 1, FACE_ITALIC = 2 };

/* Which pixels of a picture are available. */
enum measure_pixels {
    PIXELS_NONE, /* none: a plain area is drawn */
    PIXELS_HERE,
    PIXELS_OLD /* those of the previous version, until the new one is drawn */
};

/* What layout and painting ask about pictures. CROP: the part of it that fills
 * a rectangle of this size. */
struct pictures {
    void *ctx;

    /* The size of a picture in px; false when it cannot be shown (yet): then
     * its alt text stands in a frame. NULL: none can. */
    bool (*size)(void *ctx, const struct deck_picture *picture, int *width_px,
                 int *height_px);

    /* Where something stands on the page of a document, the best that can be
     * known; NULL when it is to be found out first. Valid until the next call.
     * NULL: never known. */
    const struct ink *(*ink)(void *ctx, const struct deck_picture *picture);

    /* Whether its pixels are at hand. NULL: always. */
    enum measure_pixels (*ready)(void *ctx, const struct deck_picture *picture,
                                 int width_px, int height_px, struct crop crop);

    /* How high the capitals of the smallest words in it are, as a share of its
     * height; 0 when it has none or they are not known (yet). NULL: never. */
    double (*letters)(void *ctx, const struct deck_picture *picture);

    /* WIDTH_PX * HEIGHT_PX pixels, 0xAARRGGBB with the colours multiplied by
     * alpha, rows without gaps; NULL if they are not available. Valid until the
     * next call of another of these functions. *OPAQUE: all alphas are 255.
     * *GROUND: 0, or the colour 0xRRGGBB of the plate that it is seen on, in
     * place of any other. */
    const uint32_t *(*pixels)(void *ctx, const struct deck_picture *picture,
                              int width_px, int height_px, struct crop crop,
                              bool *opaque, uint32_t *ground);
};

struct measure {
    void *ctx;

    /* The first face of the chain for STYLE (FACE_* bits) and LANG (BCP 47;
     * picks the right CJK face) that has CODE; -1 when none has. */
    int (*face)(void *ctx, uint32_t code, unsigned style, const char *lang);

    /* The em size at which capital H of FACE is CAP_PX high (for a face
     * without Latin: of the chain's first face at the same size). */
    int (*size_for_caps)(void *ctx, int face, int cap_px);

    /* Advance width in px of LEN bytes shaped as one run. */
    int (*width)(void *ctx, const struct page_font *font,
                 const struct page_shape *shape, const char *text, size_t len);

    /* Above and below the baseline, px, both positive. */
    void (*extent)(void *ctx, const struct page_font *font, int *ascent_px,
                   int *descent_px);

    /* The same of what TEXT leaves ink on: marks may reach further than the
     * face says, most words less far. NULL: as the face says. */
    void (*ink)(void *ctx, const struct page_font *font,
                const struct page_shape *shape, const char *text, int *above_px,
                int *below_px);

    struct pictures pictures;
};

#endif
