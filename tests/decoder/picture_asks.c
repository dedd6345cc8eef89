/* Short questions to the raster decoder. See picture_asks.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "picture_asks.h"

#include <stdlib.h>
#include <unistd.h>

#include "mem.h"

int
asks_setup(void **state)
{
    struct decoder_rig *rig = mem_new(1, sizeof(*rig));
    decoder_rig_start(rig, "kiosk-decode-raster");
    *state = rig;
    return 0;
}

int
asks_teardown(void **state)
{
    struct decoder_rig *rig = *state;
    bool good = decoder_rig_stop(rig);
    free(rig);
    return good ? 0 : -1;
}

struct image
asks_draw(struct decoder_rig *rig, const struct made *made, int width_px,
          int height_px, bool cover)
{
    struct picture_reply reply;
    struct image image = image_new(width_px, height_px, 0);
    struct picture_request request = {.width_px = width_px,
                                      .height_px = height_px};
    int file = decoder_rig_file(made->bytes, made->len);
    if (cover) {
        decoder_rig_probe(rig, file, 0, &reply);
        request.crop = crop_cover(reply.width_px, reply.height_px, width_px,
                                  height_px, 50, 50);
    }
    enum picture_status status =
        decoder_rig_draw(rig, file, &request, image.pixels, &reply);
    close(file);
    assert_int_equal(status, PICTURE_OK);
    uint32_t all = UINT32_MAX;
    for (int i = 0; i < width_px * height_px; i++) {
        all &= image.pixels[i];
    }
    assert_int_equal(reply.opaque, all >> 24 == 0xFF);
    return image;
}

static enum picture_status
draw_small(struct decoder_rig *rig, const struct made *made,
           struct picture_reply *reply)
{
    uint32_t pixels[64];
    const struct picture_request request = {.width_px = 8, .height_px = 8};
    int file = decoder_rig_file(made->bytes, made->len);
    enum picture_status status =
        decoder_rig_draw(rig, file, &request, pixels, reply);
    assert_int_not_equal(status, PICTURE_CRASHED);
    close(file);
    return status;
}

enum picture_status
asks_status(struct decoder_rig *rig, const struct made *made)
{
    struct picture_reply reply;
    return draw_small(rig, made, &reply);
}

bool
asks_harmed(struct decoder_rig *rig, const struct made *made)
{
    struct picture_reply reply;
    assert_int_equal(draw_small(rig, made, &reply), PICTURE_OK);
    assert_int_equal(reply.lost & ~(UINT32_C(1) << PICTURE_LOSS_PIXELS), 0);
    return reply.lost != 0;
}

void
asks_size(struct decoder_rig *rig, const struct made *made, int width_px,
          int height_px)
{
    struct picture_reply reply;
    int file = decoder_rig_file(made->bytes, made->len);
    assert_int_equal(decoder_rig_probe(rig, file, 0, &reply), PICTURE_OK);
    close(file);
    assert_int_equal(reply.width_px, width_px);
    assert_int_equal(reply.height_px, height_px);
    assert_int_equal(reply.pages, 1);
}

void
asks_pixel(const struct image *image, int x, int y, uint32_t colour,
           int tolerance)
{
    uint32_t pixel = image->pixels[y * image->width_px + x];
    for (int shift = 0; shift < 32; shift += 8) {
        int off =
            abs((int)(pixel >> shift & 0xFF) - (int)(colour >> shift & 0xFF));
        if (off > tolerance) {
            fail_msg("pixel %d, %d is %08x and not %08x", x, y, pixel, colour);
        }
    }
}

void
asks_quarters(const struct image *image, int tolerance)
{
    int left = image->width_px / 4;
    int top = image->height_px / 4;
    int right = image->width_px - 1 - left;
    int bottom = image->height_px - 1 - top;
    asks_pixel(image, left, top, 0xFFFF0000, tolerance);
    asks_pixel(image, right, top, 0xFF00FF00, tolerance);
    asks_pixel(image, left, bottom, 0xFF0000FF, tolerance);
    asks_pixel(image, right, bottom, 0xFFFFFFFF, tolerance);
}
