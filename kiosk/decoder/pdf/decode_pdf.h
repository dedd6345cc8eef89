/* PDF, through poppler: its pages, drawn on white, and their words. */
#ifndef KIOSK_DECODE_PDF_H
#define KIOSK_DECODE_PDF_H

#include "decoder.h"

extern const struct decoder_format decode_pdf;

#endif
