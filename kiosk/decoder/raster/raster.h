/* The formats of kiosk-decode-raster, and what they have in common. */
#ifndef KIOSK_RASTER_H
#define KIOSK_RASTER_H

#include "decoder.h"

extern const struct decoder_format raster_jpeg;
extern const struct decoder_format raster_png;
extern const struct decoder_format raster_gif;
extern const struct decoder_format raster_webp;

/* The substitute for pixels that a truncated file lacks; with alpha they are
 * transparent. JPEG's own decoder leaves the same gray. */
#define RASTER_LOST 0xFF808080

/* A truncated file is shown if at least half of it is there. */
static inline bool
raster_enough(uint64_t came, uint64_t all)
{
    return came * 2 >= all;
}

/* DRAW: pixels of the file are missing or wrong. */
static inline void
raster_lacks(struct picture_reply *reply)
{
    reply->lost |= UINT32_C(1) << PICTURE_LOSS_PIXELS;
}

/* Whether a picture of that size may be decoded at all. */
enum picture_status raster_check(uint64_t width_px, uint64_t height_px);

/* The answer to PROBE, upright; no side is longer than PICTURE_SIDE_MAX. */
enum picture_status raster_probed(int page, uint64_t width_px,
                                  uint64_t height_px, int orientation,
                                  struct picture_reply *reply);

#endif
