/* HEIC and AVIF. libheif joins tiles; rotation and cropping are done here, row
 * by row. The EXIF orientation only repeats the rotation and is ignored.
 * Colours come in planes, which takes half the memory of pixels. */
#include "decode_heif.h"

#include <pthread.h>
#include <stdlib.h>

#include <libheif/heif.h>

#include "canvas.h"
#include "colour.h"
#include "heif_boxes.h"
#include "heif_planes.h"
#include "heif_profile.h"
#include "heif_tiles.h"
#include "picture_sniff.h"

#define THREAD_STACK_BYTES ((size_t)1024 * 1024)

struct heif {
    struct heif_context *context;
    struct heif_image_handle *handle;
    struct heif_boxes boxes; /* if not `known`, of the upright picture */
    bool video_gray;
    bool tiled;
    struct heif_tiles tiles; /* if tiled */
};

static bool
knows(const struct decoder_file *file)
{
    return picture_sniff(file->bytes, file->len) == PICTURE_HEIF;
}

/* Several threads decode tiles. Their stacks count against the memory limit
 * from the start: 8 MiB each would leave too little for the picture. */
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

/* Whether the file is not a still picture: films have the same container, and
 * newer versions of libheif begin to read them. */
static bool
is_film(const struct decoder_file *file)
{
    static const char *const brands[] = {"heic", "heix", "heim", "heis",
                                         "avif", "mif1", "mif2"};
    bool film = true;
    for (size_t i = 0; i < sizeof(brands) / sizeof(*brands); i++) {
        film = film && heif_has_compatible_brand(file->bytes, (int)file->len,
                                                 brands[i]) == 0;
    }
    return film;
}

/* Some codec may be missing. */
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

static uint64_t
pixels_of(const struct heif *heif)
{
    return (uint64_t)heif->boxes.width_px * (uint64_t)heif->boxes.height_px;
}

/* The memory for the planes. The codec's own depends on the file; if it is too
 * much, the decoder hits its limit and dies. */
static uint64_t
whole_bytes(const struct heif *heif)
{
    int bits = heif_image_handle_get_luma_bits_per_pixel(heif->handle);
    uint64_t planes = heif_image_handle_has_alpha_channel(heif->handle) ? 4 : 3;
    return pixels_of(heif) * planes * (bits > 8 ? 2 : 1);
}

/* Versions of libheif that decode single tiles join the coded ones before they
 * convert to RGB, which takes up to twice the memory. The whole picture is
 * preferred if it fits: several threads decode it. */
static bool
goes_by_tiles(const struct heif *heif)
{
    return heif->tiled && heif->boxes.known &&
           whole_bytes(heif) > PICTURE_WORK_BYTES_MAX / 2;
}

static bool
is_too_large(const struct heif *heif)
{
    const struct heif_boxes *boxes = &heif->boxes;
    uint64_t bytes = goes_by_tiles(heif) ? heif_tiles_bytes(&heif->tiles)
                                         : whole_bytes(heif);
    return boxes->width_px > PICTURE_SIDE_MAX ||
           boxes->height_px > PICTURE_SIDE_MAX ||
           pixels_of(heif) > PICTURE_PIXELS_MAX ||
           bytes > PICTURE_WORK_BYTES_MAX;
}

/* A large picture may have failed for lack of memory, which codecs and libheif
 * report in many ways. A picture in one piece is held twice in coded form,
 * beside its planes. */
static enum picture_status
status_of_whole(const struct heif *heif, struct heif_error error)
{
    enum picture_status status = status_of(error);
    uint64_t planes = heif_image_handle_has_alpha_channel(heif->handle) ? 4 : 3;
    uint64_t whole = whole_bytes(heif);
    uint64_t needed = heif->boxes.pieces ? whole : whole + whole * 3 / planes;
    void *room = status == PICTURE_OK ? NULL : malloc((size_t)needed);
    bool lacking = status != PICTURE_OK && room == NULL;
    free(room);
    return lacking ? PICTURE_TOO_LARGE : status;
}

