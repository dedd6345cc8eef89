/* Paragraphs: where lines end, what hangs over, what never breaks apart, and
 * that no text however strange costs more than its length. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "mem.h"
#include "para.h"
#include "para_fake.h"
#include "str.h"

/* The lines of TEXT in a column of COLUMNS characters, joined by '/'. */
static char *
lines_of(const char *text, const char *lang, int columns, bool *overfull)
{
    struct para_fake fake;
    para_fake_init(&fake);
    struct para_style style = {.cap_px = 7,
                               .width_px = columns * FAKE_ADVANCE_PX};
    struct para *para = para_plain(text, lang, &style, &fake.measure);
    struct str out = {0};
    for (size_t i = 0; i < para->line_count; i++) {
        str_add(&out, i > 0 ? "/" : "");
        for (size_t k = 0; k < para->lines[i].run_count; k++) {
            str_add(&out, para->lines[i].runs[k].text);
        }
    }
    if (overfull != NULL) {
        *overfull = para->overfull;
    }
    para_free(para);
    return str_take(&out);
}

static void
expect_lines(const char *text, const char *lang, int columns,
             const char *expected)
{
    char *lines = lines_of(text, lang, columns, NULL);
    assert_string_equal(lines, expected);
    free(lines);
}

static void
test_lines_are_filled_and_spaces_hang(void **state)
{
    (void)state;
    expect_lines("one two three four", "en", 8, "one two/three/four");
    expect_lines("one two three four", "en", 7, "one two/three/four");
    expect_lines("one two three four", "en", 6, "one/two/three/four");
    expect_lines("one two   three", "en", 7, "one two/three");
    expect_lines("one two", "en", 0, "one two");
    expect_lines("well-known", "en", 6, "well-/known");
}

static void
test_hard_breaks(void **state)
{
    (void)state;
    expect_lines("a b\nc", "en", 20, "a b/c");
    expect_lines("a\r\nb\rc\xE2\x80\xA8"
                 "d",
                 "en", 20, "a/b/c/d");
    expect_lines("a\n\nb", "en", 20, "a//b");
    expect_lines("a \n", "en", 20, "a");
}

static void
test_nothing_is_one_empty_line_with_a_height(void **state)
{
    (void)state;
    static const char *const nothing[] = {"",   " ",      "   ",
                                          "\n", " \n \n", "\xE2\x80\x8B"};
    for (size_t i = 0; i < sizeof(nothing) / sizeof(nothing[0]); i++) {
        struct para_fake fake;
        para_fake_init(&fake);
        struct para_style style = {.cap_px = 7, .width_px = 100};
        struct para *para = para_plain(nothing[i], "en", &style, &fake.measure);
        assert_int_equal(para->line_count, 1);
        assert_int_equal(para->width_px, 0);
        assert_int_equal(para->lines[0].ascent_px, 10);
        assert_false(para->overfull);
        para_free(para);
    }
    para_free(NULL);
}

static void
test_a_word_too_wide_breaks_at_clusters(void **state)
{
    (void)state;
    bool overfull = false;
    char *lines = lines_of("abcdefgh", "en", 3, &overfull);
    assert_string_equal(lines, "ab-/cd-/ef-/gh");
    assert_true(overfull);
    free(lines);
    lines = lines_of("ab cd", "en", 2, &overfull);
    assert_false(overfull);
    free(lines);
    /* e + acute, e + acute + dot below: marks stay with their letter. */
    expect_lines("e\xCC\x81"
                 "e\xCC\x81\xCC\xA3"
                 "e",
                 "en", 1,
                 "e\xCC\x81-/e\xCC\x81\xCC\xA3-/"
                 "e");
    /* Two flags, a family joined by ZWJ, ksha: one cluster each. */
    expect_lines("🇪🇸🇻🇳", "en", 1, "🇪🇸/🇻🇳");
    expect_lines("👩‍👧👩", "en", 1, "👩‍👧/👩");
    expect_lines("क्षक", "hi", 1, "क्ष/क");
}

static void
test_numbers_stay_whole(void **state)
{
    (void)state;
    expect_lines("about 1 in 10", "en", 10, "about/1 in 10");
    expect_lines("about 1 out of 10", "en", 13, "about/1 out of 10");
    expect_lines("for 3-5 days.", "en", 9, "for/3-5 days.");
    expect_lines("for 3\xE2\x80\x93"
                 "5 days",
                 "en", 9,
                 "for/3\xE2\x80\x93"
                 "5 days");
    expect_lines("for 3 \xE2\x80\x93 5 days", "en", 12,
                 "for/3 \xE2\x80\x93 5 days");
    expect_lines("call (719) 555-0142 now", "en", 14,
                 "call/(719) 555-0142/now");
    expect_lines("call +1 719 555 0142", "en", 17, "call/+1 719 555 0142");
    expect_lines("about 1 de cada 10", "es", 14, "about/1 de cada 10");
    expect_lines("每10人中有1人", "zh", 3, "每/10人/中有/1人");
    expect_lines("takes 10 mg of it", "en", 9, "takes/10 mg of/it");
}

