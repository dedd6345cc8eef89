/* What code points are: the same with HarfBuzz of Debian 12 and of 13. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "unicode.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
digits_of_all_scripts_have_a_value(void **state)
{
    (void)state;
    /* Zeros; the last two are of Kawi and Nag Mundari. */
    static const uint32_t zeros[] = {'0',     0x0660,  0x0966, 0x0E50,
                                     0x1A80,  0x1A90,  0xFF10, 0x1D7D8,
                                     0x1FBF0, 0x11F50, 0x1E4F0};
    for (size_t i = 0; i < COUNT(zeros); i++) {
        for (uint32_t value = 0; value < 10; value++) {
            assert_int_equal(unicode_digit(zeros[i] + value), value);
            assert_true(unicode_is_number(zeros[i] + value));
        }
    }
    static const uint32_t others[] = {0, '/', ':', 0xB2, 0x2460, 0x10FFFF};
    for (size_t i = 0; i < COUNT(others); i++) {
        assert_int_equal(unicode_digit(others[i]), -1);
    }
}

static void
words_are_of_letters_and_digits(void **state)
{
    (void)state;
    /* é, mark of Devanagari, ½, Ⓐ, №, ㎎, a radical, what Unicode 15 lacks */
    static const uint32_t parts[] = {'a',    '0',    0xE9,   0x93F,  0xBD,
                                     0x24B6, 0x2116, 0x338E, 0x2F00, 0x1C89};
    /* ², marks, punctuation, Thai ฯ, a filler, an emoji, a flag's letter */
    static const uint32_t others[] = {' ',    '-',    0xB2,    0x301,   0x64B,
                                      0xE34,  0x55A,  0x1361,  0xE2F,   0x3164,
                                      0x2014, 0x20AC, 0x1F600, 0x1F1E6, 0xFE0F};
    for (size_t i = 0; i < COUNT(parts); i++) {
        assert_true(unicode_is_alnum(parts[i]));
    }
    for (size_t i = 0; i < COUNT(others); i++) {
        assert_false(unicode_is_alnum(others[i]));
    }
}

static void
capitals_become_small(void **state)
{
    (void)state;
    static const uint32_t pairs[][2] = {
        {'A', 'a'},     {'z', 'z'},       {0xD7, 0xD7},     {0xDE, 0xFE},
        {0x110, 0x111}, {0x141, 0x142},   {0x142, 0x142},   {0x178, 0xFF},
        {0x3A9, 0x3C9}, {0x401, 0x451},   {0x42F, 0x44F},   {0x44F, 0x44F},
        {0x490, 0x491}, {0x1EF8, 0x1EF9}, {0x4E00, 0x4E00}, {0, 0}};
    for (size_t i = 0; i < COUNT(pairs); i++) {
        assert_int_equal(unicode_lower(pairs[i][0]), pairs[i][1]);
    }
}

static void
some_scripts_have_no_spaces(void **state)
{
    (void)state;
    static const struct {
        uint32_t code;
        bool unspaced, joins;
    } rows[] = {
        {'a', false, false},    {0xE01, true, false},   {0xE3F, false, false},
        {0x1000, true, false},  {0x3001, true, true},   {0x30FC, true, true},
        {0x4E00, true, true},   {0x2F00, false, true},  {0x338E, false, true},
        {0xFF21, false, true},  {0xFF76, true, true},   {0xAC00, false, false},
        {0x3200, false, false}, {0x3134, false, false}, {0x2EBF0, true, true}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(unicode_is_unspaced(rows[i].code), rows[i].unspaced);
        assert_int_equal(unicode_joins_lines(rows[i].code), rows[i].joins);
    }
}

static void
some_leave_no_ink(void **state)
{
    (void)state;
    static const uint32_t without[] = {0,      '\n',   ' ',    0x85,   0xA0,
                                       0xAD,   0x2002, 0x200D, 0x202A, 0x2800,
                                       0x3000, 0x3164, 0xFE0F, 0xE0061};
    static const uint32_t with[] = {'!',    0xA1,   0x301,  0x600,  0x1680,
                                    0x2010, 0x2801, 0x3001, 0xFFFD, 0x1F600};
    for (size_t i = 0; i < COUNT(without); i++) {
        assert_true(unicode_is_invisible(without[i]));
    }
    for (size_t i = 0; i < COUNT(with); i++) {
        assert_false(unicode_is_invisible(with[i]));
    }
}

static void
some_turn_the_text(void **state)
{
    (void)state;
    static const uint32_t marks[] = {0x061C, 0x200E, 0x200F};
    static const uint32_t explicit[] = {0x202A, 0x202E, 0x2066, 0x2069};
    for (size_t i = 0; i < COUNT(marks); i++) {
        assert_true(unicode_is_bidi_control(marks[i]));
        assert_false(unicode_is_bidi_explicit(marks[i]));
    }
    for (size_t i = 0; i < COUNT(explicit); i++) {
        assert_true(unicode_is_bidi_control(explicit[i]));
        assert_true(unicode_is_bidi_explicit(explicit[i]));
    }
    assert_false(unicode_is_bidi_control(0x200D));
}

static void
some_signs_are_in_the_fonts_of_one_script(void **state)
{
    (void)state;
    static const uint32_t pairs[][2] = {
        {0x060C, UNICODE_ARABIC}, {0x0E3F, UNICODE_THAI},
        {0x3001, UNICODE_HAN},    {0xFF01, UNICODE_HAN},
        {0xFD3E, UNICODE_ARABIC}, {0x0964, UNICODE_TAG('D', 'e', 'v', 'a')},
        {',', UNICODE_COMMON},    {0xFFFD, UNICODE_COMMON},
        {'a', UNICODE_LATIN},     {0xAC00, UNICODE_HANGUL}};
    for (size_t i = 0; i < COUNT(pairs); i++) {
        assert_int_equal(unicode_font_script(pairs[i][0]), pairs[i][1]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_of_all_scripts_have_a_value),
        cmocka_unit_test(words_are_of_letters_and_digits),
        cmocka_unit_test(capitals_become_small),
        cmocka_unit_test(some_scripts_have_no_spaces),
        cmocka_unit_test(some_leave_no_ink),
        cmocka_unit_test(some_turn_the_text),
        cmocka_unit_test(some_signs_are_in_the_fonts_of_one_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