static void
heif_release(struct heif *heif)
{
    heif_image_handle_release(heif->handle);
    heif_context_free(heif->context);
}

/* If the boxes are not understood, takes the size from libheif, which then
 * rotates and crops. False if the picture is empty. */
static bool
trust_libheif(struct heif *heif)
{
    struct heif_boxes *boxes = &heif->boxes;
    if (!boxes->known) {
        boxes->width_px = heif_image_handle_get_width(heif->handle);
        boxes->height_px = heif_image_handle_get_height(heif->handle);
        boxes->left =
            (struct heif_window){0, 0, boxes->width_px, boxes->height_px};
        boxes->orientation = 1;
    }
    return boxes->width_px > 0 && boxes->height_px > 0;
}

/* Whether black is 16 and white 235, as in films. */
static bool
is_video(const struct heif_image_handle *handle)
{
    struct heif_color_profile_nclx *nclx = NULL;
    struct heif_error error =
        heif_image_handle_get_nclx_color_profile(handle, &nclx);
    bool video =
        error.code == heif_error_Ok && nclx != NULL && !nclx->full_range_flag;
    heif_nclx_color_profile_free(nclx);
    return video;
}

/* Gets the item with the pixels, even if the primary one only derives from it:
 * libheif 1.15 rotates the source of a derived item against its options. */
static struct heif_error
find_picture(struct heif *heif)
{
    struct heif_error error = {.code = heif_error_Input_does_not_exist};
    if (heif->boxes.known) {
        error = heif_context_get_image_handle(heif->context, heif->boxes.item,
                                              &heif->handle);
    }
    if (error.code != heif_error_Ok) {
        heif->boxes.known = false;
        error =
            heif_context_get_primary_image_handle(heif->context, &heif->handle);
    }
    return error;
}

static enum picture_status
heif_open(struct heif *heif, const struct decoder_file *file)
{
    *heif = (struct heif){.context = heif_context_alloc()};
    if (is_film(file)) {
        return PICTURE_UNKNOWN_FORMAT;
    }
    heif_boxes_read(&heif->boxes, file);
    if (heif->boxes.endless) {
        return PICTURE_DAMAGED;
    }
    struct heif_error error = heif_context_read_from_memory_without_copy(
        heif->context, file->bytes, file->len, NULL);
    if (error.code == heif_error_Ok) {
        error = find_picture(heif);
    }
    if (error.code != heif_error_Ok) {
        return status_of(error);
    }
    if (!trust_libheif(heif)) {
        return PICTURE_DAMAGED;
    }
    heif->video_gray = heif->boxes.gray && is_video(heif->handle);
    heif->tiled = heif_tiles_init(&heif->tiles, heif->handle) &&
                  heif->tiles.width_px == heif->boxes.width_px &&
                  heif->tiles.height_px == heif->boxes.height_px;
    return is_too_large(heif) ? PICTURE_TOO_LARGE : PICTURE_OK;
}

