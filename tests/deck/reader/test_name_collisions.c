/* Files with a purpose by name, names that look alike, and what a topic.txt
 * with mistakes does to its slides. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "deck_reader.h"
#include "path_name.h"
#include "path_alike.h"

struct named {
    const char *path, *text;
};

static struct deck *
read_files(const struct named *files, struct report *report)
{
    struct deck_reader *reader = deck_reader_new();
    for (; files->path != NULL; files++) {
        struct deck_file file = {.path = files->path,
                                 .bytes = files->text,
                                 .len = strlen(files->text),
                                 .size_bytes = strlen(files->text)};
        deck_reader_add(reader, &file, report);
    }
    return deck_reader_finish(reader, report);
}

static size_t
count(const struct report *report, const char *rule)
{
    size_t found = 0;
    for (size_t i = 0; i < report->count; i++) {
        found += strcmp(report->findings[i].rule, rule) == 0 ? 1 : 0;
    }
    return found;
}

static void
test_the_file_in_small_letters_wins(void **state)
{
    (void)state;
    static const struct named files[] = {
        {"DECK.TXT", "title: Old"},    {"deck.txt", "title: New"},
        {"1-a/TOPIC.txt", "title: C"}, {"1-a/topic.txt", "title: T"},
        {"1-a/1-x.md", "# X"},         {"2-b/Topic.TXT", "title: B"},
        {"2-b/1-x.md", "# X"},         {NULL, NULL}};
    struct report report = {0};
    struct deck *deck = read_files(files, &report);
    assert_string_equal(deck->title.items[0].text, "New");
    assert_string_equal(deck->topics[0].title.items[0].text, "T");
    assert_string_equal(deck->topics[1].title.items[0].text, "B");
    report_sort(&report);
    assert_int_equal(report.count, 2);
    assert_string_equal(report.findings[0].path, "1-a/TOPIC.txt");
    assert_string_equal(report.findings[0].rule, "unused-file");
    assert_string_equal(report.findings[1].path, "DECK.TXT");
    deck_free(deck);
    report_release(&report);
}

static void
test_topic_md_is_a_slide(void **state)
{
    (void)state;
    static const struct named files[] = {
        {"deck.txt", "title: D"}, {"1-a/topic.md", "# A slide"}, {NULL, NULL}};
    struct report report = {0};
    struct deck *deck = read_files(files, &report);
    assert_int_equal(report.count, 0);
    assert_string_equal(deck->topics[0].slides[0].id, "topic");
    deck_free(deck);
    report_release(&report);
}

static void
test_one_finding_for_an_empty_deck_txt(void **state)
{
    (void)state;
    static const struct named files[] = {
        {"deck.txt", " \n"}, {"1-a/1-x.md", "# X"}, {NULL, NULL}};
    struct report report = {0};
    struct deck *deck = read_files(files, &report);
    assert_int_equal(report.count, 1);
    assert_non_null(strstr(report.findings[0].words, "is empty"));
    deck_free(deck);
    report_release(&report);
    report_add(&report, "deck.txt", 0, REPORT_ERROR, "unreadable", "Locked.");
    deck = read_files(files + 1, &report);
    assert_int_equal(report.count, 1);
    deck_free(deck);
    report_release(&report);
}

/* Slides whose kind is lost with topic.txt might be benefits. */
static void
test_a_kind_that_is_not_known_hides_slides(void **state)
{
    (void)state;
    static const struct {
        const char *topic;
        bool hidden;
    } rows[] = {
        {"kind: benefits", true},
        {"knid: benefit", true},
        {"kind: benefit\ntilte: T", false},
        {"title: T", false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct named files[] = {
            {"deck.txt", "title: D"},
            {"1-a/topic.txt", rows[i].topic},
            {"1-a/1-x.md", "# X"},
            {"1-a/2-y.md", "---\nkind: about\n---\n# Y"},
            {NULL, NULL}};
        struct report report = {0};
        struct deck *deck = read_files(files, &report);
        const struct deck_slide *slides = deck->topics[0].slides;
        assert_int_equal(slides[0].versions[0].broken, rows[i].hidden);
        assert_false(slides[1].versions[0].broken);
        assert_int_equal(count(&report, "unknown-kind"), rows[i].hidden);
        deck_free(deck);
        report_release(&report);
    }
}

static void
test_the_last_good_topic_takes_the_place(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    const char bad[] = "kind: benefits", good[] = "kind: benefit";
    struct deck_file slide = {.path = "1-a/1-x.md", .bytes = "# X", .len = 3};
    struct deck_file topic = {
        .path = "1-a/topic.txt", .bytes = bad, .len = strlen(bad)};
    assert_true(deck_reader_add(reader, &slide, &report));
    assert_false(deck_reader_add(reader, &topic, &report));
    topic.bytes = good;
    topic.len = strlen(good);
    deck_reader_replace(reader, &topic);
    struct deck *deck = deck_reader_finish(reader, &report);
    assert_int_equal(count(&report, "unknown-kind"), 0);
    assert_int_equal(deck->topics[0].slides[0].kind, DECK_BENEFIT);
    assert_false(deck->topics[0].slides[0].versions[0].broken);
    deck_free(deck);
    report_release(&report);
}

static void
test_names_that_look_alike(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool alike;
    } rows[] = {
        {"Abc", "aBC", true},
        {"caf\u00e9", "cafe\u0301", true},
        {"CAF\u00c9", "cafe\u0301", true},
        {"\u1ebf", "e\u0302\u0301", true},
        {"\u1ec7", "e\u0323\u0302", true},
        {"\uac01", "\u1100\u1161\u11a8", true},
        {"\uac00", "\u1100\u1161", true},
        {"\u304c", "\u304b\u3099", true},
        {"\u0439", "\u0438\u0306", true}, /* й, as macOS stores it */
        {"\u03ad", "\u03b5\u0301", true},
        {"\u0958", "\u0915\u093c", true},
        {"caf\u00e9", "cafe\u0300", false},
        {"cafe", "caf\u00e9", false},
        {"a", "ab", false},
        {"\xff", "\xfe", true},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int order = path_compare_alike(rows[i].a, rows[i].b);
        int back = path_compare_alike(rows[i].b, rows[i].a);
        assert_int_equal(order == 0, rows[i].alike);
        assert_int_equal(order, -back);
    }
}