static void
test_glue_yields_before_a_word_is_torn(void **state)
{
    (void)state;
    bool overfull = true;
    char *lines = lines_of("1 in 10 people", "en", 7, &overfull);
    assert_string_equal(lines, "1 in 10/people");
    assert_false(overfull);
    free(lines);
    lines = lines_of("(719) 555-0142", "en", 8, &overfull);
    assert_string_equal(lines, "(719)/555-0142");
    assert_false(overfull);
    free(lines);
}

static void
test_sentences_part_around_numbers(void **state)
{
    (void)state;
    /* Not glue: another sentence, a long word, a number on its own. */
    expect_lines("In 2019. Most", "en", 9, "In 2019./Most");
    expect_lines("day 2, or if", "en", 9, "day 2, or/if");
    expect_lines("3 treatments", "en", 11, "3/treatments");
    expect_lines("555-0142 if", "en", 9, "555-0142/if");
}

static void
test_soft_hyphen_shows_at_the_end_of_a_line_only(void **state)
{
    (void)state;
    expect_lines("micro\xC2\xADneedling", "en", 9, "micro-/needling");
    expect_lines("micro\xC2\xADneedling", "en", 20, "micro\xC2\xADneedling");
}

/* Who reads a line that ends inside a word knows that it goes on; nothing is
 * added to an address or a number, nor where letters are not parted so. */
static void
test_a_broken_word_ends_in_a_hyphen(void **state)
{
    (void)state;
    expect_lines("Mikronadelbehandlung", "de", 12, "Mikronadelb-/ehandlung");
    expect_lines("die Mikronadelbehandlung.", "de", 12,
                 "die/Mikronadelb-/ehandlung.");
    expect_lines("abcdefghijkl", "en", 11, "abcdefghi-/jkl");
    expect_lines("процедура", "ru", 6, "проце-/дура");
    expect_lines("www.clinicexample.org", "en", 12, "www.clinicex/ample.org");
    expect_lines("https://clinic/microneedling", "en", 12,
                 "https:///clinic//microneedl/ing");
    expect_lines("12345678901234", "en", 6, "123456/789012/34");
    expect_lines("العلاجالطويل", "ar", 6, "العلاج/الطويل");
    expect_lines("त्वचात्वचा", "hi", 5, "त्वचा/त्वचा");
}

/* Whatever the column, no line that a word leaves inside is without one. */
static void
test_broken_words_in_all_columns(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Gesichtsbehandlungsverträglichkeitsprüfung",
        "Nebenwirkungen der Mikronadelbehandlung",
        "φωτοευαισθησία και υπερμελάγχρωση", "противовоспалительный"};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        for (int column = 4; column < 44; column++) {
            char *lines = lines_of(words[i], "de", column, NULL);
            struct str whole = {0};
            for (const char *at = lines; *at != '\0'; at++) {
                bool hyphen = at[0] == '-' && at[1] == '/';
                bool space = at[0] == '/' && at > lines && at[-1] != '-';
                if (!hyphen && *at != '/') {
                    str_add_bytes(&whole, at, 1);
                }
                str_add(&whole, space ? " " : "");
            }
            assert_string_equal(whole.text, words[i]);
            str_release(&whole);
            free(lines);
        }
    }
}

static void
test_languages_break_by_their_own_rules(void **state)
{
    (void)state;
    expect_lines("붉어지는 것은", "ko", 5, "붉어지는/것은");
    expect_lines("붉어지는것은", "en", 4, "붉어지는/것은");
    expect_lines("ผิวอาจแดงและบวม", "th", 9, "ผิวอาจแดง/และบวม");
    expect_lines("发红，肿胀。", "zh", 3, "发红，/肿胀。");
    expect_lines("发红，肿胀。", "zh", 2, "发/红，/肿/胀。");
    expect_lines("a\xC2\xA0"
                 "b c",
                 "en", 4,
                 "a\xC2\xA0"
                 "b/c");
}

static void
test_alignment(void **state)
{
    (void)state;
    struct para_fake fake;
    para_fake_init(&fake);
    struct para_style style = {.cap_px = 7, .width_px = 100};
    static const struct {
        const char *lang;
        bool end, center;
        int x_px;
    } cases[] = {{"en", false, false, 0},      {"en", true, false, 70},
                 {"en", false, true, 35},      {"ar", false, false, 70},
                 {"ar", true, false, 0},       {"he", false, true, 35},
                 {"ur-Latn", false, false, 0}, {"ku-Arab", false, false, 70}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        style.end = cases[i].end;
        style.center = cases[i].center;
        struct para *para =
            para_plain("abc", cases[i].lang, &style, &fake.measure);
        assert_int_equal(para->lines[0].runs[0].x_px, cases[i].x_px);
        para_free(para);
    }
    /* Without a column the widest line is the box. */
    struct para_style free_style = {.cap_px = 7};
    struct para *para = para_plain("a\nabc", "ar", &free_style, &fake.measure);
    assert_int_equal(para->width_px, 30);
    assert_int_equal(para->lines[0].runs[0].x_px, 20);
    para_free(para);
}

