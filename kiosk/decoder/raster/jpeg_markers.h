/* The markers before the first scan of a JPEG. Parsed here, in one pass over
 * the file: libjpeg keeps a list of saved markers, which takes quadratic time
 * for a million of them. */
#ifndef KIOSK_JPEG_MARKERS_H
#define KIOSK_JPEG_MARKERS_H

#include <stddef.h>
#include <stdint.h>

#include "decoder.h"

struct jpeg_markers {
    int orientation;
    uint8_t *profile; /* ICC, or NULL; freed by release */
    size_t profile_len;
};

void jpeg_markers_read(struct jpeg_markers *markers,
                       const struct decoder_file *file);
/* Where the first scan begins, behind its head; the end if there is none. */
size_t jpeg_markers_end(const struct decoder_file *file);

void jpeg_markers_release(struct jpeg_markers *markers);

#endif
