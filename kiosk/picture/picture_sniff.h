/* What kind of picture a file is: by its first bytes, never by its name. */
#ifndef KIOSK_PICTURE_SNIFF_H
#define KIOSK_PICTURE_SNIFF_H

#include <stddef.h>
#include <stdint.h>

enum picture_format {
    PICTURE_FORMAT_NONE,
    PICTURE_JPEG,
    PICTURE_PNG,
    PICTURE_GIF,
    PICTURE_WEBP,
    PICTURE_SVG, /* also compressed (.svgz) */
    PICTURE_PDF,
    PICTURE_HEIF /* HEIC and AVIF */
};

/* So many bytes are enough to tell. */
#define PICTURE_SNIFF_BYTES 4096

enum picture_format picture_sniff(const uint8_t *bytes, size_t len);

#endif
