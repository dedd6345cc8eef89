/* A picture of tiles, as phones take it, a row of tiles at a time. libheif can
 * be asked for one tile since 1.19; before that no picture counts as tiled. */
#ifndef KIOSK_HEIF_TILES_H
#define KIOSK_HEIF_TILES_H

#include <stdbool.h>
#include <stdint.h>

#include <libheif/heif.h>

#include "canvas.h"
#include "heif_boxes.h"

struct heif_tiles {
    const struct heif_image_handle *handle;
    int width_px, height_px; /* of the picture, as it is stored */
    int tile_width_px, tile_height_px;
    int columns, rows;
};

/* The tiles of HANDLE, which must outlive them. False unless the picture
 * consists of opaque tiles. */
bool heif_tiles_init(struct heif_tiles *tiles,
                     const struct heif_image_handle *handle);

/* What heif_tiles_draw() holds at once. */
uint64_t heif_tiles_bytes(const struct heif_tiles *tiles);

/* Draws what is LEFT of the picture on CANVAS, whose source is that. Stops at
 * the first tile that is damaged and gives its error. */
struct heif_error heif_tiles_draw(const struct heif_tiles *tiles,
                                  const struct heif_window *left,
                                  bool video_gray, struct canvas *canvas);

#endif
