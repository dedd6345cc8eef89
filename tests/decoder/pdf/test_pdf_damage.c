/* What is damaged, cut or missing inside a PDF: told as for a picture of its
 * own. And what poppler mends, and what is merely unusual: not told. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <zlib.h>

#include "format_rig.h"
#include "pdf_make.h"
#include "picture_maker.h"

#define DAMAGED (UINT32_C(1) << PICTURE_LOSS_PIXELS)
#define IMAGE_16 "/Type/XObject/Subtype/Image/Width 16/Height 16"
#define GRAY IMAGE_16 "/ColorSpace/DeviceGray/BitsPerComponent 8"
#define WORDS "BT /F 20 Tf 10 40 Td (Words) Tj ET "

enum { SIDE = 16 };

/* What drawing RECIPE's one page finds, or looking at it. LESS: so many bytes
 * of its file are not there. */
static uint32_t
lost_of(struct format_rig *rig, struct pdf_recipe recipe, long less)
{
    struct picture_request request = {.width_px = 300, .height_px = 100};
    struct picture_reply probed, drawn;
    recipe.pages = 1;
    recipe.page = "/MediaBox[0 0 300 100]";
    const char *path = format_rig_path(rig, "damage.pdf");
    pdf_make(path, &recipe);
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    assert_int_equal(ftruncate(fileno(file), ftell(file) - less), 0);
    fclose(file);
    assert_int_equal(format_rig_probe(rig, "damage.pdf", 0, &probed),
                     PICTURE_OK);
    assert_int_equal(format_rig_draw(rig, "damage.pdf", &request, &drawn),
                     PICTURE_OK);
    return (probed.lost | drawn.lost) & DAMAGED;
}

/* Of a page with LEN BYTES as the image KEYS, whose filters are FILTERS. */
static uint32_t
lost_of_image(struct format_rig *rig, const char *keys, const char *filters,
              const uint8_t *bytes, size_t len)
{
    char all[256];
    char *hex = calloc(1, 2 * len + 2);
    assert_non_null(hex);
    for (size_t i = 0; i < len; i++) {
        snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
    }
    hex[2 * len] = '>';
    snprintf(all, sizeof(all), "%s/Filter[/ASCIIHexDecode%s]", keys, filters);
    struct pdf_recipe recipe = {.content = WORDS "q 99 0 0 99 150 0 cm /I Do Q",
                                .resources = "/XObject<</I 6 0 R>>",
                                .stream = hex,
                                .stream_keys = all};
    uint32_t lost = lost_of(rig, recipe, 0);
    free(hex);
    return lost;
}

static void
test_rows(void **state)
{
    struct format_rig *rig = *state;
    uint8_t rows[SIDE * SIDE] = {0};
    size_t whole = sizeof(rows);
    assert_int_equal(lost_of_image(rig, GRAY, "", rows, whole), 0);
    assert_int_equal(lost_of_image(rig, GRAY, "", rows, whole - 1), 0);
    assert_int_equal(lost_of_image(rig, GRAY, "", rows, whole - SIDE), DAMAGED);
    assert_int_equal(
        lost_of_image(rig, GRAY "/SMask 6 0 R", "", rows, whole - SIDE),
        DAMAGED);
    const char *mask = IMAGE_16 "/ImageMask true/BitsPerComponent 1";
    assert_int_equal(lost_of_image(rig, mask, "", rows, whole / 8), 0);
    assert_int_equal(lost_of_image(rig, mask, "", rows, whole / 16), DAMAGED);
}

/* Its sum may be missing, not wrong. */
static void
test_flate(void **state)
{
    struct format_rig *rig = *state;
    struct image noise = image_noise(SIDE, SIDE);
    const char *flate = "/FlateDecode";
    uint8_t packed[2 * SIDE * SIDE];
    uLongf len = sizeof(packed);
    compress(packed, &len, (const Bytef *)noise.pixels, SIDE * SIDE);
    image_free(&noise);
    assert_int_equal(lost_of_image(rig, GRAY, flate, packed, len), 0);
    assert_int_equal(lost_of_image(rig, GRAY, flate, packed, len - 4), 0);
    assert_int_equal(lost_of_image(rig, GRAY, flate, packed, len / 2), DAMAGED);
    packed[len / 2] ^= 1;
    assert_int_equal(lost_of_image(rig, GRAY, flate, packed, len), DAMAGED);
}

static void
test_jpeg(void **state)
{
    static const struct jpeg_options options = {.kind = JPEG_GRAY};
    struct format_rig *rig = *state;
    struct image noise = image_noise(SIDE, SIDE);
    struct made jpeg = make_jpeg(&noise, &options);
    const char *dct = "/DCTDecode";
    image_free(&noise);
    assert_int_equal(lost_of_image(rig, GRAY, dct, jpeg.bytes, jpeg.len), 0);
    assert_int_equal(lost_of_image(rig, GRAY, dct, jpeg.bytes, jpeg.len - 99),
                     DAMAGED);
    memcpy(jpeg.bytes + jpeg.len - 99, "\xFF\xD9", 2); /* it ends here */
    assert_int_equal(lost_of_image(rig, GRAY, dct, jpeg.bytes, jpeg.len),
                     DAMAGED);
    made_free(&jpeg);
}

/* Damaged in a way that poppler notices, or not known to it. */
static void
test_filters(void **state)
{
    static const char *const filters[] = {"/BrotliDecode", "/CCITTFaxDecode",
                                          "/JBIG2Decode",  "/JPXDecode",
                                          "/DCTDecode",    "/LZWDecode"};
    const uint8_t junk[] = {0xFF, 0xEE, 1, 2, 3, 4, 5, 6, 7, 8};
    for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++) {
        bool two = strstr(filters[i], "CCITT") || strstr(filters[i], "JBIG");
        uint32_t lost = lost_of_image(
            *state,
            two ? IMAGE_16 "/ColorSpace/DeviceGray/BitsPerComponent 1" : GRAY,
            filters[i], junk, sizeof(junk));
        if (lost != DAMAGED) {
            fail_msg("%s: not told", filters[i]);
        }
    }
}

static void
test_page(void **state)
{
    static const struct {
        const char *content;
        const char *resources;
        long less;
        uint32_t lost;
    } pages[] = {
        {WORDS, NULL, 0, 0},
        {WORDS, "/XObject<</U 88 0 R>>", 0, 0}, /* it is not used */
        {WORDS, NULL, 15, 0},                   /* a table that is built anew */
        {WORDS "/I Do", "/XObject<</I 88 0 R>>", 0, DAMAGED},
        {WORDS "/I Do", NULL, 0, DAMAGED},
        {WORDS "BT (not more", NULL, 0, DAMAGED},
        {WORDS "BT /F 9 Tf (not more) TjX ET", NULL, 0, DAMAGED},
        {WORDS "BT /F 9 Tf Tj ET", NULL, 0, DAMAGED},
    };
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        struct pdf_recipe recipe = {.content = pages[i].content,
                                    .resources = pages[i].resources};
        if (lost_of(*state, recipe, pages[i].less) != pages[i].lost) {
            fail_msg("page %zu: not 0x%x", i, pages[i].lost);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows), cmocka_unit_test(test_flate),
        cmocka_unit_test(test_jpeg), cmocka_unit_test(test_filters),
        cmocka_unit_test(test_page),
    };
    return cmocka_run_group_tests(tests, format_rig_setup, format_rig_teardown);
}
