/* Strings and UTF-8: the ground that everything stands on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "mem.h"
#include "str.h"
#include "utf8.h"

static void
test_every_code_point_comes_back(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code <= 0xDFFF) {
            continue;
        }
        char bytes[UTF8_MAX];
        uint32_t back = 0;
        size_t len = utf8_encode(code, bytes);
        assert_int_equal(utf8_decode(bytes, len, &back), len);
        assert_int_equal(back, code);
        assert_int_equal(utf8_before(bytes, len), code);
        assert_true(utf8_valid(bytes, len));
    }
}

static void
test_bad_sequences_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t step; /* what one U+FFFD stands for */
    } bad[] = {
        {"\x80", 1},             /* a lone continuation */
        {"\xC0\x80", 1},         /* overlong NUL */
        {"\xE0\x80\x80", 1},     /* overlong */
        {"\xED\xA0\x80", 1},     /* a surrogate */
        {"\xF4\x90\x80\x80", 1}, /* over U+10FFFF */
        {"\xE2\x82", 2},         /* cut off */
        {"\xF0\x9F\x98", 3},     /* cut off */
        {"\xE2\x82 ", 2},        /* broken by a space */
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        uint32_t code = 0;
        size_t len = strlen(bad[i].bytes);
        assert_int_equal(utf8_decode(bad[i].bytes, len, &code), bad[i].step);
        assert_int_equal(code, UTF8_REPLACEMENT);
        assert_false(utf8_valid(bad[i].bytes, len));
    }
    assert_true(utf8_valid("\xEF\xBF\xBD", 3)); /* U+FFFD itself is fine */
}

static void
test_a_cut_is_between_characters(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t most, kept;
    } cuts[] = {
        {"abc", 5, 3},
        {"abc", 3, 3},
        {"abc", 0, 0},
        {"a\u00E9b", 2, 1},
        {"a\u00E9b", 3, 3},
        {"\U0001F44D", 3, 0},
        {"ab\U0001F44D\U0001F3FD", 9, 2}, /* a hand has its colour */
        {"xe\u0301\u0323y", 4, 1},        /* and a letter its marks */
        {"xe\u0301\u0323y", 6, 6},
        {"e\u0301\u0301", 3, 3}, /* rather than nothing at all */
        {"\u0301\u0301\u0301", 4, 4},
        {"x\u0915\u093Fy", 4, 1}, /* nor a vowel sign its consonant */
        {"x\u0E19\u0E33y", 4, 1},
        {"\x80\x80\x80\x80\x80\x80", 5, 5}, /* each is a character */
        {"a\xE2\x82z", 2, 1},               /* what is read as one stays so */
        {"a\xE2\x82z", 3, 3},
    };
    for (size_t i = 0; i < sizeof(cuts) / sizeof(cuts[0]); i++) {
        const char *text = cuts[i].text;
        assert_int_equal(utf8_cut(text, strlen(text), cuts[i].most),
                         cuts[i].kept);
    }
    struct str s = {0};
    str_addf(&s, "<%.*s>", UTF8_START("\u00E9\u00E9", 3));
    assert_string_equal(s.text, "<\u00E9>");
    str_release(&s);
}

/* Of random letters of all lengths: the longest beginning that fits. */
static void
test_a_cut_loses_no_more_than_a_character(void **state)
{
    (void)state;
    static const uint32_t codes[] = {'a', 0xE9, 0x4E2D, 0x1F600};
    uint32_t seed = 1;
    for (int round = 0; round < 200; round++) {
        struct str text = {0};
        size_t ends[41] = {0};
        for (size_t i = 1; i <= 40; i++) {
            seed = seed * 1103515245u + 12345u;
            str_add_code(&text, codes[seed >> 16 & 3]);
            ends[i] = text.len;
        }
        for (size_t most = 0, end = 0; most <= text.len; most++) {
            end += end < 40 && ends[end + 1] <= most ? 1 : 0;
            assert_int_equal(utf8_cut(text.text, text.len, most), ends[end]);
        }
        str_release(&text);
    }
}

static void
test_str_grows_and_is_taken(void **state)
{
    (void)state;
    struct str s = {0};
    for (int i = 0; i < 1000; i++) {
        str_addf(&s, "%d,", i);
    }
    str_add_code(&s, 0x20AC);
    assert_int_equal(strlen(s.text), s.len);
    assert_string_equal(s.text + s.len - 3, "\xE2\x82\xAC");
    char *text = str_take(&s);
    assert_null(s.text);
    free(text);
    text = str_take(&s);
    assert_string_equal(text, "");
    free(text);
}

static void
test_arrays_grow_by_doubling(void **state)
{
    (void)state;
    size_t cap = 0;
    int *numbers = NULL;
    for (size_t count = 0; count < 100; count++) {
        numbers = mem_grow(numbers, count, &cap, sizeof(*numbers));
        numbers[count] = (int)count;
    }
    assert_int_equal(cap, 128);
    assert_int_equal(numbers[99], 99);
    free(numbers);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_point_comes_back),
        cmocka_unit_test(test_bad_sequences_are_refused),
        cmocka_unit_test(test_a_cut_is_between_characters),
        cmocka_unit_test(test_a_cut_loses_no_more_than_a_character),
        cmocka_unit_test(test_str_grows_and_is_taken),
        cmocka_unit_test(test_arrays_grow_by_doubling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
