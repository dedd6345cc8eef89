/* `key: value` lines: each way to write them, and what staff are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "deck.h"
#include "head.h"
#include "head_find.h"
#include "head_line.h"
#include "head_value.h"
#include "nearest.h"
#include "str.h"

static const char *const colours[] = {"red", "green", NULL};
static const char *const sizes[] = {"1.0", "1.3", NULL};

struct target {
    char *text;
    struct deck_words words;
    struct deck_date date;
    int number, colour;
    double length, size;
    bool flag;
    char name[HEAD_NAME_SIZE];
};

#define KEY(member, reader) #member, reader, offsetof(struct target, member)
static const struct head_key keys[] = {
    {KEY(text, head_text), 0, 0, NULL, false, false},
    {KEY(words, head_words), 0, 0, NULL, false, false},
    {KEY(date, head_date), 0, 0, NULL, false, false},
    {KEY(number, head_int), 5, 100, NULL, false, false},
    {KEY(colour, head_choice), 1, 0, colours, false, false},
    {KEY(length, head_number), 0.5, 9, NULL, false, false},
    {KEY(size, head_number), 0, 0, sizes, false, false},
    {KEY(flag, head_bool), 0, 0, NULL, false, false},
    {KEY(name, head_name), 0, 0, colours, false, false},
};
static const struct head_form form = {keys, sizeof(keys) / sizeof(keys[0])};

static bool
read_lines(const char *text, struct target *target, struct report *report)
{
    *target = (struct target){0};
    return head_read(text, strlen(text), 1, &form, "f.txt", target, report);
}

static void
release(struct target *target, struct report *report)
{
    free(target->text);
    deck_words_release(&target->words);
    report_release(report);
    *target = (struct target){0};
}

static void
test_values_arrive(void **state)
{
    (void)state;
    struct target target;
    struct report report = {0};
    assert_true(read_lines("# comment\n"
                           "  text :  a: b # no comment \n\n"
                           "words: one\nwords.ES: uno\n"
                           "date: 2024-02-29\nNumber: 42\ncolour: Green\n"
                           "length: 1,5\nsize: 1\nflag: yes\nname: RED",
                           &target, &report));
    assert_int_equal(report.count, 0);
    assert_string_equal(target.text, "a: b # no comment");
    assert_int_equal(target.words.count, 2);
    assert_string_equal(target.words.items[1].lang, "es");
    assert_string_equal(target.words.items[1].text, "uno");
    assert_int_equal(target.words.items[1].line, 5);
    assert_int_equal(target.date.year * 10000 + target.date.month * 100 +
                         target.date.day,
                     20240229);
    assert_int_equal(target.number, 42);
    assert_int_equal(target.colour, 2);
    assert_true(target.length > 1.49 && target.length < 1.51);
    assert_true(target.size > 0.99 && target.size < 1.01);
    assert_true(target.flag);
    assert_string_equal(target.name, "red");
    release(&target, &report);
}

/* What looks like the right key, date, number or word is it. */
static void
test_values_that_look_right_arrive(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "date: 2026‐11‑22\nnumber: 42\ncolour: green",
        "date: 2026–11−22\nnumber: ４２\ncolour: ｇｒｅｅｎ",
        "date：２０２６－１１－２２\nnumber∶ ٤٢\ncolour﹕green",
        "\xC2\xA0"
        "date\xE2\x80\x8B: \xE2\x80\x8A"
        "2026-11-22\xE2\x80\x8B\n"
        "\xE2\x80\x8Bnumber\xC2\xA0: 42\n\xE3\x80\x80"
        "colour:\tgreen",
        "da\xC2\xAD"
        "te: 2026-11-2\xE2\x81\xA0"
        "2\n＃ a note: 5\nｎumber: 42\ncolour: green"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct target target;
        struct report report = {0};
        assert_true(read_lines(texts[i], &target, &report));
        assert_int_equal(target.date.year * 10000 + target.date.month * 100 +
                             target.date.day,
                         20261122);
        assert_int_equal(target.number, 42);
        assert_int_equal(target.colour, 2);
        release(&target, &report);
    }
}

