/* What the raster formats share. See raster.h. */
#include "raster.h"

/* A row of so many pixels takes 60 MiB while it is scaled. */
#define SIDE_PX_MAX 1000000

enum picture_status
raster_check(uint64_t width_px, uint64_t height_px)
{
    if (width_px == 0 || height_px == 0) {
        return PICTURE_DAMAGED;
    }
    return width_px > SIDE_PX_MAX || height_px > SIDE_PX_MAX ||
                   width_px * height_px > PICTURE_PIXELS_MAX
               ? PICTURE_TOO_LARGE
               : PICTURE_OK;
}

enum picture_status
raster_probed(int page, uint64_t width_px, uint64_t height_px, int orientation,
              struct picture_reply *reply)
{
    enum picture_status status =
        page > 0 ? PICTURE_NO_PAGE : raster_check(width_px, height_px);
    if (status == PICTURE_OK) {
        reply->width_px = (int32_t)width_px;
        reply->height_px = (int32_t)height_px;
        reply->pages = 1;
        canvas_upright(orientation, &reply->width_px, &reply->height_px);
    }
    return status;
}