static void
test_names_are_folded(void **state)
{
    (void)state;
    static const struct {
        const char *text, *fold;
    } rows[] = {
        {"Uber-\u00dcBUNG", " uber ubung "},
        {"\u0110I\u1ec2M, \u00c6ble", " \u0111iem \u00e6ble "},
        {"\u0419o", " \u0439o "},
        {"\u0418\u0306o", " \u0439o "},
        {"\u30c6\u3099", " \u30c7 "},
        {"\u1100\u1161\u11a8", " \uac01 "},
        {"\u064a\u0654\u064e", " \u0626 "}, /* a hamza is no vowel point */
        {"\u05d1\u05bc", " \u05d1 "},
        {"a\u2019b\u00adc", " abc "},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *fold = path_fold(rows[i].text);
        assert_string_equal(fold, rows[i].fold);
        free(fold);
    }
}

static void
test_twins_are_reported_once(void **state)
{
    (void)state;
    static const struct named files[] = {
        {"deck.txt", "title: D"},       {"1-A/1-x.md", "# X"},
        {"1-A/2-caf\u00e9.md", "# X"},  {"1-A/2-cafe\u0301.md", "# X"},
        {"1-a/1-x.md", "# X"},          {"1-a/3-y.md", "# X"},
        {"1-a/3-Y.md", "# X"},          {"2-ni\u00f1o/1-x.md", "# X"},
        {"2-nin\u0303o/1-x.md", "# X"}, {NULL, NULL}};
    struct report report = {0};
    struct deck *deck = read_files(files, &report);
    assert_int_equal(count(&report, "case-twins"), 2);
    assert_int_equal(count(&report, "accent-twins"), 2);
    deck_free(deck);
    report_release(&report);
}

/* A Mac stores the name in one form, Windows types it in the other. */
static void
test_a_picture_is_found_in_either_form(void **state)
{
    (void)state;
    static const struct named files[] = {
        {"deck.txt", "title: D"},
        {"1-a/1-x.md", "# X\n\n![words](caf\u00e9.jpg)"},
        {"1-a/cafe\u0301.jpg", "x"},
        {NULL, NULL}};
    struct report report = {0};
    struct deck *deck = read_files(files, &report);
    assert_true(deck->topics[0].slides[0].versions[0].blocks[0].picture.found);
    assert_int_equal(report.count, 0);
    deck_free(deck);
    report_release(&report);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_file_in_small_letters_wins),
        cmocka_unit_test(test_topic_md_is_a_slide),
        cmocka_unit_test(test_one_finding_for_an_empty_deck_txt),
        cmocka_unit_test(test_a_kind_that_is_not_known_hides_slides),
        cmocka_unit_test(test_the_last_good_topic_takes_the_place),
        cmocka_unit_test(test_names_that_look_alike),
        cmocka_unit_test(test_names_are_folded),
        cmocka_unit_test(test_twins_are_reported_once),
        cmocka_unit_test(test_a_picture_is_found_in_either_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
