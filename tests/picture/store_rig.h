/* A store over a folder of files that tell the fake decoder what to do. */
#ifndef KIOSK_STORE_RIG_H
#define KIOSK_STORE_RIG_H

#include <stdbool.h>
#include <stddef.h>

#include "picture_store.h"

struct store_rig {
    char folder[64];
    struct picture_store *store;
    int opened; /* files, so far */
    int told;   /* of files that cannot be shown */
    enum picture_status told_status;
    int ended;        /* decoders, at work */
    int ended_status; /* as of waitpid */
};

/* A store with a budget of MEMORY_BYTES and the decoders in PROGRAMS. */
void rig_begin(struct store_rig *rig, const char *programs,
               size_t memory_bytes);
void rig_end(struct store_rig *rig);

/* The state of each test is one of 4 MiB with the fake decoders. */
int rig_set_up(void **state);
int rig_tear_down(void **state);
#define WITH_RIG(test) \
    cmocka_unit_test_setup_teardown(test, rig_set_up, rig_tear_down)

/* A file that the raster decoder obeys; its version is its length and STAMP.
 * PATH must stay. */
struct picture_id rig_file(struct store_rig *rig, const char *path,
                           const char *order, int stamp);

/* The same for any first four bytes. */
struct picture_id rig_file_of(struct store_rig *rig, const char *path,
                              const char *magic, const char *order, int stamp);

/* All of ID in a square of SIDE_PX. */
struct picture_want rig_square(struct picture_id id, int side_px);

/* Asks the size and waits for it; false when there is none. */
bool rig_size(struct store_rig *rig, struct picture_id id, int *width_px,
              int *height_px);

/* The first pixel of WANT, which is looked for and not waited for; 0: not
 * there. The fake decoder paints its process number. */
unsigned rig_pixel(struct store_rig *rig, struct picture_want want);

/* Wants COUNT pictures and waits. */
void rig_draw(struct store_rig *rig, const struct picture_want *wants,
              size_t count);

/* Asserts that the file of ID has that size. */
void rig_size_is(struct store_rig *rig, struct picture_id id, int width,
                 int height);

/* Asserts that the file of ID is not shown for the reason STATUS, and that this
 * was told once. */
void rig_cannot_be_shown(struct store_rig *rig, struct picture_id id,
                         enum picture_status status);

#endif
