/* SVG through the sandboxed program: its size, what is drawn where, and that
 * nothing outside of the document is ever seen. */
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

#include <librsvg/rsvg.h>

#include "format_rig.h"

#define OPEN                                      \
    "<svg xmlns='http://www.w3.org/2000/svg' "    \
    "xmlns:xlink='http://www.w3.org/1999/xlink' " \
    "xmlns:xi='http://www.w3.org/2001/XInclude' "
#define BOX "viewBox='0 0 400 300'>"
#define ALL "width='400' height='300'"

#define LIME 0xFF00FF00
#define RED 0xFFFF0000

static void
write_svg(struct format_rig *rig, const char *name, const char *text)
{
    format_rig_write(rig, name, text, strlen(text));
}

/* How many pixels of the words PARTS are not as BEFORE says; all of them when
 * something is lost. */
static int
draw_letters(struct format_rig *rig, const char *parts, uint32_t *before)
{
    enum { PIXELS = 160 * 120 };
    struct picture_reply reply;
    char text[1024];
    int wrong = 0;
    snprintf(text, sizeof(text), "%sviewBox='0 0 40 30'>%s</svg>", OPEN, parts);
    write_svg(rig, "letters.svg", text);
    assert_int_equal(format_rig_probe(rig, "letters.svg", 0, &reply),
                     PICTURE_OK);
    format_rig_show(rig, "letters.svg", 160, 120, 0);
    for (int i = 0; i < PIXELS; i++) {
        int difference = (int)(rig->pixels[i] >> 24) - (int)(before[i] >> 24);
        wrong += abs(difference) > 96;
    }
    memcpy(before, rig->pixels, PIXELS * sizeof(*before));
    return reply.lost == 0 ? wrong : PIXELS;
}

/* Sizes with which librsvg draws blots, or nothing, in place of letters: the
 * numbers among them would be others. */
static void
test_sizes_of_letters(void **state)
{
    static const char *const usual =
        "<text x='2' y='12' style='font:bold 9px sans-serif'>10"
        "<tspan font-size='60%' dy='-4'>3</tspan></text>"
        "<text x='4' y='28' font-size='10' fill='none' stroke='#000' "
        "letter-spacing='3'>1,5</text>";
    static const char *const cases[] = {
        "<g transform='scale(100)' style='font: bold .09px sans-serif'>"
        "<text x='.02' y='.12'>10<tspan font-size='60%' dy='-.04'>3</tspan>"
        "</text></g><g transform='scale(1000)' stroke-width='.001'><text "
        "x='.004' y='.028' font-size='0.01' fill='none' stroke='#000' "
        "letter-spacing='.003'>1,5</text></g>",
        "<style>.t{font-weight:bold;font-family:sans-serif;font-size:0.0225mm}"
        "</style><svg viewBox='0 0 .377952756 .283464567'>"
        "<text class='t' x='5%' y='.1133858'>10<tspan font-size='60%' "
        "dy='-.037795276'>3</tspan></text></svg><g transform='scale(.0001)'>"
        "<text transform='translate(40000 280000)' font-size='100000' "
        "fill='none' stroke='#000' stroke-width='10000' "
        "letter-spacing='30000'>1,5</text></g>"};
    static uint32_t before[160 * 120];
    struct format_rig *rig = *state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        memset(before, 0, sizeof(before));
        assert_in_range(draw_letters(rig, usual, before), 400, 8000);
        assert_in_range(draw_letters(rig, cases[i], before), 0, 60);
    }
}

