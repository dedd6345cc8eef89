/* ICC profiles from HEIF boxes. See heif_profile.h. HDR pictures are
 * tone-mapped: the white of BT.2408 is white here, and brighter values are
 * squeezed into the last third. */
#include "heif_profile.h"

#include <math.h>
#include <stdlib.h>

#include <lcms2.h>

/* BT.2408: the white of a page, in cd/m2. */
#define WHITE_NITS 203.0
#define HLG_PEAK_NITS 1000.0
#define KNEE 0.7
#define CURVE_POINTS 1024

/* No camera writes a longer profile. */
#define ICC_BYTES_MAX (4u * 1024 * 1024)

/* SMPTE ST 2084, code value to cd/m2. */
static double
pq_nits(double code)
{
    double root = pow(code, 1 / 78.84375);
    double above = fmax(root - 0.8359375, 0);
    return 10000 * pow(above / (18.8515625 - 18.6875 * root), 1 / 0.1593017578);
}

/* ARIB STD-B67, with the system gamma of a screen of 1000 cd/m2. */
static double
hlg_nits(double code)
{
    double light =
        code <= 0.5 ? code * code / 3
                    : (exp((code - 0.55991073) / 0.17883277) + 0.28466892) / 12;
    return HLG_PEAK_NITS * pow(light, 1.2);
}

static double
squeeze(double nits)
{
    double light = nits / WHITE_NITS;
    double over = (light - KNEE) / (1 - KNEE);
    return over <= 0 ? light : 1 - (1 - KNEE) * exp(-over);
}

static cmsToneCurve *
bright_curve(double (*nits)(double code))
{
    float points[CURVE_POINTS];
    for (int i = 0; i < CURVE_POINTS; i++) {
        points[i] = (float)squeeze(nits((double)i / (CURVE_POINTS - 1)));
    }
    return cmsBuildTabulatedToneCurveFloat(NULL, CURVE_POINTS, points);
}

/* Video curves are shown with that of sRGB, as browsers do. */
static cmsToneCurve *
curve_of(int transfer)
{
    static const double srgb[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92,
                                  0.04045};
    switch (transfer) {
    case heif_transfer_characteristic_ITU_R_BT_470_6_System_M:
        return cmsBuildGamma(NULL, 2.2);
    case heif_transfer_characteristic_ITU_R_BT_470_6_System_B_G:
        return cmsBuildGamma(NULL, 2.8);
    case heif_transfer_characteristic_linear:
        return cmsBuildGamma(NULL, 1.0);
    case heif_transfer_characteristic_ITU_R_BT_2100_0_PQ:
        return bright_curve(pq_nits);
    case heif_transfer_characteristic_ITU_R_BT_2100_0_HLG:
        return bright_curve(hlg_nits);
    default:
        return cmsBuildParametricToneCurve(NULL, 4, srgb);
    }
}

static bool
is_srgb(const struct heif_color_profile_nclx *nclx)
{
    switch ((int)nclx->color_primaries) {
    case heif_color_primaries_ITU_R_BT_709_5:
    case heif_color_primaries_unspecified:
        break;
    default:
        return false;
    }
    switch ((int)nclx->transfer_characteristics) {
    case heif_transfer_characteristic_ITU_R_BT_709_5:
    case heif_transfer_characteristic_unspecified:
    case heif_transfer_characteristic_ITU_R_BT_601_6:
    case heif_transfer_characteristic_IEC_61966_2_1:
    case heif_transfer_characteristic_ITU_R_BT_2020_2_10bit:
    case heif_transfer_characteristic_ITU_R_BT_2020_2_12bit:
        return true;
    default:
        return false;
    }
}

static cmsHPROFILE
from_codes(const struct heif_color_profile_nclx *nclx)
{
    cmsCIExyY white = {0.3127, 0.3290, 1};
    cmsCIExyYTRIPLE primaries = {
        {0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};
    if (nclx->color_primaries != heif_color_primaries_unspecified) {
        white.x = (double)nclx->color_primary_white_x;
        white.y = (double)nclx->color_primary_white_y;
        primaries.Red.x = (double)nclx->color_primary_red_x;
        primaries.Red.y = (double)nclx->color_primary_red_y;
        primaries.Green.x = (double)nclx->color_primary_green_x;
        primaries.Green.y = (double)nclx->color_primary_green_y;
        primaries.Blue.x = (double)nclx->color_primary_blue_x;
        primaries.Blue.y = (double)nclx->color_primary_blue_y;
    }
    cmsToneCurve *curve = curve_of((int)nclx->transfer_characteristics);
    cmsToneCurve *curves[] = {curve, curve, curve};
    cmsHPROFILE profile =
        curve != NULL ? cmsCreateRGBProfile(&white, &primaries, curves) : NULL;
    cmsFreeToneCurve(curve);
    return profile;
}

static bool
save(cmsHPROFILE profile, void **bytes, size_t *len)
{
    cmsUInt32Number count = 0;
    bool good = profile != NULL && cmsSaveProfileToMem(profile, NULL, &count);
    *bytes = good ? malloc(count) : NULL;
    good = *bytes != NULL && cmsSaveProfileToMem(profile, *bytes, &count);
    if (!good) {
        free(*bytes);
    }
    if (profile != NULL) {
        cmsCloseProfile(profile);
    }
    *len = count;
    return good;
}

static bool
embedded(const struct heif_image_handle *handle, void **bytes, size_t *len)
{
    *len = heif_image_handle_get_raw_color_profile_size(handle);
    *bytes = *len > 0 && *len <= ICC_BYTES_MAX ? malloc(*len) : NULL;
    if (*bytes != NULL &&
        heif_image_handle_get_raw_color_profile(handle, *bytes).code ==
            heif_error_Ok) {
        return true;
    }
    free(*bytes);
    return false;
}

bool
heif_profile(const struct heif_image_handle *handle, void **bytes, size_t *len)
{
    if (embedded(handle, bytes, len)) {
        return true;
    }
    struct heif_color_profile_nclx *nclx = NULL;
    struct heif_error error =
        heif_image_handle_get_nclx_color_profile(handle, &nclx);
    bool made = error.code == heif_error_Ok && nclx != NULL && !is_srgb(nclx) &&
                save(from_codes(nclx), bytes, len);
    heif_nclx_color_profile_free(nclx);
    return made;
}
