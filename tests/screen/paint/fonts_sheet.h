/* Paragraphs drawn into a frame as black on white: what the picture goldens of
 * text are made of. */
#ifndef KIOSK_FONTS_SHEET_H
#define KIOSK_FONTS_SHEET_H

#include "fonts.h"
#include "frame.h"
#include "para.h"

/* A white frame with PARA's lines one below the other, MARGIN_PX around.
 * Released by the caller. */
void fonts_sheet_init(struct frame *frame, struct fonts *fonts,
                      const struct para *para, int width_px, int margin_px);

/* A text with a language, as the sheets show it. */
struct fonts_sample {
    const char *name, *lang, *text;
};
extern const struct fonts_sample fonts_samples[];
extern const int fonts_sample_count;

#endif
