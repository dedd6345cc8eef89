/* PNG, GIF and WebP files. See picture_maker.h. */
#include "picture_maker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gif_lib.h>
#include <png.h>
#include <webp/encode.h>

#include "mem.h"

static void
on_write(png_structp writer, png_bytep bytes, size_t len)
{
    made_append(png_get_io_ptr(writer), bytes, len);
}

static void
on_flush(png_structp writer)
{
    (void)writer;
}

static void
set_palette(png_structp writer, png_infop info,
            const struct png_options *options, const uint32_t *palette)
{
    png_color colours[256];
    png_byte alphas[256];
    png_color_16 gray = {.gray = (png_uint_16)options->transparent};
    for (int i = 0; palette && i < 256; i++) {
        colours[i] =
            (png_color){(png_byte)(palette[i] >> 16),
                        (png_byte)(palette[i] >> 8), (png_byte)palette[i]};
        alphas[i] = i == options->transparent ? 0 : 255;
    }
    if (palette) {
        png_set_PLTE(writer, info, colours, 1 << options->bits);
    }
    if (options->transparent >= 0) {
        png_set_tRNS(writer, info, alphas,
                     palette ? options->transparent + 1 : 0, &gray);
    }
}

static void
set_png(png_structp writer, png_infop info, const struct image *image,
        const struct png_options *options)
{
    png_set_IHDR(writer, info, (png_uint_32)image->width_px,
                 (png_uint_32)image->height_px, options->bits, options->type,
                 options->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (options->gamma > 0) {
        png_set_gAMA(writer, info, options->gamma);
    }
    if (options->profile) {
        png_set_iCCP(writer, info, "test", PNG_COMPRESSION_TYPE_BASE,
                     options->profile->bytes,
                     (png_uint_32)options->profile->len);
    }
    if (options->orientation > 0) {
        struct made exif = make_exif(options->orientation, true);
        png_set_eXIf_1(writer, info, (png_uint_32)exif.len - 6, exif.bytes + 6);
        made_free(&exif);
    }
}

/* One sample in the file's form: 16 bits say the same as 8. */
static uint8_t *
put(uint8_t *out, int bits, uint32_t value)
{
    *out++ = (uint8_t)value;
    if (bits == 16) {
        *out++ = (uint8_t)value;
    }
    return out;
}

/* A row as libpng wants it; less than 8 bits are packed by libpng. */
static void
fill_row(const struct image *image, int y, const struct png_options *options,
         uint8_t *out)
{
    for (int x = 0; x < image->width_px; x++) {
        uint32_t pixel = image->pixels[y * image->width_px + x];
        bool colour = options->type == PNG_COLOR_TYPE_RGB ||
                      options->type == PNG_COLOR_TYPE_RGB_ALPHA;
        out = put(out, options->bits, pixel >> 16 & 0xFF);
        if (colour) {
            out = put(out, options->bits, pixel >> 8 & 0xFF);
            out = put(out, options->bits, pixel & 0xFF);
        }
        if ((options->type & PNG_COLOR_MASK_ALPHA) != 0) {
            out = put(out, options->bits, pixel >> 24);
        }
    }
}

struct made
make_png(const struct image *image, const struct png_options *options,
         const uint32_t *palette)
{
    struct made made = {0};
    png_structp writer =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(writer);
    size_t row_len = (size_t)image->width_px * 8;
    uint8_t *rows = mem_new((size_t)image->height_px, row_len);
    uint8_t **pointers = mem_new((size_t)image->height_px, sizeof(*pointers));
    for (int y = 0; y < image->height_px; y++) {
        pointers[y] = rows + (size_t)y * row_len;
        fill_row(image, y, options, pointers[y]);
    }
    png_set_write_fn(writer, &made, on_write, on_flush);
    set_png(writer, info, image, options);
    set_palette(writer, info, options, palette);
    png_write_info(writer, info);
    png_set_packing(writer);
    png_write_image(writer, pointers);
    png_write_end(writer, NULL);
    png_destroy_write_struct(&writer, &info);
    free(rows);
    free(pointers);
    return made;
}

static int
on_gif(GifFileType *gif, const GifByteType *bytes, int len)
{
    made_append(gif->UserData, bytes, (size_t)len);
    return len;
}

static void
put_line(GifFileType *gif, const struct image *image, int y)
{
    GifPixelType *line = mem_new((size_t)image->width_px, 1);
    for (int x = 0; x < image->width_px; x++) {
        line[x] = image->pixels[y * image->width_px + x] >> 16 & 3;
    }
    EGifPutLine(gif, line, image->width_px);
    free(line);
}

static void
put_frame(GifFileType *gif, const struct image *image, int left, int top,
          bool interlaced)
{
    static const int passes[4][2] = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
    EGifPutImageDesc(gif, left, top, image->width_px, image->height_px,
                     interlaced, NULL);
    for (int pass = 0; interlaced && pass < 4; pass++) {
        for (int y = passes[pass][0]; y < image->height_px;
             y += passes[pass][1]) {
            put_line(gif, image, y);
        }
    }
    for (int y = 0; !interlaced && y < image->height_px; y++) {
        put_line(gif, image, y);
    }
}

struct made
make_gif(const struct image *frames, int count, const struct image *screen,
         int left, int top, int transparent, bool interlaced)
{
    static const GifColorType colours[4] = {
        {255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}};
    struct made made = {0};
    int error = 0;
    GifFileType *gif = EGifOpen(&made, on_gif, &error);
    ColorMapObject *map = GifMakeMapObject(4, colours);
    GraphicsControlBlock control = {.TransparentColor = transparent};
    GifByteType bytes[4];
    EGifSetGifVersion(gif, true);
    EGifPutScreenDesc(gif, screen->width_px, screen->height_px, 8, 0, map);
    EGifGCBToExtension(&control, bytes);
    EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, sizeof(bytes), bytes);
    for (int i = 0; i < count; i++) {
        put_frame(gif, &frames[i], i == 0 ? left : 0, i == 0 ? top : 0,
                  interlaced);
    }
    EGifCloseFile(gif, &error);
    GifFreeMapObject(map);
    return made;
}

