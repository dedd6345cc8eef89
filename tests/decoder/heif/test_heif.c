/* HEIC and AVIF through the sandboxed program: colours, turns, cuts, tiles,
 * and what is broken. */
#include <lcms2.h>
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

enum { SIDE_X = 128, SIDE_Y = 64, NEAR = 6 };

/* Of the tile: above left, above right, below left, below right. */
static const uint32_t quarters[] = {0xFFC83232, 0xFF32C832, 0xFF3232C8,
                                    0xFFC8C832};

struct scene {
    struct format_rig rig;
    char heic[128], avif[128]; /* the tile */
    char large[128];           /* 16 times as wide and high */
};

/* Encodes the four COLOURS as NAME in the rig's folder, TIMES as wide and
 * high as the tile. */
static void
encode_times(struct format_rig *rig, const char *name, const uint32_t *colours,
             const char *options, int times)
{
    int width = SIDE_X * times, height = SIDE_Y * times;
    uint32_t *pixels = malloc((size_t)width * (size_t)height * sizeof(*pixels));
    assert_non_null(pixels);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            pixels[y * width + x] =
                colours[2 * (y >= height / 2) + (x >= width / 2)];
        }
    }
    heif_encode(format_rig_path(rig, name), pixels, width, height, options);
    free(pixels);
}

static void
encode(struct format_rig *rig, const char *name, const uint32_t *colours,
       const char *options)
{
    encode_times(rig, name, colours, options, 1);
}

