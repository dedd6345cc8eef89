/* PNG by libpng, a row at a time. Interlaced pictures are held whole. */
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "canvas.h"
#include "colour.h"
#include "decoder_job.h"
#include "exif.h"
#include "raster.h"

/* A profile. */
#define CHUNK_BYTES_MAX ((size_t)4 * 1024 * 1024)

enum { SIGNATURE_BYTES = 8, CHUNK_FRAME_BYTES = 12 };

/* Interlaced pictures come in 7 passes; the last brings half of the pixels. */
enum { LAST_PASS = 6 };

struct png {
    png_structp reader;
    png_infop info;
    const struct decoder_file *file;
    size_t at;
    enum picture_status status;
    uint32_t width_px, height_px;
    int orientation;
    bool alpha, interlaced;
    struct colour *colour;
    struct canvas *canvas;
    uint32_t *rows; /* one, or all of an interlaced picture */
    int pass;
    uint32_t row;
};

static void
on_read(png_structp reader, png_bytep out, size_t len)
{
    struct png *png = png_get_io_ptr(reader);
    if (len > png->file->len - png->at) {
        png_error(reader, "end of file");
    }
    memcpy(out, png->file->bytes + png->at, len);
    png->at += len;
}

/* Does not return: libpng expects that of it. */
static void
on_error(png_structp reader, png_const_charp text)
{
    (void)text;
    png_longjmp(reader, 1);
}

static void
on_warning(png_structp reader, png_const_charp text)
{
    (void)reader;
    (void)text;
}

/* Texts, times and the like may be decompression bombs and are not needed. */
static void
set_limits(png_structp reader)
{
    static const char unused[] = "tEXt\0zTXt\0iTXt\0sPLT\0hIST\0pCAL\0sCAL\0"
                                 "tIME\0oFFs\0pHYs\0bKGD\0eXIf";
    png_set_keep_unknown_chunks(reader, PNG_HANDLE_CHUNK_NEVER,
                                (png_const_bytep)unused,
                                (int)(sizeof(unused) / 5));
    png_set_user_limits(reader, PNG_USER_WIDTH_MAX, PNG_USER_HEIGHT_MAX);
    png_set_chunk_cache_max(reader, 64);
    png_set_chunk_malloc_max(reader, CHUNK_BYTES_MAX);
}

static uint32_t
number(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
           (uint32_t)bytes[2] << 8 | bytes[3];
}

/* The orientation may come after the pixels, where libpng would find it only at
 * the end, so the chunks are scanned here. Each is a length, four letters, the
 * data and a checksum. */
static int
find_orientation(const struct decoder_file *file)
{
    size_t at = SIGNATURE_BYTES;
    while (file->len - at >= CHUNK_FRAME_BYTES) {
        const uint8_t *chunk = file->bytes + at;
        size_t len = number(chunk);
        if (len > file->len - at - CHUNK_FRAME_BYTES) {
            break;
        }
        if (memcmp(chunk + 4, "eXIf", 4) == 0) {
            return exif_orientation(chunk + 8, len);
        }
        at += len + CHUNK_FRAME_BYTES;
    }
    return 1;
}

static bool
init(struct png *png, const struct decoder_file *file)
{
    *png = (struct png){.file = file,
                        .status = PICTURE_DAMAGED,
                        .orientation = find_orientation(file)};
    png->reader = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, on_error,
                                         on_warning);
    if (png->reader != NULL) {
        png->info = png_create_info_struct(png->reader);
    }
    return png->info != NULL;
}

static void
release(struct png *png)
{
    png_destroy_read_struct(&png->reader, &png->info, NULL);
    colour_free(png->colour);
    canvas_free(png->canvas);
    free(png->rows);
}

static void
fail(struct png *png, enum picture_status status)
{
    png->status = status;
    png_longjmp(png->reader, 1);
}

/* Both run below setjmp. */
static void
read_header(struct png *png)
{
    set_limits(png->reader);
    png_set_read_fn(png->reader, png, on_read);
    png_read_info(png->reader, png->info);
    png->width_px = png_get_image_width(png->reader, png->info);
    png->height_px = png_get_image_height(png->reader, png->info);
    png->interlaced =
        png_get_interlace_type(png->reader, png->info) != PNG_INTERLACE_NONE;
    enum picture_status status = raster_check(png->width_px, png->height_px);
    if (status == PICTURE_OK && png->interlaced &&
        !decoder_fits(png->file,
                      (uint64_t)png->width_px * png->height_px * 4)) {
        status = PICTURE_TOO_LARGE;
    }
    if (status != PICTURE_OK) {
        fail(png, status);
    }
}

static enum picture_status
probe(const struct decoder_file *file, int page, struct picture_reply *reply)
{
    struct png png;
    if (init(&png, file) && setjmp(png_jmpbuf(png.reader)) == 0) {
        read_header(&png);
        png.status = raster_probed(page, png.width_px, png.height_px,
                                   png.orientation, reply);
    }
    release(&png);
    return png.status;
}