static enum picture_status
probe(const struct decoder_file *file, int page, struct picture_reply *reply)
{
    (void)page;
    struct heif heif;
    enum picture_status status = heif_open(&heif, file);
    if (status == PICTURE_OK) {
        reply->width_px = heif.boxes.left.width_px;
        reply->height_px = heif.boxes.left.height_px;
        canvas_upright(heif.boxes.orientation, &reply->width_px,
                       &reply->height_px);
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
     const struct heif_window *left, struct colour *colour, uint32_t *row)
{
    int y = left->y;
    do {
        heif_planes_row(planes, y++, row);
        if (planes->has_alpha) {
            colour_row(colour, row, planes->width_px);
        }
    } while (canvas_row(canvas, row + left->x) &&
             y < left->y + left->height_px);
}

/* If the coded picture and the boxes differ in size, all of it is shown. */
static enum picture_status
scale(const struct heif *heif, const struct heif_planes *planes,
      struct colour *colour, const struct picture_request *request,
      uint32_t *pixels, struct picture_reply *reply)
{
    const struct heif_boxes *boxes = &heif->boxes;
    bool same = planes->width_px == boxes->width_px &&
                planes->height_px == boxes->height_px;
    struct heif_window left = {0, 0, planes->width_px, planes->height_px};
    left = same ? boxes->left : left;
    struct canvas_source source = {.width_px = left.width_px,
                                   .height_px = left.height_px,
                                   .orientation = boxes->orientation,
                                   .alpha = planes->has_alpha,
                                   .finish =
                                       planes->has_alpha ? NULL : colour_row,
                                   .context = colour};
    struct canvas *canvas = canvas_new(&source, request, pixels);
    uint32_t *row = malloc((size_t)planes->width_px * sizeof(*row));
    bool good = canvas != NULL && row != NULL;
    if (good) {
        feed(canvas, planes, &left, colour, row);
        reply->opaque = canvas_opaque(canvas);
    }
    free(row);
    canvas_free(canvas);
    return good ? PICTURE_OK : PICTURE_TOO_LARGE;
}

/* Since 1.19, libheif skips damaged tiles with a warning. That is an error
 * here: the hole may hide what matters. */
static enum picture_status
draw_whole(const struct heif *heif, struct colour *colour,
           const struct picture_request *request, uint32_t *pixels,
           struct picture_reply *reply)
{
    struct heif_image *image = NULL;
    struct heif_decoding_options *options = heif_decoding_options_alloc();
    if (options == NULL) {
        return PICTURE_TOO_LARGE;
    }
    options->ignore_transformations = heif->boxes.known;
    if (whole_bytes(heif) > PICTURE_WORK_BYTES_MAX / 2) {
        /* each thread would hold a tile */
        heif_context_set_max_decoding_threads(heif->context, 0);
    }
    struct heif_error error = heif_decode_image(
        heif->handle, &image, heif_colorspace_RGB, heif_chroma_444, options);
    heif_decoding_options_free(options);
    if (error.code != heif_error_Ok) {
        return status_of_whole(heif, error);
    }
    struct heif_planes planes;
    bool multiplied = heif_image_handle_is_premultiplied_alpha(heif->handle);
    bool good =
        heif_planes_init(&planes, image, multiplied, heif->video_gray) &&
        !(heif->tiled &&
          heif_image_get_decoding_warnings(image, 0, NULL, 0) > 0);
    enum picture_status status =
        good ? scale(heif, &planes, colour, request, pixels, reply)
             : PICTURE_DAMAGED;
    heif_image_release(image);
    return status;
}

static enum picture_status
draw_tiles(const struct heif *heif, struct colour *colour,
           const struct picture_request *request, uint32_t *pixels,
           struct picture_reply *reply)
{
    const struct heif_boxes *boxes = &heif->boxes;
    struct canvas_source source = {.width_px = boxes->left.width_px,
                                   .height_px = boxes->left.height_px,
                                   .orientation = boxes->orientation,
                                   .finish = colour_row,
                                   .context = colour};
    struct canvas *canvas = canvas_new(&source, request, pixels);
    struct heif_error error = {.code = heif_error_Memory_allocation_error};
    if (canvas != NULL) {
        error = heif_tiles_draw(&heif->tiles, &boxes->left, heif->video_gray,
                                canvas);
        reply->opaque = canvas_opaque(canvas);
    }
    canvas_free(canvas);
    return status_of(error);
}

static enum picture_status
decode(const struct heif *heif, const struct picture_request *request,
       uint32_t *pixels, struct picture_reply *reply)
{
    struct colour *colour = new_colour(heif);
    enum picture_status status =
        goes_by_tiles(heif) ? draw_tiles(heif, colour, request, pixels, reply)
                            : draw_whole(heif, colour, request, pixels, reply);
    colour_free(colour);
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