static void
test_quotes(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"text: \"quoted\"", "quoted"},
        {"text: \"  inner  \"", "inner"},
        {"text: \"a\" and \"b\"", "\"a\" and \"b\""},
        {"text: \"open", "\"open"},
        {"text: 5\"", "5\""},
        {"text: \"", "\""},
        {"text: 'single'", "'single'"},
        {"text: “curled”", "curled"},
        {"text: „low”", "low"},
        {"text: “a” and “b”", "“a” and “b”"},
        {"---\ntext: \"fenced\"\n---\n", "fenced"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct target target;
        struct report report = {0};
        assert_true(read_lines(rows[i][0], &target, &report));
        assert_string_equal(target.text, rows[i][1]);
        release(&target, &report);
    }
}

/* One line each: the rule that it breaks, and a part of the sentence. */
static void
test_mistakes_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rule, *words;
        int line;
    } rows[] = {
        {"txet: a", "unknown-key", "Did you mean “text”?", 1},
        {"\n\ncolor: red", "unknown-key", "Did you mean “colour”?", 3},
        {"zebra: a", "unknown-key", "The keys are: text, words,", 1},
        {"text: a\ntext: b", "repeated-key", "already given in line 1", 2},
        {"words.es: a\nwords.es: b", "repeated-key", "“words.es” was", 2},
        {"text.es: a", "not-translated", "Write “text:” once", 1},
        {"words.spanish: a", "bad-language", "“words.es” for Spanish", 1},
        {"words.: a", "bad-language", "is not a language", 1},
        {"just words", "no-colon", "Write “key: value”", 1},
        {"text: a\n---\nnumber: 7", "no-colon", "“---” is not a key", 2},
        {": value", "no-colon", "Write “key: value”", 1},
        {"text:", "empty-value", "“text” has no value", 1},
        {"text: \"\"", "empty-value", "“text” has no value", 1},
        {"date: 2023-02-29", "bad-date", "no such day", 1},
        {"date: 1900-02-29", "bad-date", "no such day", 1},
        {"date: 2026-04-31", "bad-date", "no such day", 1},
        {"date: 2026-13-01", "bad-date", "no such day", 1},
        {"date: 2026-00-10", "bad-date", "such as 2026-11-22", 1},
        {"date: 2026-1-2", "bad-date", "Write “2026-01-02”.", 1},
        {"date: 2026-2-30", "bad-date", "such as 2026-11-22", 1},
        {"date: 2026--1-2", "bad-date", "such as 2026-11-22", 1},
        {"date: 11/22/2026", "bad-date", "such as 2026-11-22", 1},
        {"date: 2026-11-22x", "bad-date", "such as 2026-11-22", 1},
        {"number: 4", "bad-number", "from 5 to 100", 1},
        {"number: 101", "bad-number", "from 5 to 100", 1},
        {"number: 6.5", "bad-number", "a whole number", 1},
        {"number: -6", "bad-number", "in digits", 1},
        {"number: 10 s", "bad-number", "in digits", 1},
        {"number: 0x10", "bad-number", "in digits", 1},
        {"length: inf", "bad-number", "in digits", 1},
        {"length: 1.2.3", "bad-number", "in digits", 1},
        {"length: .", "bad-number", "in digits", 1},
        {"length: 99999999999999999999", "bad-number", "in digits", 1},
        {"size: 1.2", "bad-choice", "It can be 1.0 or 1.3.", 1},
        {"colour: gren", "bad-choice", "Did you mean “green”?", 1},
        {"flag: perhaps", "bad-choice", "no, yes, false or true", 1},
        {"name: blue", "bad-choice", "It can be red or green.", 1},
        {"text: \u202eabc", "bidi-control", "Type this line again", 1},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct target target;
        struct report report = {0};
        bool good = read_lines(rows[i].text, &target, &report);
        assert_int_equal(report.count, 1);
        const struct finding *finding = &report.findings[0];
        assert_int_equal(good, finding->level == REPORT_WARNING);
        assert_string_equal(finding->rule, rows[i].rule);
        assert_int_equal(finding->line, rows[i].line);
        if (strstr(finding->words, rows[i].words) == NULL) {
            fail_msg("“%s” says: %s", rows[i].text, finding->words);
        }
        release(&target, &report);
    }
}

