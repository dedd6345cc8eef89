/* The faces that are open: TTF_Font objects at a size, the least recently
 * used one closed when there are too many, and what is known of each face.
 * One thread only: SDL2_ttf shares one FreeType library. */
#ifndef KIOSK_FONTS_OPEN_H
#define KIOSK_FONTS_OPEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fonts_list.h"

struct fonts_open;

/* A face at a size, ready to shape. FONT is a TTF_Font; PAD_PX is the width
 * of a space, rounded down. */
struct fonts_sized {
    void *font;
    int pad_px;
    int pads_px; /* of two */
};

struct fonts_open *fonts_open_new(const struct fonts_list *list);
void fonts_open_free(struct fonts_open *open);

/* False when the file cannot be opened; it is not tried again. Valid until
 * the next call. */
bool fonts_open_sized(struct fonts_open *open, int face, int size_px,
                      struct fonts_sized *sized);

/* Whether FACE has a glyph for CODE. */
bool fonts_open_has(struct fonts_open *open, int face, uint32_t code);

/* Height of capital H in em, 0 for a face without one. */
double fonts_open_cap_ratio(struct fonts_open *open, int face);

/* What the file says of itself: its family (freed with free()) and style. */
bool fonts_open_names(struct fonts_open *open, int face, char **family,
                      unsigned *style);

#endif
