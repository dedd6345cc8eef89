/* PDF through the sandboxed program: pages, their size and turn, their words,
 * and that nothing in them is ever carried out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include <time.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "format_rig.h"
#include "pdf_make.h"

#define WORDS_CAP ((size_t)1024 * 1024)

static void
make(struct format_rig *rig, const char *name, const struct pdf_recipe *recipe)
{
    pdf_make(format_rig_path(rig, name), recipe);
}

static void
expect_size(struct format_rig *rig, const char *name, int page, int width,
            int height, int pages)
{
    struct picture_reply reply;
    assert_int_equal(format_rig_probe(rig, name, page, &reply), PICTURE_OK);
    assert_int_equal(reply.width_px, width);
    assert_int_equal(reply.height_px, height);
    assert_int_equal(reply.pages, pages);
}

static void
test_size(void **state)
{
    static const struct {
        const char *page;
        int width, height;
    } cases[] = {
        {NULL, 1000, 707},
        {"/MediaBox[0 0 1920 1080]", 1920, 1080},
        {"/MediaBox[0 0 200 100]/Rotate 90", 500, 1000},
        {"/MediaBox[0 0 200 100]/Rotate 180", 1000, 500},
        {"/MediaBox[0 0 200 100]/Rotate -90", 500, 1000},
        {"/MediaBox[0 0 200 100]/CropBox[50 50 150 100]", 1000, 500},
        {"/MediaBox[0 0 200 100]/CropBox[0 0 50 100]/Rotate 90", 1000, 500},
        {"/MediaBox[200 100 0 0]", 1000, 500},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct pdf_recipe recipe = {
            .pages = 2, .content = "", .page = cases[i].page};
        make(*state, "size.pdf", &recipe);
        expect_size(*state, "size.pdf", 1, cases[i].width, cases[i].height, 2);
    }
}

/* The left third is red, the right one blue; 300 x 100 points. */
static const char flag[] = "1 0 0 rg 0 0 100 100 re f 0 0 1 rg 200 0 100 100 "
                           "re f";

static void
test_place(void **state)
{
    struct format_rig *rig = *state;
    struct pdf_recipe recipe = {
        .pages = 1, .content = flag, .page = "/MediaBox[0 0 300 100]"};
    make(rig, "flag.pdf", &recipe);
    format_rig_show(rig, "flag.pdf", 600, 200, 0);
    format_rig_expect(rig, 0, 0xFFFF0000, 0);
    format_rig_expect(rig, 300, 0xFFFFFFFF, 0);
    format_rig_expect(rig, 600 * 200 - 1, 0xFF0000FF, 0);
    format_rig_show(rig, "flag.pdf", 100, 200, 1); /* the white is left */
    format_rig_expect(rig, 0, 0xFFFFFFFF, 0);
    format_rig_expect(rig, 100 * 200 - 1, 0xFFFFFFFF, 0);
    recipe.page = "/MediaBox[0 0 300 100]/Rotate 90"; /* clockwise */
    make(rig, "turned.pdf", &recipe);
    format_rig_show(rig, "turned.pdf", 100, 300, 0);
    format_rig_expect(rig, 50, 0xFFFF0000, 0);
    format_rig_expect(rig, 299 * 100 + 50, 0xFF0000FF, 0);
    recipe.page = "/MediaBox[0 0 300 100]/CropBox[100 0 300 100]";
    make(rig, "cropped.pdf", &recipe);
    format_rig_show(rig, "cropped.pdf", 200, 100, 0);
    format_rig_expect(rig, 10, 0xFFFFFFFF, 0);
    format_rig_expect(rig, 190, 0xFF0000FF, 0);
}

