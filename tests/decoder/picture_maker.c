/* Pictures by the libraries' encoders: images, JPEG, profiles. PNG, GIF and
 * WebP are in picture_maker_more.c. */
#include "picture_maker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <lcms2.h>

#include "mem.h"

const double display_p3[6] = {0.680, 0.320, 0.265, 0.690, 0.150, 0.060};

struct image
image_new(int width_px, int height_px, uint32_t colour)
{
    size_t count = (size_t)width_px * (size_t)height_px;
    struct image image = {width_px, height_px,
                          mem_new(count, sizeof(*image.pixels))};
    for (size_t i = 0; i < count; i++) {
        image.pixels[i] = colour;
    }
    return image;
}

void
image_free(struct image *image)
{
    free(image->pixels);
}

struct image
image_quarters(int width_px, int height_px)
{
    struct image image = image_new(width_px, height_px, 0);
    static const uint32_t colours[] = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF,
                                       0xFFFFFFFF};
    for (int y = 0; y < height_px; y++) {
        for (int x = 0; x < width_px; x++) {
            int quarter = (2 * y >= height_px) * 2 + (2 * x >= width_px);
            image.pixels[y * width_px + x] = colours[quarter];
        }
    }
    return image;
}

struct image
image_noise(int width_px, int height_px)
{
    struct image image = image_new(width_px, height_px, 0);
    uint32_t state = 1;
    for (int i = 0; i < width_px * height_px; i++) {
        state = state * 1664525u + 1013904223u;
        image.pixels[i] = 0xFF000000 | state >> 8;
    }
    return image;
}

/* By the words of the standard: where row 0 and column 0 of the file are. */
struct image
image_turned(const struct image *image, int orientation)
{
    int w = image->width_px;
    int h = image->height_px;
    bool turned = orientation >= 5;
    struct image out = image_new(turned ? h : w, turned ? w : h, 0);
    for (int row = 0; row < out.height_px; row++) {
        for (int column = 0; column < out.width_px; column++) {
            const int places[8][2] = {
                {column, row},                 /* top, left */
                {w - 1 - column, row},         /* top, right */
                {w - 1 - column, h - 1 - row}, /* bottom, right */
                {column, h - 1 - row},         /* bottom, left */
                {row, column},                 /* left, top */
                {w - 1 - row, column},         /* right, top */
                {w - 1 - row, h - 1 - column}, /* right, bottom */
                {row, h - 1 - column},         /* left, bottom */
            };
            const int *place = places[orientation - 1];
            out.pixels[row * out.width_px + column] =
                image->pixels[place[1] * w + place[0]];
        }
    }
    return out;
}

void
made_free(struct made *made)
{
    free(made->bytes);
}

void
made_append(struct made *made, const void *bytes, size_t len)
{
    made->bytes = mem_resize(made->bytes, made->len + len + 1, 1);
    memcpy(made->bytes + made->len, bytes, len);
    made->len += len;
}

static void
append_number(struct made *made, uint32_t value, int count, bool big_endian)
{
    for (int i = 0; i < count; i++) {
        int shift = 8 * (big_endian ? count - 1 - i : i);
        uint8_t byte = (uint8_t)(value >> shift);
        made_append(made, &byte, 1);
    }
}

struct made
make_exif(int orientation, bool big_endian)
{
    struct made made = {0};
    made_append(&made, "Exif\0\0", 6);
    made_append(&made, big_endian ? "MM" : "II", 2);
    append_number(&made, 42, 2, big_endian);
    append_number(&made, 8, 4, big_endian);
    append_number(&made, 1, 2, big_endian);
    append_number(&made, 0x0112, 2, big_endian);
    append_number(&made, 3, 2, big_endian);
    append_number(&made, 1, 4, big_endian);
    append_number(&made, (uint32_t)orientation, 2, big_endian);
    append_number(&made, 0, 2, big_endian);
    append_number(&made, 0, 4, big_endian);
    return made;
}