static int
start(void **state)
{
    static struct scene scene;
    struct format_rig *rig = &scene.rig;
    format_rig_init(rig, "kiosk-decode-heif");
    encode(rig, "tile.heic", quarters, "-q 95");
    encode(rig, "tile.avif", quarters, "-q 95");
    encode_times(rig, "large.heic", quarters, "-q 95", 16);
    snprintf(scene.large, sizeof(scene.large), "%s/large.heic", rig->folder);
    snprintf(scene.heic, sizeof(scene.heic), "%s/tile.heic", rig->folder);
    snprintf(scene.avif, sizeof(scene.avif), "%s/tile.avif", rig->folder);
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
expect_size(struct format_rig *rig, const char *name, int width, int height)
{
    struct picture_reply reply;
    assert_int_equal(format_rig_probe(rig, name, 0, &reply), PICTURE_OK);
    assert_int_equal(reply.width_px, width);
    assert_int_equal(reply.height_px, height);
    assert_int_equal(reply.pages, 1);
}

/* NAME, drawn at WIDTH x HEIGHT, has the COLOURS in its quarters. */
static void
expect_quarters(struct format_rig *rig, const char *name, int width, int height,
                const uint32_t *colours)
{
    expect_size(rig, name, width, height);
    format_rig_show(rig, name, width, height, 0);
    for (int i = 0; i < 4; i++) {
        int x = width / 4 + (i % 2) * width / 2;
        int y = height / 4 + (i / 2) * height / 2;
        format_rig_expect(rig, y * width + x, colours[i], NEAR);
    }
}

static void
test_codecs(void **state)
{
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    static const uint32_t grays[] = {0xFF101010, 0xFF505050, 0xFFA0A0A0,
                                     0xFFF0F0F0};
    expect_quarters(rig, "tile.heic", SIDE_X, SIDE_Y, quarters);
    expect_quarters(rig, "tile.avif", SIDE_X, SIDE_Y, quarters);
    encode(rig, "444.heic", quarters, "-p chroma=444 -q 95");
    expect_quarters(rig, "444.heic", SIDE_X, SIDE_Y, quarters);
    encode(rig, "422.avif", quarters, "-p chroma=422 -q 95");
    expect_quarters(rig, "422.avif", SIDE_X, SIDE_Y, quarters);
    encode(rig, "rgb.avif", quarters,
           "-L -p chroma=444 --matrix_coefficients=0");
    expect_quarters(rig, "rgb.avif", SIDE_X, SIDE_Y, quarters);
    encode(rig, "gray.heic", grays, "-q 95");
    expect_quarters(rig, "gray.heic", SIDE_X, SIDE_Y, grays);
    encode(rig, "10.heic", quarters, "-b 10 -q 95");
    expect_quarters(rig, "10.heic", SIDE_X, SIDE_Y, quarters);
    encode(rig, "12.avif", quarters, "-b 12 -q 95");
    expect_quarters(rig, "12.avif", SIDE_X, SIDE_Y, quarters);
}

static void
test_scaled_and_cut(void **state)
{
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    format_rig_show(rig, "tile.heic", 32, 16, 0);
    format_rig_expect(rig, 4 * 32 + 8, quarters[0], NEAR);
    format_rig_expect(rig, 12 * 32 + 24, quarters[3], NEAR);
    format_rig_show(rig, "tile.heic", 256, 256, 1);
    format_rig_expect(rig, 64 * 256 + 64, quarters[0], NEAR);
    format_rig_expect(rig, 192 * 256 + 64, quarters[2], NEAR);
}

static void
test_alpha(void **state)
{
    static const uint32_t straight[] = {0x80C83232, 0xFF32C832, 0x003232C8,
                                        0x40C8C832};
    static const uint32_t multiplied[] = {0x80641919, 0xFF32C832, 0x00000000,
                                          0x4032320C};
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    encode(rig, "alpha.heic", straight, "-q 95");
    expect_quarters(rig, "alpha.heic", SIDE_X, SIDE_Y, multiplied);
    encode(rig, "alpha.avif", straight, "-q 95");
    expect_quarters(rig, "alpha.avif", SIDE_X, SIDE_Y, multiplied);
}

/* The quarters after TURNS anticlockwise, then MIRROR. */
static void
transform(uint32_t *out, int turns, int mirror)
{
    memcpy(out, quarters, sizeof(quarters));
    for (int i = 0; i < turns; i++) {
        uint32_t turned[] = {out[1], out[3], out[0], out[2]};
        memcpy(out, turned, sizeof(turned));
    }
    if (mirror == 1) {
        uint32_t swapped[] = {out[1], out[0], out[3], out[2]};
        memcpy(out, swapped, sizeof(swapped));
    } else if (mirror == 2) {
        uint32_t swapped[] = {out[2], out[3], out[0], out[1]};
        memcpy(out, swapped, sizeof(swapped));
    }
}

static void
test_turns(void **state)
{
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    for (int i = 0; i < 4 * 3; i++) {
        uint32_t wanted[4];
        struct heif_recipe recipe = {.tile = i % 2 ? scene->avif : scene->heic,
                                     .tile_width = SIDE_X,
                                     .tile_height = SIDE_Y,
                                     .turns = i % 4,
                                     .mirror = i / 4};
        bool upright = recipe.turns % 2 == 0;
        transform(wanted, recipe.turns, recipe.mirror);
        heif_make(format_rig_path(rig, "turned.heic"), &recipe);
        expect_quarters(rig, "turned.heic", upright ? SIDE_X : SIDE_Y,
                        upright ? SIDE_Y : SIDE_X, wanted);
    }
}

/* Three by two tiles, the last of which is cut, turned as phones do. */
static void
test_tiles(void **state)
{
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    int width = 3 * SIDE_X - 32;
    int height = 2 * SIDE_Y - 16;
    struct heif_recipe recipe = {.tile = scene->heic,
                                 .tile_width = SIDE_X,
                                 .tile_height = SIDE_Y,
                                 .columns = 3,
                                 .rows = 2,
                                 .width = width,
                                 .height = height};
    heif_make(format_rig_path(rig, "grid.heic"), &recipe);
    expect_size(rig, "grid.heic", width, height);
    format_rig_show(rig, "grid.heic", width, height, 0);
    for (int i = 0; i < 2 * 3; i++) {
        int at = (i / 3 * SIDE_Y + 8) * width + i % 3 * SIDE_X + 8;
        format_rig_expect(rig, at, quarters[0], NEAR);
    }
    format_rig_expect(rig, height * width - 4, quarters[3], NEAR);
    recipe.turns = 3;
    heif_make(format_rig_path(rig, "grid.heic"), &recipe);
    expect_size(rig, "grid.heic", height, width);
    format_rig_show(rig, "grid.heic", height, width, 0);
    format_rig_expect(rig, 8 * height + height - 8, quarters[0], NEAR);
    recipe.turns = 0;
    recipe.clap_width = SIDE_X;
    recipe.clap_height = SIDE_Y;
    heif_make(format_rig_path(rig, "grid.heic"), &recipe);
    expect_size(rig, "grid.heic", SIDE_X, SIDE_Y);
}

/* A point of a picture. */
struct point {
    int x, y, width_px, height_px;
};

/* Where it goes by the change of that LETTER. */
static void
place(const struct heif_recipe *recipe, char letter, struct point *at)
{
    struct point was = *at;
    for (int i = 0; letter == 'r' && i < recipe->turns; i++) {
        *at = (struct point){was.y, was.width_px - 1 - was.x, was.height_px,
                             was.width_px};
        was = *at;
    }
    if (letter == 'm' && recipe->mirror == 1) {
        at->x = was.width_px - 1 - was.x;
    } else if (letter == 'm' && recipe->mirror == 2) {
        at->y = was.height_px - 1 - was.y;
    } else if (letter == 'c' && recipe->clap_width) {
        *at = (struct point){
            was.x - (was.width_px - recipe->clap_width) / 2 - recipe->clap_x,
            was.y - (was.height_px - recipe->clap_height) / 2 - recipe->clap_y,
            recipe->clap_width, recipe->clap_height};
    }
}

static struct point
place_all(const struct heif_recipe *recipe, const char *order, int x, int y,
          int width, int height)
{
    struct point at = {x, y, width, height};
    for (const char *letter = order; *letter; letter++) {
        place(recipe, *letter, &at);
    }
    return at;
}

/* So large that it may not stand in memory whole: each quarter of each tile is
 * where it should be, turned and mirrored in every way there is,
 * the last tiles cut. */
static void
test_large_tiles(void **state)
{
    enum { TILE_X = 2048, TILE_Y = 1024, COUNT = 4, SCALE = 32 };
    enum { WIDTH = TILE_X * COUNT - 512, HEIGHT = TILE_Y * COUNT - 256 };
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    for (int i = 0; i < 4 * 2 + 1; i++) {
        struct heif_recipe recipe = {.tile = scene->large,
                                     .tile_width = TILE_X,
                                     .tile_height = TILE_Y,
                                     .columns = COUNT,
                                     .rows = COUNT,
                                     .width = WIDTH,
                                     .height = HEIGHT,
                                     .turns = i % 4,
                                     .mirror = i / 4};
        bool upright = recipe.turns % 2 == 0;
        int wide = (upright ? WIDTH : HEIGHT) / SCALE;
        heif_make(format_rig_path(rig, "vast.heic"), &recipe);
        format_rig_show(rig, "vast.heic", wide,
                        (upright ? HEIGHT : WIDTH) / SCALE, 0);
        for (int k = 0; k < 4 * COUNT * COUNT; k++) {
            int column = k % (2 * COUNT), row = k / (2 * COUNT);
            int x = column * TILE_X / 2 + TILE_X / 8;
            int y = row * TILE_Y / 2 + TILE_Y / 8;
            struct point at = place_all(&recipe, "rm", x, y, WIDTH, HEIGHT);
            format_rig_expect(rig, at.y / SCALE * wide + at.x / SCALE,
                              quarters[row % 2 * 2 + column % 2], NEAR);
        }
    }
}

/* Turned, mirrored and cut beside its middle, in whatever order the file lists
 * that, with the size anywhere among it; in one piece and of tiles, as itself
 * and as another item that is just this one, turned once more. */
static void
test_any_order(void **state)
{
    static const char *const orders[] = {"scrm", "rs",   "rscm", "mcsr",
                                         "crms", "mrcs", "csmr", "rmsc"};
    enum { CUT_X = 50, CUT_Y = 40 };
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    for (int i = 0; i < 8 * 3; i++) {
        int times = i % 2 + 1;
        const char *order = orders[i / 3];
        struct heif_recipe recipe = {.tile = i % 2 ? scene->avif : scene->heic,
                                     .tile_width = SIDE_X,
                                     .tile_height = SIDE_Y,
                                     .columns = i % 2,
                                     .rows = i % 2 * 2,
                                     .width = SIDE_X,
                                     .height = SIDE_Y * times,
                                     .turns = 1 + i % 3,
                                     .mirror = 1 + i / 3 % 2,
                                     .clap_width = CUT_X,
                                     .clap_height = CUT_Y,
                                     .clap_x = 4,
                                     .clap_y = -6,
                                     .order = order,
                                     .idens = i / 3 % 3,
                                     .iden_turns = i / 3 % 3 ? 1 : 0};
        struct heif_recipe turn = {.turns = recipe.iden_turns};
        heif_make(format_rig_path(rig, "order.heif"), &recipe);
        struct point size =
            place_all(&recipe, order, 0, 0, SIDE_X, SIDE_Y * times);
        place(&turn, 'r', &size);
        expect_size(rig, "order.heif", size.width_px, size.height_px);
        format_rig_show(rig, "order.heif", size.width_px, size.height_px, 0);
        int seen = 0;
        for (int k = 0; k < 4 * times; k++) {
            struct point at = place_all(
                &recipe, order, SIDE_X / 2 + (k % 2 ? 8 : -8),
                SIDE_Y / 4 + k / 2 * SIDE_Y / 2, SIDE_X, SIDE_Y * times);
            place(&turn, 'r', &at);
            if (at.x > 1 && at.y > 1 && at.x < at.width_px - 1 &&
                at.y < at.height_px - 1) {
                seen++;
                format_rig_expect(rig, at.y * at.width_px + at.x,
                                  quarters[k % 4], NEAR);
            }
        }
        assert_in_range(seen, 2, 8);
    }
}

/* Gray as films have it, from 16 to 235; libheif gives the numbers as they
 * are. */
static void
test_gray_of_films(void **state)
{
    static const uint32_t coded[] = {0xFF101010, 0xFF7E7E7E, 0xFFEBEBEB,
                                     0xFF050505};
    static const uint32_t wanted[] = {0xFF000000, 0xFF808080, 0xFFFFFFFF,
                                      0xFF000000};
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    for (int i = 0; i < 4; i++) {
        char tile[128];
        const char *name = i % 2 ? "film.avif" : "film.heic";
        encode(rig, name, coded, "-q 95");
        snprintf(tile, sizeof(tile), "%s/%s", rig->folder, name);
        struct heif_recipe recipe = {.tile = tile,
                                     .tile_width = SIDE_X,
                                     .tile_height = SIDE_Y,
                                     .columns = i / 2,
                                     .rows = i / 2,
                                     .width = SIDE_X,
                                     .height = SIDE_Y,
                                     .primaries = 1,
                                     .transfer = 13,
                                     .video = true};
        heif_make(format_rig_path(rig, "gray.heif"), &recipe);
        expect_quarters(rig, "gray.heif", SIDE_X, SIDE_Y, wanted);
    }
}

static void
test_colour_codes(void **state)
{
    static const struct {
        int primaries, transfer;
        uint32_t pixel, wanted;
    } cases[] = {
        {1, 13, 0xFFC86432, 0xFFC86432},
        {12, 13, 0xFFC86432, 0xFFD75D1F}, /* Display P3 */
        {12, 13, 0xFF3C965A, 0xFF009853},
        {1, 8, 0xFF373737, 0xFF808080},  /* linear */
        {9, 16, 0xFF787878, 0xFF9D9D9D}, /* PQ */
        {9, 16, 0xFF949494, 0xFFF2F2F2},
        {9, 18, 0xFF787878, 0xFF808080}, /* HLG */
        {9, 18, 0xFFFFFFFF, 0xFFFFFFFF},
    };
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        uint32_t same[4];
        char tile[128];
        for (int k = 0; k < 4; k++) {
            same[k] = cases[i].pixel;
        }
        encode(rig, "plain.heic", same, "-q 95");
        snprintf(tile, sizeof(tile), "%s/plain.heic", rig->folder);
        struct heif_recipe recipe = {.tile = tile,
                                     .tile_width = SIDE_X,
                                     .tile_height = SIDE_Y,
                                     .primaries = cases[i].primaries,
                                     .transfer = cases[i].transfer};
        heif_make(format_rig_path(rig, "coded.heic"), &recipe);
        format_rig_show(rig, "coded.heic", 16, 8, 0);
        format_rig_expect(rig, 16 * 4 + 8, cases[i].wanted, NEAR);
    }
}

