/* Any bytes as EXIF data, and as the markers of a JPEG. */

#include "exif.h"
#include "fuzz.h"
#include "jpeg_markers.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct decoder_file file = {bytes, len};
    struct jpeg_markers markers;
    int orientation = exif_orientation(bytes, len);
    require(orientation >= 1 && orientation <= 8);
    jpeg_markers_read(&markers, &file);
    require(markers.orientation >= 1 && markers.orientation <= 8);
    require(markers.profile_len <= len);
    require((markers.profile != NULL) == (markers.profile_len > 0));
    jpeg_markers_release(&markers);
    return 0;
}
