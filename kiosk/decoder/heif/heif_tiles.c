/* Tiles into rows. See heif_tiles.h. */
#include "heif_tiles.h"

#include <stdlib.h>

#include "heif_planes.h"

/* A row of tiles as pixels; one tile as it is coded and as RGB, of 16 bits. */
uint64_t
heif_tiles_bytes(const struct heif_tiles *tiles)
{
    uint64_t row_px = (uint64_t)tiles->columns * (uint64_t)tiles->tile_width_px;
    return (uint64_t)tiles->tile_height_px *
           (row_px * 4 + (uint64_t)tiles->tile_width_px * 12);
}

#if LIBHEIF_HAVE_VERSION(1, 19, 0)

/* Whether the tiles are just enough to cover LENGTH pixels. */
static bool
covers(uint32_t tiles, uint32_t tile_px, uint32_t length_px)
{
    return tiles > 0 && tile_px > 0 && length_px <= PICTURE_SIDE_MAX &&
           (uint64_t)(tiles - 1) * tile_px < length_px &&
           (uint64_t)tiles * tile_px >= length_px;
}

bool
heif_tiles_init(struct heif_tiles *tiles,
                const struct heif_image_handle *handle)
{
    struct heif_image_tiling tiling = {.version = 1};
    if (heif_image_handle_has_alpha_channel(handle) ||
        heif_image_handle_get_image_tiling(handle, false, &tiling).code !=
            heif_error_Ok ||
        !covers(tiling.num_columns, tiling.tile_width, tiling.image_width) ||
        !covers(tiling.num_rows, tiling.tile_height, tiling.image_height)) {
        return false;
    }
    *tiles = (struct heif_tiles){.handle = handle,
                                 .width_px = (int)tiling.image_width,
                                 .height_px = (int)tiling.image_height,
                                 .tile_width_px = (int)tiling.tile_width,
                                 .tile_height_px = (int)tiling.tile_height,
                                 .columns = (int)tiling.num_columns,
                                 .rows = (int)tiling.num_rows};
    return tiles->columns > 1 || tiles->rows > 1;
}

/* Draws the tile at COLUMN, ROW into BAND, a row of tiles. */
static struct heif_error
read_tile(const struct heif_tiles *tiles,
          const struct heif_decoding_options *options, bool video_gray,
          int column, int row, uint32_t *band)
{
    struct heif_image *image = NULL;
    struct heif_planes planes;
    struct heif_error error = heif_image_handle_decode_image_tile(
        tiles->handle, &image, heif_colorspace_RGB, heif_chroma_444, options,
        (uint32_t)column, (uint32_t)row);
    if (error.code == heif_error_Ok &&
        (!heif_planes_init(&planes, image, false, video_gray) ||
         planes.width_px != tiles->tile_width_px ||
         planes.height_px != tiles->tile_height_px)) {
        error.code = heif_error_Invalid_input;
    }
    uint32_t *place = band + (ptrdiff_t)column * tiles->tile_width_px;
    for (int y = 0; error.code == heif_error_Ok && y < tiles->tile_height_px;
         y++) {
        heif_planes_row(&planes, y, place);
        place += (ptrdiff_t)tiles->columns * tiles->tile_width_px;
    }
    heif_image_release(image);
    return error;
}

/* Draws the tiles of row ROW that overlap LEFT. */
static struct heif_error
read_band(const struct heif_tiles *tiles,
          const struct heif_decoding_options *options,
          const struct heif_window *left, bool video_gray, int row,
          uint32_t *band)
{
    struct heif_error error = {.code = heif_error_Ok};
    int first = left->x / tiles->tile_width_px;
    int last = (left->x + left->width_px - 1) / tiles->tile_width_px;
    for (int i = first; error.code == heif_error_Ok && i <= last; i++) {
        error = read_tile(tiles, options, video_gray, i, row, band);
    }
    return error;
}

static struct heif_error
draw_rows(const struct heif_tiles *tiles,
          const struct heif_decoding_options *options,
          const struct heif_window *left, bool video_gray, uint32_t *band,
          struct canvas *canvas)
{
    struct heif_error error = {.code = heif_error_Ok};
    ptrdiff_t band_px = (ptrdiff_t)tiles->columns * tiles->tile_width_px;
    bool more = true;
    for (int y = left->y; more && y < left->y + left->height_px; y++) {
        int inside = y % tiles->tile_height_px;
        if (inside == 0 || y == left->y) {
            error = read_band(tiles, options, left, video_gray,
                              y / tiles->tile_height_px, band);
        }
        more = error.code == heif_error_Ok &&
               canvas_row(canvas, band + inside * band_px + left->x);
    }
    return error;
}

struct heif_error
heif_tiles_draw(const struct heif_tiles *tiles, const struct heif_window *left,
                bool video_gray, struct canvas *canvas)
{
    struct heif_error error = {.code = heif_error_Memory_allocation_error};
    struct heif_decoding_options *options = heif_decoding_options_alloc();
    size_t row_px = (size_t)tiles->columns * (size_t)tiles->tile_width_px;
    uint32_t *band =
        malloc(row_px * (size_t)tiles->tile_height_px * sizeof(*band));
    if (options && band) {
        options->ignore_transformations = true;
        error = draw_rows(tiles, options, left, video_gray, band, canvas);
    }
    free(band);
    heif_decoding_options_free(options);
    return error;
}

#else

bool
heif_tiles_init(struct heif_tiles *tiles,
                const struct heif_image_handle *handle)
{
    (void)tiles;
    (void)handle;
    return false;
}

struct heif_error
heif_tiles_draw(const struct heif_tiles *tiles, const struct heif_window *left,
                bool video_gray, struct canvas *canvas)
{
    (void)tiles;
    (void)left;
    (void)video_gray;
    (void)canvas;
    return (struct heif_error){.code = heif_error_Unsupported_feature};
}

#endif
