/* HEIC and AVIF. libheif puts tiles together and turns and cuts as the file
 * says: the orientation of its Exif says the same once more and is left alone.
 * Colours come in planes, which takes half the memory of pixels. */
#include "decode_heif.h"

#include <pthread.h>
#include <stdlib.h>

#include <libheif/heif.h>

#include "canvas.h"
#include "colour.h"
#include "heif_planes.h"
#include "heif_profile.h"
#include "picture_sniff.h"

#define THREAD_STACK_BYTES ((size_t)1024 * 1024)

struct heif {
    struct heif_context *context;
    struct heif_image_handle *handle;
    int width_px, height_px; /* upright */
};

static bool
knows(const struct decoder_file *file)
{
    return picture_sniff(file->bytes, file->len) == PICTURE_HEIF;
}

/* Tiles are decoded by several threads. Their stacks count as memory from the
 * start, so that the usual 8 MiB of each would eat what is for the picture. */
static void
shrink_stacks(void)
{
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) {
        return;
    }
    if (pthread_attr_setstacksize(&attributes, THREAD_STACK_BYTES) == 0) {
        pthread_setattr_default_np(&attributes);
    }
    pthread_attr_destroy(&attributes);
}

void
decode_heif_warm(void)
{
    shrink_stacks();
    heif_init(NULL);
}

/* A film is of the same family of files; and some codec may be missing. */
static enum picture_status
status_of(struct heif_error error)
{
    switch (error.code) {
    case heif_error_Ok:
        return PICTURE_OK;
    case heif_error_Unsupported_filetype:
    case heif_error_Unsupported_feature:
        return PICTURE_UNKNOWN_FORMAT;
    case heif_error_Memory_allocation_error:
        return PICTURE_TOO_LARGE;
    default:
        return PICTURE_DAMAGED;
    }
}

/* What the planes take, twice when they are turned by a quarter. What the
 * codec holds beside that depends on how the file is made; where it is too
 * much the decoder dies of its limit. */
static bool
is_too_large(const struct heif *heif)
{
    int bits = heif_image_handle_get_luma_bits_per_pixel(heif->handle);
    uint64_t planes = heif_image_handle_has_alpha_channel(heif->handle) ? 4 : 3;
    bool turned =
        heif_image_handle_get_ispe_width(heif->handle) == heif->height_px &&
        heif->width_px != heif->height_px;
    uint64_t pixels = (uint64_t)heif->width_px * (uint64_t)heif->height_px;
    uint64_t bytes = pixels * planes * (bits > 8 ? 2 : 1) * (turned ? 2 : 1);
    return heif->width_px > PICTURE_SIDE_MAX ||
           heif->height_px > PICTURE_SIDE_MAX || pixels > PICTURE_PIXELS_MAX ||
           bytes > PICTURE_WORK_BYTES_MAX;
}

static void
heif_release(struct heif *heif)
{
    heif_image_handle_release(heif->handle);
    heif_context_free(heif->context);
}

static enum picture_status
heif_open(struct heif *heif, const struct decoder_file *file)
{
    *heif = (struct heif){.context = heif_context_alloc()};
    struct heif_error error = heif_context_read_from_memory_without_copy(
        heif->context, file->bytes, file->len, NULL);
    if (error.code == heif_error_Ok) {
        error =
            heif_context_get_primary_image_handle(heif->context, &heif->handle);
    }
    if (error.code != heif_error_Ok) {
        return status_of(error);
    }
    heif->width_px = heif_image_handle_get_width(heif->handle);
    heif->height_px = heif_image_handle_get_height(heif->handle);
    if (heif->width_px <= 0 || heif->height_px <= 0) {
        return PICTURE_DAMAGED;
    }
    return is_too_large(heif) ? PICTURE_TOO_LARGE : PICTURE_OK;
}

static enum picture_status
probe(const struct decoder_file *file, int page, struct picture_reply *reply)
{
    (void)page;
    struct heif heif;
    enum picture_status status = heif_open(&heif, file);
    if (status == PICTURE_OK) {
        reply->width_px = heif.width_px;
        reply->height_px = heif.height_px;
        reply->pages = 1;
    }
    heif_release(&heif);
    return status;
}

static struct colour *
new_colour(const struct heif *heif)
{
    void *bytes = NULL;
    size_t len = 0;
    if (!heif_profile(heif->handle, &bytes, &len)) {
        return NULL;
    }
    struct colour *colour = colour_new(bytes, len, COLOUR_RGB);
    free(bytes);
    return colour;
}

/* With alpha, COLOUR sees the rows of the file, whose colours are not yet
 * multiplied by it; without, the fewer rows of the result. */
static void
feed(struct canvas *canvas, const struct heif_planes *planes,
     struct colour *colour, uint32_t *row)
{
    int y = 0;
    do {
        heif_planes_row(planes, y++, row);
        if (planes->has_alpha) {
            colour_row(colour, row, planes->width_px);
        }
    } while (canvas_row(canvas, row) && y < planes->height_px);
}

static enum picture_status
scale(const struct heif_planes *planes, struct colour *colour,
      const struct picture_request *request, uint32_t *pixels,
      struct picture_reply *reply)
{
    struct canvas_source source = {.width_px = planes->width_px,
                                   .height_px = planes->height_px,
                                   .orientation = 1,
                                   .alpha = planes->has_alpha,
                                   .finish =
                                       planes->has_alpha ? NULL : colour_row,
                                   .context = colour};
    struct canvas *canvas = canvas_new(&source, request, pixels);
    uint32_t *row = malloc((size_t)planes->width_px * sizeof(*row));
    bool good = canvas && row;
    if (good) {
        feed(canvas, planes, colour, row);
        reply->opaque = canvas_opaque(canvas);
    }
    free(row);
    canvas_free(canvas);
    return good ? PICTURE_OK : PICTURE_TOO_LARGE;
}

static enum picture_status
decode(const struct heif *heif, const struct picture_request *request,
       uint32_t *pixels, struct picture_reply *reply)
{
    struct heif_image *image = NULL;
    struct heif_error error = heif_decode_image(
        heif->handle, &image, heif_colorspace_RGB, heif_chroma_444, NULL);
    if (error.code != heif_error_Ok) {
        return status_of(error);
    }
    struct heif_planes planes;
    bool multiplied = heif_image_handle_is_premultiplied_alpha(heif->handle);
    enum picture_status status = PICTURE_DAMAGED;
    if (heif_planes_init(&planes, image, multiplied)) {
        struct colour *colour = new_colour(heif);
        status = scale(&planes, colour, request, pixels, reply);
        colour_free(colour);
    }
    heif_image_release(image);
    return status;
}

static enum picture_status
draw(const struct decoder_file *file, const struct picture_request *request,
     uint32_t *pixels, struct picture_reply *reply)
{
    struct heif heif;
    enum picture_status status = heif_open(&heif, file);
    if (status == PICTURE_OK) {
        status = decode(&heif, request, pixels, reply);
    }
    heif_release(&heif);
    return status;
}

const struct decoder_format decode_heif = {knows, probe, draw, NULL};
