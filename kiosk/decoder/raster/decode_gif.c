/* GIF by giflib: the first frame. DGifSlurp() would read all of them, so the
 * records are gone through by hand. */
#include <gif_lib.h>
#include <stdlib.h>
#include <string.h>

#include "canvas.h"
#include "decoder_job.h"
#include "raster.h"

struct gif {
    GifFileType *base;
    const struct decoder_file *file;
    size_t at;
    int width_px, height_px; /* of the whole */
    int transparent;         /* index of the colour, or -1 */
    uint32_t palette[256];
    uint8_t *frame; /* one byte a pixel */
    int lines;      /* of the frame that came */
};

static int
on_read(GifFileType *base, GifByteType *out, int len)
{
    struct gif *gif = base->UserData;
    size_t left = gif->file->len - gif->at;
    size_t here = (size_t)len < left ? (size_t)len : left;
    memcpy(out, gif->file->bytes + gif->at, here);
    gif->at += here;
    return (int)here;
}

static void
release(struct gif *gif)
{
    if (gif->base != NULL) {
        DGifCloseFile(gif->base, NULL);
    }
    free(gif->frame);
}

/* Reads which colour of the next frame is transparent. */
static bool
read_extension(struct gif *gif)
{
    int code = 0;
    GifByteType *bytes = NULL;
    if (DGifGetExtension(gif->base, &code, &bytes) != GIF_OK) {
        return false;
    }
    while (bytes != NULL) {
        GraphicsControlBlock control;
        if (code == GRAPHICS_EXT_FUNC_CODE &&
            DGifExtensionToGCB(bytes[0], bytes + 1, &control) == GIF_OK) {
            gif->transparent = control.TransparentColor;
        }
        if (DGifGetExtensionNext(gif->base, &bytes) != GIF_OK) {
            return false;
        }
    }
    return true;
}

/* Up to the first frame. */
static bool
find_frame(struct gif *gif)
{
    GifRecordType type = UNDEFINED_RECORD_TYPE;
    while (DGifGetRecordType(gif->base, &type) == GIF_OK) {
        if (type == IMAGE_DESC_RECORD_TYPE) {
            return DGifGetImageDesc(gif->base) == GIF_OK;
        }
        if (type != EXTENSION_RECORD_TYPE || !read_extension(gif)) {
            return false;
        }
    }
    return false;
}

/* The screen given in the file may have no size, be too small for the first
 * frame, or not contain it. As in browsers, it is enlarged to contain the
 * frame; if nothing of the frame would be visible, the frame alone is used. */
static void
set_screen(struct gif *gif)
{
    GifImageDesc *frame = &gif->base->Image;
    gif->width_px = gif->base->SWidth;
    gif->height_px = gif->base->SHeight;
    if (frame->Left >= gif->width_px || frame->Top >= gif->height_px) {
        frame->Left = frame->Top = 0;
        gif->width_px = gif->height_px = 0;
    }
    int right = frame->Left + frame->Width;
    int bottom = frame->Top + frame->Height;
    gif->width_px = gif->width_px > right ? gif->width_px : right;
    gif->height_px = gif->height_px > bottom ? gif->height_px : bottom;
}

static enum picture_status
open_gif(struct gif *gif, const struct decoder_file *file)
{
    *gif = (struct gif){.file = file, .transparent = NO_TRANSPARENT_COLOR};
    gif->base = DGifOpen(gif, on_read, NULL);
    if (gif->base == NULL || !find_frame(gif)) {
        return PICTURE_DAMAGED;
    }
    const GifImageDesc *frame = &gif->base->Image;
    if (frame->Width <= 0 || frame->Height <= 0) {
        return PICTURE_DAMAGED;
    }
    if (!decoder_fits(file, (uint64_t)frame->Width * (uint64_t)frame->Height)) {
        return PICTURE_TOO_LARGE;
    }
    set_screen(gif);
    return raster_check((uint64_t)gif->width_px, (uint64_t)gif->height_px);
}

static enum picture_status
probe(const struct decoder_file *file, int page, struct picture_reply *reply)
{
    struct gif gif;
    enum picture_status status = open_gif(&gif, file);
    if (status == PICTURE_OK) {
        status = raster_probed(page, (uint64_t)gif.width_px,
                               (uint64_t)gif.height_px, 1, reply);
    }
    release(&gif);
    return status;
}