static void
test_a_file_of_mistakes_ends_soon(void **state)
{
    (void)state;
    char text[1000];
    memset(text, '\n', sizeof(text));
    for (size_t i = 0; i + 2 < sizeof(text); i += 2) {
        text[i] = 'x';
    }
    text[sizeof(text) - 1] = '\0';
    struct target target;
    struct report report = {0};
    assert_false(read_lines(text, &target, &report));
    assert_int_equal(report.count, 21);
    assert_string_equal(report.findings[20].rule, "too-many-errors");
    release(&target, &report);
}

/* However long the word before it is, what is cut is whole letters. */
static void
test_what_is_repeated_is_cut_between_letters(void **state)
{
    (void)state;
    static const char *const lines[] = {"date: ", "date.", "colour: ", ""};
    static const char *const letters[] = {"\u00E9", "\u4E2D", "\U0001F44D"};
    for (size_t i = 0; i < 4 * 3 * 4; i++) {
        struct target target;
        struct report report = {0};
        struct str text = {0};
        str_addf(&text, "%s%.*s", lines[i % 4], (int)(i / 12), "xxx");
        for (int n = 0; n < 60; n++) {
            str_add(&text, letters[i / 4 % 3]);
        }
        str_add(&text, i % 2 == 1 ? ": x" : ""); /* a key, or a value */
        assert_false(read_lines(text.text, &target, &report));
        assert_null(strstr(report.findings[0].words, "\uFFFD"));
        str_release(&text);
        release(&target, &report);
    }
}

static void
test_where_a_head_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text, *head, *body, *rule;
        int line;
    } rows[] = {
        {"# Title", NULL, "# Title", NULL, 0},
        {"---\ntext: b\n---\n# T", "text: b\n", "# T", NULL, 0},
        {"\n  \n--- \ntext: b\n---", "text: b\n", "", NULL, 0},
        {"---\n---\nx", "", "x", NULL, 0},
        {"----\nx", NULL, "----\nx", NULL, 0},
        {"***\nNote: b", NULL, "***\nNote: b", NULL, 0},
        {"Note: b\n\n# T", NULL, "Note: b\n\n# T", NULL, 0},
        {"", NULL, "", NULL, 0},
        {"---\n# my notes\n\ntext: b\n# more\n---\n# T",
         "# my notes\n\ntext: b\n# more\n", "# T", NULL, 0},
        {"---\ntext: b\n\n# T", "text: b\n", "\n# T", "unclosed-head", 1},
        {"---\ntext: b\ndate: d", "text: b\ndate: d", "", "unclosed-head", 1},
        {"---", "", "", "unclosed-head", 1},
        {"---\ntext: b\n\n# T\n\nwords\n\n---\n\nMore", "text: b\n",
         "\n# T\n\nwords\n\n---\n\nMore", "unclosed-head", 1},
        {"---\ntext: b\n# T\n---\nMore", "text: b\n", "# T\n---\nMore",
         "unclosed-head", 1},
        {"---\ntext: b\n\nOur words: c\n---\n# T", "text: b\n",
         "\nOur words: c\n---\n# T", "unclosed-head", 1},
        {"---\ntext: b\n——\n# T", "text: b\n", "# T", "bad-fence", 3},
        {"---\ntext: b\n--\n# T\n\n---\n", "text: b\n", "# T\n\n---\n",
         "bad-fence", 3},
        {"——\ntext: b\n---\n# T", "text: b\n", "# T", "bad-fence", 1},
        {"\n—\ntxet: b\n---\n# T", "txet: b\n", "# T", "bad-fence", 2},
        {"***\ntext: b\n---\n# T", "text: b\n", "# T", "bad-fence", 1},
        {"text: b\n\n# T", "text: b\n", "\n# T", "unopened-head", 1},
        {"\nzebra: a\nText: b\n---\n# T", "zebra: a\nText: b\n", "# T",
         "unopened-head", 2},
        {"words.es: b\n# T", "words.es: b\n", "# T", "unopened-head", 1},
        {"title: b\n# T", "title: b\n", "# T", "unopened-head", 1},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct report report = {0};
        struct head_place place = head_find(rows[i].text, strlen(rows[i].text),
                                            &form, false, "f.md", &report);
        const char *head = rows[i].head != NULL ? rows[i].head : "";
        assert_string_equal(rows[i].text + place.body, rows[i].body);
        assert_int_equal(place.head_len, strlen(head));
        assert_memory_equal(place.head, head, place.head_len);
        assert_int_equal(place.broken, rows[i].rule != NULL);
        if (rows[i].rule == NULL) {
            assert_int_equal(report.count, 0);
        } else {
            assert_string_equal(report.findings[0].rule, rows[i].rule);
            assert_int_equal(report.findings[0].line, rows[i].line);
        }
        report_release(&report);
    }
}

