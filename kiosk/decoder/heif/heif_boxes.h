/* What the boxes of a HEIC or AVIF say of its primary picture: how it is turned
 * and cut, in the order in which the file says so. libheif holds a turned
 * picture twice, and does not tell gray before it is decoded; 1.15 takes the
 * size before a turn for that after it where the turn is listed first, and
 * follows pictures that are made of each other until it crashes. */
#ifndef KIOSK_HEIF_BOXES_H
#define KIOSK_HEIF_BOXES_H

#include <stdbool.h>

#include "decoder.h"

/* A part of a picture as it is stored, px. */
struct heif_window {
    int x, y, width_px, height_px;
};

/* Where it is not `known`, the file does not say it in a way that is read here,
 * and libheif turns and cuts; then only `endless` is filled. */
struct heif_boxes {
    bool known;
    bool endless;            /* pictures are made of each other, in a circle */
    uint32_t item;           /* that has the pixels: the primary one may be just
                              * this, changed once more */
    int width_px, height_px; /* as it is stored, 1 or more */
    struct heif_window left; /* what the cuts leave of it */
    int orientation;         /* EXIF's number: how that becomes upright */
    bool gray;               /* stored without colours */
    bool pieces;             /* made of other pictures, such as tiles */
};

void heif_boxes_read(struct heif_boxes *boxes, const struct decoder_file *file);

#endif