static void
test_pages(void **state)
{
    struct picture_reply reply;
    struct format_rig *rig = *state;
    struct pdf_recipe recipe = {
        .pages = 3,
        .content = "0 0 0 rg 0 0 842 595 re f 1 0 0 rg 0 0 %d00 595 re f"};
    make(rig, "pages.pdf", &recipe);
    for (int page = 0; page < 3; page++) {
        struct picture_request request = {
            .page = page, .width_px = 842, .height_px = 595};
        assert_int_equal(format_rig_draw(rig, "pages.pdf", &request, &reply),
                         PICTURE_OK);
        format_rig_expect(rig, 100 * page + 50, 0xFFFF0000, 0);
        format_rig_expect(rig, 100 * page + 150, 0xFF000000, 0);
    }
    assert_int_equal(format_rig_probe(rig, "pages.pdf", 3, &reply),
                     PICTURE_NO_PAGE);
    struct picture_request beyond = {
        .page = 3, .width_px = 10, .height_px = 10};
    assert_int_equal(format_rig_draw(rig, "pages.pdf", &beyond, &reply),
                     PICTURE_NO_PAGE);
}

/* As damaged files come: paper, and nothing on it. A part may be blank. */
static void
test_blank_page(void **state)
{
    struct picture_reply reply;
    struct format_rig *rig = *state;
    struct picture_request request = {.width_px = 84, .height_px = 60};
    struct pdf_recipe recipe = {.pages = 1, .content = "0 0 1 rg"};
    make(rig, "blank.pdf", &recipe);
    assert_int_equal(format_rig_draw(rig, "blank.pdf", &request, &reply),
                     PICTURE_EMPTY);
    request.crop.left = 1;
    assert_int_equal(format_rig_draw(rig, "blank.pdf", &request, &reply),
                     PICTURE_OK);
    recipe.content = "0.99 0.99 1 rg 20 20 400 400 re f";
    make(rig, "faint.pdf", &recipe);
    request.crop.left = 0;
    assert_int_equal(format_rig_draw(rig, "faint.pdf", &request, &reply),
                     PICTURE_OK);
}

/* Nothing can be seen on it: that is said instead of words. */
static void
test_blank_pages(void **state)
{
    static const struct {
        const char *content, *words;
    } cases[] = {
        {"", "\v\f"},
        {"1 1 1 rg 0 0 400 400 re f", "\v\f"}, /* as presentations are saved */
        {"0 0 1 rg 10 10 2 2 re f", "\f"},
        {"0.5 w 10 10 m 300 10 l S", "\f"},
        {"0.99 g 0 0 842 595 re f", "\v\f"},
        {"0.99 g 9 9 400 400 re f", "\v\f"},
        {"0.95 g 0 0 842 595 re f 1 g 9 9 90 90 re f", "\f"},
        {"0.9 g 9 9 90 90 re f", "\f"},
        {"1 1 0.9 rg 9 9 90 90 re f", "\f"}, /* hardly darker */
        {"0.5 g 0 0 842 595 re f", "\f"},
    };
    struct format_rig *rig = *state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char words[WORDS_CAP] = "";
        struct picture_reply reply;
        struct pdf_recipe recipe = {.pages = 1, .content = cases[i].content};
        make(rig, "blank.pdf", &recipe);
        assert_int_equal(
            format_rig_text(rig, "blank.pdf", words, sizeof(words), &reply),
            PICTURE_OK);
        assert_int_equal(reply.bytes, strlen(cases[i].words));
        assert_memory_equal(words, cases[i].words, reply.bytes);
    }
}

enum { SCAN_W = 420, SCAN_H = 297 };

struct scan {
    int paper, noise; /* levels */
    int mark, marked; /* the level of a stroke, and its pixels */
    const char *words;
};

static void
make_scan(struct format_rig *rig, const struct scan *scan)
{
    static char gray[SCAN_W * SCAN_H + 1];
    uint32_t seed = 1;
    for (int i = 0; i < SCAN_W * SCAN_H; i++) {
        seed = seed * 1664525 + 1013904223;
        int noise = (int)(seed >> 16) % (2 * scan->noise + 1) - scan->noise;
        int at = i - (SCAN_W * 99 + 99);
        bool marked = at >= 0 && at / SCAN_W < 2 && at % SCAN_W < scan->marked;
        int level = (marked ? scan->mark : scan->paper) + noise;
        gray[i] = (char)(level < 255 ? level : 255);
    }
    struct pdf_recipe recipe = {
        .pages = 1,
        .content = "q 842 0 0 595 0 0 cm /I Do Q",
        .resources = "/XObject<</I 6 0 R>>",
        .stream = gray,
        .stream_keys = "/Type/XObject/Subtype/Image/Width 420/Height 297"
                       "/BitsPerComponent 8/ColorSpace/DeviceGray"};
    make(rig, "scan.pdf", &recipe);
}