/* A profile, else the gamma: 1/2.2, or near it, is that of screens. */
static void
set_colours(struct png *png, int type)
{
    png_charp name = NULL;
    png_bytep profile = NULL;
    png_uint_32 len = 0;
    int method = 0;
    double gamma = 0;
    if (png_get_iCCP(png->reader, png->info, &name, &method, &profile, &len) !=
        0) {
        png->colour = colour_new(
            profile, len,
            (type & PNG_COLOR_MASK_COLOR) != 0 ? COLOUR_RGB : COLOUR_GRAY);
    } else if (png_get_gAMA(png->reader, png->info, &gamma) != 0) {
        png_set_gamma(png->reader, PNG_DEFAULT_sRGB, gamma);
    }
}

/* Whatever it is, it becomes B, G, R, A. */
static void
set_form(struct png *png)
{
    int type = png_get_color_type(png->reader, png->info);
    png->alpha = (type & PNG_COLOR_MASK_ALPHA) != 0 ||
                 png_get_valid(png->reader, png->info, PNG_INFO_tRNS) != 0;
    png_set_expand(png->reader);
    png_set_scale_16(png->reader);
    png_set_gray_to_rgb(png->reader);
    png_set_bgr(png->reader);
    png_set_add_alpha(png->reader, 0xFF, PNG_FILLER_AFTER);
    set_colours(png, type);
    png_set_interlace_handling(png->reader);
    png_read_update_info(png->reader, png->info);
}

static void
start(struct png *png, const struct picture_request *request, uint32_t *pixels)
{
    set_form(png);
    struct canvas_source source = {
        .width_px = (int)png->width_px,
        .height_px = (int)png->height_px,
        .orientation = png->orientation,
        .alpha = png->alpha,
        .finish = png->alpha || png->colour == NULL ? NULL : colour_row,
        .context = png->colour,
    };
    if (png_get_rowbytes(png->reader, png->info) != (size_t)png->width_px * 4) {
        fail(png, PICTURE_DAMAGED);
    }
    png->canvas = canvas_new(&source, request, pixels);
    png->rows =
        calloc((size_t)png->width_px * (png->interlaced ? png->height_px : 1),
               sizeof(*png->rows));
    if (png->canvas == NULL || png->rows == NULL) {
        fail(png, PICTURE_TOO_LARGE);
    }
}

static bool
give(struct png *png, uint32_t *row)
{
    if (png->alpha) {
        colour_row(png->colour, row, (int)png->width_px);
    }
    return canvas_row(png->canvas, row);
}

static void
read_rows(struct png *png)
{
    bool more = true;
    while (more && png->row < png->height_px) {
        png_read_row(png->reader, (png_bytep)png->rows, NULL);
        png->row++;
        more = give(png, png->rows);
    }
}

static void
give_all(struct png *png)
{
    for (size_t y = 0; y < png->height_px; y++) {
        if (!give(png, png->rows + y * png->width_px)) {
            return;
        }
    }
}

/* Each pass fills the gaps until the next one: a picture cut short is coarse
 * below. */
static void
read_passes(struct png *png)
{
    for (; png->pass <= LAST_PASS; png->pass++) {
        for (size_t y = 0; y < png->height_px; y++) {
            png_read_row(png->reader, NULL,
                         (png_bytep)(png->rows + y * png->width_px));
        }
    }
    give_all(png);
}

/* Shows what came before an error. */
static enum picture_status
give_up(struct png *png)
{
    if (png->canvas == NULL || png->rows == NULL) {
        return png->status;
    }
    if (png->interlaced && png->pass == LAST_PASS) {
        give_all(png);
        return PICTURE_OK;
    }
    if (png->interlaced || !raster_enough(png->row, png->height_px)) {
        return PICTURE_DAMAGED;
    }
    canvas_fill(png->canvas, png->alpha ? 0 : RASTER_LOST);
    return PICTURE_OK;
}

static enum picture_status
draw(const struct decoder_file *file, const struct picture_request *request,
     uint32_t *pixels, struct picture_reply *reply)
{
    struct png png;
    if (request->page > 0) {
        return PICTURE_NO_PAGE;
    }
    if (!init(&png, file)) {
        png.status = PICTURE_TOO_LARGE;
    } else if (setjmp(png_jmpbuf(png.reader)) == 0) {
        read_header(&png);
        start(&png, request, pixels);
        if (png.interlaced) {
            read_passes(&png);
        } else {
            read_rows(&png);
        }
        png.status = PICTURE_OK;
    } else {
        png.status = give_up(&png);
        raster_lacks(reply);
    }
    reply->opaque = png.canvas != NULL && canvas_opaque(png.canvas);
    release(&png);
    return png.status;
}

static bool
knows(const struct decoder_file *file)
{
    return file->len >= 8 && png_sig_cmp(file->bytes, 0, 8) == 0;
}

const struct decoder_format raster_png = {knows, probe, draw, NULL};
