/* Pictures in memory: making, mixing and writing them. */
#include "frame.h"

#include <errno.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <zlib.h>

#include "mem.h"
#include "str.h"

/* All of a frame is written: in huge pages, where the kernel has them (of 2 MiB
 * on the processors of boards), the first time takes a third of the time. */
static void
ask_for_huge_pages(void *memory, size_t bytes)
{
    const uintptr_t huge = (uintptr_t)2 * 1024 * 1024;
    uintptr_t begin = ((uintptr_t)memory + huge - 1) / huge * huge;
    uintptr_t end = ((uintptr_t)memory + bytes) / huge * huge;

    if (begin < end) {
        madvise((void *)begin, end - begin, MADV_HUGEPAGE);
    }
}

void
frame_init(struct frame *frame, int width_px, int height_px)
{
    size_t count = (size_t)width_px * (size_t)height_px;

    frame->width_px = width_px;
    frame->height_px = height_px;
    frame->pixels = mem_new(count, sizeof *frame->pixels);
    ask_for_huge_pages(frame->pixels, count * sizeof *frame->pixels);
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

/* libpng wants a jump out of its error callback; the sentence travels here. */
struct png_trouble {
    jmp_buf leave;
    char text[160];
};

static void
png_stop(png_structp png, png_const_charp text)
{
    struct png_trouble *trouble = png_get_error_ptr(png);

    snprintf(trouble->text, sizeof trouble->text, "%s", text);
    longjmp(trouble->leave, 1);
}

static void
png_go_on(png_structp png, png_const_charp text)
{
    (void)png;
    (void)text;
}

/* A render writes hundreds of pages, flat colour for the most part: the
 * lowest level with the Sub filter is several times as fast as zlib's default
 * and no larger than a photo would be. */
static void
png_set_fast(png_structp png, const struct frame *frame, png_infop info)
{
    png_set_IHDR(png, info, (png_uint_32)frame->width_px,
                 (png_uint_32)frame->height_px, 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
    png_set_compression_level(png, 1);
    png_set_compression_strategy(png, Z_RLE);
}

static void
row_to_rgb(const uint32_t *pixels, int width_px, png_bytep row)
{
    for (int x = 0; x < width_px; x++) {
        row[3 * x] = (png_byte)(pixels[x] >> 16);
        row[3 * x + 1] = (png_byte)(pixels[x] >> 8);
        row[3 * x + 2] = (png_byte)pixels[x];
    }
}

/* True when every byte went to FILE; else TROUBLE says why. */
static bool
png_write(const struct frame *frame, FILE *file, png_bytep row,
          struct png_trouble *trouble)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, trouble,
                                              png_stop, png_go_on);
    png_infop info = png != NULL ? png_create_info_struct(png) : NULL;

    if (info == NULL || setjmp(trouble->leave) != 0) {
        png_destroy_write_struct(&png, &info);
        return false;
    }
    png_init_io(png, file);
    png_set_fast(png, frame, info);
    png_write_info(png, info);
    for (int y = 0; y < frame->height_px; y++) {
        row_to_rgb(frame->pixels + (size_t)y * (size_t)frame->width_px,
                   frame->width_px, row);
        png_write_row(png, row);
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return true;
}

static char *
write_trouble(const char *path, const char *reason)
{
    struct str why = {0};

    str_addf(&why,
             "The picture “%s” cannot be written: %s. Check that the folder "
             "exists, may be written to and has space left.",
             path, reason);
    return str_take(&why);
}

/* Writes TEMPORARY whole; false and *WHY when it cannot. */
static bool
write_whole(const struct frame *frame, const char *temporary, const char *path,
            char **why)
{
    struct png_trouble trouble = {.text = "out of memory"};
    FILE *file = fopen(temporary, "wbe");

    if (file == NULL) {
        *why = write_trouble(path, strerror(errno));
        return false;
    }
    png_bytep row = mem_new((size_t)frame->width_px, 3);
    bool written = png_write(frame, file, row, &trouble);
    free(row);
    if (fclose(file) != 0 && written) {
        snprintf(trouble.text, sizeof trouble.text, "%s", strerror(errno));
        written = false;
    }
    if (!written) {
        *why = write_trouble(path, trouble.text);
    }
    return written;
}

bool
frame_write_png(const struct frame *frame, const char *path, char **why)
{
    struct str temporary = {0};
    bool done = false;

    str_addf(&temporary, "%s.tmp", path);
    if (write_whole(frame, temporary.text, path, why)) {
        done = rename(temporary.text, path) == 0;
        if (!done) {
            *why = write_trouble(path, strerror(errno));
        }
    }
    if (!done) {
        remove(temporary.text);
    }
    str_release(&temporary);
    return done;
}
