/* WebP by libwebp; of an animation the first frame. The container's chunks
 * (colour profile, EXIF) are found by libwebpdemux. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <webp/decode.h>
#include <webp/demux.h>

#include "canvas.h"
#include "colour.h"
#include "decoder_job.h"
#include "exif.h"
#include "raster.h"

struct webp {
    const struct decoder_file *file;
    WebPDemuxer *demuxer;
    WebPIterator frame;
    WebPBitstreamFeatures features;
    uint32_t width_px, height_px; /* of the whole */
    int orientation;
    bool whole; /* the frame is all of it */
    struct colour *colour;
    WebPDecoderConfig config;
    WebPIDecoder *decoder;
};

static void
release(struct webp *webp)
{
    if (webp->decoder != NULL) {
        WebPIDelete(webp->decoder);
    }
    WebPFreeDecBuffer(&webp->config.output);
    colour_free(webp->colour);
    WebPDemuxReleaseIterator(&webp->frame);
    WebPDemuxDelete(webp->demuxer);
}

/* The chunk of that name; the caller frees it with WebPDemuxRelease... */
static bool
find_chunk(const struct webp *webp, const char *name, WebPChunkIterator *out)
{
    memset(out, 0, sizeof(*out));
    return WebPDemuxGetChunk(webp->demuxer, name, 1, out) != 0;
}

static void
read_orientation(struct webp *webp)
{
    WebPChunkIterator chunk;
    webp->orientation = 1;
    if (find_chunk(webp, "EXIF", &chunk)) {
        webp->orientation =
            exif_orientation(chunk.chunk.bytes, chunk.chunk.size);
    }
    WebPDemuxReleaseChunkIterator(&chunk);
}

/* The demuxer accepts truncated files, too. */
static enum picture_status
open_webp(struct webp *webp, const struct decoder_file *file)
{
    WebPData data = {file->bytes, file->len};
    WebPDemuxState state = WEBP_DEMUX_PARSE_ERROR;
    memset(webp, 0, sizeof(*webp));
    webp->file = file;
    if (!WebPInitDecoderConfig(&webp->config)) {
        return PICTURE_DAMAGED;
    }
    webp->demuxer = WebPDemuxPartial(&data, &state);
    if (webp->demuxer == NULL ||
        !WebPDemuxGetFrame(webp->demuxer, 1, &webp->frame) ||
        WebPGetFeatures(webp->frame.fragment.bytes, webp->frame.fragment.size,
                        &webp->features) != VP8_STATUS_OK) {
        return PICTURE_DAMAGED;
    }
    webp->width_px = WebPDemuxGetI(webp->demuxer, WEBP_FF_CANVAS_WIDTH);
    webp->height_px = WebPDemuxGetI(webp->demuxer, WEBP_FF_CANVAS_HEIGHT);
    webp->whole = (uint32_t)webp->features.width == webp->width_px &&
                  (uint32_t)webp->features.height == webp->height_px;
    read_orientation(webp);
    return raster_check(webp->width_px, webp->height_px);
}

static enum picture_status
probe(const struct decoder_file *file, int page, struct picture_reply *reply)
{
    struct webp webp;
    enum picture_status status = open_webp(&webp, file);
    if (status == PICTURE_OK) {
        status = raster_probed(page, webp.width_px, webp.height_px,
                               webp.orientation, reply);
    }
    release(&webp);
    return status;
}

/* A picture of more than 2.5 times the size is brought down to 2 times by
 * libwebp while it decodes, which then holds less. */
static void
choose_scale(struct webp *webp, struct canvas_source *source,
             const struct picture_request *request)
{
    double width;
    double height;
    canvas_wanted(source, request, &width, &height);
    double factor = fmin(source->width_px / width, source->height_px / height);
    if (!webp->whole || factor < 2.5) {
        return;
    }
    source->width_px = (int)ceil(source->width_px * 2 / factor);
    source->height_px = (int)ceil(source->height_px * 2 / factor);
    webp->config.options.use_scaling = 1;
    webp->config.options.scaled_width = source->width_px;
    webp->config.options.scaled_height = source->height_px;
}

/* The result of libwebp; for lossless pictures all of the file's pixels, for
 * alpha a plane of them that is coded as a lossless picture. */
static bool
fits(const struct webp *webp)
{
    const WebPDecoderOptions *options = &webp->config.options;
    uint64_t pixels =
        (uint64_t)webp->features.width * (uint64_t)webp->features.height;
    uint64_t result =
        options->use_scaling
            ? (uint64_t)options->scaled_width * (uint64_t)options->scaled_height
            : pixels;
    uint64_t work = webp->features.format != 1      ? 4
                    : webp->features.has_alpha != 0 ? 5
                                                    : 0;
    return decoder_fits(webp->file, result * 4 + pixels * work);
}

