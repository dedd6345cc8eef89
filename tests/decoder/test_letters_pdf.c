/* How large the words on a page of a PDF are: their capitals, in shares of the
 * page, whatever turns, scales and cuts it; lone signs and what is outside do
 * not count. */
#include <stdio.h>
#include <stdlib.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "format_rig.h"
#include "pdf_make.h"

/* A page 400 points wide and 300 high. */
#define PAGE "/MediaBox[0 0 400 300]"

/* What is said of RECIPE, drawn WIDTH px wide. */
static struct picture_reply
draw(struct format_rig *rig, const struct pdf_recipe *recipe, int width,
     int height, struct crop crop)
{
    struct picture_reply reply;
    const struct picture_request request = {
        .width_px = width, .height_px = height, .crop = crop};
    pdf_make(format_rig_path(rig, "words.pdf"), recipe);
    assert_int_equal(format_rig_draw(rig, "words.pdf", &request, &reply),
                     PICTURE_OK);
    return reply;
}

/* Letters of POINTS on a page HIGH points high, within a hundredth. */
static void
expect(int32_t letters, double points, double high)
{
    double wanted = 0.7 * points / high * PICTURE_LETTERS_WHOLE;
    if (letters < wanted * 0.99 || letters > wanted * 1.01 + 1) {
        fail_msg("%d of %d, not %.0f", (int)letters, PICTURE_LETTERS_WHOLE,
                 wanted);
    }
}

static void
test_the_smallest_words(void **state)
{
    static const struct {
        const char *content, *page;
        double points, high;
    } cases[] = {
        {"BT /F 28 Tf 20 200 Td (Redness) Tj ET", PAGE, 28, 300},
        {"BT /F 28 Tf 20 200 Td (Redness) Tj /F 14 Tf 0 -50 Td (Page) Tj ET",
         PAGE, 14, 300},
        /* scaled and turned, by all that can */
        {"2 0 0 2 0 0 cm BT /F 7 Tf 1 0 0 1.5 20 60 Tm (Redness) Tj ET", PAGE,
         21, 300},
        {"0 1 -1 0 200 20 cm BT /F 20 Tf (Redness) Tj ET", PAGE, 20, 300},
        {"BT /F 20 Tf 20 100 Td (Redness) Tj ET", PAGE "/Rotate 90", 20, 400},
        {"BT /F 20 Tf 20 20 Td (Redness) Tj ET", PAGE "/CropBox[0 0 200 150]",
         20, 150},
        /* a sign beside a name, a raised digit, a bullet */
        {"BT /F 28 Tf 20 200 Td (Name) Tj /F 6 Tf (R2 ...---) Tj ET", PAGE, 28,
         300},
        /* what stands outside */
        {"BT /F 28 Tf 20 200 Td (Redness) Tj /F 6 Tf 900 0 Td (Outside) Tj ET",
         PAGE, 28, 300},
        /* the words behind a scan */
        {"BT 3 Tr /F 9 Tf 20 200 Td (Scanned) Tj ET 1 0 0 rg 0 0 50 50 re f",
         PAGE, 9, 300},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const struct pdf_recipe recipe = {
            .pages = 1, .content = cases[i].content, .page = cases[i].page};
        bool upright = cases[i].high > 300;
        struct picture_reply reply =
            draw(*state, &recipe, upright ? 300 : 400, upright ? 400 : 300,
                 (struct crop){0});
        expect(reply.letters, cases[i].points, cases[i].high);
    }
}

static void
test_no_words(void **state)
{
    const struct pdf_recipe recipe = {
        .pages = 1,
        .content = "1 0 0 rg 0 0 50 50 re f BT /F 9 Tf 20 100 Td (A) Tj ET",
        .page = PAGE};
    struct picture_reply reply =
        draw(*state, &recipe, 400, 300, (struct crop){0});
    assert_int_equal(reply.letters, 0);
}

/* The same at every size on the screen. */
static void
test_any_pixels(void **state)
{
    const struct pdf_recipe recipe = {
        .pages = 1,
        .content = "BT /F 28 Tf 20 200 Td (Redness) Tj ET",
        .page = PAGE};
    for (int width = 40; width < 4000; width *= 3) {
        struct picture_reply reply =
            draw(*state, &recipe, width, width * 3 / 4, (struct crop){0});
        expect(reply.letters, 28, 300);
    }
}

/* In letters that are drawings, in units of their own. */
static void
test_drawn_letters(void **state)
{
    const struct pdf_recipe recipe = {
        .pages = 1,
        .content = "BT /F 20 Tf 20 200 Td (aaaa) Tj ET",
        .page = PAGE,
        .font = "/Subtype/Type3/FontBBox[0 -10 50 50]/FontMatrix[.02 0 0 .02 0 "
                "0]/FirstChar 97/LastChar 97/Widths[50]/Encoding<</Differences["
                "97/a]>>/CharProcs<</a 6 0 R>>/Resources<<>>",
        .stream = "50 0 d0 0 0 40 40 re f",
        .stream_keys = ""};
    struct picture_reply reply =
        draw(*state, &recipe, 400, 300, (struct crop){0});
    /* 60 units of .02 high, of which six tenths, at 20 points */
    expect(reply.letters, 20 * 60 * .02 * .6 / .7, 300);
}

/* Part of a page is its pixels, and no others. */
static void
test_a_part(void **state)
{
    struct format_rig *rig = *state;
    const struct pdf_recipe recipe = {
        .pages = 1,
        .content = "1 0 0 rg 0 0 200 150 re f 0 0 1 rg 200 150 200 150 re f",
        .page = PAGE};
    draw(rig, &recipe, 40, 30, crop_part(0.5, 0, 0.5, 0.5));
    for (int i = 0; i < 40 * 30; i++) {
        format_rig_expect(rig, i, 0xFF0000FF, 0);
    }
    draw(rig, &recipe, 40, 30, crop_part(0, 0.5, 0.5, 0.5));
    for (int i = 0; i < 40 * 30; i++) {
        format_rig_expect(rig, i, 0xFFFF0000, 0);
    }
    draw(rig, &recipe, 40, 30, crop_part(0.25, 0.25, 0.5, 0.5));
    format_rig_expect(rig, 40 * 25 + 5, 0xFFFF0000, 0);
    format_rig_expect(rig, 40 * 5 + 35, 0xFF0000FF, 0);
    format_rig_expect(rig, 40 * 5 + 5, 0xFFFFFFFF, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_smallest_words),
        cmocka_unit_test(test_no_words),
        cmocka_unit_test(test_any_pixels),
        cmocka_unit_test(test_drawn_letters),
        cmocka_unit_test(test_a_part),
    };
    return cmocka_run_group_tests(tests, format_rig_setup, format_rig_teardown);
}
