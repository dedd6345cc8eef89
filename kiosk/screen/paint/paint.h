/* Paints a page into a frame: text, shapes, icons, with our own integer blend
 * so that every machine gives the same pixels. */
#ifndef KIOSK_PAINT_H
#define KIOSK_PAINT_H

#include "fonts.h"
#include "frame.h"
#include "page.h"

/* Paints the whole PAGE; FRAME has its size. */
void paint_page(const struct page *page, struct fonts *fonts,
                struct frame *frame);

/* COUNT pixels FROM, 0xAARRGGBB with the colours multiplied by alpha, over
 * those at TO, 0x00RRGGBB. OPAQUE: all alphas are 255. */
void paint_pixels(uint32_t *to, const uint32_t *from, size_t count,
                  bool opaque);

#endif