static void
test_keys_below_the_title_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int line; /* of the key; 0: none */
    } rows[] = {{"# T\n\ntext: b", 3},
                {"# T\ntext: b\nmore", 2},
                {"# T\n\nText: b", 0},
                {"# T\n\nNote: b", 0},
                {"# T", 0}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct report report = {0};
        head_find(rows[i].text, strlen(rows[i].text), &form, false, "f.md",
                  &report);
        assert_int_equal(report.count, rows[i].line > 0);
        if (rows[i].line > 0) {
            assert_string_equal(report.findings[0].rule, "key-below");
            assert_int_equal(report.findings[0].line, rows[i].line);
        }
        report_release(&report);
    }
}

/* Keys that stand alone in a .txt file belong to a picture. */
static void
test_keys_alone(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool broken;
    } rows[] = {
        {"text: b\n", false},
        {"text: b\n\n# a comment\nnumber: 7\n", false},
        {"text: b\n\nwords of a slide", true},
        {"text: b\n---\n# T", true},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct report report = {0};
        size_t len = strlen(rows[i].text);
        struct head_place place =
            head_find(rows[i].text, len, &form, true, "f.txt", &report);
        assert_int_equal(place.broken, rows[i].broken);
        assert_int_equal(report.error_count, rows[i].broken);
        assert_int_equal(place.head_len == len, !rows[i].broken);
        report_release(&report);
    }
}

static void
test_distance_of_words(void **state)
{
    (void)state;
    assert_int_equal(nearest_distance("title", "TITLE"), 0);
    assert_int_equal(nearest_distance("tilte", "title"), 1);
    assert_int_equal(nearest_distance("title", "titles"), 1);
    assert_int_equal(nearest_distance("", "abc"), 3);
    assert_int_equal(nearest_distance("kitten", "sitting"), 3);
    const char *const words[] = {"source", "owner"};
    assert_int_equal(nearest_word("sorce", words, 2, sizeof(words[0])), 0);
    assert_int_equal(nearest_word("order", words, 2, sizeof(words[0])), 2);
    assert_int_equal(nearest_word("x", words, 2, sizeof(words[0])), 2);
    assert_int_equal(nearest_word("a word that is much longer than any key",
                                  words, 2, sizeof(words[0])),
                     2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_arrive),
        cmocka_unit_test(test_values_that_look_right_arrive),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_mistakes_are_named),
        cmocka_unit_test(test_a_file_of_mistakes_ends_soon),
        cmocka_unit_test(test_what_is_repeated_is_cut_between_letters),
        cmocka_unit_test(test_where_a_head_ends),
        cmocka_unit_test(test_keys_below_the_title_are_told),
        cmocka_unit_test(test_keys_alone),
        cmocka_unit_test(test_distance_of_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