/* A scanned sheet is never all white; the faintest pencil is seen on it. What
 * is white all over may have been damaged. */
static void
test_blank_scans(void **state)
{
    static const struct scan scans[] = {
        {247, 0, 0, 0, "\v\f"}, {253, 0, 0, 0, "\v\f"}, {247, 2, 0, 0, "\v\f"},
        {240, 4, 0, 0, "\v\f"}, {255, 3, 0, 0, "\v\f"}, {247, 0, 240, 20, "\f"},
        {247, 2, 230, 8, "\f"}, {247, 4, 222, 8, "\f"}, {247, 30, 0, 0, "\f"},
        {128, 0, 0, 0, "\f"},   {255, 0, 0, 0, "\f"},
    };
    struct format_rig *rig = *state;
    for (size_t i = 0; i < sizeof(scans) / sizeof(scans[0]); i++) {
        char words[WORDS_CAP] = "";
        struct picture_reply reply;
        make_scan(rig, &scans[i]);
        assert_int_equal(
            format_rig_text(rig, "scan.pdf", words, sizeof(words), &reply),
            PICTURE_OK);
        if (strcmp(words, scans[i].words) != 0) {
            fail_msg("scan %zu: %zu", i, (size_t)reply.bytes);
        }
    }
}

/* Of nine million pixels each, the images of six pages are looked at, and none
 * that is larger. */
static void
test_many_scans(void **state)
{
    char words[WORDS_CAP] = "";
    struct picture_reply reply;
    struct format_rig *rig = *state;
    struct pdf_recipe recipe = {
        .pages = 8,
        .content = "q 842 0 0 595 0 0 cm /I Do Q",
        .resources = "/XObject<</I 20 0 R>>",
        .stream = "",
        .stream_keys = "/Type/XObject/Subtype/Image/Width 3000/Height 3000"
                       "/BitsPerComponent 1"
                       "/ColorSpace/DeviceGray/Decode[0.97 0.97]"};
    make(rig, "scans.pdf", &recipe);
    assert_int_equal(
        format_rig_text(rig, "scans.pdf", words, sizeof(words), &reply),
        PICTURE_OK);
    assert_string_equal(words, "\v\f\v\f\v\f\v\f\v\f\v\f\f\f");
    recipe.pages = 1;
    recipe.resources = "/XObject<</I 6 0 R>>";
    recipe.stream_keys = "/Type/XObject/Subtype/Image/Width 3000/Height 3001"
                         "/BitsPerComponent 1"
                         "/ColorSpace/DeviceGray/Decode[0.97 0.97]";
    make(rig, "large.pdf", &recipe);
    memset(words, 0, sizeof(words));
    assert_int_equal(
        format_rig_text(rig, "large.pdf", words, sizeof(words), &reply),
        PICTURE_OK);
    assert_string_equal(words, "\f");
}

