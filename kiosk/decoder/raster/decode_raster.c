/* kiosk-decode-raster: JPEG, PNG, GIF and WebP, told apart by their first
 * bytes. */
#include "decoder.h"
#include "raster.h"

int
main(void)
{
    static const struct decoder_format *const formats[] = {
        &raster_jpeg, &raster_png, &raster_gif, &raster_webp, NULL};
    return decoder_main(formats, 0, NULL);
}
