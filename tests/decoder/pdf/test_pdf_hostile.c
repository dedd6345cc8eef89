/* PDF that is broken, or meant to hurt: every answer comes in time and from
 * little memory, and the next good page is drawn. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "format_rig.h"
#include "pdf_make.h"

#define PAGE "/MediaBox[0 0 300 100]"

static const char good[] = "0 1 0 rg 0 0 300 100 re f BT /F 24 Tf 0 g 20 40 Td "
                           "(Gut) Tj ET";

/* Asks everything about NAME. Anything may be said, in time. */
static void
ask_all(struct format_rig *rig, const char *name)
{
    char words[4096];
    struct picture_reply reply;
    struct picture_request request = {.width_px = 300, .height_px = 100};
    enum picture_status status = format_rig_probe(rig, name, 0, &reply);
    if (status == PICTURE_OK) {
        assert_in_range(reply.width_px, 1, PICTURE_SIDE_MAX);
        assert_in_range(reply.height_px, 1, PICTURE_SIDE_MAX);
        assert_true(reply.pages > 0);
    }
    format_rig_draw(rig, name, &request, &reply);
    status = format_rig_text(rig, name, words, sizeof(words), &reply);
    if (status == PICTURE_OK) {
        assert_in_range(reply.bytes, 1, sizeof(words));
        assert_int_equal(words[reply.bytes - 1], '\f');
    }
}

static void
draw_good(struct format_rig *rig)
{
    struct pdf_recipe recipe = {.pages = 1, .content = good, .page = PAGE};
    pdf_make(format_rig_path(rig, "good.pdf"), &recipe);
    format_rig_show(rig, "good.pdf", 300, 100, 0);
    format_rig_expect(rig, 0, 0xFF00FF00, 0);
}

static void
survive(struct format_rig *rig, const char *name)
{
    ask_all(rig, name);
    draw_good(rig);
}

static void
survive_recipe(struct format_rig *rig, const char *content, const char *page,
               const char *resources, const char *catalog)
{
    struct pdf_recipe recipe = {.pages = 1,
                                .content = content,
                                .page = page ? page : PAGE,
                                .resources = resources,
                                .catalog = catalog};
    pdf_make(format_rig_path(rig, "hostile.pdf"), &recipe);
    survive(rig, "hostile.pdf");
}

/* Reads what make wrote; the caller frees it. */
static uint8_t *
slurp(struct format_rig *rig, const char *name, size_t *len)
{
    FILE *file = fopen(format_rig_path(rig, name), "rb");
    assert_non_null(file);
    uint8_t *bytes = calloc(1, 65536);
    assert_non_null(bytes);
    *len = fread(bytes, 1, 65536, file);
    fclose(file);
    return bytes;
}

static void
test_broken(void **state)
{
    struct format_rig *rig = *state;
    struct pdf_recipe recipe = {.pages = 3, .content = good, .page = PAGE};
    size_t len = 0;
    pdf_make(format_rig_path(rig, "whole.pdf"), &recipe);
    uint8_t *bytes = slurp(rig, "whole.pdf", &len);
    for (size_t i = 1; i < 64; i++) {
        format_rig_write(rig, "broken.pdf", bytes, len * i / 64);
        ask_all(rig, "broken.pdf");
    }
    draw_good(rig);
    srand(42);
    for (int i = 0; i < 200; i++) {
        for (int k = 0; k < 5; k++) {
            bytes[(size_t)rand() % len] ^= (uint8_t)(1 << rand() % 8);
        }
        format_rig_write(rig, "broken.pdf", bytes, len);
        ask_all(rig, "broken.pdf");
        if (i % 20 == 19) {
            draw_good(rig);
            free(bytes);
            bytes = slurp(rig, "whole.pdf", &len);
        }
    }
    free(bytes);
}

