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
#include "page_words.h"
#include "para.h"
#include "para_bidi.h"
#include "para_fake.h"
#include "str.h"
#include "utf8.h"

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

/* What a reader of Hebrew sees from left to right, by rule L2 on single
 * characters. TEXT in Latin-1; A and B are Hebrew letters. */
static void
assert_seen(const char *text, const char *wanted)
{
    enum { COUNT_MAX = 64 };
    uint32_t codes[COUNT_MAX] = {0};
    unsigned char levels[COUNT_MAX];
    size_t order[COUNT_MAX];
    char seen[COUNT_MAX + 1];
    size_t count = strlen(text);
    for (size_t i = 0; i < count; i++) {
        codes[i] = text[i] == 'A'   ? 0x5D0
                   : text[i] == 'B' ? 0x5D1
                                    : (unsigned char)text[i];
    }
    para_levels(codes, count, true, levels);
    para_reorder(levels, count, order);
    for (size_t i = 0; i < count; i++) {
        seen[i] = text[order[i]];
    }
    seen[count] = '\0';
    assert_string_equal(seen, wanted);
}

static void
test_numbers_keep_their_order(void **state)
{
    (void)state;
    assert_seen("A (719) 555-0 B", "B (719) 555-0 A");
    assert_seen("A 38.5 \xB0"
                "C B",
                "B 38.5 \xB0"
                "C A");
    assert_seen("A 6 pm. B", "B .6 pm A");
    assert_seen("A 0.5-2 mg/ml B", "B 0.5-2 mg/ml A");
    assert_seen("6h A 8 a.m", "8 a.m A 6h");
    assert_seen("A 12 B", "B 12 A");
    assert_seen("A 5 things c d B", "B things c d 5 A"); /* words */
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

/* ---- random mixes ---- */

static const char *const mixes[] = {
    "Microneedling", "Botox (A)",      "SPF 30+",   "Clinic leaflet 2, 3",
    "الوخز بالإبر",  "ليزر 2",         "2 من 10",   "מיקרו-מחטים",
    "עמוד 3 מתוך 7", "1 of 2",         "3 / 4",     "22/11/2026",
    "50%",           "(719) 555-0142", "FDA: נבדק", "ב-22 בנובמבר",
    "第 2 页",       "А: 1",           "1. Botox.", "“لون”"};
enum { MIX_COUNT = sizeof(mixes) / sizeof(mixes[0]), CODES_MAX = 200 };

static size_t
codes_of(const char *text, uint32_t *codes)
{
    size_t count = 0;
    for (size_t i = 0, len = strlen(text); i < len; count++) {
        i += utf8_decode(text + i, len - i, &codes[count]);
    }
    return count;
}

/* Where each code point of TEXT stands from left to right, in a text of
 * direction RTL, by FriBidi's levels. */
static size_t
places_of(const char *text, bool rtl, uint32_t *codes, size_t *places)
{
    unsigned char levels[CODES_MAX];
    size_t order[CODES_MAX];
    size_t count = codes_of(text, codes);
    para_levels(codes, count, para_base_rtl(codes, count, rtl), levels);
    para_reorder(levels, count, order);
    for (size_t i = 0; i < count; i++) {
        places[order[i]] = i;
    }
    return count;
}

/* The LEN code points from START on stand beside each other, in the order in
 * which they stand when nothing is around them. */
static void
assert_as_alone(const char *part, bool rtl, const size_t *places, size_t len)
{
    uint32_t codes[CODES_MAX] = {0};
    size_t alone[CODES_MAX];
    assert_int_equal(places_of(part, rtl, codes, alone), len);
    size_t least = places[0];
    for (size_t i = 0; i < len; i++) {
        least = places[i] < least ? places[i] : least;
    }
    for (size_t i = 0; i < len; i++) {
        if (places[i] != least + alone[i]) {
            fail_msg("“%s” is torn", part);
        }
    }
}

static void
test_no_part_tears_the_other(void **state)
{
    (void)state;
    for (size_t n = 0; n < (size_t)MIX_COUNT * MIX_COUNT * 2; n++) {
        const char *first = mixes[n / 2 % MIX_COUNT];
        const char *second = mixes[n / 2 / MIX_COUNT];
        bool rtl = n % 2 != 0;
        char *text = page_words_joined(first, second, rtl);
        uint32_t codes[CODES_MAX] = {0};
        size_t places[CODES_MAX];
        size_t count = places_of(text, rtl, codes, places);
        bool right = para_base_rtl(codes, count, rtl);
        bool isolated = codes[0] == 0x2068;
        bool marked = codes[1] == 0x200E || codes[1] == 0x200F;
        size_t from = isolated ? marked ? 2 : 1 : 0;
        size_t one = codes_of(first, codes), two = codes_of(second, codes);
        assert_as_alone(first, rtl, places + from, one);
        size_t to = count - (isolated ? 1 : 0);
        assert_as_alone(second, rtl, places + to - two, two);
        assert_int_equal(places[to - 1] < places[from], right);
        free(text);
    }
}

/* A sentence of one direction ends where its readers look for the end. */
static void
test_sentences_keep_their_full_stop(void **state)
{
    (void)state;
    static const char *const words[] = {"Redness fades",  "in 2-3 days (or 4)",
                                        "قد يظهر احمرار", "עד 2-3 ימים",
                                        "Call 911",       "Покраснение"};
    static const char *const ends[] = {".", "?", "!", " …", ":"};
    for (size_t n = 0; n < 6 * 5 * 2; n++) {
        struct str text = {0};
        uint32_t codes[CODES_MAX] = {0};
        size_t places[CODES_MAX];
        str_addf(&text, "%s%s", words[n % 6], ends[n / 6 % 5]);
        size_t count = places_of(text.text, n >= 30, codes, places);
        bool right = n % 6 == 2 || n % 6 == 3;
        assert_int_equal(places[count - 1], right ? 0 : count - 1);
        assert_int_equal(places[0], right ? count - 1 : 0);
        str_release(&text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_runs_are_golden),
        cmocka_unit_test(test_numbers_keep_their_order),
        cmocka_unit_test(test_levels_nest_and_reverse),
        cmocka_unit_test(test_no_part_tears_the_other),
        cmocka_unit_test(test_sentences_keep_their_full_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
