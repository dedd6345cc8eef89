/* Makes HEIC and AVIF files that heif-enc cannot: of tiles, turned, mirrored,
 * cut, with any colour codes and profiles. */
#ifndef KIOSK_HEIF_MAKE_H
#define KIOSK_HEIF_MAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Pixels 0xAARRGGBB, straight alpha, without colours where none has any,
 * through heif-enc into PATH, whose name ends in .heic or .avif. OPTIONS, NULL
 * or more words for heif-enc. */
void heif_encode(const char *path, const uint32_t *pixels, int width,
                 int height, const char *options);

struct heif_recipe {
    const char *tile; /* a file of heif_encode(), of one picture */
    int tile_width, tile_height;
    int columns, rows; /* 0, 0: the tile is the picture; else all are it */
    int width, height; /* of tiles put together, as the file says */
    int turns;         /* quarter turns, anticlockwise */
    int mirror;        /* 0 none; 1 left becomes right; 2 top bottom */
    int broken;        /* of this tile, from 1, half is missing; 0 for none */
    int clap_width, clap_height; /* what is left; 0 for all */
    int clap_x, clap_y;          /* its middle from that of the whole */
    const char *order; /* how the file lists them: s size, c clap, r turns,
                        * m mirror, any of them; NULL for "scrm" */
    int idens;         /* items that are just the picture, around it */
    int iden_turns;    /* of the outermost of them */
    bool endless;      /* the innermost of them is the outermost once more */
    int primaries, transfer; /* H.273; 0 for none */
    bool video;              /* black is 16, with `primaries` */
    const void *icc;
    size_t icc_len;
};

void heif_make(const char *path, const struct heif_recipe *recipe);

#endif
