/* Lines of a slide, one by one: what each is drawn as, numbered with, and
 * what is told of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "markdown.h"
#include "str.h"
#include "deck.h"

/* What the body LINE is drawn as, one block; and no error. */
static void
expect_drawn(const char *line, const char *drawn)
{
    struct report report = {0};
    struct deck_version version = {0};
    struct str text = {0};
    str_addf(&text, "# T\n\n%s\n", line);
    markdown_read(text.text, text.len, 1, "f", &version, &report);
    assert_int_equal(report.error_count, 0);
    assert_int_equal(version.block_count, 1);
    assert_string_equal(version.blocks[0].text.text, drawn);
    str_release(&text);
    deck_version_release(&version);
    report_release(&report);
}

static void
test_stars_that_touch_a_number_stay(void **state)
{
    (void)state;
    static const char *const lines[] = {"早上2*五百毫克,晚上1*五百毫克。",
                                        "服用3*片，每天2*次。",
                                        "朝2*錠、夜1*錠",
                                        "เช้า2*เม็ด เย็น1*เม็ด",
                                        "2**片 和 3**片",
                                        "早三*片，晚三*片",
                                        "五*二*一",
                                        "2*三*1",
                                        "1½*½ tablet, then 2½*½ tablet",
                                        "½*tablet at 8, ½*tablet at 20",
                                        "2½*½* mg",
                                        "½**½ x ½**½",
                                        "x²*y²*z²",
                                        "①*②*③",
                                        "2 *½* 3",
                                        "Ⅱ*Ⅲ*Ⅳ",
                                        "½~1 tablet, ½~1 tablet"};
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        expect_drawn(lines[i], lines[i]);
    }
}

static void
test_numbers_can_be_bold(void **state)
{
    (void)state;
    expect_drawn("**5 mg** or *½ tablet*, **x²**", "5 mg or ½ tablet, x²");
    expect_drawn("请**一定**服用**3片**，**每天**2次",
                 "请一定服用3片，每天2次");
    expect_drawn("星期一**早上**，请*一定*吃", "星期一早上，请一定吃");
    expect_drawn("①**饭前**服用", "①饭前服用");
}

static void
test_invisible_signs_part_and_turn_no_number(void **state)
{
    (void)state;
    expect_drawn("Take 5 mg\u200b10 times", "Take 5 mg\u200b 10 times");
    expect_drawn("½\u200b5", "½\u200b 5");
    expect_drawn("5\u200b次, and/\u200bor", "5\u200b次, and/\u200bor");
    expect_drawn("\u202e12345\u202c mg", "12345 mg");
    expect_drawn("\u202d12345\u202c mg", "12345 mg");
    expect_drawn("A \ufffc picture", "A picture");
}

/* The numbers of the items of the list LINES. */
static void
expect_ordinals(const char *lines, const char *ordinals)
{
    struct report report = {0};
    struct deck_version version = {0};
    struct str text = {0}, drawn = {0};
    str_addf(&text, "# T\n\n%s\n", lines);
    markdown_read(text.text, text.len, 1, "f", &version, &report);
    for (size_t i = 0; i < version.block_count; i++) {
        str_addf(&drawn, "%d ", version.blocks[i].ordinal);
    }
    if (strcmp(drawn.text, ordinals) != 0) {
        fail_msg("“%s” is numbered %s", lines, drawn.text);
    }
    str_release(&text);
    str_release(&drawn);
    deck_version_release(&version);
    report_release(&report);
}

static void
test_only_steps_that_begin_with_1_are_counted(void **state)
{
    (void)state;
    expect_ordinals("1. a\n1. b\n1. c", "1 2 3 ");
    expect_ordinals("1. a\n   1. b\n   1. c\n1. d", "1 1 2 2 ");
    expect_ordinals("1. a\n1. b\n3. d\n4. e", "1 1 3 4 ");
    expect_ordinals("1. Stock: a\n1. Stock: b\n2. Stock: c", "1 1 2 ");
    expect_ordinals("3. a\n1. b\n1. c", "3 1 1 ");
    expect_ordinals("1. 5 ml\n1. rest", "1 2 ");
    expect_ordinals("1. May itch\n1. Rest\n1. Drink", "1 2 3 ");
    static const char *const dates[][2] = {{"January: New Year", "May"},
                                           {"5. 2026", "6. 2026"},
                                           {"**enero**", "mayo"},
                                           {"MAI", "Juni"},
                                           {"января", "Мая"},
                                           {"Ιανουαρίου", "Μαΐου"},
                                           {"มกราคม", "พฤษภาคม"},
                                           {"tháng 1", "tháng 5"},
                                           {"جنوری", "مئی"},
                                           {"Ağustos", "Şubat"},
                                           {"1月", "5月"},
                                           {"जनवरी", "मई"},
                                           {"janvye", "me"},
                                           {"Września", "Października"}};
    for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
        struct str list = {0};
        str_addf(&list, "1. %s\n1. %s\n", dates[i][0], dates[i][1]);
        expect_ordinals(list.text, "1 1 ");
        str_release(&list);
    }
}