static void
test_not_much_of_a_pdf(void **state)
{
    static const char *const texts[] = {
        "%PDF-1.4\n", "%PDF-1.4\n%%EOF\n", "%PDF-1.7\ntrailer<</Root 1 0 R>>\n",
        ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\n"
         "trailer<</Root 1 0 R>>\n")};
    struct format_rig *rig = *state;
    struct picture_reply reply;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        format_rig_write(rig, "little.pdf", texts[i], strlen(texts[i]));
        assert_int_equal(format_rig_probe(rig, "little.pdf", 0, &reply),
                         PICTURE_DAMAGED);
        survive(rig, "little.pdf");
    }
}

static void
test_loops(void **state)
{
    static const char *const trees[] = {
        "2 0 obj<</Type/Pages/Count 2147483647/Kids[2 0 R]>>endobj\n",
        "2 0 obj<</Type/Pages/Count -5/Kids[2 0 R 2 0 R]>>endobj\n",
        "2 0 obj<</Type/Pages/Count 99999999/Kids[3 0 R]>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R>>"
        "endobj\n"};
    struct format_rig *rig = *state;
    for (size_t i = 0; i < sizeof(trees) / sizeof(*trees); i++) {
        char text[1024];
        int len = snprintf(text, sizeof(text),
                           "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>"
                           "endobj\n%strailer<</Size 9/Root 1 0 R>>\n",
                           trees[i]);
        format_rig_write(rig, "loop.pdf", text, (size_t)len);
        survive(rig, "loop.pdf");
    }
    /* The page's content draws itself. */
    survive_recipe(rig, "/X Do /X Do", NULL, "/XObject<</X 5 0 R>>", NULL);
    survive_recipe(rig, "/P cs /P scn 0 0 300 100 re f", NULL,
                   "/Pattern<</P 5 0 R>>", NULL);
}

static void
test_sizes(void **state)
{
    static const char *const pages[] = {
        "/MediaBox[0 0 0 0]",
        "/MediaBox[0 0 1e30 1]",
        "/MediaBox[0 0 1e9 1e9]",
        "/MediaBox[0 0 1e-9 1e-9]",
        "/MediaBox[0 0 nan inf]",
        "/MediaBox[0 0 300 100]/CropBox[900 900 1000 1000]",
        "/MediaBox[0 0 300 100]/UserUnit 1e9",
        "/MediaBox[0 0 300 100]/Rotate 45",
        "/Rotate 90"};
    for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
        survive_recipe(*state, good, pages[i], NULL, NULL);
    }
}

static void
test_expensive(void **state)
{
    static const char *const contents[] = {
        "q BI /W 60000 /H 60000 /BPC 8 /CS /RGB ID aaaa EI Q",
        ("q 300 0 0 100 0 0 cm BI /W 30000 /H 30000 /BPC 1 /IM true "
         "ID aaaa EI Q"),
        "[1e-7] 0 d 0 50 m 1e9 50 l S",
        "BT /F 1e9 Tf 0 0 Td (A) Tj ET",
        "1e30 0 0 1e30 0 0 cm 0 0 1 1 re f",
        "/S sh"};
    static const char shading[] =
        "/Shading<</S<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 1e9 0 1e9]"
        "/Function<</FunctionType 2/N 1/Domain[0 1]>>>>>>";
    struct format_rig *rig = *state;
    rig->seconds = 2; /* some would go on for ever */
    for (size_t i = 0; i < sizeof(contents) / sizeof(*contents); i++) {
        survive_recipe(rig, contents[i], NULL, shading, NULL);
    }
    size_t len = 3u * 1000 * 1000;
    char *deep = malloc(len + 1);
    assert_non_null(deep);
    for (size_t i = 0; i < len; i++) {
        deep[i] = i % 2 == 0 ? 'q' : '\n';
    }
    deep[len] = '\0';
    survive_recipe(rig, deep, NULL, NULL, NULL);
    memset(deep, '[', len);
    survive_recipe(rig, deep, NULL, NULL, NULL);
    memset(deep, '(', len);
    survive_recipe(rig, "", NULL, NULL, deep);
    rig->seconds = DECODER_RIG_PATIENCE_S;
    free(deep);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_broken),
        cmocka_unit_test(test_not_much_of_a_pdf),
        cmocka_unit_test(test_loops),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_expensive),
    };
    return cmocka_run_group_tests(tests, format_rig_setup, format_rig_teardown);
}
