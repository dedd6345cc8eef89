/* Pictures in memory: making, mixing and writing them. */
#include "frame.h"

#include <errno.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "mem.h"
#include "str.h"

/* All of a frame is written: in huge pages, where the kernel has them (of 2 MiB
 * on the processors of boards), the first time takes a third of the time. */
static void
ask_for_huge_pages(void *memory, size_t bytes)
{
    const size_t huge = (size_t)2 * 1024 * 1024;
    size_t before = -(uintptr_t)memory % huge;
    if (before < bytes) {
        madvise((char *)memory + before, (bytes - before) / huge * huge,
                MADV_HUGEPAGE);
    }
}

void
frame_init(struct frame *frame, int width_px, int height_px)
{
    size_t count = (size_t)width_px * (size_t)height_px;
    frame->width_px = width_px;
    frame->height_px = height_px;
    frame->pixels = mem_new(count, sizeof(*frame->pixels));
    ask_for_huge_pages(frame->pixels, count * sizeof(*frame->pixels));
}

void
frame_release(struct frame *frame)
{
    free(frame->pixels);
    *frame = (struct frame){0};
}

/* Byte by byte: 255 * 256 fits 16 bits, which compilers turn into the
 * multiply-and-narrow instructions of SSE2 and NEON. */
void
frame_mix(uint32_t *dst, const uint32_t *a, const uint32_t *b, long count,
          int mix)
{
    unsigned char *to = (unsigned char *)dst;
    const unsigned char *from = (const unsigned char *)a;
    const unsigned char *over = (const unsigned char *)b;
    uint16_t share = (uint16_t)mix;
    uint16_t rest = (uint16_t)(256 - mix);
    for (long i = 0; i < count * 4; i++) {
        uint16_t sum = (uint16_t)(from[i] * rest + over[i] * share);
        to[i] = (unsigned char)(sum >> 8);
    }
}

static bool
cannot_write(const char *path, const char *reason, char **why)
{
    struct str sentence = {0};
    str_addf(&sentence,
             "The picture “%s” cannot be written: %s. Check that the folder "
             "exists, may be written to and has space left.",
             path, reason);
    *why = str_take(&sentence);
    return false;
}

/* A render writes hundreds of pages, flat colour for the most part: FAST takes
 * a quarter of the time of zlib's default, for files no larger. */
bool
frame_write_png(const struct frame *frame, const char *path, char **why)
{
    struct str temporary = {0};
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)frame->width_px,
                       .height = (png_uint_32)frame->height_px,
                       .format = PNG_FORMAT_RGB,
                       .flags = PNG_IMAGE_FLAG_FAST};
    size_t count = (size_t)frame->width_px * (size_t)frame->height_px;
    png_bytep rgb = mem_new(count, 3);
    for (size_t i = 0; i < count; i++) {
        rgb[3 * i] = (png_byte)(frame->pixels[i] >> 16);
        rgb[3 * i + 1] = (png_byte)(frame->pixels[i] >> 8);
        rgb[3 * i + 2] = (png_byte)frame->pixels[i];
    }
    str_addf(&temporary, "%s.tmp", path);
    bool done = true;
    if (!png_image_write_to_file(&image, temporary.text, 0, rgb, 0, NULL)) {
        done = cannot_write(path, image.message, why);
    } else if (rename(temporary.text, path) != 0) {
        done = cannot_write(path, strerror(errno), why);
    }
    if (!done) {
        remove(temporary.text);
    }
    str_release(&temporary);
    free(rgb);
    return done;
}
