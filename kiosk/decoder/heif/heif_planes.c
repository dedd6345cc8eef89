/* Planes of 8 to 16 bits into pixels of four bytes. See heif_planes.h. */
#include "heif_planes.h"

#include <string.h>

static bool
plane_init(struct heif_plane *plane, const struct heif_image *image,
           enum heif_channel channel, const struct heif_planes *planes)
{
    plane->bytes =
        heif_image_get_plane_readonly(image, channel, &plane->stride);
    plane->bits = heif_image_get_bits_per_pixel_range(image, channel);
    int stored = plane->bits > 8 ? 2 : 1;
    return plane->bytes != NULL && plane->bits >= 8 && plane->bits <= 16 &&
           heif_image_get_bits_per_pixel(image, channel) == stored * 8 &&
           heif_image_get_width(image, channel) == planes->width_px &&
           heif_image_get_height(image, channel) == planes->height_px &&
           plane->stride >= planes->width_px * stored;
}

/* An alpha plane of another size is ignored: the picture is visible without. */
bool
heif_planes_init(struct heif_planes *planes, const struct heif_image *image,
                 bool multiplied, bool video_gray)
{
    *planes = (struct heif_planes){
        .width_px = heif_image_get_width(image, heif_channel_R),
        .height_px = heif_image_get_height(image, heif_channel_R),
        .video_gray = video_gray};
    planes->has_alpha =
        plane_init(&planes->alpha, image, heif_channel_Alpha, planes);
    planes->multiplied = planes->has_alpha && multiplied;
    return planes->width_px > 0 && planes->height_px > 0 &&
           plane_init(&planes->red, image, heif_channel_R, planes) &&
           plane_init(&planes->green, image, heif_channel_G, planes) &&
           plane_init(&planes->blue, image, heif_channel_B, planes);
}

/* Adds the samples of row Y to ROW, SHIFT bits up. */
static void
add(const struct heif_planes *planes, const struct heif_plane *plane, int y,
    int shift, uint32_t *row)
{
    const uint8_t *bytes = plane->bytes + (ptrdiff_t)y * plane->stride;
    if (plane->bits == 8) {
        for (int x = 0; x < planes->width_px; x++) {
            row[x] |= (uint32_t)bytes[x] << shift;
        }
        return;
    }
    uint32_t most = (1u << plane->bits) - 1;
    for (int x = 0; x < planes->width_px; x++) {
        uint16_t sample;
        memcpy(&sample, bytes + 2 * (ptrdiff_t)x, sizeof(sample));
        uint32_t value = sample < most ? sample : most;
        row[x] |= (value * 255 + most / 2) / most << shift;
    }
}

static uint32_t
divide(uint32_t pixel)
{
    uint32_t alpha = pixel >> 24;
    uint32_t straight = alpha << 24;
    for (int shift = 0; alpha > 0 && shift < 24; shift += 8) {
        uint32_t value = ((pixel >> shift & 0xFF) * 255 + alpha / 2) / alpha;
        straight |= (value < 255 ? value : 255) << shift;
    }
    return straight;
}

/* libheif (1.15 to 1.23) gives the numbers of gray as they are coded. */
static uint32_t
stretch(uint32_t pixel)
{
    int value = ((int)(pixel & 0xFF) - 16) * 255 / 219;
    uint32_t gray = value < 0 ? 0 : value > 255 ? 255 : (uint32_t)value;
    return (pixel & 0xFF000000) | gray * 0x010101;
}

void
heif_planes_row(const struct heif_planes *planes, int y, uint32_t *row)
{
    uint32_t start = planes->has_alpha ? 0 : 0xFF000000;
    for (int x = 0; x < planes->width_px; x++) {
        row[x] = start;
    }
    add(planes, &planes->red, y, 16, row);
    add(planes, &planes->green, y, 8, row);
    add(planes, &planes->blue, y, 0, row);
    if (planes->has_alpha) {
        add(planes, &planes->alpha, y, 24, row);
    }
    for (int x = 0; planes->video_gray && x < planes->width_px; x++) {
        row[x] = stretch(row[x]);
    }
    for (int x = 0; planes->multiplied && x < planes->width_px; x++) {
        row[x] = divide(row[x]);
    }
}
