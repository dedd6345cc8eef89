/* Findings and what they follow from: the order in which staff read them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"
#include "str.h"

static void
add(struct report *report, const char *path, int line, enum report_level level,
    const char *rule, const char *cause, int cause_line)
{
    report_add_after(report,
                     (struct report_cause){.path = cause, .line = cause_line},
                     path, line, level, rule, "%s of %s", rule, path);
}

/* The sorted report, ".RULE" for each step below the cause. */
static void
expect(struct report *report, const char *order)
{
    struct str actual = {0};
    report_sort(report);
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        str_addf(&actual, "%s%.*s%s", i > 0 ? " " : "", finding->depth, "....",
                 finding->rule);
    }
    assert_string_equal(actual.text, order);
    str_release(&actual);
}

static void
what_follows_stands_below_its_cause(void **state)
{
    (void)state;
    struct report report = {0};
    add(&report, "1-a/1.md", 4, REPORT_WARNING, "other", NULL, 0);
    add(&report, "1-a/1.md", 0, REPORT_ERROR, "withheld", "2-b/1.md", 0);
    add(&report, "2-b/1.md", 0, REPORT_ERROR, "unknown-kind", "2-b/topic.txt",
        3);
    add(&report, "2-b/topic.txt", 3, REPORT_ERROR, "bad-value", NULL, 0);
    add(&report, "2-b/topic.txt", 3, REPORT_WARNING, "a-warning", NULL, 0);
    add(&report, "2-b/topic.txt", 1, REPORT_ERROR, "bad-title", NULL, 0);
    static const char order[] =
        "bad-value .unknown-kind ..withheld other bad-title a-warning";
    expect(&report, order);
    expect(&report, order);
    assert_int_equal(report.error_count, 4);
    report_release(&report);
}

/* A file that is broken: its first error is the cause, not its first finding,
 * nor what follows from the file itself. */
static void
line_0_is_the_first_error_of_the_file(void **state)
{
    (void)state;
    struct report report = {0};
    add(&report, "1.md", 0, REPORT_ERROR, "withheld-en", "1.md", 0);
    add(&report, "1.md", 0, REPORT_ERROR, "withheld-es", "1.md", 0);
    add(&report, "1.md", 2, REPORT_WARNING, "alt", NULL, 0);
    add(&report, "1.md", 5, REPORT_ERROR, "first", NULL, 0);
    add(&report, "1.md", 9, REPORT_ERROR, "second", NULL, 0);
    add(&report, "1.txt", 0, REPORT_ERROR, "other", "1.md.bak", 0);
    add(&report, "2.md", 0, REPORT_WARNING, "only", NULL, 0);
    add(&report, "0.md", 7, REPORT_ERROR, "late", "2.md", 0);
    expect(&report, "first .withheld-en .withheld-es only .late alt second "
                    "other");
    report_release(&report);
}

/* Of several findings of a file the one of the rule; deck.txt before all. */
static void
the_rule_and_deck_txt_come_first(void **state)
{
    (void)state;
    struct report report = {0};
    add(&report, "1.md", 0, REPORT_ERROR, "mistake", NULL, 0);
    add(&report, "1.md", 0, REPORT_WARNING, "not-yet", NULL, 0);
    struct report_cause early = {.path = "1.md", .rule = "not-yet"};
    struct report_cause lost = {.path = "1.md", .rule = "no-such"};
    report_add_after(&report, early, "1.md", 0, REPORT_ERROR, "withheld", "a");
    report_add_after(&report, lost, "2.md", 0, REPORT_ERROR, "other", "b");
    add(&report, "deck.txt", 3, REPORT_WARNING, "languages", NULL, 0);
    add(&report, "3.md", 0, REPORT_ERROR, "unlisted", "deck.txt", 3);
    expect(&report, "languages .unlisted not-yet .withheld mistake .other");
    report_release(&report);
}

static void
circles_and_lost_causes_are_harmless(void **state)
{
    (void)state;
    struct report report = {0};
    add(&report, "1.md", 1, REPORT_ERROR, "a", "2.md", 1);
    add(&report, "2.md", 1, REPORT_ERROR, "b", "3.md", 1);
    add(&report, "3.md", 1, REPORT_ERROR, "c", "1.md", 1);
    add(&report, "4.md", 1, REPORT_ERROR, "tail", "3.md", 1);
    add(&report, "5.md", 1, REPORT_ERROR, "self", "5.md", 1);
    add(&report, "6.md", 1, REPORT_ERROR, "lost", "7.md", 1);
    add(&report, "8.md", 1, REPORT_ERROR, "line", "6.md", 2);
    expect(&report, "a b c tail self lost line");
    report_release(&report);
}

