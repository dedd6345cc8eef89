/* What the numbers of a HEIC's or AVIF's colours mean, as an ICC profile. */
#ifndef KIOSK_HEIF_PROFILE_H
#define KIOSK_HEIF_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include <libheif/heif.h>

/* The embedded profile, or one made from the codes of H.273 (nclx). False when
 * the colours are sRGB, or nothing is said. The caller frees *BYTES. */
bool heif_profile(const struct heif_image_handle *handle, void **bytes,
                  size_t *len);

#endif
