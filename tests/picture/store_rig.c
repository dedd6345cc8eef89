/* A store with a fake decoder. See store_rig.h. */
#include "store_rig.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void
full_path(const struct store_rig *rig, const char *path, char *out, size_t size)
{
    snprintf(out, size, "%s/%s", rig->folder, path);
}

static int
open_file(void *ctx, const struct picture_id *id)
{
    struct store_rig *rig = ctx;
    char path[160];
    full_path(rig, id->path, path, sizeof(path));
    rig->opened++;
    return open(path, O_RDONLY | O_CLOEXEC);
}

static void
tell(void *ctx, const struct picture_id *id, enum picture_status status)
{
    struct store_rig *rig = ctx;
    (void)id;
    rig->told++;
    rig->told_status = status;
}

static void
note_end(void *ctx, const struct picture_id *id, int status)
{
    struct store_rig *rig = ctx;
    (void)id;
    rig->ended++;
    rig->ended_status = status;
}

void
rig_begin(struct store_rig *rig, const char *programs, size_t memory_bytes)
{
    *rig = (struct store_rig){.folder = "/tmp/kiosk-store-XXXXXX"};
    if (mkdtemp(rig->folder) == NULL) {
        abort();
    }
    const struct picture_options options = {.programs = programs,
                                            .memory_bytes = memory_bytes,
                                            .open = open_file,
                                            .tell = tell,
                                            .ended = note_end,
                                            .ctx = rig};
    rig->store = picture_store_new(&options);
}

void
rig_end(struct store_rig *rig)
{
    char command[128];
    picture_store_free(rig->store);
    snprintf(command, sizeof(command), "rm -r '%s'", rig->folder);
    if (system(command) != 0) {
        abort();
    }
}

struct picture_id
rig_file_of(struct store_rig *rig, const char *path, const char *magic,
            const char *order, int stamp)
{
    char full[160];
    full_path(rig, path, full, sizeof(full));
    FILE *file = fopen(full, "wb");
    if (file == NULL) {
        abort();
    }
    fprintf(file, "%s%s", magic, order);
    fclose(file);
    return (struct picture_id){path, 0, strlen(magic) + strlen(order), stamp};
}

struct picture_id
rig_file(struct store_rig *rig, const char *path, const char *order, int stamp)
{
    return rig_file_of(rig, path, "\xFF\xD8\xFF\xE0", order, stamp);
}

struct picture_want
rig_square(struct picture_id id, int side_px)
{
    return (struct picture_want){id, side_px, side_px, {0}};
}

bool
rig_size(struct store_rig *rig, struct picture_id id, int *width_px,
         int *height_px)
{
    if (picture_store_size(rig->store, &id, width_px, height_px)) {
        return true;
    }
    picture_store_finish(rig->store);
    return picture_store_size(rig->store, &id, width_px, height_px);
}

unsigned
rig_pixel(struct store_rig *rig, struct picture_want want)
{
    bool opaque = false;
    uint32_t ground = 0;
    const uint32_t *pixels =
        picture_store_pixels(rig->store, &want, &opaque, &ground);
    return pixels != NULL && opaque ? pixels[0] : 0;
}

void
rig_draw(struct store_rig *rig, const struct picture_want *wants, size_t count)
{
    picture_store_want(rig->store, wants, count, 1);
    picture_store_finish(rig->store);
}

void
rig_size_is(struct store_rig *rig, struct picture_id id, int width, int height)
{
    int width_px = 0, height_px = 0;
    assert_true(rig_size(rig, id, &width_px, &height_px));
    assert_int_equal(width_px, width);
    assert_int_equal(height_px, height);
}

void
rig_cannot_be_shown(struct store_rig *rig, struct picture_id id,
                    enum picture_status status)
{
    int width_px, height_px;
    assert_false(rig_size(rig, id, &width_px, &height_px));
    assert_int_equal(picture_store_status(rig->store, &id), status);
    assert_int_equal(rig->told, 1);
    assert_int_equal(rig->told_status, status);
}
