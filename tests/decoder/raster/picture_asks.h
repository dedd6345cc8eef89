/* What tests of the raster decoder ask of a file, in one line each. A decoder
 * that ends is a failed test. */
#ifndef KIOSK_PICTURE_ASKS_H
#define KIOSK_PICTURE_ASKS_H

#include "decoder_rig.h"
#include "picture_maker.h"

/* cmocka's setup and teardown: *STATE is a struct decoder_rig of the raster
 * program. */
int asks_setup(void **state);
int asks_teardown(void **state);

/* MADE as it is drawn at that size; pixels multiplied by alpha. Freed by
 * image_free; of another status than OK the pixels are 0. */
struct image asks_draw(struct decoder_rig *rig, const struct made *made,
                       int width_px, int height_px, bool cover);
enum picture_status asks_status(struct decoder_rig *rig,
                                const struct made *made);

/* Whether it is drawn, and told that pixels of it are lost. */
bool asks_harmed(struct decoder_rig *rig, const struct made *made);

/* Width and height by PROBE must be these. */
void asks_size(struct decoder_rig *rig, const struct made *made, int width_px,
               int height_px);

/* Every channel of the pixel is within TOLERANCE of COLOUR. */
void asks_pixel(const struct image *image, int x, int y, uint32_t colour,
                int tolerance);

/* The quarters of image_quarters(), looked at in their middles. */
void asks_quarters(const struct image *image, int tolerance);

#endif