static void
append_le(struct made *made, uint32_t value, int count)
{
    for (int i = 0; i < count; i++) {
        uint8_t byte = (uint8_t)(value >> (8 * i));
        made_append(made, &byte, 1);
    }
}

static void
append_chunk(struct made *made, const char *name, const void *bytes, size_t len)
{
    made_append(made, name, 4);
    append_le(made, (uint32_t)len, 4);
    made_append(made, bytes, len);
    if (len % 2 == 1) {
        made_append(made, "", 1);
    }
}

/* Two frames: IMAGE, then nothing that anybody should see. */
static void
append_frames(struct made *made, const struct image *image,
              const uint8_t *chunk, size_t len)
{
    append_chunk(made, "ANIM", "\0\0\0\0\0", 6);
    for (int i = 0; i < 2; i++) {
        struct made frame = {0};
        append_le(&frame, 0, 3);
        append_le(&frame, 0, 3);
        append_le(&frame, (uint32_t)image->width_px - 1, 3);
        append_le(&frame, (uint32_t)image->height_px - 1, 3);
        append_le(&frame, 100, 3);
        append_le(&frame, 2, 1);
        made_append(&frame, chunk, len);
        append_chunk(made, "ANMF", frame.bytes, frame.len);
        made_free(&frame);
    }
}

/* The extended form of a file around the CHUNK of the plain one. */
static struct made
wrap(const struct image *image, const struct webp_options *options,
     const uint8_t *chunk, size_t len)
{
    struct made body = {0};
    uint32_t flags = 0x10u | (options->profile ? 0x20u : 0) |
                     (options->orientation > 0 ? 8u : 0) |
                     (options->animated ? 2u : 0);
    struct made head = {0};
    append_le(&head, flags, 4);
    append_le(&head, (uint32_t)image->width_px - 1, 3);
    append_le(&head, (uint32_t)image->height_px - 1, 3);
    made_append(&body, "WEBP", 4);
    append_chunk(&body, "VP8X", head.bytes, head.len);
    if (options->profile) {
        append_chunk(&body, "ICCP", options->profile->bytes,
                     options->profile->len);
    }
    if (options->animated) {
        append_frames(&body, image, chunk, len);
    } else {
        made_append(&body, chunk, len);
    }
    if (options->orientation > 0) {
        struct made exif = make_exif(options->orientation, false);
        append_chunk(&body, "EXIF", exif.bytes + 6, exif.len - 6);
        made_free(&exif);
    }
    struct made file = {0};
    append_chunk(&file, "RIFF", body.bytes, body.len);
    made_free(&body);
    made_free(&head);
    return file;
}

struct made
make_webp(const struct image *image, const struct webp_options *options)
{
    uint8_t *bytes = NULL;
    int stride = image->width_px * 4;
    const uint8_t *pixels = (const uint8_t *)image->pixels;
    size_t len = options->lossless
                     ? WebPEncodeLosslessBGRA(pixels, image->width_px,
                                              image->height_px, stride, &bytes)
                     : WebPEncodeBGRA(pixels, image->width_px, image->height_px,
                                      stride, 95, &bytes);
    struct made made = {0};
    bool plain =
        !options->animated && options->orientation == 0 && !options->profile;
    /* With alpha the encoder has used the extended form already. */
    size_t skip = memcmp(bytes + 12, "VP8X", 4) == 0 ? 30 : 12;
    if (plain) {
        made_append(&made, bytes, len);
    } else {
        made = wrap(image, options, bytes + skip, len - skip);
    }
    WebPFree(bytes);
    return made;
}
