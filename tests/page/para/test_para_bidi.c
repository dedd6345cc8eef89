/* Mixed directions: the runs of Arabic and Hebrew with digits, brackets, phone
 * numbers and Latin names inside, held against text goldens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "golden.h"
#include "para.h"
#include "para_bidi.h"
#include "para_fake.h"
#include "str.h"

/* The number behind a letter is on the same line as it: between the two
 * libunibreak 1.1 (Debian 12) breaks and 6.1 (Debian 13) does not. */
static const struct {
    const char *lang, *text;
} samples[] = {
    {"ar", "احمرار بعد Microneedling لمدة 250 ساعة (تقريبًا)."},
    {"ar", "من 2-3 أيام، 1 من كل 10."},
    {"ar", "اتصل على (719) 555-0142 اليوم."},
    {"ar", "بتاريخ 2026-11-22."},
    {"ar", "في 2026 و‎+1 719 555 0142."},
    {"he", "אדמומיות אחרי Microneedling (מיקרו-מחטים)."},
    {"he", "התקשרו: (719) 555-0142, עד 2-3 ימים."},
    {"he", "[SPF 30] כל 2 שעות; 50% [יותר]."},
    {"en", "Ask for “احمرار” (redness), 2-3 days."},
    {"en", "שלום (719) 555-0142 עולם"},
};

static char *
runs_of_samples(void)
{
    struct str out = {0};
    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
        struct para_fake fake;
        para_fake_init(&fake);
        struct para_style style = {.cap_px = 7, .width_px = 300};
        struct para *para =
            para_plain(samples[i].text, samples[i].lang, &style, &fake.measure);
        char *dump = para_dump(para);
        str_addf(&out, "%s: %s\n%s\n", samples[i].lang, samples[i].text, dump);
        free(dump);
        para_free(para);
    }
    return str_take(&out);
}

static void
test_runs_are_golden(void **state)
{
    (void)state;
    const char *path = KIOSK_SOURCE_DIR "/tests/golden/page/para_bidi.txt";
    char *runs = runs_of_samples();
    golden_text(path, runs);
    free(runs);
}

/* What a reader sees from left to right, by rule L2 on single characters. */
static void
test_long_numbers_keep_their_order(void **state)
{
    (void)state;
    static const uint32_t text[] = {0x5D0, ' ', '(', '7', '1', '9', ')',  ' ',
                                    '5',   '5', '5', '-', '0', ' ', 0x5D1};
    enum { COUNT = sizeof(text) / sizeof(text[0]) };
    unsigned char levels[COUNT];
    size_t order[COUNT];
    char seen[COUNT + 1];
    para_levels(text, COUNT, true, levels);
    para_reorder(levels, COUNT, order);
    for (size_t i = 0; i < COUNT; i++) {
        uint32_t code = text[order[i]];
        seen[i] = code == 0x5D0 ? 'A' : code == 0x5D1 ? 'B' : (char)code;
    }
    seen[COUNT] = '\0';
    assert_string_equal(seen, "B (719) 555-0 A");
}

static void
test_levels_nest_and_reverse(void **state)
{
    (void)state;
    static const unsigned char levels[] = {0, 1, 1, 2, 1, 0, 3};
    static const size_t expected[] = {0, 4, 3, 2, 1, 5, 6};
    size_t order[7];
    para_reorder(levels, 7, order);
    assert_memory_equal(order, expected, sizeof(order));
    para_reorder(levels, 0, order);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_runs_are_golden),
        cmocka_unit_test(test_long_numbers_keep_their_order),
        cmocka_unit_test(test_levels_nest_and_reverse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
