/* Drawn pictures, kept within a memory budget: those not requested for longest
 * go first. */
#ifndef KIOSK_PICTURE_CACHE_H
#define KIOSK_PICTURE_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "crop.h"

/* FILE is a number for one page of one version of a file. */
struct picture_shape {
    uint64_t file;
    int width_px, height_px;
    struct crop crop;
};

struct picture_cache {
    struct picture_drawn {
        struct picture_shape shape;
        uint32_t *pixels; /* mapped, read only */
        bool opaque;
        uint32_t ground; /* as in struct picture_reply */
        uint64_t used;   /* when it was last asked for, counted up */
    } *items;
    size_t count, cap;
    size_t bytes, bytes_max;
    uint64_t uses;
};

/* The memory that a picture of this shape takes. */
size_t picture_shape_bytes(const struct picture_shape *shape);

bool picture_shape_same(const struct picture_shape *a,
                        const struct picture_shape *b);

void picture_cache_init(struct picture_cache *cache, size_t bytes_max);
void picture_cache_release(struct picture_cache *cache);

/* NULL when it is not there. Valid until the next call that adds or drops. */
const struct picture_drawn *
picture_cache_find(struct picture_cache *cache,
                   const struct picture_shape *shape);

/* The same without counting as asked for. */
bool picture_cache_holds(const struct picture_cache *cache,
                         const struct picture_shape *shape);

/* Takes PIXELS (mapped, of the shape's size) over. The newest always stays,
 * however large. */
void picture_cache_add(struct picture_cache *cache,
                       const struct picture_shape *shape, uint32_t *pixels,
                       bool opaque, uint32_t ground);

/* Whether anything drawn of FILE is there. */
bool picture_cache_has(const struct picture_cache *cache, uint64_t file);

#endif
