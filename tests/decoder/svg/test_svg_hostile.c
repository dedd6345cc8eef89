/* SVG that is meant to hurt: every answer comes in time, from little memory,
 * and the next good drawing is drawn. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    "viewBox='0 0 400 300'>"

/* It does not say its size: what it draws is measured. */
#define BARE "<svg xmlns='http://www.w3.org/2000/svg'>"

enum {
    OK = 1 << PICTURE_OK,
    EMPTY = 1 << PICTURE_EMPTY,
    DAMAGED = 1 << PICTURE_DAMAGED,
    COMPLEX = 1 << PICTURE_TOO_COMPLEX
};

/* librsvg 2.60 (Debian 13) draws 50 groups inside each other, older ones as
 * many as libxml2 reads. */
static const bool stops_at_50 = LIBRSVG_CHECK_VERSION(2, 60, 0);

/* What is stopped, or stops at a limit of the libraries, and is not waited for
 * long. */
enum {
    BOUNDED = OK | EMPTY | DAMAGED | COMPLEX | 1 << PICTURE_TOO_LARGE |
              1 << PICTURE_CRASHED | 1 << PICTURE_TOO_SLOW
};

/* That NAME is answered with one of the statuses, and that life goes on. */
static void
survive(struct format_rig *rig, const char *name, unsigned statuses)
{
    static const char good[] =
        OPEN "<rect width='400' height='300' fill='lime'/></svg>";
    struct picture_reply reply;
    struct picture_request request = {.width_px = 400, .height_px = 300};
    rig->seconds = statuses == BOUNDED ? 2 : DECODER_RIG_PATIENCE_S;
    enum picture_status status = format_rig_draw(rig, name, &request, &reply);
    rig->seconds = DECODER_RIG_PATIENCE_S;
    if ((statuses & 1u << status) == 0) {
        fail_msg("%s: status %d", name, (int)status);
    }
    format_rig_write(rig, "good.svg", good, sizeof(good) - 1);
    format_rig_show(rig, "good.svg", 4, 3, 0);
    format_rig_expect(rig, 0, 0xFF00FF00, 0);
}

static void
survive_text(struct format_rig *rig, const char *text, unsigned statuses)
{
    format_rig_write(rig, "hostile.svg", text, strlen(text));
    survive(rig, "hostile.svg", statuses);
}

/* HEAD, COUNT times MIDDLE, COUNT times LAST, the end. */
static void
survive_nested(struct format_rig *rig, const char *head, const char *middle,
               const char *last, int count, unsigned statuses)
{
    FILE *file = fopen(format_rig_path(rig, "nested.svg"), "wb");
    assert_non_null(file);
    fputs(head, file);
    for (int i = 0; i < count; i++) {
        fputs(middle, file);
    }
    for (int i = 0; i < count; i++) {
        fputs(last, file);
    }
    fputs("</svg>", file);
    assert_int_equal(fclose(file), 0);
    survive(rig, "nested.svg", statuses);
}

static void
test_depth(void **state)
{
    char *padded = malloc(12000000);
    assert_non_null(padded);
    survive_nested(*state, OPEN, "<g>", "</g>", 48, EMPTY);
    survive_nested(*state, OPEN, "<g>", "</g>", 200,
                   stops_at_50 ? COMPLEX : EMPTY);
    survive_nested(*state, BARE "<rect width='9' height='9'/>", "<g>", "</g>",
                   200, stops_at_50 ? COMPLEX : OK);
    survive_nested(*state, OPEN, "<g>", "</g>", 300, COMPLEX);
    survive_nested(*state, OPEN, "<g>", "</g>", 100000, COMPLEX);
    survive_nested(*state, OPEN, "<text>", "</text>", 100000, COMPLEX);
    /* So long that the limit of libxml2 would be lifted. */
    int len = snprintf(padded, 200, OPEN "<!--");
    memset(padded + len, ' ', 11000000);
    strcpy(padded + len + 11000000, "-->");
    survive_nested(*state, padded, "<g id='>'>", "</g>", 100000,
                   DAMAGED | COMPLEX);
    strcpy(padded + len + 9000000, "-->");
    survive_nested(*state, padded, "<g a='/>'>", "</g>", 200000,
                   DAMAGED | COMPLEX);
    free(padded);
}

static void
test_multiplying(void **state)
{
    static const char laughs[] =
        "<!DOCTYPE svg [<!ENTITY a 'ha'>"
        "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
        "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
        "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>"
        "<!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>"
        "<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'>"
        "<!ENTITY h '&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;'>"
        "<!ENTITY i '&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;'>]>" OPEN
        "<text>&i;</text></svg>";
    static const char loop[] =
        "<!DOCTYPE svg [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>" OPEN "&a;</svg>";
    struct format_rig *rig = *state;
    survive_text(rig, laughs, BOUNDED);
    survive_text(rig, loop, DAMAGED);
    survive_text(rig, OPEN "<g id='a'><use href='#a'/></g></svg>", EMPTY);
    survive_text(rig,
                 OPEN "<pattern id='p' width='1' height='1'>"
                      "<rect width='9' height='9' fill='url(#p)'/></pattern>"
                      "<rect width='9' height='9' fill='url(#p)'/></svg>",
                 OK | EMPTY);
    survive_text(rig,
                 OPEN "<mask id='m'><rect width='9' height='9' "
                      "mask='url(#m)'/></mask>"
                      "<rect width='9' height='9' mask='url(#m)'/></svg>",
                 OK | EMPTY);
}

