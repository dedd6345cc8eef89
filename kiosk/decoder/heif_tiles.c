/* Tiles into rows. See heif_tiles.h. libheif's own turning of single tiles is
 * not used: where the last ones are not full it puts them elsewhere than in the
 * whole picture (1.23). */
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

#include <libheif/heif_properties.h>

/* No file needs more turns, mirrors and cuts. */
enum { CHANGES_MAX = 8 };

/* How a picture becomes upright: mirrored left and right, then turned
 * clockwise by so many quarters. */
struct upright {
    bool mirrored;
    int quarters; /* 0 to 3 */
};

/* Adds the change that PROPERTY of ITEM is. False for a cut. */
static bool
add_change(struct upright *upright, const struct heif_context *context,
           heif_item_id item, heif_property_id property)
{
    switch ((int)heif_item_get_property_type(context, item, property)) {
    case heif_item_property_type_transform_rotation: {
        int degrees = heif_item_get_property_transform_rotation_ccw(
            context, item, property);
        upright->quarters = (upright->quarters + 4 - degrees / 90) % 4;
        return degrees >= 0;
    }
    case heif_item_property_type_transform_mirror: {
        int direction =
            heif_item_get_property_transform_mirror(context, item, property);
        int half = direction == heif_transform_mirror_direction_vertical;
        upright->quarters = (4 - upright->quarters + 2 * half) % 4;
        upright->mirrored = !upright->mirrored;
        return direction != heif_transform_mirror_direction_invalid;
    }
    default:
        return false;
    }
}

/* EXIF's number for all changes of ITEM, 0 if one of them is a cut. */
static int
orientation_of(const struct heif_context *context, heif_item_id item)
{
    static const int numbers[2][4] = {{1, 6, 3, 8}, {2, 7, 4, 5}};
    heif_property_id changes[CHANGES_MAX];
    struct upright upright = {0};
    int count = heif_item_get_transformation_properties(context, item, NULL, 0);
    bool good = count >= 0 && count <= CHANGES_MAX;
    if (good) {
        heif_item_get_transformation_properties(context, item, changes, count);
    }
    for (int i = 0; good && i < count; i++) {
        good = add_change(&upright, context, item, changes[i]);
    }
    return good ? numbers[upright.mirrored][upright.quarters] : 0;
}

/* Whether the tiles are just enough to cover LENGTH pixels. */
static bool
covers(uint32_t tiles, uint32_t tile_px, uint32_t length_px)
{
    return tiles > 0 && tile_px > 0 && length_px <= PICTURE_SIDE_MAX &&
           (uint64_t)(tiles - 1) * tile_px < length_px &&
           (uint64_t)tiles * tile_px >= length_px;
}

bool
heif_tiles_init(struct heif_tiles *tiles, const struct heif_context *context,
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
    *tiles = (struct heif_tiles){
        .handle = handle,
        .width_px = (int)tiling.image_width,
        .height_px = (int)tiling.image_height,
        .tile_width_px = (int)tiling.tile_width,
        .tile_height_px = (int)tiling.tile_height,
        .columns = (int)tiling.num_columns,
        .rows = (int)tiling.num_rows,
        .orientation =
            orientation_of(context, heif_image_handle_get_item_id(handle))};
    return tiles->orientation > 0 && (tiles->columns > 1 || tiles->rows > 1);
}

/* The tile COLUMN, ROW into its place in BAND, a row of tiles. */
static struct heif_error
read_tile(const struct heif_tiles *tiles,
          const struct heif_decoding_options *options, int column, int row,
          uint32_t *band)
{
    struct heif_image *image = NULL;
    struct heif_planes planes;
    struct heif_error error = heif_image_handle_decode_image_tile(
        tiles->handle, &image, heif_colorspace_RGB, heif_chroma_444, options,
        (uint32_t)column, (uint32_t)row);
    if (error.code == heif_error_Ok &&
        (!heif_planes_init(&planes, image, false) ||
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

static struct heif_error
draw_rows(const struct heif_tiles *tiles,
          const struct heif_decoding_options *options, uint32_t *band,
          struct canvas *canvas)
{
    struct heif_error error = {.code = heif_error_Ok};
    ptrdiff_t band_px = (ptrdiff_t)tiles->columns * tiles->tile_width_px;
    bool more = true;
    for (int y = 0; more && y < tiles->height_px; y++) {
        int inside = y % tiles->tile_height_px;
        for (int column = 0; inside == 0 && more && column < tiles->columns;
             column++) {
            error = read_tile(tiles, options, column, y / tiles->tile_height_px,
                              band);
            more = error.code == heif_error_Ok;
        }
        more = more && canvas_row(canvas, band + inside * band_px);
    }
    return error;
}

struct heif_error
heif_tiles_draw(const struct heif_tiles *tiles, struct canvas *canvas)
{
    struct heif_error error = {.code = heif_error_Memory_allocation_error};
    struct heif_decoding_options *options = heif_decoding_options_alloc();
    size_t row_px = (size_t)tiles->columns * (size_t)tiles->tile_width_px;
    uint32_t *band =
        malloc(row_px * (size_t)tiles->tile_height_px * sizeof(*band));
    if (options && band) {
        options->ignore_transformations = true;
        error = draw_rows(tiles, options, band, canvas);
    }
    free(band);
    heif_decoding_options_free(options);
    return error;
}

#else

bool
heif_tiles_init(struct heif_tiles *tiles, const struct heif_context *context,
                const struct heif_image_handle *handle)
{
    (void)tiles;
    (void)context;
    (void)handle;
    return false;
}

struct heif_error
heif_tiles_draw(const struct heif_tiles *tiles, struct canvas *canvas)
{
    (void)tiles;
    (void)canvas;
    return (struct heif_error){.code = heif_error_Unsupported_feature};
}

#endif
