/* The fonts: which face for which script, opened when first needed, with a
 * small cache of sizes. Implements struct measure with SDL2_ttf (HarfBuzz). */
#ifndef KIOSK_FONTS_H
#define KIOSK_FONTS_H

#include "measure.h"

struct fonts;

/* Reads the list FOLDER/fonts.txt (fonts/README.md says how it is written);
 * faces (.ttf, .otf, .ttc) in FOLDER itself come first in the chain. NULL and a
 * sentence in *WHY (freed with free()) when no face at all can be opened. */
struct fonts *fonts_new(const char *folder, char **why);
void fonts_free(struct fonts *fonts);

/* The seam for layout and painting; valid as long as FONTS. Pictures are wired
 * in by fonts_set_pictures (copied; NULL takes them out). */
const struct measure *fonts_measure(struct fonts *fonts);
void fonts_set_pictures(struct fonts *fonts, const struct pictures *pictures);

/* An 8-bit coverage mask of one run, drawn with its baseline BASELINE_PX below
 * the top row; freed with free(). False for runs without ink. */
bool fonts_draw(struct fonts *fonts, const struct page_font *font,
                const struct page_shape *shape, const char *text,
                unsigned char **mask, int *width_px, int *height_px,
                int *left_px, int *baseline_px);

#endif
