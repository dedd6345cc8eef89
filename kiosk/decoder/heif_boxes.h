/* What the boxes of a HEIC or AVIF say of its primary picture: how it is turned
 * and cut, in the order in which the file says so. libheif 1.15 takes the size
 * before a turn for that after it where the turn is listed first; it and later
 * ones hold a turned picture twice, do not tell gray from colours before they
 * have decoded them, and follow pictures made of each other for ever. */
#ifndef KIOSK_HEIF_BOXES_H
#define KIOSK_HEIF_BOXES_H

#include <stdbool.h>

#include "decoder.h"

/* A part of a picture as it is stored, px. */
struct heif_window {
    int x, y, width_px, height_px;
};

struct heif_boxes {
    bool
        known;    /* else the file does not say it in a way that is read here:
                   * then what follows is not filled, and libheif turns and cuts */
    bool endless; /* pictures are made of each other, in a circle */
    int width_px, height_px; /* as it is stored, 1 or more */
    struct heif_window left; /* what the cuts leave of it */
    int orientation;         /* EXIF's number: how that becomes upright */
    bool gray;               /* stored without colours */
};

void heif_boxes_read(struct heif_boxes *boxes, const struct decoder_file *file);

#endif