static void
test_words(void **state)
{
    static char words[WORDS_CAP];
    struct picture_reply reply;
    struct format_rig *rig = *state;
    struct pdf_recipe recipe = {
        .pages = 3,
        .content = "BT /F 24 Tf 40 300 Td (Gr\\374\\337e \\(%d\\)) Tj "
                   "0 -40 Td (zwei\\001\\014Worte) Tj ET"};
    make(rig, "words.pdf", &recipe);
    assert_int_equal(
        format_rig_text(rig, "words.pdf", words, sizeof(words), &reply),
        PICTURE_OK);
    assert_int_equal(reply.pages, 3);
    assert_int_equal(reply.bytes, strlen(words));
    char *at = words;
    for (int page = 1; page <= 3; page++) {
        char line[64];
        snprintf(line, sizeof(line),
                 "Gr\xC3\xBC\xC3\x9F"
                 "e (%d)\n",
                 page);
        assert_int_equal(strncmp(at, line, strlen(line)), 0);
        at += strlen(line);
        char *end = strchr(at, '\f');
        assert_non_null(end);
        for (char *byte = at; byte < end; byte++) {
            assert_true((unsigned char)*byte >= 0x20 || *byte == '\n');
        }
        at = end + 1;
    }
    assert_int_equal(*at, '\0');
    /* As far as there is room: pages that do not fit are left out. */
    assert_int_equal(format_rig_text(rig, "words.pdf", words, 8, &reply),
                     PICTURE_OK);
    assert_int_equal(reply.bytes, 8);
    assert_memory_equal(words,
                        "Gr\xC3\xBC\xC3\x9F"
                        "e\f",
                        8);
    assert_int_equal(format_rig_text(rig, "words.pdf", words, 5, &reply),
                     PICTURE_OK);
    assert_memory_equal(words, "Gr\xC3\xBC\f", 5);
}

/* The letters of old Asian PDFs are in tables that poppler looks for before the
 * walls are up, and opens behind them. */
static void
test_words_by_tables(void **state)
{
    static const char pdf[] =
        "%PDF-1.4\n"
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]"
        "/Contents 6 0 R/Resources<</Font<</F 4 0 R>>>>>>endobj\n"
        "4 0 obj<</Type/Font/Subtype/Type0/BaseFont/SimSun"
        "/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>endobj\n"
        "5 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        ">>endobj\n"
        "6 0 obj<</Length 42>>stream\n"
        "BT/F 24 Tf 10 50 Td<4E2D6587>Tj ET        \n"
        "endstream endobj\ntrailer<</Root 1 0 R>>\n";
    char words[64] = "";
    struct picture_reply reply;
    struct format_rig *rig = *state;
    if (access("/usr/share/poppler/cMap/Adobe-GB1", R_OK) != 0) {
        skip(); /* poppler-data is not installed */
    }
    format_rig_write(rig, "tables.pdf", pdf, sizeof(pdf) - 1);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(
            format_rig_text(rig, "tables.pdf", words, sizeof(words), &reply),
            PICTURE_OK);
        assert_non_null(strstr(words, "\xE4\xB8\xAD\xE6\x96\x87"));
    }
}

/* A page of 3,000 two-byte letters, after one of one byte. */
static void
test_long_words(void **state)
{
    static char words[WORDS_CAP];
    static char content[16384] = "BT /F 1 Tf 10 300 Td (a";
    struct picture_reply reply;
    struct format_rig *rig = *state;
    size_t len = strlen(content);
    for (int i = 0; i < 3000; i++) {
        memcpy(content + len, "\\344", 4);
        len += 4;
    }
    strcpy(content + len, ") Tj ET");
    struct pdf_recipe recipe = {.pages = 2, .content = content};
    make(rig, "long.pdf", &recipe);
    assert_int_equal(
        format_rig_text(rig, "long.pdf", words, sizeof(words), &reply),
        PICTURE_OK);
    assert_int_equal(reply.bytes, 2 * 2000);
    assert_memory_equal(words + 1997,
                        "\xC3\xA4\f"
                        "a",
                        4);
}

static double
now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void
test_many_pages(void **state)
{
    static char words[WORDS_CAP];
    struct picture_reply reply;
    struct format_rig *rig = *state;
    struct pdf_recipe recipe = {.pages = 10000,
                                .content = "BT /F 9 Tf 9 9 Td (%d) Tj ET"};
    make(rig, "many.pdf", &recipe);
    double start_ms = now_ms();
    expect_size(rig, "many.pdf", 0, 1000, 707, 10000);
    expect_size(rig, "many.pdf", PICTURE_PAGES_MAX - 1, 1000, 707, 10000);
    assert_true(now_ms() - start_ms < 1500);
    assert_int_equal(
        format_rig_text(rig, "many.pdf", words, sizeof(words), &reply),
        PICTURE_OK);
    int ends = 0;
    for (size_t i = 0; i < reply.bytes; i++) {
        ends += words[i] == '\f';
    }
    assert_int_equal(ends, PICTURE_PAGES_MAX + 1); /* there are more */
}