static void
test_invisible_signs_hide_no_mark(void **state)
{
    (void)state;
    static const char *const codes[] = {"\u200e", "\u200f", "\u202a", "\u2066",
                                        "\u061c", "\u00ad", "\u200d", "\ufe0f",
                                        "\u200b", "\u2060"};
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        struct report report = {0};
        struct deck_version version = {0};
        struct str text = {0};
        str_addf(&text, "%s#%s Two\n\n%s- 5 mg\n%s- rest\n", codes[i], codes[i],
                 codes[i], codes[i]);
        markdown_read(text.text, text.len, 1, "f", &version, &report);
        assert_int_equal(report.count, 0);
        assert_string_equal(version.title.text, "Two");
        assert_int_equal(version.block_count, 2);
        assert_int_equal(version.blocks[0].type, DECK_ITEM);
        str_release(&text);
        deck_version_release(&version);
        report_release(&report);
    }
}

/* The rule of the first finding in BODY, below a title; "" for none. */
static void
expect_rule(const char *body, const char *rule)
{
    struct report report = {0};
    struct deck_version version = {0};
    struct str text = {0};
    str_addf(&text, "# T\n\n%s\n", body);
    markdown_read(text.text, text.len, 1, "f", &version, &report);
    const char *found =
        report.count > 0 ? report.findings[report.count - 1].rule : "";
    if (strcmp(found, rule) != 0) {
        fail_msg("“%s” gives “%s”", body, found);
    }
    str_release(&text);
    deck_version_release(&version);
    report_release(&report);
}

static void
test_what_runs_together_is_told(void **state)
{
    (void)state;
    expect_rule("> with pain, or\n> 38.5 C", "sign-or-mark");
    expect_rule("> with pain, or\n> 38.5 °C", "sign-or-mark");
    expect_rule("> Take it\n> 5 times a day", "");
    expect_rule("> [!WARNING]\n> 38.5 °C or more", "");
    expect_rule("=====\nx", "lone-rule");
    expect_rule("Dose\t5 mg", "lone-row");
    expect_rule("a\tb\nc\td", "");
    expect_rule("[1.5](1/2) y", "number-changed");
    expect_rule("<!-- 5 mg --> Rest", "comment");
}

static void
test_lines_with_marks_stay_lines(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "i. rest\nii. drink", "I. rest\nII. drink",
        "#1 rule: rest\n#2 rule: drink", "3.\n4. b"};
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        expect_drawn(lines[i], lines[i]);
    }
    expect_ordinals("+rest\n+drink", "0 0 ");
    expect_ordinals("» rest\n» drink", "0 0 ");
    expect_drawn("» rest »", "» rest »");
}

/* One or two hyphens for a column are enough. */
static void
test_short_delimiters_make_tables(void **state)
{
    (void)state;
    static const char *const lines[] = {"-- | --", "- | -", ":-: | -:"};
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct str table = {0};
        str_addf(&table, "Dose | Time\n%s\n5 mg | 8:00", lines[i]);
        expect_drawn(table.text, "");
        str_release(&table);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stars_that_touch_a_number_stay),
        cmocka_unit_test(test_numbers_can_be_bold),
        cmocka_unit_test(test_invisible_signs_part_and_turn_no_number),
        cmocka_unit_test(test_only_steps_that_begin_with_1_are_counted),
        cmocka_unit_test(test_invisible_signs_hide_no_mark),
        cmocka_unit_test(test_what_runs_together_is_told),
        cmocka_unit_test(test_lines_with_marks_stay_lines),
        cmocka_unit_test(test_short_delimiters_make_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
