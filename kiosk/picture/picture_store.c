/* Pictures for the show. See picture_store.h. */
#include "picture_store.h"

#include <poll.h>
#include <stdlib.h>

#include "mem.h"
#include "picture_work.h"

struct picture_store *
picture_store_new(const struct picture_options *options)
{
    struct picture_store *store = mem_new(1, sizeof(*store));
    store->options = *options;
    store->programs = mem_string(options->programs);
    picture_cache_init(&store->cache, options->memory_bytes);
    picture_process_init(&store->process);
    store->job.memory = -1;
    store->reap_at_ms = INT64_MAX;
    return store;
}

void
picture_store_free(struct picture_store *store)
{
    if (store == NULL) {
        return;
    }
    picture_work_end(store);
    picture_process_stop(&store->process);
    free(store->wants);
    picture_cache_release(&store->cache);
    picture_files_release(&store->files);
    free(store->programs);
    free(store);
}

void
picture_store_expect(struct picture_store *store, int64_t now_ms)
{
    store->now_ms = now_ms;
    picture_process_start(&store->process, store->programs, PICTURE_RASTER);
    picture_work_end(store);
}

/* ---- what is known ---- */

/* The entry of ID; what may have passed is forgotten. */
static struct picture_file *
look_up(struct picture_store *store, const struct picture_id *id)
{
    struct picture_file *file = picture_files_get(&store->files, id);
    if (file->known && file->retry_ms != 0 && store->now_ms >= file->retry_ms) {
        file->known = false;
        file->retry_ms = 0;
    }
    return file;
}

/* The last good version of the file, if anything drawn of it is left. */
static struct picture_file *
last_good(const struct picture_store *store, const struct picture_file *file)
{
    struct picture_file *before = picture_files_before(&store->files, file);
    return before != NULL && picture_cache_has(&store->cache, before->number)
               ? before
               : NULL;
}

bool
picture_store_size(struct picture_store *store, const struct picture_id *id,
                   int *width_px, int *height_px)
{
    struct picture_file *file = look_up(store, id);
    if (!file->known && file->asked == 0) {
        file->asked = ++store->files.asks;
    }
    if (!file->known || file->status != PICTURE_OK) {
        file = last_good(store, file);
    }
    if (file == NULL) {
        return false;
    }
    *width_px = file->width_px;
    *height_px = file->height_px;
    return true;
}

const struct ink *
picture_store_ink(struct picture_store *store, const struct picture_id *id)
{
    struct picture_file *file = look_up(store, id);
    if (!file->known || file->status != PICTURE_OK) {
        file = last_good(store, file);
    }
    if (file == NULL) {
        return NULL;
    }
    file->ink_asked = true;
    return file->ink;
}

static struct picture_shape
shape_of(const struct picture_file *file, const struct picture_want *want)
{
    return (struct picture_shape){file->number, want->width_px, want->height_px,
                                  want->crop};
}

/* WANT, or the last good version of it; NULL when neither is drawn. */
static const struct picture_drawn *
find_drawn(struct picture_store *store, const struct picture_want *want,
           bool *before)
{
    struct picture_file *file = look_up(store, &want->id);
    struct picture_shape shape = shape_of(file, want);
    const struct picture_drawn *drawn =
        picture_cache_find(&store->cache, &shape);
    struct picture_file *good = drawn == NULL ? last_good(store, file) : NULL;
    *before = good != NULL;
    if (good != NULL) {
        shape.file = good->number;
        drawn = picture_cache_find(&store->cache, &shape);
    }
    return drawn;
}

enum picture_drawn_state
picture_store_drawn(struct picture_store *store,
                    const struct picture_want *want)
{
    bool before;
    bool drawn = find_drawn(store, want, &before) != NULL;
    return !drawn   ? PICTURE_NOT_DRAWN
           : before ? PICTURE_DRAWN_BEFORE
                    : PICTURE_DRAWN;
}

const uint32_t *
picture_store_pixels(struct picture_store *store,
                     const struct picture_want *want, bool *opaque,
                     uint32_t *ground)
{
    bool before;
    const struct picture_drawn *drawn = find_drawn(store, want, &before);
    if (drawn != NULL) {
        *opaque = drawn->opaque;
        *ground = drawn->ground;
    }
    return drawn != NULL ? drawn->pixels : NULL;
}

