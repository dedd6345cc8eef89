/* Makes picture files in memory: what staff could have, and what they could
 * not. Out of memory ends the test. */
#ifndef KIOSK_PICTURE_MAKER_H
#define KIOSK_PICTURE_MAKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Pixels 0xAARRGGBB, colours not multiplied by alpha. */
struct image {
    int width_px, height_px;
    uint32_t *pixels;
};

struct image image_new(int width_px, int height_px, uint32_t colour);
void image_free(struct image *image);

/* Red, green, blue and white quarters: which side is up can be told. */
struct image image_quarters(int width_px, int height_px);

/* Colours by chance, always the same ones: what cannot be compressed. */
struct image image_noise(int width_px, int height_px);

/* IMAGE, upright, as a file of that EXIF orientation holds it. */
struct image image_turned(const struct image *image, int orientation);

/* A file. */
struct made {
    uint8_t *bytes;
    size_t len;
};

void made_free(struct made *made);
void made_append(struct made *made, const void *bytes, size_t len);

enum jpeg_kind { JPEG_COLOUR, JPEG_PLAIN_RGB, JPEG_GRAY, JPEG_CMYK, JPEG_YCCK };

struct jpeg_options {
    enum jpeg_kind kind; /* CMYK, YCCK: the pixels' bytes are C, M, Y, K as
                          * Photoshop writes them, 255 is no ink */
    bool no_adobe;       /* without the APP14 marker */
    bool progressive;
    bool restarts;   /* a marker after each row */
    bool many_scans; /* 127, of gray only */
    int orientation; /* 0: no EXIF */
    const struct made *profile;
};

struct made make_jpeg(const struct image *image,
                      const struct jpeg_options *options);

struct png_options {
    int type; /* PNG_COLOR_TYPE_..., 0 is gray */
    int bits;
    bool interlaced;
    int transparent; /* palette or gray: the index or value that is; else -1 */
    double gamma;    /* 0: none */
    int orientation; /* 0: no eXIf */
    const struct made *profile;
};

/* Of a palette the red of each pixel is the index; PALETTE has 256 colours. */
struct made make_png(const struct image *image,
                     const struct png_options *options,
                     const uint32_t *palette);

/* FRAMES of indices (the red of each pixel) into four colours: red, green,
 * blue, white; TRANSPARENT is an index or -1. The first is at LEFT, TOP of a
 * screen of the size of SCREEN, the others at its corner. */
struct made make_gif(const struct image *frames, int count,
                     const struct image *screen, int left, int top,
                     int transparent, bool interlaced);

struct webp_options {
    bool lossless, animated;
    int orientation; /* 0: no EXIF */
    const struct made *profile;
};

struct made make_webp(const struct image *image,
                      const struct webp_options *options);

/* An ICC profile of RGB with these primaries (x, y of red, green, blue), D65
 * and a gamma. */
struct made make_profile(const double *primaries, double gamma);
extern const double display_p3[6];

/* EXIF with just an orientation. */
struct made make_exif(int orientation, bool big_endian);

#endif
