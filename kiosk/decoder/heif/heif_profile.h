/* The colour space of a HEIC or AVIF as an ICC profile. */
#ifndef KIOSK_HEIF_PROFILE_H
#define KIOSK_HEIF_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include <libheif/heif.h>

/* The embedded profile, or one made from the codes of H.273 (nclx). False if
 * the colours are sRGB or unspecified. The caller frees *BYTES. */
bool heif_profile(const struct heif_image_handle *handle, void **bytes,
                  size_t *len);

#endif
