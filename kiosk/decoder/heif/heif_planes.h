/* The planes of a picture that libheif decoded, as rows of pixels. */
#ifndef KIOSK_HEIF_PLANES_H
#define KIOSK_HEIF_PLANES_H

#include <stdbool.h>
#include <stdint.h>

#include <libheif/heif.h>

struct heif_plane {
    const uint8_t *bytes;
    int stride, bits;
};

struct heif_planes {
    int width_px, height_px;
    struct heif_plane red, green, blue, alpha;
    bool has_alpha, multiplied; /* colours multiplied by alpha */
    bool video_gray;            /* from 16 to 235 instead of 0 to 255 */
};

/* The planes of IMAGE, which is planar RGB and must outlive them. False if they
 * do not match. */
bool heif_planes_init(struct heif_planes *planes,
                      const struct heif_image *image, bool multiplied,
                      bool video_gray);

/* Row Y as 0xAARRGGBB, colours not multiplied by alpha. */
void heif_planes_row(const struct heif_planes *planes, int y, uint32_t *row);

#endif
