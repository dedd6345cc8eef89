/* The only part of EXIF that matters to a screen: the orientation. */
#ifndef KIOSK_EXIF_H
#define KIOSK_EXIF_H

#include <stddef.h>
#include <stdint.h>

/* The orientation, 1 to 8, from EXIF data (a TIFF header and what follows, with
 * or without "Exif\0\0" before it); 1 if there is none, or a bad one. */
int exif_orientation(const uint8_t *bytes, size_t len);

#endif
