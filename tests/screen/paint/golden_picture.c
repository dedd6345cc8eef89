/* Reading and comparing pictures of the tests. */
#include "golden_picture.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>

#include "golden.h"

enum { TOLERANCE = 2 };

bool
picture_read(const char *path, struct frame *frame)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_file(&image, path)) {
        return false;
    }
    image.format = PNG_FORMAT_BGRA;
    frame_init(frame, (int)image.width, (int)image.height);
    if (!png_image_finish_read(&image, NULL, frame->pixels, 0, NULL)) {
        frame_release(frame);
        return false;
    }
    for (size_t i = 0; i < (size_t)image.width * image.height; i++) {
        frame->pixels[i] &= 0xFFFFFF;
    }
    return true;
}

int
picture_difference(const struct frame *a, const struct frame *b)
{
    int most = 0;
    if (a->width_px != b->width_px || a->height_px != b->height_px) {
        return 256;
    }
    for (long i = 0; i < (long)a->width_px * a->height_px; i++) {
        for (int shift = 0; shift < 24; shift += 8) {
            int p = (int)(a->pixels[i] >> shift & 255);
            int q = (int)(b->pixels[i] >> shift & 255);
            most = abs(p - q) > most ? abs(p - q) : most;
        }
    }
    return most;
}

static void
write_or_say(const struct frame *frame, const char *path)
{
    char *why = NULL;
    if (!frame_write_png(frame, path, &why)) {
        fprintf(stderr, "%s\n", why);
        free(why);
    }
}

bool
picture_is_golden(const struct frame *frame, const char *name)
{
    char path[512];
    struct frame golden = {0};
    snprintf(path, sizeof(path), "%s/tests/golden/screen/%s.png",
             KIOSK_SOURCE_DIR, name);
    if (golden_updates()) {
        write_or_say(frame, path);
    }
    bool same = picture_read(path, &golden) &&
                picture_difference(frame, &golden) <= TOLERANCE;
    frame_release(&golden);
    if (!same) {
        snprintf(path, sizeof(path), "%s.actual.png", name);
        write_or_say(frame, path);
        fprintf(stderr, "%s is not like its golden: see %s\n", name, path);
    }
    return same;
}
