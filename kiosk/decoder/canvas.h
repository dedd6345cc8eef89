/* From the rows of a file to the pixels of the result, a row at a time: crops,
 * scales, turns upright. Only a handful of rows are in memory, however large
 * the picture is. */
#ifndef KIOSK_CANVAS_H
#define KIOSK_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "picture_protocol.h"

/* Libraries are asked for bytes in the order B, G, R, A, which is 0xAARRGGBB on
 * little-endian processors. */
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "little endian");

/* Which side of the file is up: EXIF's numbers 1 to 8. */
struct canvas_source {
    int width_px, height_px; /* of the rows that come */
    int orientation;
    bool alpha; /* rows have it, colours not multiplied by it */
    /* Called, if not NULL, for each row of the result before it is stored. A
     * row without alpha can be anything of four bytes until then. */
    void (*finish)(void *context, uint32_t *row, int width_px);
    void *context;
};

struct canvas;

/* A canvas that draws as REQUEST says into PIXELS, which the caller owns. NULL
 * if out of memory; canvas_free(NULL) is allowed. */
struct canvas *canvas_new(const struct canvas_source *source,
                          const struct picture_request *request,
                          uint32_t *pixels);
void canvas_free(struct canvas *canvas);

/* The next row of the file. False once all rows that matter have come. */
bool canvas_row(struct canvas *canvas, const uint32_t *row);

/* Fills the missing rows with COLOUR until the end. */
void canvas_fill(struct canvas *canvas, uint32_t colour);

/* Whether every pixel of the result is opaque. */
bool canvas_opaque(const struct canvas *canvas);

/* The size that REQUEST needs the whole file to have at least, in the file's
 * orientation, so that the result is sharp: what may be decoded smaller. */
void canvas_wanted(const struct canvas_source *source,
                   const struct picture_request *request, double *width_px,
                   double *height_px);

/* Width and height as they are when upright. */
void canvas_upright(int orientation, int *width_px, int *height_px);

#endif
