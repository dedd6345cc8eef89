/* The seam between the screen and whoever decodes pictures: what layout and
 * painting ask of them. The command layer answers. */
#ifndef KIOSK_PICTURES_H
#define KIOSK_PICTURES_H

#include <stdbool.h>
#include <stdint.h>

#include "measure.h"

struct pictures {
    void *ctx;

    /* As in struct measure. */
    bool (*size)(void *ctx, const struct deck_picture *picture, int *width_px,
                 int *height_px);
    enum measure_pixels (*ready)(void *ctx, const struct deck_picture *picture,
                                 int width_px, int height_px, bool cover);

    /* WIDTH_PX * HEIGHT_PX pixels, 0xAARRGGBB with the colours multiplied by
     * alpha, rows without gaps; NULL when they are not at hand. Valid until
     * the next call of another function of whoever answers. *OPAQUE: all
     * alphas are 255. *GROUND: 0, or the colour 0xRRGGBB of the plate that it
     * is seen on, in place of any other. */
    const uint32_t *(*pixels)(void *ctx, const struct deck_picture *picture,
                              int width_px, int height_px, bool cover,
                              bool *opaque, uint32_t *ground);
};

#endif