/* The frame's pixels and how many of its rows are decoded. */
static enum picture_status
decode(struct webp *webp, const uint8_t **pixels, int *rows, int *stride,
       struct picture_reply *reply)
{
    int width = 0;
    int height = 0;
    webp->config.output.colorspace = MODE_BGRA;
    webp->decoder = WebPIDecode(NULL, 0, &webp->config);
    if (webp->decoder == NULL) {
        return PICTURE_TOO_LARGE;
    }
    VP8StatusCode code = WebPIUpdate(webp->decoder, webp->frame.fragment.bytes,
                                     webp->frame.fragment.size);
    *pixels = WebPIDecGetRGB(webp->decoder, rows, &width, &height, stride);
    if (code == VP8_STATUS_OUT_OF_MEMORY) {
        return PICTURE_TOO_LARGE;
    }
    if (*rows < height) {
        raster_lacks(reply);
    }
    return *pixels != NULL && *rows > 0 &&
                   raster_enough((uint64_t)*rows, (uint64_t)height)
               ? PICTURE_OK
               : PICTURE_DAMAGED;
}

/* A lossless file may declare no alpha but contain some: it is then ignored. */
static void
make_opaque(uint32_t *row, int width_px)
{
    for (int x = 0; x < width_px; x++) {
        row[x] |= 0xFF000000;
    }
}

/* Row Y of the whole from the frame, whose rows end where the file does. */
static void
make_row(const struct webp *webp, const uint8_t *pixels, int stride, int y,
         uint32_t *row, int width_px)
{
    int line = webp->whole ? y : y - webp->frame.y_offset;
    int left = webp->whole ? 0 : webp->frame.x_offset;
    int count = webp->whole ? width_px : webp->features.width;
    memset(row, 0, (size_t)width_px * sizeof(*row));
    count = count > width_px - left ? width_px - left : count;
    if (pixels != NULL && line >= 0 && count > 0) {
        memcpy(row + left, pixels + (ptrdiff_t)line * stride,
               (size_t)count * sizeof(*row));
    }
}

static enum picture_status
paint(struct webp *webp, const struct canvas_source *source,
      struct canvas *canvas, struct picture_reply *reply)
{
    const uint8_t *pixels = NULL;
    int rows = 0;
    int stride = 0;
    enum picture_status status = decode(webp, &pixels, &rows, &stride, reply);
    uint32_t *row = calloc((size_t)source->width_px, sizeof(*row));
    bool more = status == PICTURE_OK && row != NULL;
    int end = webp->whole ? rows : webp->frame.y_offset + rows;
    for (int y = 0; more && y < source->height_px && y < end; y++) {
        make_row(webp, pixels, stride, y, row, source->width_px);
        if (source->alpha) {
            colour_row(webp->colour, row, source->width_px);
        } else {
            make_opaque(row, source->width_px);
        }
        more = canvas_row(canvas, row);
    }
    if (more) {
        canvas_fill(canvas, source->alpha ? 0 : RASTER_LOST);
    }
    free(row);
    return row != NULL ? status : PICTURE_TOO_LARGE;
}

static void
read_profile(struct webp *webp)
{
    WebPChunkIterator chunk;
    if (find_chunk(webp, "ICCP", &chunk)) {
        webp->colour =
            colour_new(chunk.chunk.bytes, chunk.chunk.size, COLOUR_RGB);
    }
    WebPDemuxReleaseChunkIterator(&chunk);
}

static enum picture_status
draw_open(struct webp *webp, const struct picture_request *request,
          uint32_t *pixels, struct picture_reply *reply)
{
    bool alpha = webp->features.has_alpha != 0 || !webp->whole;
    read_profile(webp);
    struct canvas_source source = {
        .width_px = (int)webp->width_px,
        .height_px = (int)webp->height_px,
        .orientation = webp->orientation,
        .alpha = alpha,
        .finish = alpha || webp->colour == NULL ? NULL : colour_row,
        .context = webp->colour,
    };
    choose_scale(webp, &source, request);
    struct canvas *canvas =
        fits(webp) ? canvas_new(&source, request, pixels) : NULL;
    enum picture_status status = canvas != NULL
                                     ? paint(webp, &source, canvas, reply)
                                     : PICTURE_TOO_LARGE;
    reply->opaque = canvas != NULL && canvas_opaque(canvas);
    canvas_free(canvas);
    return status;
}

static enum picture_status
draw(const struct decoder_file *file, const struct picture_request *request,
     uint32_t *pixels, struct picture_reply *reply)
{
    struct webp webp;
    enum picture_status status = open_webp(&webp, file);
    if (status == PICTURE_OK) {
        status = request->page > 0 ? PICTURE_NO_PAGE
                                   : draw_open(&webp, request, pixels, reply);
    }
    release(&webp);
    return status;
}

static bool
knows(const struct decoder_file *file)
{
    return file->len >= 12 && memcmp(file->bytes, "RIFF", 4) == 0 &&
           memcmp(file->bytes + 8, "WEBP", 4) == 0;
}

const struct decoder_format raster_webp = {knows, probe, draw, NULL};
