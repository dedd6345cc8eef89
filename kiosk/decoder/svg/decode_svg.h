/* SVG, through librsvg. Nothing outside of the file is ever loaded. */
#ifndef KIOSK_DECODE_SVG_H
#define KIOSK_DECODE_SVG_H

#include "decoder.h"

extern const struct decoder_format decode_svg;

#endif
