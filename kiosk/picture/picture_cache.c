/* Drawn pictures within a budget. See picture_cache.h. */
#include "picture_cache.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "mem.h"

size_t
picture_shape_bytes(const struct picture_shape *shape)
{
    return (size_t)shape->width_px * (size_t)shape->height_px *
           sizeof(uint32_t);
}

void
picture_cache_init(struct picture_cache *cache, size_t bytes_max)
{
    *cache = (struct picture_cache){.bytes_max = bytes_max};
}

static void
drop(struct picture_cache *cache, size_t at)
{
    struct picture_drawn *drawn = &cache->items[at];
    size_t bytes = picture_shape_bytes(&drawn->shape);
    munmap(drawn->pixels, bytes);
    cache->bytes -= bytes;
    *drawn = cache->items[--cache->count];
}

void
picture_cache_release(struct picture_cache *cache)
{
    while (cache->count > 0) {
        drop(cache, cache->count - 1);
    }
    free(cache->items);
    *cache = (struct picture_cache){0};
}

bool
picture_shape_same(const struct picture_shape *a, const struct picture_shape *b)
{
    return a->file == b->file && a->width_px == b->width_px &&
           a->height_px == b->height_px && crop_same(a->crop, b->crop);
}

static struct picture_drawn *
find(const struct picture_cache *cache, const struct picture_shape *shape)
{
    for (size_t i = 0; i < cache->count; i++) {
        if (picture_shape_same(&cache->items[i].shape, shape)) {
            return &cache->items[i];
        }
    }
    return NULL;
}

const struct picture_drawn *
picture_cache_find(struct picture_cache *cache,
                   const struct picture_shape *shape)
{
    struct picture_drawn *drawn = find(cache, shape);
    if (drawn != NULL) {
        drawn->used = ++cache->uses;
    }
    return drawn;
}

bool
picture_cache_holds(const struct picture_cache *cache,
                    const struct picture_shape *shape)
{
    return find(cache, shape) != NULL;
}

void
picture_cache_add(struct picture_cache *cache,
                  const struct picture_shape *shape, uint32_t *pixels,
                  bool opaque, uint32_t ground)
{
    size_t bytes = picture_shape_bytes(shape);
    while (cache->count > 0 && cache->bytes + bytes > cache->bytes_max) {
        size_t oldest = 0;
        for (size_t i = 1; i < cache->count; i++) {
            oldest =
                cache->items[i].used < cache->items[oldest].used ? i : oldest;
        }
        drop(cache, oldest);
    }
    cache->items = mem_grow(cache->items, cache->count, &cache->cap,
                            sizeof(*cache->items));
    cache->items[cache->count++] =
        (struct picture_drawn){.shape = *shape,
                               .pixels = pixels,
                               .opaque = opaque,
                               .ground = ground,
                               .used = ++cache->uses};
    cache->bytes += bytes;
}

bool
picture_cache_has(const struct picture_cache *cache, uint64_t file)
{
    for (size_t i = 0; i < cache->count; i++) {
        if (cache->items[i].shape.file == file) {
            return true;
        }
    }
    return false;
}
