/* HEIC and AVIF that are broken, or too large: answered in time, from little
 * memory, and the next good picture is drawn. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <libheif/heif.h>

#include "format_rig.h"
#include "heif_make.h"

#define LIME 0xFF00FF00
#define BYTES_MAX ((size_t)65536)

enum { SIDE = 64, TILE = 512 };

struct scene {
    struct format_rig rig;
    char tile[128], large[128];
};

static void
encode(struct format_rig *rig, const char *name, int side, char *path,
       size_t path_len)
{
    size_t count = (size_t)side * (size_t)side;
    uint32_t *pixels = malloc(count * sizeof(*pixels));
    assert_non_null(pixels);
    for (size_t i = 0; i < count; i++) {
        pixels[i] = LIME;
    }
    snprintf(path, path_len, "%s", format_rig_path(rig, name));
    heif_encode(path, pixels, side, side, "-q 90");
    free(pixels);
}

static int
start(void **state)
{
    static struct scene scene;
    format_rig_init(&scene.rig, "kiosk-decode-heif");
    encode(&scene.rig, "tile.heic", SIDE, scene.tile, sizeof(scene.tile));
    encode(&scene.rig, "large.heic", TILE, scene.large, sizeof(scene.large));
    *state = &scene;
    return 0;
}

static int
finish(void **state)
{
    struct scene *scene = *state;
    format_rig_release(&scene->rig);
    return 0;
}

static void
ask_all(struct format_rig *rig, const char *name)
{
    struct picture_reply reply;
    struct picture_request request = {.width_px = 40, .height_px = 30};
    enum picture_status status = format_rig_probe(rig, name, 0, &reply);
    if (status == PICTURE_OK) {
        assert_in_range(reply.width_px, 1, PICTURE_SIDE_MAX);
        assert_in_range(reply.height_px, 1, PICTURE_SIDE_MAX);
    }
    status = format_rig_draw(rig, name, &request, &reply);
    assert_int_not_equal(status, PICTURE_TOO_SLOW);
}

static void
draw_good(struct format_rig *rig)
{
    format_rig_show(rig, "tile.heic", 4, 4, 0);
    format_rig_expect(rig, 5, LIME, 4);
}

static void
survive(struct format_rig *rig, const char *name)
{
    ask_all(rig, name);
    draw_good(rig);
}

static void
break_in_many_ways(struct format_rig *rig, const char *name)
{
    static uint8_t bytes[BYTES_MAX];
    static uint8_t bent[BYTES_MAX];
    FILE *file = fopen(format_rig_path(rig, name), "rb");
    assert_non_null(file);
    size_t len = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);
    for (size_t i = 1; i < 64; i++) {
        format_rig_write(rig, "broken", bytes, len * i / 64);
        ask_all(rig, "broken");
    }
    draw_good(rig);
    srand(42);
    for (int i = 0; i < 400; i++) {
        memcpy(bent, bytes, len);
        for (int k = 0; k < 1 + i % 4; k++) {
            /* Most of what can be bent is in the boxes at the beginning. */
            size_t room = i % 2 && len > 400 ? 400 : len;
            bent[(size_t)rand() % room] ^= (uint8_t)(1 << rand() % 8);
        }
        format_rig_write(rig, "broken", bent, len);
        ask_all(rig, "broken");
        if (i % 20 == 19) {
            draw_good(rig);
        }
    }
}

static void
test_broken(void **state)
{
    char path[128];
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    encode(rig, "whole.heic", SIDE, path, sizeof(path));
    break_in_many_ways(rig, "whole.heic");
    encode(rig, "whole.avif", SIDE, path, sizeof(path));
    break_in_many_ways(rig, "whole.avif");
    struct heif_recipe recipe = {.tile = scene->tile,
                                 .tile_width = SIDE,
                                 .tile_height = SIDE,
                                 .columns = 2,
                                 .rows = 2,
                                 .width = 2 * SIDE,
                                 .height = 2 * SIDE,
                                 .turns = 1,
                                 .primaries = 12,
                                 .transfer = 13};
    heif_make(format_rig_path(rig, "whole.grid"), &recipe);
    break_in_many_ways(rig, "whole.grid");
}

/* What the boxes say and what the tiles are is two things. */
static void
test_lies(void **state)
{
    static const struct {
        int width, height;
        enum picture_status status;
    } cases[] = {{30000, 30000, PICTURE_TOO_LARGE},
                 {16385, 1, PICTURE_TOO_LARGE},
                 {16384, 16384, PICTURE_TOO_LARGE},
                 {0, 0, PICTURE_DAMAGED}};
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    struct picture_reply reply;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct heif_recipe recipe = {.tile = scene->tile,
                                     .tile_width = SIDE,
                                     .tile_height = SIDE,
                                     .columns = 1,
                                     .rows = 1,
                                     .width = cases[i].width,
                                     .height = cases[i].height};
        heif_make(format_rig_path(rig, "lie.heic"), &recipe);
        assert_int_equal(format_rig_probe(rig, "lie.heic", 0, &reply),
                         cases[i].status);
        survive(rig, "lie.heic");
    }
    struct heif_recipe recipe = {
        .tile = scene->large, .tile_width = 8, .tile_height = 8};
    heif_make(format_rig_path(rig, "lie.heic"), &recipe);
    survive(rig, "lie.heic");
    recipe.columns = 200; /* far more tiles than there is room for */
    recipe.rows = 200;
    recipe.width = 100;
    recipe.height = 100;
    heif_make(format_rig_path(rig, "lie.heic"), &recipe);
    survive(rig, "lie.heic");
}

