/* The numbers of slides, and how those of two languages differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_build.h"
#include "rules_differ.h"
#include "rules_number.h"
#include "rules_numbers.h"

static void
expect_number(const char *text, const char *number, size_t size)
{
    struct str read = {0};
    assert_int_equal(rules_number_read(text, strlen(text), &read), size);
    assert_string_equal(read.text ? read.text : "", number);
    str_release(&read);
}

static void
numbers_read_the_same_in_every_language(void **state)
{
    (void)state;
    expect_number("x", "", 0);
    expect_number("", "", 0);
    expect_number("12 weeks", "12", 2);
    expect_number("1,000", "1000", 5);
    expect_number("1.000", "1000", 5);
    expect_number("1\u202f000", "1000", 7);
    expect_number("1,234,567", "1234567", 9);
    expect_number("3.5", "3.5", 3);
    expect_number("3,5", "3.5", 3);
    expect_number("0.125", "0.125", 5);
    expect_number("1,000.25", "1000.25", 8);
    expect_number("1234,567", "1234.567", 8);
    expect_number("22.", "22", 2);
    expect_number("1, 2", "1", 1);
    expect_number("0142", "0142", 4);
    expect_number("٣٫٥", "3.5", 6);
    expect_number("१०", "10", 6);
    expect_number("２", "2", 3);
    expect_number("1,00,000", "100000", 8);
    expect_number("10 000 people", "10000", 6);
    expect_number("10.000", "10000", 6);
    expect_number("10\u2009000", "10000", 8);
    expect_number("1 in 10", "1", 1);
    expect_number("1 0000", "1", 1);
    expect_number("1,234.500", "1234.5", 9);
    expect_number("1,234 567", "1234", 5);
    expect_number("0.50", "0.5", 4);
    expect_number("2.0", "2", 3);
    expect_number("½", "0.5", 2);
    expect_number("1 ½", "1.5", 4);
    expect_number("2¼", "2.25", 3);
}

static void
numbers_of_a_slide_come_from_all_its_parts(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    struct deck_version *a = build_slide(deck, "A", DECK_ABOUT, "a");
    build_text(a, "In 9 days", "Red for 2 hours\n- or 3\n|4|5\n!line of 6");
    struct deck_version b = *a;
    struct rules_numbers numbers;
    rules_numbers_init(&numbers, &b);
    assert_int_equal(numbers.count, 6);
    static const char *const expected[] = {"2", "3", "4", "5", "6", "9"};
    for (size_t i = 0; i < numbers.count; i++) {
        assert_string_equal(numbers.items[i].value, expected[i]);
    }
    rules_numbers_release(&numbers);
    deck_free(deck);
}

/* What only one version of DECK's slide has, as "a|b"; "-" for nothing. Ends
 * DECK. */
static const char *
deck_difference(struct deck *deck)
{
    static char line[128];
    struct rules_numbers a, b;
    rules_numbers_init(&a, build_at(deck, 0, 0, 0));
    rules_numbers_init(&b, build_at(deck, 0, 0, 1));
    const char *only_a, *only_b;
    static const char *const kinds[] = {[RULES_ALIKE] = "",
                                        [RULES_DIFFER] = "",
                                        [RULES_OTHER_UNIT] = " other unit",
                                        [RULES_STEPS] = " steps"};
    enum rules_difference kind =
        rules_numbers_compare(&a, &b, &only_a, &only_b);
    assert_int_equal(kind == RULES_ALIKE, !only_a && !only_b);
    snprintf(line, sizeof(line), "%s|%s%s", only_a ? only_a : "-",
             only_b ? only_b : "-", kinds[kind]);
    rules_numbers_release(&a);
    rules_numbers_release(&b);
    deck_free(deck);
    return line;
}

static void
expect_difference(const char *left, const char *right, const char *expected)
{
    struct deck *deck = build_deck();
    build_text(build_slide(deck, "A", DECK_ABOUT, "a"), "", left);
    build_text(build_version(deck, "es", "b"), "", right);
    const char *found = deck_difference(deck);
    if (strcmp(found, expected) != 0) {
        fail_msg("“%s” and “%s”: %s", left, right, found);
    }
}

