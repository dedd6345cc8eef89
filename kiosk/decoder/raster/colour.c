/* ICC profiles by lcms2. See colour.h. */
#include "colour.h"

#include <lcms2.h>
#include <stdlib.h>

/* The largest are those of printing presses, 2 to 3 MiB. */
#define PROFILE_BYTES_MAX ((size_t)4 * 1024 * 1024)

struct colour {
    enum colour_space space;
    cmsHTRANSFORM transform; /* NULL: inks multiply */
    uint32_t grays[256];
};

static bool
fits(cmsHPROFILE profile, enum colour_space space)
{
    static const cmsColorSpaceSignature signatures[] = {
        cmsSigRgbData, cmsSigGrayData, cmsSigCmykData};
    cmsProfileClassSignature kind = cmsGetDeviceClass(profile);
    return cmsGetColorSpace(profile) == signatures[space] &&
           (kind == cmsSigInputClass || kind == cmsSigDisplayClass ||
            kind == cmsSigColorSpaceClass ||
            (kind == cmsSigOutputClass && space != COLOUR_RGB));
}

static cmsHTRANSFORM
make_transform(const void *bytes, size_t len, enum colour_space space)
{
    static const cmsUInt32Number from[] = {TYPE_BGRA_8, TYPE_GRAY_8,
                                           TYPE_CMYK_8_REV};
    if (bytes == NULL || len == 0 || len > PROFILE_BYTES_MAX) {
        return NULL;
    }
    cmsHTRANSFORM transform = NULL;
    cmsHPROFILE profile = cmsOpenProfileFromMem(bytes, (cmsUInt32Number)len);
    cmsHPROFILE srgb = cmsCreate_sRGBProfile();
    if (profile != NULL && srgb != NULL && fits(profile, space)) {
        transform = cmsCreateTransform(
            profile, from[space], srgb, TYPE_BGRA_8, INTENT_PERCEPTUAL,
            cmsFLAGS_NOCACHE | (space == COLOUR_RGB ? cmsFLAGS_COPY_ALPHA : 0));
    }
    if (profile != NULL) {
        cmsCloseProfile(profile);
    }
    if (srgb != NULL) {
        cmsCloseProfile(srgb);
    }
    return transform;
}

/* Most profiles are versions of sRGB: recognised by what they do to a grid of
 * colours. */
static bool
changes_nothing(cmsHTRANSFORM transform)
{
    enum { STEPS = 6, COUNT = STEPS * STEPS * STEPS };
    uint8_t before[COUNT * 4] = {0};
    uint8_t after[COUNT * 4] = {0};
    for (int i = 0; i < COUNT; i++) {
        before[4 * i] = (uint8_t)(i % STEPS * 51);
        before[4 * i + 1] = (uint8_t)(i / STEPS % STEPS * 51);
        before[4 * i + 2] = (uint8_t)(i / STEPS / STEPS * 51);
    }
    cmsDoTransform(transform, before, after, COUNT);
    int most = 0;
    for (int i = 0; i < COUNT * 4; i++) {
        int off = abs(before[i] - after[i]);
        most = off > most ? off : most;
    }
    return most <= 2;
}

static void
fill_grays(struct colour *colour)
{
    uint8_t values[256];
    for (int i = 0; i < 256; i++) {
        values[i] = (uint8_t)i;
    }
    cmsDoTransform(colour->transform, values, colour->grays, 256);
}

struct colour *
colour_new(const void *profile, size_t len, enum colour_space space)
{
    cmsHTRANSFORM transform = make_transform(profile, len, space);
    bool idle = transform != NULL
                    ? space == COLOUR_RGB && changes_nothing(transform)
                    : space != COLOUR_CMYK_INVERTED;
    struct colour *colour = idle ? NULL : calloc(1, sizeof(*colour));
    if (colour == NULL) {
        if (transform != NULL) {
            cmsDeleteTransform(transform);
        }
        return NULL;
    }
    colour->space = space;
    colour->transform = transform;
    if (space == COLOUR_GRAY) {
        fill_grays(colour);
    }
    return colour;
}

void
colour_free(struct colour *colour)
{
    if (colour != NULL && colour->transform != NULL) {
        cmsDeleteTransform(colour->transform);
    }
    free(colour);
}

static uint32_t
share(uint32_t colour, uint32_t black)
{
    return (colour * black + 127) / 255;
}

static void
multiply_inks(uint32_t *row, int width_px)
{
    for (int x = 0; x < width_px; x++) {
        uint32_t inks = row[x];
        uint32_t black = inks >> 24;
        row[x] = share(inks & 0xFF, black) << 16 |
                 share(inks >> 8 & 0xFF, black) << 8 |
                 share(inks >> 16 & 0xFF, black);
    }
}

static void
make_opaque(uint32_t *row, int width_px)
{
    for (int x = 0; x < width_px; x++) {
        row[x] |= 0xFF000000;
    }
}

static void
look_up(const uint32_t *grays, uint32_t *row, int width_px)
{
    for (int x = 0; x < width_px; x++) {
        row[x] = (row[x] & 0xFF000000) | (grays[row[x] & 0xFF] & 0xFFFFFF);
    }
}

void
colour_row(void *context, uint32_t *row, int width_px)
{
    struct colour *colour = context;
    if (colour == NULL) {
        return;
    }
    if (colour->space == COLOUR_GRAY) {
        look_up(colour->grays, row, width_px);
    } else if (colour->transform != NULL) {
        cmsDoTransform(colour->transform, row, row, (cmsUInt32Number)width_px);
    } else {
        multiply_inks(row, width_px);
    }
    if (colour->space == COLOUR_CMYK_INVERTED) {
        make_opaque(row, width_px);
    }
}