/* A profile that means light itself: 55 is as bright as 128 of sRGB. */
static void
test_profile(void **state)
{
    static const uint32_t dark[] = {0xFF373737, 0xFF373737, 0xFF373737,
                                    0xFF373737};
    static const uint32_t middle[] = {0xFF808080, 0xFF808080, 0xFF808080,
                                      0xFF808080};
    cmsCIExyY white = {0.3127, 0.3290, 1};
    cmsCIExyYTRIPLE primaries = {
        {0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};
    struct scene *scene = *state;
    struct format_rig *rig = &scene->rig;
    cmsToneCurve *curve = cmsBuildGamma(NULL, 1.0);
    cmsToneCurve *curves[] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
    uint8_t icc[8192];
    cmsUInt32Number len = sizeof(icc);
    assert_true(cmsSaveProfileToMem(profile, icc, &len));
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
    char tile[128];
    encode(rig, "dark.avif", dark, "-q 95");
    snprintf(tile, sizeof(tile), "%s/dark.avif", rig->folder);
    struct heif_recipe recipe = {.tile = tile,
                                 .tile_width = SIDE_X,
                                 .tile_height = SIDE_Y,
                                 .icc = icc,
                                 .icc_len = len};
    heif_make(format_rig_path(rig, "icc.avif"), &recipe);
    expect_quarters(rig, "icc.avif", SIDE_X, SIDE_Y, middle);
    recipe.icc_len = 100; /* broken: as if it were not there */
    heif_make(format_rig_path(rig, "icc.avif"), &recipe);
    expect_quarters(rig, "icc.avif", SIDE_X, SIDE_Y, dark);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codecs),
        cmocka_unit_test(test_scaled_and_cut),
        cmocka_unit_test(test_alpha),
        cmocka_unit_test(test_turns),
        cmocka_unit_test(test_tiles),
        cmocka_unit_test(test_large_tiles),
        cmocka_unit_test(test_any_order),
        cmocka_unit_test(test_gray_of_films),
        cmocka_unit_test(test_colour_codes),
        cmocka_unit_test(test_profile),
    };
    return cmocka_run_group_tests(tests, start, finish);
}
