/* Pixels over pixels. See paint_pixels.h. */
#include "paint_pixels.h"

/* VALUE * SHARE / 255 to the nearest: exact for both ends of SHARE. */
static uint32_t
part(uint32_t value, uint32_t share)
{
    uint32_t product = value * share + 128;

    return (product + (product >> 8)) >> 8;
}

/* One channel; a source brighter than its alpha, which no decoder should
 * give, is white and does not spill over. */
static uint32_t
channel(uint32_t over, uint32_t under, uint32_t rest, int shift)
{
    uint32_t sum = (over >> shift & 255) + part(under >> shift & 255, rest);

    return (sum < 255 ? sum : 255) << shift;
}

void
paint_pixels(uint32_t *to, const uint32_t *from, size_t count, bool opaque)
{
    for (size_t i = 0; opaque && i < count; i++) {
        to[i] = from[i] & 0xFFFFFF;
    }
    for (size_t i = 0; !opaque && i < count; i++) {
        uint32_t rest = 255 - (from[i] >> 24);
        if (rest == 0) {
            to[i] = from[i] & 0xFFFFFF;
        } else if (from[i] != 0) {
            to[i] = channel(from[i], to[i], rest, 0) |
                    channel(from[i], to[i], rest, 8) |
                    channel(from[i], to[i], rest, 16);
        }
    }
}
