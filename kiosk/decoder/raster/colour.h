/* Colour profiles (ICC) of files: rows are brought to sRGB. A library of its
 * own, kiosk_colour, so that only programs that need it load lcms2. */
#ifndef KIOSK_COLOUR_H
#define KIOSK_COLOUR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum colour_space {
    COLOUR_RGB,          /* 0xAARRGGBB; alpha stays as it is */
    COLOUR_GRAY,         /* the same with three equal colours */
    COLOUR_CMYK_INVERTED /* bytes C, M, Y, K, where 255 is no ink; produces
                          * 0xFFRRGGBB */
};

struct colour;

/* From the LEN bytes of PROFILE, which may be NULL. NULL if nothing is to be
 * done: no profile, a broken one, one for another space or a kind of device
 * that pictures do not come from, longer than 4 MiB, or sRGB itself. CMYK is
 * never NULL unless memory is short: without a profile its inks multiply. */
struct colour *colour_new(const void *profile, size_t len,
                          enum colour_space space);
void colour_free(struct colour *colour);

/* A row in place; COLOUR is a struct colour and may be NULL. Of the shape that
 * canvas_source.finish has. */
void colour_row(void *colour, uint32_t *row, int width_px);

#endif