/* Words are as long as the drawing says, from their place on. */
static void
test_length(void **state)
{
    static const int lengths[] = {12, 30, 30};
    struct format_rig *rig = *state;
    for (size_t i = 0; i < 3; i++) {
        char text[256];
        int last = 0;
        snprintf(text, sizeof(text),
                 OPEN "viewBox='0 0 40 30'><text x='6' y='20' font-size='9' "
                      "lengthAdjust='%s' textLength='%d'>HHH</text></svg>",
                 i == 2 ? "spacing" : "spacingAndGlyphs", lengths[i]);
        write_svg(rig, "length.svg", text);
        format_rig_show(rig, "length.svg", 160, 120, 0);
        for (int k = 0; k < 160 * 120; k++) {
            int x = k % 160;
            last = rig->pixels[k] >> 24 > 64 && x > last ? x : last;
        }
        assert_in_range(last, (6 + lengths[i]) * 4 - 5,
                        (6 + lengths[i]) * 4 + 5);
    }
}

struct size_case {
    const char *text;
    enum picture_status status;
    int width, height;
};

static void
test_size(void **state)
{
    static const struct size_case cases[] = {
        {OPEN BOX "</svg>", PICTURE_OK, 1000, 750},
        {OPEN "width='200' height='100'></svg>", PICTURE_OK, 1000, 500},
        {OPEN "width='1600px' height='900px'></svg>", PICTURE_OK, 1600, 900},
        {OPEN "width='210mm' height='297mm'></svg>", PICTURE_OK, 794, 1123},
        {OPEN "width='10in' height='20in'></svg>", PICTURE_OK, 960, 1920},
        {OPEN "width='100%' height='100%' " BOX "</svg>", PICTURE_OK, 1000,
         750},
        {OPEN "width='50' " BOX "</svg>", PICTURE_OK, 1000, 750},
        {OPEN "width='20000' height='10000'></svg>", PICTURE_OK, 16384, 8192},
        {OPEN "><rect x='100' y='50' width='80' height='60'/></svg>",
         PICTURE_OK, 1000, 750},
        {OPEN "></svg>", PICTURE_DAMAGED, 0, 0},
        {OPEN "width='0' height='0'></svg>", PICTURE_DAMAGED, 0, 0},
        {OPEN "width='100000' height='1'></svg>", PICTURE_DAMAGED, 0, 0},
        {OPEN "viewBox='0 0 1e300 1e-300'></svg>", PICTURE_DAMAGED, 0, 0},
        {OPEN BOX "<g></svg>", PICTURE_DAMAGED, 0, 0},
    };
    struct format_rig *rig = *state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct picture_reply reply;
        write_svg(rig, "size.svg", cases[i].text);
        enum picture_status status =
            format_rig_probe(rig, "size.svg", 0, &reply);
        if (status != cases[i].status || reply.width_px != cases[i].width ||
            reply.height_px != cases[i].height) {
            fail_msg("%s: status %d, %d x %d", cases[i].text, (int)status,
                     reply.width_px, reply.height_px);
        }
        assert_int_equal(reply.pages, status == PICTURE_OK);
    }
}

/* Also when the document says no size, and its drawing begins elsewhere. */
static void
test_colours_and_place(void **state)
{
    static const char *const texts[] = {
        OPEN "viewBox='0 0 40 30'><g>%s</g></svg>",
        OPEN "width='40mm' height='30mm' viewBox='0 0 40 30'>%s</svg>",
        OPEN "width='40' height='30'>%s</svg>",
        OPEN "><g transform='translate(70,-90) scale(3)'>%s</g></svg>"};
    static const char parts[] =
        "<path d='M0 0h10v30h-10z' fill='#204060'/>"
        "<path d='M30 0h10v30h-10z' fill='#f00' fill-opacity='.5'/>";
    struct format_rig *rig = *state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        char text[1024];
        snprintf(text, sizeof(text), "%.*s%s%s",
                 (int)(strstr(texts[i], "%s") - texts[i]), texts[i], parts,
                 strstr(texts[i], "%s") + 2);
        write_svg(rig, "place.svg", text);
        format_rig_show(rig, "place.svg", 80, 60, 0);
        format_rig_expect(rig, 30 * 80 + 10, 0xFF204060, 0);
        format_rig_expect(rig, 30 * 80 + 40, 0, 0);
        format_rig_expect(rig, 30 * 80 + 70, 0x80800000, 1);
        format_rig_expect(rig, 0, 0xFF204060, 0);
        format_rig_expect(rig, 60 * 80 - 1, 0x80800000, 1);
        format_rig_show(rig, "place.svg", 20, 60, 1);
        format_rig_expect(rig, 30 * 20 + 10, 0, 0);
        format_rig_show(rig, "place.svg", 60, 60, 1);
        format_rig_expect(rig, 30 * 60 + 5, 0xFF204060, 0);
        format_rig_expect(rig, 30 * 60 + 15, 0, 0);
        format_rig_expect(rig, 30 * 60 + 55, 0x80800000, 1);
    }
}

