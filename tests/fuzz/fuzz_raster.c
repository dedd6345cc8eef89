/* Any bytes as a JPEG, PNG, GIF or WebP, as kiosk-decode-raster has them: the
 * size from the header, then pixels at sizes that depend on the bytes. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "raster.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* More is a question of patience, and finds nothing that less does not. */
#define PIXELS_MAX (1024 * 1024)

static void
require(int condition)
{
    if (!condition) {
        abort();
    }
}

static uint32_t
hash(const uint8_t *bytes, size_t len)
{
    uint32_t value = 2166136261;
    for (size_t i = 0; i < len; i++) {
        value = (value ^ bytes[i]) * 16777619;
    }
    return value;
}

/* Colours are multiplied by alpha: none is above it. */
static void
check_pixels(const uint32_t *pixels, size_t count, bool opaque)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t alpha = pixels[i] >> 24;
        require(!opaque || alpha == 0xFF);
        for (int shift = 0; shift < 24; shift += 8) {
            require((pixels[i] >> shift & 0xFF) <= alpha);
        }
    }
}

static void
draw(const struct decoder_format *format, const struct decoder_file *file,
     const struct picture_request *request)
{
    size_t count = (size_t)request->width_px * (size_t)request->height_px;
    uint32_t *pixels = calloc(count, sizeof(*pixels));
    struct picture_reply reply = {0};
    require(pixels != NULL);
    enum picture_status status = format->draw(file, request, pixels, &reply);
    require(status < PICTURE_TOO_SLOW);
    if (status == PICTURE_OK) {
        check_pixels(pixels, count, reply.opaque != 0);
    }
    free(pixels);
}

/* Any part of a picture. */
static struct crop
part_of(uint32_t dice)
{
    double left = (dice & 0xFF) / 256.0;
    double top = (dice >> 8 & 0xFF) / 256.0;
    return crop_part(left, top, (dice >> 16 & 0xFF) / 256.0 * (1 - left),
                     (dice >> 24) / 256.0 * (1 - top));
}

/* All of it and a part of it, smaller and larger than it is. */
static void
draw_sizes(const struct decoder_format *format, const struct decoder_file *file)
{
    uint32_t dice = hash(file->bytes, file->len);
    struct picture_request request = {
        .verb = PICTURE_DRAW,
        .width_px = (int32_t)(1 + dice % 80),
        .height_px = (int32_t)(1 + dice / 80 % 80),
    };
    if ((dice >> 16 & 1) != 0) {
        request.crop = part_of(dice);
    }
    draw(format, file, &request);
    request.width_px = (int32_t)(1 + (dice >> 17 & 7));
    request.height_px = (int32_t)(1 + (dice >> 20 & 7));
    request.crop = crop_cuts(request.crop) ? (struct crop){0} : part_of(dice);
    draw(format, file, &request);
}

static void
decode(const struct decoder_format *format, const struct decoder_file *file)
{
    struct picture_reply reply = {0};
    enum picture_status status = format->probe(file, 0, &reply);
    require(status < PICTURE_TOO_SLOW);
    if (status != PICTURE_OK) {
        return;
    }
    require(reply.width_px > 0 && reply.height_px > 0 && reply.pages == 1);
    require((int64_t)reply.width_px * reply.height_px <= PICTURE_PIXELS_MAX);
    if ((int64_t)reply.width_px * reply.height_px <= PIXELS_MAX) {
        draw_sizes(format, file);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const struct decoder_format *const formats[] = {
        &raster_jpeg, &raster_png, &raster_gif, &raster_webp};
    struct decoder_file file = {bytes, len};
    for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
        if (formats[i]->knows(&file)) {
            decode(formats[i], &file);
        }
    }
    return 0;
}