/* The handler's keys do not fit the empty password. */
static void
test_locked(void **state)
{
    char words[16];
    struct picture_reply reply;
    struct format_rig *rig = *state;
    struct picture_request request = {.width_px = 10, .height_px = 10};
    struct pdf_recipe recipe = {.pages = 1,
                                .content = flag,
                                .trailer =
                                    "/ID[<00112233445566778899aabbccddeeff>"
                                    "<00112233445566778899aabbccddeeff>]"
                                    "/Encrypt<</Filter/Standard/V 1/R 2/P -4"
                                    "/O(0123456789abcdef0123456789abcdef)"
                                    "/U(0123456789abcdef0123456789abcdef)>>"};
    make(rig, "locked.pdf", &recipe);
    assert_int_equal(format_rig_probe(rig, "locked.pdf", 0, &reply),
                     PICTURE_LOCKED);
    assert_int_equal(format_rig_draw(rig, "locked.pdf", &request, &reply),
                     PICTURE_LOCKED);
    assert_int_equal(
        format_rig_text(rig, "locked.pdf", words, sizeof(words), &reply),
        PICTURE_LOCKED);
}

/* Opening, closing, showing and leaving would each make the file. */
static void
test_nothing_is_run(void **state)
{
    static char words[WORDS_CAP];
    char actions[3][1024];
    struct stat about;
    struct picture_reply reply;
    struct format_rig *rig = *state;
    char made[256];
    snprintf(made, sizeof(made), "%s", format_rig_path(rig, "made"));
    snprintf(actions[0], sizeof(actions[0]),
             "<</S/Launch/F(/usr/bin/touch)/Unix(touch %s)"
             "/Win<</F(touch)/P(%s)>>>>",
             made, made);
    snprintf(actions[1], sizeof(actions[1]),
             "<</S/JavaScript/JS(this.exportDataObject\\(%s\\);)>>", made);
    snprintf(actions[2], sizeof(actions[2]), "<</S/URI/URI(file://%s)>>", made);
    for (int i = 0; i < 3; i++) {
        char catalog[4096];
        char page[4096];
        const char *act = actions[i];
        snprintf(catalog, sizeof(catalog), "/OpenAction%.999s/AA<</WC%.999s>>",
                 act, act);
        snprintf(page, sizeof(page),
                 "/MediaBox[0 0 300 100]/AA<</O%.999s/C%.999s>>/Annots[<<"
                 "/Type/Annot/Subtype/Link/Rect[0 0 300 100]/A%.999s>>]",
                 act, act, act);
        struct pdf_recipe recipe = {
            .pages = 1, .content = flag, .page = page, .catalog = catalog};
        make(rig, "acts.pdf", &recipe);
        format_rig_show(rig, "acts.pdf", 300, 100, 0);
        format_rig_expect(rig, 50 * 300 + 50, 0xFFFF0000, 0);
        assert_int_equal(
            format_rig_text(rig, "acts.pdf", words, sizeof(words), &reply),
            PICTURE_OK);
        assert_int_not_equal(stat(made, &about), 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_size),
        cmocka_unit_test(test_place),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_blank_page),
        cmocka_unit_test(test_blank_pages),
        cmocka_unit_test(test_blank_scans),
        cmocka_unit_test(test_many_scans),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_words_by_tables),
        cmocka_unit_test(test_long_words),
        cmocka_unit_test(test_many_pages),
        cmocka_unit_test(test_locked),
        cmocka_unit_test(test_nothing_is_run),
    };
    return cmocka_run_group_tests(tests, format_rig_setup, format_rig_teardown);
}