static J_COLOR_SPACE
spaces(enum jpeg_kind kind, J_COLOR_SPACE *in)
{
    *in = kind == JPEG_CMYK || kind == JPEG_YCCK ? JCS_CMYK : JCS_EXT_BGRA;
    switch (kind) {
    case JPEG_PLAIN_RGB:
        return JCS_RGB;
    case JPEG_GRAY:
        return JCS_GRAYSCALE;
    case JPEG_CMYK:
        return JCS_CMYK;
    case JPEG_YCCK:
        return JCS_YCCK;
    default:
        return JCS_YCbCr;
    }
}

/* Each coefficient in two scans of its own. */
static void
set_scans(struct jpeg_compress_struct *base, jpeg_scan_info *scans)
{
    enum { AC = 63 };
    scans[0] = (jpeg_scan_info){1, {0}, 0, 0, 0, 0};
    for (int i = 1; i <= AC; i++) {
        scans[i] = (jpeg_scan_info){1, {0}, i, i, 0, 1};
        scans[AC + i] = (jpeg_scan_info){1, {0}, i, i, 1, 0};
    }
    base->scan_info = scans;
    base->num_scans = 1 + 2 * AC;
}

static void
set_jpeg(struct jpeg_compress_struct *base, const struct image *image,
         const struct jpeg_options *options)
{
    J_COLOR_SPACE in;
    J_COLOR_SPACE file = spaces(options->kind, &in);
    base->image_width = (JDIMENSION)image->width_px;
    base->image_height = (JDIMENSION)image->height_px;
    base->input_components = 4;
    base->in_color_space = in;
    jpeg_set_defaults(base);
    jpeg_set_colorspace(base, file);
    jpeg_set_quality(base, 97, TRUE);
    if (options->no_adobe) {
        base->write_Adobe_marker = FALSE;
    }
    if (options->progressive) {
        jpeg_simple_progression(base);
    }
    base->restart_in_rows = options->restarts ? 1 : 0;
}

static void
write_markers(struct jpeg_compress_struct *base,
              const struct jpeg_options *options)
{
    if (options->orientation > 0) {
        struct made exif =
            make_exif(options->orientation, options->orientation % 2 == 0);
        jpeg_write_marker(base, JPEG_APP0 + 1, exif.bytes, (unsigned)exif.len);
        made_free(&exif);
    }
    if (options->profile) {
        jpeg_write_icc_profile(base, options->profile->bytes,
                               (unsigned)options->profile->len);
    }
}

struct made
make_jpeg(const struct image *image, const struct jpeg_options *options)
{
    struct jpeg_compress_struct base;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long len = 0;
    base.err = jpeg_std_error(&errors);
    jpeg_create_compress(&base);
    jpeg_mem_dest(&base, &bytes, &len);
    set_jpeg(&base, image, options);
    jpeg_scan_info scans[128];
    if (options->many_scans) {
        set_scans(&base, scans);
    }
    jpeg_start_compress(&base, TRUE);
    write_markers(&base, options);
    while (base.next_scanline < base.image_height) {
        JSAMPROW row = (JSAMPROW)(image->pixels + (size_t)base.next_scanline *
                                                      base.image_width);
        jpeg_write_scanlines(&base, &row, 1);
    }
    jpeg_finish_compress(&base);
    jpeg_destroy_compress(&base);
    return (struct made){bytes, len};
}

struct made
make_profile(const double *primaries, double gamma)
{
    const cmsCIExyY white = {0.3127, 0.3290, 1};
    const cmsCIExyYTRIPLE triple = {{primaries[0], primaries[1], 1},
                                    {primaries[2], primaries[3], 1},
                                    {primaries[4], primaries[5], 1}};
    cmsToneCurve *curve = cmsBuildGamma(NULL, gamma);
    cmsToneCurve *const curves[3] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &triple, curves);
    cmsUInt32Number len = 0;
    cmsSaveProfileToMem(profile, NULL, &len);
    struct made made = {mem_new(len, 1), len};
    cmsSaveProfileToMem(profile, made.bytes, &len);
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
    return made;
}