static void
a_double_keeps_its_cause(void **state)
{
    (void)state;
    struct report report = {0}, copy = {0};
    add(&report, "1.md", 1, REPORT_ERROR, "b", NULL, 0);
    add(&report, "2.md", 1, REPORT_ERROR, "a", NULL, 0);
    add(&report, "1.md", 1, REPORT_ERROR, "b", "2.md", 0);
    report_add_all(&copy, &report);
    expect(&report, "a .b");
    assert_int_equal(report.error_count, 2);
    report_release(&report);
    expect(&copy, "a .b");
    report_release(&copy);
}

/* How a list tells COUNT findings that follow from one: "T" told, else how
 * many are counted. */
static void
expect_told(size_t count, const char *list)
{
    struct report report = {0};
    struct str actual = {0};
    char path[32];
    add(&report, "topic.txt", 1, REPORT_ERROR, "cause", NULL, 0);
    add(&report, "0.md", 1, REPORT_ERROR, "z-last", "topic.txt", 1);
    for (size_t i = 0; i < count; i++) {
        snprintf(path, sizeof(path), "%zu.md", i + 1);
        add(&report, path, 0, REPORT_ERROR, "effect", "topic.txt", 1);
        add(&report, path, 0, REPORT_ERROR, "own", NULL, 0);
    }
    report_sort(&report);
    for (size_t i = 0, told; i < report.count; i += told) {
        size_t more = report_more(&report, i);
        told = more > 0 ? more : 1;
        if (report.findings[i].depth == 0 && i > 0) {
            assert_int_equal(more, 0);
        } else if (more > 0) {
            str_addf(&actual, "%zu", more);
        } else {
            str_add(&actual, "T");
        }
    }
    assert_string_equal(actual.text, list);
    str_release(&actual);
    report_release(&report);
}

static void
many_of_a_kind_are_counted(void **state)
{
    (void)state;
    expect_told(0, "TT");
    expect_told(2, "TTTT");
    expect_told(3, "TTTTT");
    expect_told(4, "TTT2T");
    expect_told(40, "TTT38T");
}

/* Whatever the causes are, nothing is lost, causes stand at depth 0, and
 * sorting once more changes nothing. */
static void
sorting_loses_nothing(void **state)
{
    (void)state;
    srand(7);
    for (int round = 0; round < 2000; round++) {
        struct report report = {0};
        int count = 1 + rand() % 30;
        for (int i = 0; i < count; i++) {
            static const char *const rules[] = {"a", "b", "c"};
            char path[16], cause[16];
            snprintf(path, sizeof(path), "%d.md", rand() % 6);
            snprintf(cause, sizeof(cause), "%d.md", rand() % 7);
            report_add_after(
                &report,
                (struct report_cause){.path = rand() % 3 > 0 ? cause : NULL,
                                      .line = rand() % 3},
                path, rand() % 3, rand() % 2 ? REPORT_ERROR : REPORT_WARNING,
                rules[rand() % 3], "%d", i);
        }
        report_sort(&report);
        assert_int_equal(report.count, count);
        assert_int_equal(report.findings[0].depth, 0);
        struct str once = {0}, twice = {0};
        size_t told = 0;
        for (size_t i = 0, step; i < report.count; i += step) {
            size_t more = report_more(&report, i);
            step = more > 0 ? more : 1;
            told += step;
        }
        assert_int_equal(told, count);
        for (size_t i = 0; i < report.count; i++) {
            str_addf(&once, "%s ", report.findings[i].words);
        }
        report_sort(&report);
        for (size_t i = 0; i < report.count; i++) {
            str_addf(&twice, "%s ", report.findings[i].words);
        }
        assert_string_equal(once.text, twice.text);
        str_release(&once);
        str_release(&twice);
        report_release(&report);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_follows_stands_below_its_cause),
        cmocka_unit_test(the_rule_and_deck_txt_come_first),
        cmocka_unit_test(line_0_is_the_first_error_of_the_file),
        cmocka_unit_test(circles_and_lost_causes_are_harmless),
        cmocka_unit_test(a_double_keeps_its_cause),
        cmocka_unit_test(many_of_a_kind_are_counted),
        cmocka_unit_test(sorting_loses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