static void
test_opaque(void **state)
{
    struct format_rig *rig = *state;
    write_svg(rig, "opaque.svg",
              OPEN BOX "<style>.a{fill:#0f0}</style><rect class='a' " ALL
                       "/></svg>");
    format_rig_show(rig, "opaque.svg", 640, 480, 0);
    format_rig_expect(rig, 0, LIME, 0);
    assert_int_equal(rig->pixels[640 * 480 - 1], LIME);
}

static void
test_words(void **state)
{
    struct format_rig *rig = *state;
    write_svg(rig, "words.svg",
              OPEN BOX "<rect " ALL " fill='#fff'/><text x='40' y='150' "
                       "font-family='Noto Sans' font-size='60'>Gr\xC3\xBC\xC3"
                       "\x9F"
                       "e</text></svg>");
    format_rig_show(rig, "words.svg", 400, 300, 0);
    int ink = 0;
    for (int i = 0; i < 400 * 300; i++) {
        ink += (rig->pixels[i] & 0xFF) < 0x40;
    }
    assert_in_range(ink, 1500, 6000);
}

/* An old encoding is read as it is by every libxml2: by its own tables, or by
 * those of iconv, which are files. */
static void
test_old_encodings(void **state)
{
    static const char *const names[] = {
        "windows-1251", "windows-1252", "iso-8859-2", "iso-8859-15",
        "koi8-r",       "gbk",          "big5",       "euc-jp"};
    struct format_rig *rig = *state;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        char text[512];
        snprintf(text, sizeof(text),
                 "<?xml version='1.0' encoding='%s'?>" OPEN BOX
                 "<desc>\xC4\xE3</desc><rect " ALL " fill='#0f0'/></svg>",
                 names[i]);
        write_svg(rig, "old.svg", text);
        format_rig_show(rig, "old.svg", 40, 30, 0);
        format_rig_expect(rig, 15 * 40 + 20, LIME, 0);
    }
}

/* Words so small in their own units that librsvg asks for letters that FreeType
 * does not have. */
static void
test_tiny_words(void **state)
{
    static const char *const texts[] = {
        OPEN "><text>0</text></svg>",
        OPEN "><text font-size='1'>0</text></svg>",
        OPEN "width='4' height='6'><text font-size='8' y='6'>0</text></svg>",
        OPEN "width='400' height='600' viewBox='0 0 4 6'>"
             "<text font-size='8' y='6'>0</text></svg>"};
    struct format_rig *rig = *state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        int ink = 0;
        write_svg(rig, "tiny.svg", texts[i]);
        format_rig_show(rig, "tiny.svg", 600, 900, 0);
        for (int k = 0; k < 600 * 900; k++) {
            ink += rig->pixels[k] == 0xFF000000;
        }
        assert_in_range(ink, 600 * 900 / 8, 600 * 900 * 3 / 4);
        assert_int_equal(rig->pixels[450 * 600 + 300], 0);
    }
}

/* Letters of 60,000 px, at which FreeType gives up: cairo before 1.18 never
 * draws with that font again. */
