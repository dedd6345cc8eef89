/* How large the words in an SVG are: their capitals, in shares of the
 * drawing's height, whatever its units and transforms. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "format_rig.h"

/* What is said of the letters in PARTS, of an SVG with KEYS. */
static int32_t
letters_of(struct format_rig *rig, const char *keys, const char *parts)
{
    char text[1024];
    struct picture_reply reply;
    const struct picture_request request = {.width_px = 40, .height_px = 30};
    snprintf(text, sizeof(text),
             "<svg xmlns='http://www.w3.org/2000/svg' "
             "xmlns:xlink='http://www.w3.org/1999/xlink' %s>"
             "<rect width='100%%' height='100%%'/>%s</svg>",
             keys, parts);
    format_rig_write(rig, "words.svg", text, strlen(text));
    assert_int_equal(format_rig_draw(rig, "words.svg", &request, &reply),
                     PICTURE_OK);
    return reply.letters;
}

/* In a drawing 300 units high. */
static void
test_the_smallest_words(void **state)
{
    static const struct {
        const char *parts;
        double px; /* 0: none */
    } cases[] = {
        {"<text y='99' font-size='30'>Redness</text>", 30},
        {"<text y='99' style='font: bold 30px sans-serif'>Redness</text>", 30},
        {"<text y='99'>Redness</text>", 16},
        {"<text y='99' font-size='30'>Red<tspan font-size='12'>ness</tspan>"
         "</text>",
         12},
        {"<text y='99' font-size='30'>Red<tspan font-size='50%'>ness</tspan>"
         "</text>",
         15},
        {"<g font-size='30'><text y='99' >Redness</text></g>", 30},
        {"<style>.a{font-size:22px}</style><text class='a' y='99'>Red</text>",
         22},
        /* transforms, of any kind */
        {"<g transform='scale(2)'><text y='9' font-size='15'>Red</text></g>",
         30},
        {"<g transform='scale(2)'><g transform='translate(9 9) scale(.5 1.5)'>"
         "<text y='9' font-size='10'>Red</text></g></g>",
         30},
        {"<text transform='rotate(90) scale(3)' font-size='10'>Red</text>", 30},
        {"<text transform='matrix(0 -3 3 0 99 99)' font-size='10'>Red</text>",
         30},
        {"<g style='transform: scale(3)'><text y='9' font-size='10'>Red</text>"
         "</g>",
         30},
        {"<svg viewBox='0 0 10 10' width='100' height='300'>"
         "<text y='5' font-size='3'>Red</text></svg>",
         30},
        {"<symbol id='a' viewBox='0 0 10 10'><text y='5' font-size='3'>Red"
         "</text></symbol><use xlink:href='#a' width='100' height='100'/>",
         30},
        {"<defs><text id='a' y='5' font-size='3'>Red</text></defs>"
         "<use xlink:href='#a' transform='scale(10)'/>",
         30},
        /* so small that they are drawn larger and scaled back */
        {"<g transform='scale(100)'><text y='1' font-size='.3'>Red</text></g>",
         30},
        {"<g transform='scale(100)'><text y='1' font-size='.4'>R<tspan "
         "font-size='.3'>ed ness</tspan></text></g>",
         30},
        /* a lone sign, and what is not seen */
        {"<text y='99' font-size='30'>Name<tspan font-size='9'>\u00AE 2 --- ."
         "</tspan></text>",
         30},
        {"<text y='99' font-size='30'>Red</text><text display='none' "
         "font-size='9'>Hidden</text>",
         30},
        {"<text y='99' font-size='30'>Red</text><text visibility='hidden' "
         "font-size='9'>Hidden</text><defs><text font-size='9'>Never</text>"
         "</defs>",
         30},
        {"<circle r='9'/><text y='99' font-size='9'>A</text>", 0},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        int32_t found =
            letters_of(*state, "viewBox='0 0 400 300'", cases[i].parts);
        double wanted = 0.7 * cases[i].px / 300 * PICTURE_LETTERS_WHOLE;
        if (found < wanted * 0.99 || found > wanted * 1.01 + 1) {
            fail_msg("%s: %d, not %.0f", cases[i].parts, (int)found, wanted);
        }
    }
}

/* The same drawing in any units. */
static void
test_any_size(void **state)
{
    static const char *const keys[] = {
        "viewBox='0 0 400 300'", "viewBox='0 0 400 300' width='40' height='30'",
        "viewBox='0 0 400 300' width='80mm' height='60mm'",
        "viewBox='-50 20 400 300' width='100%'", "width='400' height='300'"};
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
        int32_t found = letters_of(*state, keys[i],
                                   "<text y='99' font-size='30'>Red</text>");
        assert_in_range(found, 0.07 * PICTURE_LETTERS_WHOLE - 9,
                        0.07 * PICTURE_LETTERS_WHOLE + 9);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_smallest_words),
        cmocka_unit_test(test_any_size),
    };
    return cmocka_run_group_tests(tests, format_rig_setup, format_rig_teardown);
}