/* Ten of each draw ten of the one before. */
static void
test_uses(void **state)
{
    struct format_rig *rig = *state;
    FILE *file = fopen(format_rig_path(rig, "uses.svg"), "wb");
    assert_non_null(file);
    fputs(OPEN "<g id='u0'><rect width='1' height='1'/></g>", file);
    for (int i = 1; i < 12; i++) {
        fprintf(file, "<g id='u%d'>", i);
        for (int k = 0; k < 10; k++) {
            fprintf(file, "<use href='#u%d'/>", i - 1);
        }
        fputs("</g>", file);
    }
    fputs("</svg>", file);
    assert_int_equal(fclose(file), 0);
    survive(rig, "uses.svg", BOUNDED);
    file = fopen(format_rig_path(rig, "chain.svg"), "wb");
    assert_non_null(file);
    fputs(OPEN "<rect id='u0' width='1' height='1'/>", file);
    for (int i = 1; i < 20000; i++) {
        fprintf(file, "<use id='u%d' href='#u%d'/>", i, i - 1);
    }
    fputs("</svg>", file);
    assert_int_equal(fclose(file), 0);
    survive(rig, "chain.svg", BOUNDED);
}

static void
test_expensive(void **state)
{
    struct format_rig *rig = *state;
    survive_text(rig,
                 OPEN "<filter id='f' x='-1e6' y='-1e6' width='2e6' "
                      "height='2e6'><feGaussianBlur stdDeviation='1e5'/>"
                      "</filter><rect width='400' height='300' "
                      "filter='url(#f)'/></svg>",
                 BOUNDED);
    survive_text(rig,
                 OPEN "<filter id='f'><feMorphology operator='dilate' "
                      "radius='1e5'/>"
                      "</filter><rect width='400' height='300' "
                      "filter='url(#f)'/></svg>",
                 BOUNDED);
    survive_text(rig,
                 OPEN "<pattern id='p' width='1e-7' height='1e-7'>"
                      "<circle r='9'/></pattern><rect width='400' height='300' "
                      "fill='url(#p)'/></svg>",
                 BOUNDED);
    survive_text(rig,
                 OPEN "<path d='M0 0H1e9' stroke='red' stroke-width='9' "
                      "stroke-dasharray='1e-5'/></svg>",
                 BOUNDED);
    survive_text(rig, OPEN "<text font-size='1e9'>A</text></svg>", BOUNDED);
    survive_nested(rig, OPEN, "<g opacity='.5'>", "</g>", 200, BOUNDED);
    survive_nested(rig, OPEN, "<rect width='9' height='9'/>", "", 2000000,
                   BOUNDED);
}

/* What gzip makes small: more than the 64 MiB that are unpacked. */
static void
test_bombs(void **state)
{
    static const char *const bombs[] = {
        "yes '<g/>'", "yes 'aaaaaaaaaaaaaaaaaaaaaaa'",
        "yes '<!-- aaaaaaaaaaaaaaaaaaaa -->'", "cat /dev/zero"};
    struct format_rig *rig = *state;
    for (size_t i = 0; i < sizeof(bombs) / sizeof(*bombs); i++) {
        char command[512];
        snprintf(command, sizeof(command),
                 "(echo \"" OPEN "<text>\"; %s) | head -c 80000000 | gzip -1 "
                 ">%s",
                 bombs[i], format_rig_path(rig, "bomb.svgz"));
        assert_int_equal(system(command), 0);
        survive(rig, "bomb.svgz", DAMAGED);
    }
}

static void
test_compressed(void **state)
{
    struct format_rig *rig = *state;
    char command[512];
    snprintf(command, sizeof(command),
             "echo \"" OPEN "<rect fill='lime' width='400' height='300'/>"
             "</svg>\" | gzip >%s",
             format_rig_path(rig, "plain.svgz"));
    assert_int_equal(system(command), 0);
    format_rig_show(rig, "plain.svgz", 40, 30, 0);
    format_rig_expect(rig, 600, 0xFF00FF00, 0);
    snprintf(command, sizeof(command), "truncate -s -20 %s",
             format_rig_path(rig, "plain.svgz"));
    assert_int_equal(system(command), 0);
    survive(rig, "plain.svgz", DAMAGED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_depth), cmocka_unit_test(test_multiplying),
        cmocka_unit_test(test_uses),  cmocka_unit_test(test_expensive),
        cmocka_unit_test(test_bombs), cmocka_unit_test(test_compressed),
    };
    return cmocka_run_group_tests(tests, format_rig_setup, format_rig_teardown);
}