static void
test_spans_choose_faces(void **state)
{
    (void)state;
    struct para_fake fake;
    para_fake_init(&fake);
    char text[] = "plain bold both";
    struct deck_span spans[] = {
        {6, 0}, {11, DECK_BOLD}, {15, DECK_BOLD | DECK_ITALIC}};
    struct deck_text spanned = {text, strlen(text), spans, 3};
    struct para_style style = {.cap_px = 7, .width_px = 1000};
    struct para *para = para_new(&spanned, "en", &style, &fake.measure);
    const struct para_line *line = &para->lines[0];
    assert_int_equal(line->run_count, 3);
    assert_int_equal(line->runs[1].font.face, FACE_BOLD);
    assert_int_equal(line->runs[2].font.face, FACE_BOLD | FACE_ITALIC);
    assert_string_equal(line->runs[1].text, "bold ");
    para_free(para);
    style.bold = true;
    para = para_new(&spanned, "en", &style, &fake.measure);
    assert_int_equal(para->lines[0].runs[0].font.face, FACE_BOLD);
    para_free(para);
}

static char *
repeated(const char *unit, size_t times)
{
    struct str text = {0};
    for (size_t i = 0; i < times; i++) {
        str_add(&text, unit);
    }
    return str_take(&text);
}

/* However long, each byte is measured a few times, and all of it is drawn. */
static void
expect_linear(const char *text, const char *lang)
{
    struct para_fake fake;
    para_fake_init(&fake);
    struct para_style style = {.cap_px = 7, .width_px = 400};
    struct para *para = para_plain(text, lang, &style, &fake.measure);
    size_t len = strlen(text);
    assert_true(fake.bytes < 30 * len + 100000);
    size_t drawn = 0;
    for (size_t i = 0; i < para->line_count; i++) {
        for (size_t k = 0; k < para->lines[i].run_count; k++) {
            drawn += strlen(para->lines[i].runs[k].text);
        }
    }
    assert_in_range(drawn, len / 2, len);
    para_free(para);
}

static void
test_long_texts_cost_their_length(void **state)
{
    (void)state;
    static const struct {
        const char *unit, *lang;
        size_t times;
    } cases[] = {{"W", "en", 200000},
                 {"word ", "en", 40000},
                 {"e\xCC\x81", "en", 50000},
                 {"3 in ", "en", 40000},
                 {"ก", "th", 50000},
                 {"中", "zh", 50000},
                 {"אab", "he", 50000},
                 {"(", "ar", 50000},
                 {"\xC2\xAD", "en", 50000},
                 {"\xE2\x81\xA7"
                  "a\xE2\x81\xA9",
                  "he", 50000},
                 {"9-", "en", 50000}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char *text = repeated(cases[i].unit, cases[i].times);
        expect_linear(text, cases[i].lang);
        free(text);
    }
}

static void
test_strange_texts_survive(void **state)
{
    (void)state;
    static const uint32_t controls[][4] = {
        {0x202E},                     /* RLO */
        {0x2067},                     /* RLI */
        {0x202C, 0x2069},             /* PDF, PDI without a start */
        {0x202B, 'a', 0x202A, 0x5D0}, /* RLE a LRE alef */
    };
    for (size_t i = 0; i < sizeof(controls) / sizeof(controls[0]); i++) {
        struct str text = {0};
        for (size_t k = 0; k < 64 * 4; k++) {
            if (controls[i][k % 4] != 0) {
                str_add_code(&text, controls[i][k % 4]);
            }
        }
        free(lines_of(text.text, "en", 5, NULL));
        free(lines_of(text.text, "ar", 5, NULL));
        str_release(&text);
    }
    static const char *const strange[] = {
        "\xFF\xFE", "\xEF\xBF\xBF", "\xF0\x9F\x87\xA6", "a\x01\tb\x7F",
        "\xCC\x81", "\xE2\x80\x8D", "\xED\xA0\x80",     "\xF4\x8F\xBF\xBF"};
    for (size_t i = 0; i < sizeof(strange) / sizeof(strange[0]); i++) {
        free(lines_of(strange[i], "en", 1, NULL));
    }
    expect_lines("a\tb\x01", "en", 9, "a b\xE2\x81\xA0");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_are_filled_and_spaces_hang),
        cmocka_unit_test(test_hard_breaks),
        cmocka_unit_test(test_nothing_is_one_empty_line_with_a_height),
        cmocka_unit_test(test_a_word_too_wide_breaks_at_clusters),
        cmocka_unit_test(test_numbers_stay_whole),
        cmocka_unit_test(test_glue_yields_before_a_word_is_torn),
        cmocka_unit_test(test_sentences_part_around_numbers),
        cmocka_unit_test(test_soft_hyphen_shows_at_the_end_of_a_line_only),
        cmocka_unit_test(test_a_broken_word_ends_in_a_hyphen),
        cmocka_unit_test(test_broken_words_in_all_columns),
        cmocka_unit_test(test_languages_break_by_their_own_rules),
        cmocka_unit_test(test_alignment),
        cmocka_unit_test(test_spans_choose_faces),
        cmocka_unit_test(test_long_texts_cost_their_length),
        cmocka_unit_test(test_strange_texts_survive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
