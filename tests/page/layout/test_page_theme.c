/* The colours of both themes: letters and plates have contrast, and kinds are
 * told apart also by eyes that see no green (deutan) or no red (protan). */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "page_theme.h"

/* How eyes see linear light: Machado, Oliveira and Fernandes 2009, severity
 * 1. */
static const double eyes[][3][3] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0.367322, 0.860646, -0.227968},
     {0.280085, 0.672501, 0.047413},
     {-0.011820, 0.042940, 0.968881}},
    {{0.152286, 1.052583, -0.204868},
     {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}},
};

enum { EYES = sizeof(eyes) / sizeof(*eyes) };

/* X, Y, Z (D65) of COLOUR for EYE; Y is the relative luminance of WCAG 2.2. */
static void
xyz_of(uint32_t colour, int eye, double xyz[3])
{
    static const double srgb[3][3] = {{0.4124564, 0.3575761, 0.1804375},
                                      {0.2126729, 0.7151522, 0.0721750},
                                      {0.0193339, 0.1191920, 0.9503041}};
    double light[3];
    for (int i = 0; i < 3; i++) {
        double part = (double)(colour >> (16 - 8 * i) & 0xFF) / 255;
        light[i] =
            part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
        xyz[i] = 0;
    }
    for (int i = 0; i < 3; i++) {
        const double *row = eyes[eye][i];
        double seen = row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
        seen = fmin(1, fmax(0, seen));
        for (int k = 0; k < 3; k++) {
            xyz[k] += srgb[k][i] * seen;
        }
    }
}

static double
contrast(uint32_t one, uint32_t other)
{
    double a[3];
    double b[3];
    xyz_of(one, 0, a);
    xyz_of(other, 0, b);
    return (fmax(a[1], b[1]) + 0.05) / (fmin(a[1], b[1]) + 0.05);
}

/* CIE 1976 L*a*b*. */
static void
lab_of(uint32_t colour, int eye, double lab[3])
{
    static const double white[3] = {0.95047, 1, 1.08883};
    double f[3];
    xyz_of(colour, eye, f);
    for (int i = 0; i < 3; i++) {
        double t = f[i] / white[i];
        f[i] = t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    lab[0] = 116 * f[1] - 16;
    lab[1] = 500 * (f[0] - f[1]);
    lab[2] = 200 * (f[1] - f[2]);
}

/* Delta E (CIE 1976) between two kinds in the light theme. */
static double
difference(enum deck_kind one, enum deck_kind other, int eye)
{
    double a[3];
    double b[3];
    lab_of(page_kind_colour(PAGE_LIGHT, one), eye, a);
    lab_of(page_kind_colour(PAGE_LIGHT, other), eye, b);
    return sqrt(pow(a[0] - b[0], 2) + pow(a[1] - b[1], 2) +
                pow(a[2] - b[2], 2));
}

static void
test_words_on_every_colour(void **state)
{
    (void)state;
    for (int theme = 0; theme < PAGE_THEME_COUNT; theme++) {
        for (int kind = 0; kind <= DECK_WHEN_TO_CALL; kind++) {
            struct page_colours c = page_colours(theme, (enum deck_kind)kind);
            assert_true(contrast(c.kind_ink, c.kind) >= 7);
            assert_true(contrast(c.kind, c.paper) >= 7);
            assert_true(contrast(c.ink, c.paper) >= 7);
            assert_true(contrast(c.small, c.paper) >= 7);
            assert_true(contrast(c.control, c.control_paper) >= 7);
            assert_true(contrast(c.control, c.band) >= 3);
            assert_true(contrast(c.aid_ink, c.aid) >= 7);
            assert_true(contrast(c.strip_ink, c.strip) >= 7);
            for (int box = 0; box <= DECK_CALLOUT_WARNING; box++) {
                assert_true(contrast(c.ink, c.boxes[box].fill) >= 7);
                assert_true(contrast(c.boxes[box].accent, c.boxes[box].fill) >=
                            3);
            }
        }
    }
}

/* No two kinds look alike, and least of all those that must not be taken for
 * each other; shape and word carry a kind as well. */
static void
test_kinds_are_told_apart(void **state)
{
    (void)state;
    for (int eye = 0; eye < EYES; eye++) {
        for (int one = DECK_ABOUT; one <= DECK_WHEN_TO_CALL; one++) {
            for (int other = one + 1; other <= DECK_WHEN_TO_CALL; other++) {
                assert_true(difference((enum deck_kind)one,
                                       (enum deck_kind)other, eye) >= 9);
            }
        }
        assert_true(difference(DECK_SIDE_EFFECT, DECK_WHEN_TO_CALL, eye) >= 25);
        assert_true(difference(DECK_BENEFIT, DECK_SIDE_EFFECT, eye) >= 25);
    }
}

/* Ink is read on a plate, and beside black a plate glares less than paper. */
static void
test_plates(void **state)
{
    (void)state;
    uint32_t ink = page_colours(PAGE_LIGHT, DECK_ABOUT).ink;
    uint32_t plate = page_colours(PAGE_HIGH_CONTRAST, DECK_ABOUT).plate;
    assert_true(contrast(ink, plate) >= 7);
    assert_true(contrast(plate, 0x000000) <= 14);
}

/* The ring of people who use keys, from outside: what is beside a button, the
 * ring, and a button of paper; or the ring, its rim of paper, a filled one. */
static void
test_the_ring(void **state)
{
    (void)state;
    for (int theme = 0; theme < PAGE_THEME_COUNT; theme++) {
        for (int kind = 0; kind <= DECK_WHEN_TO_CALL; kind++) {
            struct page_colours c = page_colours(theme, (enum deck_kind)kind);
            const uint32_t grounds[] = {c.paper, c.band, c.strip,
                                        c.control_paper};
            const uint32_t fills[] = {c.kind, c.control, c.aid};
            for (size_t i = 0; i < sizeof(grounds) / sizeof(*grounds); i++) {
                assert_true(contrast(c.focus, grounds[i]) >= 3);
            }
            for (size_t i = 0; i < sizeof(fills) / sizeof(*fills); i++) {
                assert_true(contrast(c.control_paper, fills[i]) >= 3);
            }
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_on_every_colour),
        cmocka_unit_test(test_kinds_are_told_apart),
        cmocka_unit_test(test_plates),
        cmocka_unit_test(test_the_ring),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
