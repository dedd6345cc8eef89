/* HEIC and AVIF, through libheif: the primary image of the file. */
#ifndef KIOSK_DECODE_HEIF_H
#define KIOSK_DECODE_HEIF_H

#include "decoder.h"

extern const struct decoder_format decode_heif;

/* Loads the codecs, which are files of their own since Debian 13. */
void decode_heif_warm(void);

#endif
