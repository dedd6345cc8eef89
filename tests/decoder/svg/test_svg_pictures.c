/* Pictures inside an SVG: whatever is said of them, damaged, and turned. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "format_rig.h"

#define OPEN                                   \
    "<svg xmlns='http://www.w3.org/2000/svg' " \
    "xmlns:xlink='http://www.w3.org/1999/xlink' "
#define BOX "viewBox='0 0 400 300'>"
#define ALL "width='400' height='300'"

#define LIME 0xFF00FF00

/* TEXT with the file at PATH in base64 where "%s" stands. */
static char *
embed(const char *text, const char *path, size_t pad)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrst"
        "uvwxyz0123456789+/";
    const char *mark = strstr(text, "%s");
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *out = calloc(1, strlen(text) + pad + 65536);
    assert_non_null(out);
    size_t len = (size_t)(mark - text);
    uint8_t three[3] = {0};
    size_t got;
    memcpy(out, text, len);
    memset(out + len, '\n', pad);
    len += pad;
    while ((got = fread(three, 1, 3, file)) > 0) {
        uint32_t bits = (uint32_t)three[0] << 16 | (uint32_t)three[1] << 8 |
                        (uint32_t)three[2];
        for (size_t i = 0; i < 4; i++) {
            char digit = digits[bits >> (18 - 6 * i) & 63];
            out[len++] = i <= got ? digit : '=';
        }
        memset(three, 0, sizeof(three));
        assert_true(len < pad + 65000);
    }
    fclose(file);
    memcpy(out + len, mark + 2, strlen(mark + 2) + 1);
    return out;
}

/* A picture that ImageMagick writes as KIND, behind the words MEDIA. */
static void
show_embedded(struct format_rig *rig, const char *kind, const char *media,
              size_t pad)
{
    char command[512];
    char text[512];
    snprintf(command, sizeof(command), "convert -size 40x30 xc:lime %s:%s",
             kind, format_rig_path(rig, "lime"));
    assert_int_equal(system(command), 0);
    snprintf(text, sizeof(text),
             OPEN BOX "<image " ALL " xlink:href='%s,%%s'/></svg>", media);
    char *whole = embed(text, format_rig_path(rig, "lime"), pad);
    format_rig_write(rig, "embedded.svg", whole, strlen(whole));
    free(whole);
    format_rig_show(rig, "embedded.svg", 40, 30, 0);
    format_rig_expect(rig, 15 * 40 + 20, LIME, 4);
}

/* Whatever is said of them; one beyond 10 MB is let through libxml2's
 * limits. */
static void
test_embedded_pictures(void **state)
{
    show_embedded(*state, "png", "data:image/png;base64", 0);
    show_embedded(*state, "jpeg", "data:image/jpeg;base64", 0);
    show_embedded(*state, "jpeg", "data:image/jpg;base64", 0);
    show_embedded(*state, "jpeg", "data:;base64", 0);
    show_embedded(*state, "jpeg", " DATA:image/png; charset=utf-8;BASE64", 9);
    show_embedded(*state, "gif", "data:image/gif;base64", 0);
    show_embedded(*state, "webp", "data:image/webp;base64", 0);
    show_embedded(*state, "webp", "data:application/octet-stream;base64", 0);
    show_embedded(*state, "png", "data:image/png;base64", 12u * 1000 * 1000);
}

/* Runs COMMAND, which makes the file "made"; what is lost of a drawing with it
 * in, as MEDIA. */
static uint32_t
lost_of(struct format_rig *rig, const char *command, const char *media)
{
    struct picture_reply reply;
    char line[512];
    char text[512];
    snprintf(line, sizeof(line), "cd %s && %s", format_rig_path(rig, "."),
             command);
    assert_int_equal(system(line), 0);
    snprintf(text, sizeof(text),
             OPEN BOX "<image " ALL " xlink:href='data:%s;base64,%%s'/></svg>",
             media);
    char *whole = embed(text, format_rig_path(rig, "made"), 0);
    format_rig_write(rig, "embedded.svg", whole, strlen(whole));
    free(whole);
    assert_int_equal(format_rig_probe(rig, "embedded.svg", 0, &reply),
                     PICTURE_OK);
    return reply.lost;
}

/* Cut off, and with wrong bytes in the middle: it is told, and what came is
 * seen, as of a picture by itself. */
static void
test_damage(void **state)
{
    static const struct {
        const char *kind, *media, *options;
    } kinds[] = {{"jpeg", "image/jpeg", "-quality 90"},
                 {"jpeg", "image/jpg", "-interlace plane"},
                 {"png", "image/png", "-define png:color-type=2"},
                 {"png", "", ""},
                 {"webp", "image/webp", "-define webp:lossless=true"},
                 {"gif", "image/gif", ""}};
    static const char *const harms[] = {
        "head -c $(($(stat -c %s whole) * 3 / 4)) whole >made",
        "cp whole made && head -c 200 /dev/zero | tr '\\0' '\\377' | dd "
        "of=made bs=1 conv=notrunc status=none "
        "seek=$(($(stat -c %s whole) * 2 / 3))"};
    const uint32_t pixels = UINT32_C(1) << PICTURE_LOSS_PIXELS;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        char command[256];
        snprintf(command, sizeof(command),
                 "convert -seed 1 -size 60x45 plasma:lime-blue %s %s:whole "
                 "&& cp whole made",
                 kinds[i].options, kinds[i].kind);
        assert_int_equal(lost_of(*state, command, kinds[i].media), 0);
        for (size_t k = 0; k < 2; k++) {
            if (lost_of(*state, harms[k], kinds[i].media) != pixels) {
                fail_msg("%s %s, %s", kinds[i].kind, kinds[i].options,
                         harms[k]);
            }
        }
        format_rig_show(*state, "embedded.svg", 40, 30, 0);
    }
}

/* A photo that lies on its side is put upright: the lower half of what it
 * stores is red, and is at the left then. */
static void
test_turned(void **state)
{
    struct format_rig *rig = *state;
    assert_int_equal(
        lost_of(rig,
                "convert -size 30x20 xc:lime xc:red -append jpeg:flat && "
                "(head -c 2 flat; printf '\\377\\341\\0\\042Exif\\0\\0MM"
                "\\0\\052\\0\\0\\0\\010\\0\\001\\001\\022\\0\\003\\0\\0"
                "\\0\\001\\0\\006\\0\\0\\0\\0\\0\\0'; tail -c +3 flat) >made",
                "image/jpeg"),
        0);
    format_rig_show(rig, "embedded.svg", 40, 30, 0);
    format_rig_expect(rig, 15 * 40 + 10, 0xFFFF0000, 4);
    format_rig_expect(rig, 15 * 40 + 30, LIME, 4);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_embedded_pictures),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_turned),
    };
    return cmocka_run_group_tests(tests, format_rig_setup, format_rig_teardown);
}
