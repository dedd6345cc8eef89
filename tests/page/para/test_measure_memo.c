/* A measure that remembers says what the other one says, and asks it once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "measure_memo.h"

/* How often it was asked. */
struct asked {
    int widths, faces;
};

static int
face_of(void *ctx, uint32_t code, unsigned style, const char *lang)
{
    struct asked *asked = ctx;
    asked->faces++;
    return code == 0x7F ? -1 : (int)(code % 5 + style * 7 + strlen(lang));
}

static int
size_of(void *ctx, int face, int cap_px)
{
    (void)ctx;
    return cap_px * 10 / 7 + face;
}

static int
width_of(void *ctx, const struct page_font *font,
         const struct page_shape *shape, const char *text, size_t len)
{
    struct asked *asked = ctx;
    asked->widths++;
    int sum = font->face * 3 + font->size_px + (int)(shape->script % 11) +
              (shape->rtl ? 1 : 0);
    for (size_t i = 0; i < len; i++) {
        sum = sum * 31 % 100003 + text[i];
    }
    return sum;
}

static void
extent_of(void *ctx, const struct page_font *font, int *ascent, int *descent)
{
    (void)ctx;
    *ascent = font->size_px;
    *descent = font->face;
}

static struct measure
measure_of(struct asked *asked)
{
    return (struct measure){.ctx = asked,
                            .face = face_of,
                            .size_for_caps = size_of,
                            .width = width_of,
                            .extent = extent_of};
}

/* Texts of which each is the end of another, in all fonts and shapes; more of
 * them than it remembers. */
static void
test_says_what_the_other_says(void **state)
{
    (void)state;
    struct asked asked = {0, 0};
    const struct measure from = measure_of(&asked);
    struct measure_memo *memo = measure_memo_new(&from);
    const struct measure *measure = measure_memo_measure(memo);
    for (int i = 0; i < 40000; i++) {
        char text[24];
        int len = snprintf(text, sizeof(text), "word %d and", i * 7919 % 977);
        const struct page_font font = {i % 3, 20 + i % 4};
        const struct page_shape shape = {0x4C61 + (uint32_t)(i % 2), i % 5 < 2};
        int from_end = i % 4;
        const char *part = text + from_end;
        size_t rest = (size_t)(len - from_end);
        assert_int_equal(
            measure->width(measure->ctx, &font, &shape, part, rest),
            width_of(&asked, &font, &shape, part, rest));
    }
    for (int i = 0; i < 8000; i++) {
        uint32_t code = (uint32_t)(i * 31 % 700);
        const char *lang = i / 1000 % 2 ? "es" : "zh-Hant";
        unsigned style = (unsigned)i % 4;
        assert_int_equal(measure->face(measure->ctx, code, style, lang),
                         face_of(&asked, code, style, lang));
    }
    assert_int_equal(measure->size_for_caps(measure->ctx, 2, 70), 102);
    int ascent, descent;
    measure->extent(measure->ctx, &(struct page_font){4, 30}, &ascent,
                    &descent);
    assert_int_equal(ascent, 30);
    assert_int_equal(descent, 4);
    measure_memo_free(memo);
}

static void
test_asks_once(void **state)
{
    (void)state;
    struct asked asked = {0, 0};
    const struct measure from = measure_of(&asked);
    struct measure_memo *memo = measure_memo_new(&from);
    const struct measure *measure = measure_memo_measure(memo);
    const struct page_font font = {1, 20};
    const struct page_shape shape = {0x4C61746E, false};
    for (int i = 0; i < 3; i++) {
        measure->width(measure->ctx, &font, &shape, "Redness", 7);
        measure->width(measure->ctx, &font, &shape, "Red", 3);
        measure->face(measure->ctx, 'R', FACE_BOLD, "en");
        measure->face(measure->ctx, 0x7F, 0, "en"); /* no face has it */
    }
    assert_int_equal(asked.widths, 2);
    assert_int_equal(asked.faces, 2);
    measure_memo_free(memo);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_says_what_the_other_says),
        cmocka_unit_test(test_asks_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
