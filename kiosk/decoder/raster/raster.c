/* What the raster formats share. See raster.h. */
#include "raster.h"

#include "canvas.h"

/* A row of this many pixels takes 60 MiB while it is scaled. */
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

/* Longer than the protocol knows, as a panorama can be: its proportions. */
static int32_t
shorten(uint64_t px, uint64_t longer)
{
    return (int32_t)(px * PICTURE_SIDE_MAX / longer);
}

enum picture_status
raster_probed(int page, uint64_t width_px, uint64_t height_px, int orientation,
              struct picture_reply *reply)
{
    enum picture_status status =
        page > 0 ? PICTURE_NO_PAGE : raster_check(width_px, height_px);
    if (status != PICTURE_OK) {
        return status;
    }
    uint64_t longer = width_px > height_px ? width_px : height_px;
    longer = longer > PICTURE_SIDE_MAX ? longer : PICTURE_SIDE_MAX;
    reply->width_px = shorten(width_px, longer);
    reply->height_px = shorten(height_px, longer);
    reply->pages = 1;
    if (reply->width_px == 0 || reply->height_px == 0) {
        return PICTURE_DAMAGED; /* so thin that nothing would be seen */
    }
    canvas_upright(orientation, &reply->width_px, &reply->height_px);
    return PICTURE_OK;
}
