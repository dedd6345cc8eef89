/* Scales user units to the pixels of a request. See drawing.h. */
#include "drawing.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

/* The sides of the result were rounded, so that the scales of "all of it"
 * differ a little: that shows less than a seam at the edge would. */
static void
fit(cairo_t *cairo, const struct picture_request *request, double width,
    double height)
{
    const struct crop crop = request->crop;
    cairo_scale(cairo, request->width_px / (width * crop_width(crop)),
                request->height_px / (height * crop_height(crop)));
    cairo_translate(cairo, -width * crop.left / CROP_WHOLE,
                    -height * crop.top / CROP_WHOLE);
}

cairo_t *
drawing_begin(const struct picture_request *request, uint32_t *pixels,
              double width, double height)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)pixels, CAIRO_FORMAT_ARGB32, request->width_px,
        request->height_px, request->width_px * (int)sizeof(*pixels));
    cairo_t *cairo = cairo_create(surface);
    cairo_surface_destroy(surface);
    if (cairo_status(cairo) != CAIRO_STATUS_SUCCESS) {
        cairo_destroy(cairo);
        return NULL;
    }
    fit(cairo, request, width, height);
    return cairo;
}

static bool
is_opaque(const uint32_t *pixels, size_t count)
{
    uint32_t all = UINT32_MAX;
    for (size_t i = 0; i < count; i++) {
        all &= pixels[i];
    }
    return all >> 24 == 0xFF;
}

enum picture_status
drawing_end(cairo_t *cairo, const struct picture_request *request,
            const uint32_t *pixels, struct picture_reply *reply)
{
    cairo_surface_flush(cairo_get_target(cairo));
    bool drawn = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    size_t count = (size_t)request->width_px * (size_t)request->height_px;
    reply->opaque = is_opaque(pixels, count);
    return drawn ? PICTURE_OK : PICTURE_TOO_LARGE;
}
