/* Formats by their first bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "picture_sniff.h"

#define IS(format, literal)                                             \
    assert_int_equal(                                                   \
        picture_sniff((const uint8_t *)(literal), sizeof(literal) - 1), \
        format)

static void
test_magic_bytes(void **state)
{
    (void)state;
    IS(PICTURE_JPEG, "\xFF\xD8\xFF\xE1..");
    IS(PICTURE_PNG, "\x89PNG\r\n\x1A\n....");
    IS(PICTURE_GIF, "GIF89a");
    IS(PICTURE_GIF, "GIF87a...");
    IS(PICTURE_WEBP, "RIFF....WEBPVP8 ");
    IS(PICTURE_HEIF, "\0\0\0\x18"
                     "ftypheic");
    IS(PICTURE_HEIF, "\0\0\0\x1C"
                     "ftypavif");
    IS(PICTURE_PDF, "%PDF-1.7");
    IS(PICTURE_PDF, "\xEF\xBB\xBF\n%PDF-1.4");
}

static void
test_svg_in_all_its_clothes(void **state)
{
    (void)state;
    IS(PICTURE_SVG, "<svg xmlns='http://www.w3.org/2000/svg'/>");
    IS(PICTURE_SVG, "\xEF\xBB\xBF<?xml version='1.0'?>\n<svg/>");
    IS(PICTURE_SVG, "  \r\n<!-- made by hand -->\n<svg>");
    IS(PICTURE_SVG, "<s:svg xmlns:s='http://www.w3.org/2000/svg'/>");
    IS(PICTURE_FORMAT_NONE, "<feed xmlns:svg='about:blank'/>");
    IS(PICTURE_SVG, "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN'>\n<svg>");
    IS(PICTURE_SVG, "\xFF\xFE<\0s\0v\0g\0>\0");
    IS(PICTURE_SVG, "\xFE\xFF\0<\0s\0v\0g\0>");
    IS(PICTURE_SVG, "\x1F\x8B\x08\0");
}

static void
test_everything_else(void **state)
{
    (void)state;
    IS(PICTURE_FORMAT_NONE, "");
    IS(PICTURE_FORMAT_NONE, "\xFF\xD8");
    IS(PICTURE_FORMAT_NONE, "BM........");
    IS(PICTURE_FORMAT_NONE, "II*\0....");
    IS(PICTURE_FORMAT_NONE, "RIFF....WAVEfmt ");
    IS(PICTURE_FORMAT_NONE, "<html><body>no drawing</body></html>");
    IS(PICTURE_FORMAT_NONE, "Words about <svg>");
}

/* Every length of every kind of bytes: nothing is read behind the end. */
static void
test_no_length_is_too_short(void **state)
{
    static const char *const starts[] = {"\x89PNG\r\n\x1A\n",
                                         "RIFF....WEBPVP8 ", "<svg>",
                                         "%PDF-1.7", "\xFE\xFF"};
    (void)state;
    for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
        for (size_t len = 0; len <= strlen(starts[i]); len++) {
            uint8_t *bytes = malloc(len > 0 ? len : 1);
            assert_non_null(bytes);
            memcpy(bytes, starts[i], len);
            picture_sniff(bytes, len);
            free(bytes);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_magic_bytes),
        cmocka_unit_test(test_svg_in_all_its_clothes),
        cmocka_unit_test(test_everything_else),
        cmocka_unit_test(test_no_length_is_too_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