/* Pictures that are just each other, or themselves, changed. */
static void
test_endless(void **state)
{
    struct scene *scene = *state;
    struct picture_reply reply;
    struct picture_request request = {.width_px = 40, .height_px = 30};
    for (int i = 0; i < 4; i++) {
        struct heif_recipe recipe = {.tile = scene->tile,
                                     .tile_width = SIDE,
                                     .tile_height = SIDE,
                                     .idens = 1 + i * i,
                                     .endless = true};
        heif_make(format_rig_path(&scene->rig, "endless.heic"), &recipe);
        assert_int_equal(
            format_rig_probe(&scene->rig, "endless.heic", 0, &reply),
            PICTURE_DAMAGED);
        assert_int_equal(
            format_rig_draw(&scene->rig, "endless.heic", &request, &reply),
            PICTURE_DAMAGED);
    }
}

/* Films of every maker, whole or cut off at once. */
static void
test_other_kinds(void **state)
{
    static const char *const brands[] = {"isommp41", "mp42isom", "qt  qt  ",
                                         "M4V mp42", "3gp4isom", "msf1hevc",
                                         "avisavis", "crx crx ", "M4A mp42"};
    struct scene *scene = *state;
    struct picture_reply reply;
    for (size_t i = 0; i < sizeof(brands) / sizeof(*brands); i++) {
        char film[] = "\0\0\0\x18"
                      "ftyp....\0\0\2\0........"
                      "\0\0\0\x10moov\0\0\0\x08trak";
        memcpy(film + 8, brands[i], 4);
        memcpy(film + 16, brands[i], 8);
        for (size_t len = 24; len < sizeof(film); len += 8) {
            format_rig_write(&scene->rig, "film.heic", film, len);
            assert_int_equal(
                format_rig_probe(&scene->rig, "film.heic", 0, &reply),
                PICTURE_UNKNOWN_FORMAT);
        }
    }
}

/* A drawing with a hole can hide what matters: it counts as damaged, whether
 * the whole is decoded or, of 50 megapixels, tile by tile. */
static void
test_damaged_tile(void **state)
{
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    struct picture_reply reply;
    struct picture_request request = {.width_px = 80, .height_px = 60};
    struct heif_recipe recipe = {.tile = scene->large,
                                 .tile_width = TILE,
                                 .tile_height = TILE,
                                 .columns = 2,
                                 .rows = 2,
                                 .width = 2 * TILE,
                                 .height = 2 * TILE,
                                 .broken = 4};
    heif_make(format_rig_path(rig, "hole.heic"), &recipe);
    assert_int_equal(format_rig_draw(rig, "hole.heic", &request, &reply),
                     PICTURE_DAMAGED);
    recipe.columns = recipe.broken = 16;
    recipe.rows = 12;
    recipe.width = 8160;
    recipe.height = 6120;
    heif_make(format_rig_path(rig, "hole.heic"), &recipe);
    assert_int_equal(format_rig_draw(rig, "hole.heic", &request, &reply),
                     PICTURE_DAMAGED);
}

/* A photo of 50 megapixels, and one of 25, turned as well: libheif itself would
 * take twice as much for that. The rig sees to the memory. */
static void
test_large(void **state)
{
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    struct heif_recipe recipe = {.tile = scene->large,
                                 .tile_width = TILE,
                                 .tile_height = TILE,
                                 .columns = 16,
                                 .rows = 12,
                                 .width = 8160,
                                 .height = 6120};
    heif_make(format_rig_path(rig, "large.grid"), &recipe);
    format_rig_show(rig, "large.grid", 960, 720, 0);
    format_rig_expect(rig, 960 * 720 - 1, LIME, 4);
    recipe.turns = 1;
    heif_make(format_rig_path(rig, "large.grid"), &recipe);
    format_rig_show(rig, "large.grid", 720, 960, 0);
    format_rig_expect(rig, 960 * 720 - 1, LIME, 4);
    recipe.width = 5712;
    recipe.height = 4284;
    recipe.columns = 12;
    recipe.rows = 9;
    heif_make(format_rig_path(rig, "large.grid"), &recipe);
    format_rig_show(rig, "large.grid", 720, 960, 0);
    format_rig_expect(rig, 960 * 720 - 1, LIME, 4);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_broken),       cmocka_unit_test(test_lies),
        cmocka_unit_test(test_endless),      cmocka_unit_test(test_other_kinds),
        cmocka_unit_test(test_damaged_tile), cmocka_unit_test(test_large),
    };
    return cmocka_run_group_tests(tests, start, finish);
}
