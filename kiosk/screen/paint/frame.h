/* A picture in memory: 0x00RRGGBB pixels, rows without gaps. */
#ifndef KIOSK_FRAME_H
#define KIOSK_FRAME_H

#include <stdbool.h>
#include <stdint.h>

struct frame {
    int width_px, height_px;
    uint32_t *pixels;
    uint64_t picture; /* the hash of the page painted on it, 0 = of something
                       * else: a GPU that holds that page need not fetch it */
};

/* Black. */
void frame_init(struct frame *frame, int width_px, int height_px);
void frame_release(struct frame *frame);

/* Writes a PNG; false and a sentence in *WHY (freed with free()) when it
 * cannot. */
bool frame_write_png(const struct frame *frame, const char *path, char **why);

/* DST = A + (B - A) * mix / 256 over COUNT pixels; mix 0..256. */
void frame_mix(uint32_t *dst, const uint32_t *a, const uint32_t *b, long count,
               int mix);

#endif