enum picture_status
picture_store_status(struct picture_store *store, const struct picture_id *id)
{
    const struct picture_file *file = look_up(store, id);
    return file->known ? file->status : PICTURE_OK;
}

uint32_t
picture_store_lost(struct picture_store *store, const struct picture_id *id)
{
    const struct picture_file *file = look_up(store, id);
    return file->known ? file->lost : 0;
}

int32_t
picture_store_letters(struct picture_store *store, const struct picture_id *id)
{
    const struct picture_file *file = look_up(store, id);
    return file->known ? file->letters : 0;
}

/* Whether the same is wanted already: it is drawn once, and counts once. */
static bool
is_wanted(const struct picture_store *store, const struct picture_shape *shape)
{
    for (size_t i = 0; i < store->want_count; i++) {
        if (picture_shape_same(&store->wants[i].shape, shape)) {
            return true;
        }
    }
    return false;
}

void
picture_store_want(struct picture_store *store,
                   const struct picture_want *wants, size_t count,
                   size_t urgent)
{
    size_t urgent_bytes = 0;
    free(store->wants);
    store->wants = mem_new(count, sizeof(*store->wants));
    store->want_count = 0;
    for (size_t i = 0; i < count; i++) {
        const struct picture_file *file = look_up(store, &wants[i].id);
        struct picture_shape shape = shape_of(file, &wants[i]);
        if (shape.width_px > 0 && shape.height_px > 0 &&
            !is_wanted(store, &shape)) {
            store->wants[store->want_count++] =
                (struct picture_wanted){file->number, shape};
            urgent_bytes += i < urgent ? picture_shape_bytes(&shape) : 0;
        }
    }
    store->cache.bytes_max = urgent_bytes > store->options.memory_bytes
                                 ? urgent_bytes
                                 : store->options.memory_bytes;
}

/* ---- time ---- */

static enum picture_news
take_news(struct picture_store *store)
{
    enum picture_news news = store->news;
    store->news = PICTURE_NEWS_NONE;
    return news;
}

enum picture_news
picture_store_step(struct picture_store *store, int64_t now_ms)
{
    store->now_ms = now_ms;
    picture_work_step(store);
    return take_news(store);
}

int64_t
picture_store_deadline_ms(const struct picture_store *store)
{
    if (store->job.running) {
        return store->job.until_ms;
    }
    if (picture_store_busy(store)) {
        return store->now_ms;
    }
    return picture_process_runs(&store->process) ? store->idle_at_ms
                                                 : store->reap_at_ms;
}

int
picture_store_fd(const struct picture_store *store)
{
    return store->job.running ? store->process.socket : -1;
}

bool
picture_store_sizing(const struct picture_store *store)
{
    return picture_files_asked(&store->files) != NULL ||
           picture_files_inkless(&store->files) != NULL;
}

bool
picture_store_quick(const struct picture_store *store)
{
    return store->job.running && store->job.verb == PICTURE_PROBE &&
           store->process.program == PICTURE_RASTER;
}

bool
picture_store_busy(const struct picture_store *store)
{
    return store->job.running ||
           picture_files_wordless(&store->files) != NULL ||
           picture_store_sizing(store) || picture_work_next_want(store) != NULL;
}

bool
picture_store_wait(const struct picture_store *store, int timeout_ms)
{
    struct pollfd fd = {picture_store_fd(store), POLLIN, 0};
    /* a signal interrupts the wait, which continues */
    return fd.fd < 0 || poll(&fd, 1, timeout_ms) != 0;
}

enum picture_news
picture_store_finish(struct picture_store *store)
{
    while (picture_store_busy(store)) {
        picture_work_step(store);
        if (store->job.running &&
            !picture_store_wait(store, PICTURE_LOOK_SECONDS * 1000)) {
            picture_work_look(store);
        }
    }
    return take_news(store);
}

bool
picture_store_words(struct picture_store *store, const struct picture_id *id,
                    bool wait, char **words, size_t *len)
{
    struct picture_file *file = picture_files_get(&store->files, id);
    if (!file->words_asked) {
        picture_files_drop_words(&store->files);
    }
    file->words_asked = true;
    uint64_t number = file->number;
    while (wait && !file->words_known) {
        picture_store_finish(store);
        file = picture_files_find(&store->files, number);
    }
    if (!file->words_known) {
        return false;
    }
    *words = file->words;
    *len = file->words_len;
    file->words = NULL;
    file->words_len = 0;
    file->words_asked = file->words_known = false;
    return true;
}