static void
test_words_after_a_font_that_failed(void **state)
{
    struct format_rig *rig = *state;
    struct picture_reply reply;
    struct picture_request request = {.width_px = 1184, .height_px = 614};
    write_svg(rig, "vast.svg",
              OPEN ALL "><text font-size='60000'>0</text></svg>");
    write_svg(rig, "two.svg",
              OPEN ALL "><text x='20' y='60' font-size='24'>One</text></svg>");
    for (int i = 0; i < 2; i++) {
        format_rig_draw(rig, "vast.svg", &request, &reply);
        format_rig_show(rig, "two.svg", 400, 300, 0);
    }
}

/* Compressed as .svgz, what is in it is read all the same. */
static void
test_compressed(void **state)
{
    struct format_rig *rig = *state;
    struct picture_reply reply;
    char command[600];
    write_svg(rig, "plain.svg",
              OPEN BOX "<rect " ALL " fill='var(--a, lime)'/>"
                       "<use href='other.svg#a'/></svg>");
    snprintf(command, sizeof(command), "gzip -9 <%s >%s/packed.svg",
             format_rig_path(rig, "plain.svg"), rig->folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(format_rig_probe(rig, "packed.svg", 0, &reply),
                     PICTURE_OK);
    assert_int_equal(reply.lost, 1 << PICTURE_LOSS_OTHER_FILE);
    format_rig_show(rig, "packed.svg", 40, 30, 0);
    format_rig_expect(rig, 15 * 40 + 20, LIME, 0);
}

/* Each names red.png, red.svg or red.css, which would make it red. */
static const char *const outside[] = {
    OPEN BOX "<image " ALL " xlink:href='@/red.png'/></svg>",
    OPEN BOX "<image " ALL " xlink:href='red.png'/></svg>",
    OPEN BOX "<image " ALL " href='file://@/red.png'/></svg>",
    OPEN BOX "<image " ALL " href='file://@/red.svg'/></svg>",
    OPEN "xml:base='file://@/' " BOX "<image " ALL " href='red.png'/></svg>",
    OPEN BOX "<image " ALL " href='http://127.0.0.1:9/red.png'/></svg>",
    OPEN BOX "<xi:include href='file://@/red.svg' parse='xml'/></svg>",
    OPEN BOX "<xi:include href='red.svg'/></svg>",
    OPEN BOX "<use xlink:href='file://@/red.svg#r'/></svg>",
    OPEN BOX "<use xlink:href='red.svg#r'/></svg>",
    OPEN BOX "<style>@import url('file://@/red.css');</style>"
             "<rect class='b' fill='none' " ALL "/></svg>",
    OPEN BOX "<style>@import 'red.css';</style>"
             "<rect class='b' fill='none' " ALL "/></svg>",
    OPEN BOX "<rect fill='url(file://@/red.svg#p)' " ALL "/></svg>",
    OPEN BOX "<filter id='f'><feImage href='file://@/red.png'/></filter>"
             "<rect filter='url(#f)' " ALL "/></svg>",
    "<?xml-stylesheet type='text/css' href='file://@/red.css'?>" OPEN BOX
    "<rect class='b' fill='none' " ALL "/></svg>",
    "<!DOCTYPE svg [<!ENTITY e SYSTEM 'file://@/red.svg'>]>" OPEN BOX
    "&e;</svg>",
    "<!DOCTYPE svg SYSTEM 'file://@/red.dtd'>" OPEN BOX "&e;</svg>",
    "<!DOCTYPE svg [<!ENTITY % e SYSTEM 'file://@/red.dtd'>%e;]>" OPEN BOX
    "&e;</svg>",
};

/* TEXT with the rig's folder for each '@'. */
static void
write_with_folder(struct format_rig *rig, const char *name, const char *text)
{
    char out[2048] = "";
    for (const char *at = text; *at; at++) {
        char one[2] = {*at, '\0'};
        strncat(out, *at == '@' ? rig->folder : one,
                sizeof(out) - strlen(out) - 1);
    }
    write_svg(rig, name, out);
}

static void
test_nothing_from_outside(void **state)
{
    struct format_rig *rig = *state;
    char command[512];
    snprintf(command, sizeof(command), "convert -size 40x30 xc:red png:%s",
             format_rig_path(rig, "red.png"));
    assert_int_equal(system(command), 0);
    write_svg(rig, "red.css", ".b{fill:red !important}");
    write_svg(rig, "red.dtd", "<!ENTITY e \"<rect " ALL " fill='red'/>\">");
    write_svg(rig, "red.svg",
              OPEN BOX "<pattern id='p' " ALL "><rect id='r' " ALL
                       " fill='red'/></pattern><use href='#r'/></svg>");
    format_rig_show(rig, "red.svg", 40, 30, 0);
    format_rig_expect(rig, 0, RED, 0);
    for (size_t i = 0; i < sizeof(outside) / sizeof(*outside); i++) {
        struct picture_reply reply;
        struct picture_request request = {.width_px = 40, .height_px = 30};
        write_with_folder(rig, "outside.svg", outside[i]);
        enum picture_status status =
            format_rig_draw(rig, "outside.svg", &request, &reply);
        assert_true(status == PICTURE_OK || status == PICTURE_EMPTY ||
                    status == PICTURE_DAMAGED);
        for (int k = 0; k < 40 * 30; k++) {
            if ((rig->pixels[k] & 0xFF0000) > 0x100000) {
                fail_msg("%s: is red", outside[i]);
            }
        }
    }
}

/* A drawing that draws nothing. A part of one may. */
static void
test_nothing_to_see(void **state)
{
    struct format_rig *rig = *state;
    struct picture_reply reply;
    struct picture_request request = {.width_px = 40, .height_px = 30};
    write_svg(rig, "nothing.svg", OPEN BOX "<g/></svg>");
    assert_int_equal(format_rig_draw(rig, "nothing.svg", &request, &reply),
                     PICTURE_EMPTY);
    request.crop.left = 1;
    assert_int_equal(format_rig_draw(rig, "nothing.svg", &request, &reply),
                     PICTURE_OK);
}

/* A word of warning to a log file, which can no longer grow, ends nothing. */
static void
test_warning_to_a_file(void **state)
{
    (void)state;
    struct format_rig rig;
    format_rig_init(&rig, "kiosk-decode-svg");
    write_svg(&rig, "vast.svg",
              OPEN BOX "<rect " ALL " fill='lime'/>"
                       "<text font-size='1e5'>A</text></svg>");
    int kept = dup(STDERR_FILENO);
    int log = creat(format_rig_path(&rig, "log"), 0600);
    assert_true(kept >= 0 && log >= 0);
    setenv("KIOSK_DECODER_WORDS", "1", 1);
    dup2(log, STDERR_FILENO);
    struct picture_reply reply;
    struct picture_request request = {.width_px = 40, .height_px = 30};
    enum picture_status status =
        format_rig_draw(&rig, "vast.svg", &request, &reply);
    dup2(kept, STDERR_FILENO);
    unsetenv("KIOSK_DECODER_WORDS");
    close(kept);
    close(log);
    assert_int_equal(status, PICTURE_OK);
    format_rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_size),
        cmocka_unit_test(test_sizes_of_letters),
        cmocka_unit_test(test_length),
        cmocka_unit_test(test_colours_and_place),
        cmocka_unit_test(test_opaque),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_old_encodings),
        cmocka_unit_test(test_tiny_words),
        cmocka_unit_test(test_words_after_a_font_that_failed),
        cmocka_unit_test(test_compressed),
        cmocka_unit_test(test_nothing_from_outside),
        cmocka_unit_test(test_nothing_to_see),
        cmocka_unit_test(test_warning_to_a_file),
    };
    return cmocka_run_group_tests(tests, format_rig_setup, format_rig_teardown);
}
