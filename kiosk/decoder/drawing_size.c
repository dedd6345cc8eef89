/* From a drawing's own units to pixels. See drawing_size.h. */
#include "drawing_size.h"

#include <math.h>

#define LONGER_MIN 1000.0

bool
drawing_size(double width, double height, struct picture_reply *reply)
{
    if (!isnormal(width) || !isnormal(height) || width < 0 || height < 0) {
        return false;
    }
    double longer = fmax(width, height);
    double wanted = fmin(fmax(longer, LONGER_MIN), PICTURE_SIDE_MAX);
    double width_px = width / longer * wanted;
    double height_px = height / longer * wanted;
    if (fmin(width_px, height_px) < 0.5) {
        return false;
    }
    reply->width_px = (int32_t)lround(width_px);
    reply->height_px = (int32_t)lround(height_px);
    return true;
}