static void
fill_palette(struct gif *gif)
{
    const ColorMapObject *map = gif->base->Image.ColorMap != NULL
                                    ? gif->base->Image.ColorMap
                                    : gif->base->SColorMap;
    for (int i = 0; i < 256; i++) {
        gif->palette[i] = 0xFF000000;
        if (map != NULL && i < map->ColorCount) {
            const GifColorType *colour = &map->Colors[i];
            gif->palette[i] |= (uint32_t)colour->Red << 16 |
                               (uint32_t)colour->Green << 8 | colour->Blue;
        }
    }
    if (gif->transparent >= 0 && gif->transparent < 256) {
        gif->palette[gif->transparent] = 0;
    }
}

/* The lines as they come: every 8th from 0 and from 4, every 4th from 2, every
 * second from 1. */
static bool
read_lines(struct gif *gif)
{
    static const int plain[][2] = {{0, 1}};
    static const int woven[][2] = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
    const GifImageDesc *image = &gif->base->Image;
    const int(*passes)[2] = image->Interlace ? woven : plain;
    int count = image->Interlace ? 4 : 1;
    for (int pass = 0; pass < count; pass++) {
        for (int y = passes[pass][0]; y < image->Height; y += passes[pass][1]) {
            if (DGifGetLine(gif->base,
                            gif->frame + (size_t)y * (size_t)image->Width,
                            image->Width) != GIF_OK) {
                return raster_enough((uint64_t)gif->lines,
                                     (uint64_t)image->Height);
            }
            gif->lines++;
        }
    }
    return true;
}

/* Whether the line Y of the frame came. */
static bool
has_line(const struct gif *gif, int y)
{
    const GifImageDesc *image = &gif->base->Image;
    if (!image->Interlace) {
        return y < gif->lines;
    }
    int eighths = (image->Height + 7) / 8;
    int fours = (image->Height + 3) / 8;
    int twos = (image->Height + 1) / 4;
    int index = y % 8 == 0   ? y / 8
                : y % 8 == 4 ? eighths + y / 8
                : y % 4 == 2 ? eighths + fours + y / 4
                             : eighths + fours + twos + y / 2;
    return index < gif->lines;
}

/* Line Y of the whole; transparent where the frame is not. */
static void
make_row(const struct gif *gif, int y, uint32_t *row)
{
    const GifImageDesc *image = &gif->base->Image;
    int line = y - image->Top;
    memset(row, 0, (size_t)gif->width_px * sizeof(*row));
    if (line < 0 || line >= image->Height || !has_line(gif, line)) {
        return;
    }
    const uint8_t *from = gif->frame + (size_t)line * (size_t)image->Width;
    for (int i = 0; i < image->Width; i++) {
        row[image->Left + i] = gif->palette[from[i]];
    }
}

static enum picture_status
paint(struct gif *gif, struct canvas *canvas)
{
    uint32_t *row = calloc((size_t)gif->width_px, sizeof(*row));
    if (row == NULL || canvas == NULL) {
        free(row);
        return PICTURE_TOO_LARGE;
    }
    bool more = true;
    for (int y = 0; more && y < gif->height_px; y++) {
        make_row(gif, y, row);
        more = canvas_row(canvas, row);
    }
    free(row);
    return PICTURE_OK;
}

static enum picture_status
read_frame(struct gif *gif)
{
    gif->frame =
        calloc((size_t)gif->base->Image.Width, (size_t)gif->base->Image.Height);
    if (gif->frame == NULL) {
        return PICTURE_TOO_LARGE;
    }
    fill_palette(gif);
    return read_lines(gif) ? PICTURE_OK : PICTURE_DAMAGED;
}

static enum picture_status
draw(const struct decoder_file *file, const struct picture_request *request,
     uint32_t *pixels, struct picture_reply *reply)
{
    struct gif gif;
    enum picture_status status = open_gif(&gif, file);
    if (status == PICTURE_OK) {
        status = request->page > 0 ? PICTURE_NO_PAGE : read_frame(&gif);
    }
    if (status == PICTURE_OK) {
        struct canvas_source source = {.width_px = gif.width_px,
                                       .height_px = gif.height_px,
                                       .orientation = 1,
                                       .alpha = true};
        struct canvas *canvas = canvas_new(&source, request, pixels);
        status = paint(&gif, canvas);
        reply->opaque = canvas != NULL && canvas_opaque(canvas);
        if (gif.lines < gif.base->Image.Height) {
            raster_lacks(reply);
        }
        canvas_free(canvas);
    }
    release(&gif);
    return status;
}

static bool
knows(const struct decoder_file *file)
{
    return file->len >= 6 && (memcmp(file->bytes, "GIF87a", 6) == 0 ||
                              memcmp(file->bytes, "GIF89a", 6) == 0);
}

const struct decoder_format raster_gif = {knows, probe, draw, NULL};
