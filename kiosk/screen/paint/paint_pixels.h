/* Lays pixels of a picture over those of a frame, with our own integer maths
 * so that every machine gives the same pixels. */
#ifndef KIOSK_PAINT_PIXELS_H
#define KIOSK_PAINT_PIXELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* COUNT pixels FROM, 0xAARRGGBB with the colours multiplied by alpha, over
 * those at TO, 0x00RRGGBB. OPAQUE: all alphas are 255. */
void paint_pixels(uint32_t *to, const uint32_t *from, size_t count,
                  bool opaque);

#endif
