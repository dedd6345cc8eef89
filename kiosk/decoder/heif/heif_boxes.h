/* The boxes of a HEIC or AVIF for its primary picture: rotation and cropping,
 * in the order of the file. libheif holds a rotated picture twice and does not
 * report gray before decoding; 1.15 swaps the size if the rotation is listed
 * first, and follows circular references until it crashes. */
#ifndef KIOSK_HEIF_BOXES_H
#define KIOSK_HEIF_BOXES_H

#include <stdbool.h>

#include "decoder.h"

/* A part of a picture as it is stored, px. */
struct heif_window {
    int x, y, width_px, height_px;
};

/* If not `known`, the boxes are not understood here, and libheif rotates and
 * crops; then only `endless` is filled. */
struct heif_boxes {
    bool known;
    bool endless;            /* the sources are circular */
    uint32_t item;           /* with the pixels: the primary one may derive from
                              * it */
    int width_px, height_px; /* as it is stored, 1 or more */
    struct heif_window left; /* what cropping leaves of it */
    int orientation;         /* as in EXIF */
    bool gray;               /* stored as grayscale */
    bool pieces;             /* derived from other pictures, such as tiles */
};

void heif_boxes_read(struct heif_boxes *boxes, const struct decoder_file *file);

#endif