static void
numbers_are_compared_as_multisets(void **state)
{
    (void)state;
    static const struct {
        const char *left, *right, *difference;
    } rows[] = {{"1 and 2, 2", "2, 1, 2", "-|-"},
                {"1 and 2, 2", "1, 2, 3", "2|3"},
                {"1 and 2, 2", "1, 2", "2|-"},
                {"1-2 weeks", "12 semanas", "1|12"},
                {"2-3 days", "2 a 3 días", "-|-"},
                {"1 in 10,000", "1 de cada 10 000", "-|-"},
                {"10\u202f000", "10.000", "-|-"},
                {"10 000", "1,000", "10 000|1,000"},
                {"0.5 to 1.50", "½ a 1,5", "-|-"},
                {"Call (719) 555-0142.", "Llame", "(719) 555-0142|-"},
                {"Call 555-0142", "Llame al 555-0143", "555-0142|555-0143"},
                {"(719) 555-0142", "719 555 0142", "-|-"},
                {"+1 719-555-0142", "+1 (719) 555.0142", "-|-"},
                {"1000-2000 people", "1000 a 2000 personas", "-|-"},
                {"9 pm", "21:00", "-|-"},
                {"9:30 a.m.", "9:30", "-|-"},
                {"5 p. m.", "las 17:00", "-|-"},
                {"5:00 pm", "las 5 de la tarde", "-|-"},
                {"From 9 am to 5 pm", "De 9:00 a 17:00", "-|-"},
                {"9:00 pm", "10:00 p.m.", "9:00 pm|10:00 p.m."},
                {"9 am", "9 pm", "9 am|9 pm"},
                {"12 am", "0:00", "-|-"},
                {"9 am", "10 personas", "9 am|10"},
                {"14:30", "14.30 Uhr", "-|-"},
                {"14:30", "14.45 Uhr", "14:30|14.45"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        expect_difference(rows[i].left, rows[i].right, rows[i].difference);
    }
}

static void
units_are_part_of_a_number(void **state)
{
    (void)state;
    static const struct {
        const char *left, *right, *difference;
    } rows[] = {
        {"5 mg", "5 g", "5 mg|5 g"},
        {"5 mg", "5mg", "-|-"},
        {"2 days", "2 semanas", "2 days|2 semanas"},
        {"2 days and 2 weeks", "2 semanas y 2 días", "-|-"},
        {"2 days", "2 Tage", "-|-"},
        {"2 days", "2 نم", "-|-"},
        {"2 days", "2 цаг", "-|-"},
        {"3 days", "3 天", "-|-"},
        {"3 days", "3周后", "3 days|3周"},
        {"12 weeks", "१२ सप्ताह", "-|-"},
        {"3 days", "3 أيام", "-|-"},
        {"3 days", "3 أسابيع", "3 days|3 أسابيع"},
        {"5 ml", "5 l", "5 ml|5 l"},
        {"38 °C", "38 °F", "38 °C|38 °F"},
        {"20 %", "20 mg", "20 %|20 mg"},
        {"20 %", "20 por ciento", "-|-"},
        {"24-hour line", "línea de 24 horas", "-|-"},
        {"1 g", "1 gota", "-|-"},
        {"2 weeks", "14 días", "2 weeks|14 días other unit"},
        {"14 días", "2 weeks", "14 días|2 weeks other unit"},
        {"2 weeks, 2 tablets", "14 días, 2 tabletas",
         "2 weeks|14 días other unit"},
        {"2 weeks", "15 días", "2|15"},
        {"1-2 weeks", "7 a 14 días", "1-2 weeks|7 a 14 días other unit"},
        {"0.5 g", "500 mg", "0.5 g|500 mg other unit"},
        {"100 µg", "0,1 mg", "100 µg|0,1 mg other unit"},
        {"100 mcg", "100 μg", "-|-"},
        {"1 month", "4 semanas", "1 month|4 semanas other unit"},
        {"1 year", "12 meses", "1 year|12 meses other unit"},
        {"1 year", "11 meses", "1|11"},
        {"38 °C", "100.4 °F", "38 °C|100.4 °F other unit"},
        {"38 °C (100.4 °F)", "38 °C (100,4 °F)", "-|-"},
        {"38 °C", "104 °F", "38|104"},
        {"90 minutes", "1.5 horas", "90 minutes|1.5 horas other unit"},
        {"2 weeks, then 3", "14 días, luego 4", "3|4"},
        {"1,000 IU", "1000 UI", "-|-"},
        {".5 mg", "5 mg", ".5|5"},
        {"Take .25 mg", "Tome 25 mg", ".25|25"},
        {".5 mg", "0,5 mg", "-|-"},
        {"(.5 mg)", "(,5 mg)", "-|-"},
        {"at -.5 kg", "a -0,5 kg", "-|-"},
        {"<.5 mg", "< 0,5 mg", "-|-"},
        {"服用.5毫克", "0,5 mg", "-|-"},
        {"No.5", "n.º 5", "-|-"},
        {"Call 5...6 people", "5 6", "-|-"},
        {"9 h", "9:00", "-|-"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        expect_difference(rows[i].left, rows[i].right, rows[i].difference);
    }
}

static void
signs_and_comparisons_are_part_of_a_number(void **state)
{
    (void)state;
    static const struct {
        const char *left, *right, *difference;
    } rows[] = {{"at -5 °C", "a 5 °C", "-5|5"},
                {"at -5 °C", "a −5 °C", "-|-"},
                {"at +5 °C", "a -5 °C", "+5|-5"},
                {"+5 kg", "5 kg", "-|-"},
                {"− 5 kg", "5 kg", "− 5|5"},
                {"2 -3 days", "2-3 días", "-|-"},
                {"2 - 3 days", "2 – 3 días", "-|-"},
                {"Covid-19", "Covid 19", "-|-"},
                {"Red - 5 days", "Rojo: 5 días", "-|-"},
                {"5 mg -10 mg", "5 mg a 10 mg", "-|-"},
                {"(719) 555-0142", "(719)-555-0142", "-|-"},
                {"> 38 °C", "< 38 °C", "> 38 °C|< 38 °C"},
                {">38 °C", "> 38 °C", "-|-"},
                {"> 38 °C", "más de 38 °C", "-|-"},
                {"≥ 38 °C", "> 38 °C", "≥ 38 °C|> 38 °C"},
                {">= 38", "≥ 38", "-|-"},
                {"＞ 38", "> 38", "-|-"},
                {"> 38, < 40", "< 40, > 38", "-|-"},
                {"day 1 -> 5", "día 1 < 5", "-|-"},
                {"2*500 mg", "2 x 500 mg", "-|-"},
                {"2*500 mg", "1*500 mg", "2|1"},
                {"2*500 mg", "2500 mg", "2|2500"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        expect_difference(rows[i].left, rows[i].right, rows[i].difference);
    }
}

/* ORDINALS of a list, "3 5 7", 0 for a bullet, or "" for a paragraph. */
static void
number_list(struct deck_version *version, const char *ordinals)
{
    for (size_t i = 0; i < version->block_count; i++) {
        char *end;
        version->blocks[i].ordinal = (int)strtol(ordinals, &end, 10);
        ordinals = end;
    }
}

static void
numbers_of_lists_are_compared(void **state)
{
    (void)state;
    static const struct {
        const char *left, *right; /* ordinals of four items */
        const char *text;         /* of the second of the right ones */
        const char *difference;
    } rows[] = {{"1 2 3 4", "1 2 3 4", "b", "-|-"},
                {"3 5 7 9", "3 5 7 9", "b", "-|-"},
                {"3 5 7 9", "1 2 3 4", "b", "3.|1."},
                {"3 5 7 9", "3 0 7 9", "5 b", "-|-"},
                {"1 4 24 31", "1 5 24 31", "b", "4.|5."},
                {"1 4 24 31", "1 0 24 31", "el 4 b", "-|-"},
                {"1 2 3 4", "0 0 0 0", "b", "1.|- steps"},
                {"0 0 0 0", "1 2 3 4", "b", "-|1. steps"},
                {"1 2 3 4", "0 0 0 0", "2 b", "1.|2"},
                {"1 2 3 0", "1 2 3 4", "b", "-|4. steps"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct deck *deck = build_deck();
        struct str right = {0};
        str_addf(&right, "- a\n- %s\n- c\n- d", rows[i].text);
        build_text(build_slide(deck, "A", DECK_ABOUT, "a"), "",
                   "- a\n- b\n- c\n- d");
        build_text(build_version(deck, "es", "b"), "", right.text);
        number_list(build_at(deck, 0, 0, 0), rows[i].left);
        number_list(build_at(deck, 0, 0, 1), rows[i].right);
        const char *found = deck_difference(deck);
        if (strcmp(found, rows[i].difference) != 0) {
            fail_msg("“%s” and “%s”: %s", rows[i].left, rows[i].right, found);
        }
        str_release(&right);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_read_the_same_in_every_language),
        cmocka_unit_test(numbers_of_a_slide_come_from_all_its_parts),
        cmocka_unit_test(numbers_are_compared_as_multisets),
        cmocka_unit_test(units_are_part_of_a_number),
        cmocka_unit_test(signs_and_comparisons_are_part_of_a_number),
        cmocka_unit_test(numbers_of_lists_are_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
