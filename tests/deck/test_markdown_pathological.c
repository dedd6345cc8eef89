/* Markdown that is meant to make a parser slow: the shapes of md4c's and
 * cmark's pathological tests, as large as a slide file may be. Each must be
 * read in 200 ms of processor time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "deck_parts.h"
#include "markdown.h"
#include "str.h"

#define LIMIT_MS 200

/* BEFORE, then OPEN as often as there is room, MIDDLE, and CLOSE as often. */
struct shape {
    const char *name, *before, *open, *middle, *close;
};

static const struct shape shapes[] = {
    {"nested strong emphasis", "", "*a **a ", "b", " a** a*"},
    {"emphasis closers", "", "a_ ", "", ""},
    {"emphasis openers", "", "_a ", "", ""},
    {"link closers", "", "a]", "", ""},
    {"link openers", "", "[a", "", ""},
    {"mismatched openers", "", "*a_ ", "", ""},
    {"multiples of three", "a**b", "c* ", "", ""},
    {"link openers, emphasis closers", "", "[ a_", "", ""},
    {"hard link and emphasis", "", "**x [a*b**c*](d)", "", ""},
    {"nested brackets", "", "[", "a", "]"},
    {"nested quotes", "", "> ", "a", ""},
    {"many links", "", "[t](/u) ", "", ""},
    {"empty tags", "", "<>", "", ""},
    {"processing instructions", "x", "<?", "", ""},
    {"CDATA openers", "x", "<![CDATA[", "", ""},
    {"declaration openers", "x", "<!A ", "", ""},
    {"comment openers", "x", "<!--", "", ""},
    {"backticks and escapes", "", "\\``", "", ""},
    {"broken link titles", "", "[ (](", "", ""},
    {"broken thematic break", "", "* ", "a", ""},
    {"invalid references", "", "[", "", "]"},
    {"autolinks", "", "<a:", "", ""},
    {"table columns", "|", "x|", "\n|", "-|"},
    {"table rows", "a|b\n-|-\n", "x|y\n", "", ""},
    {"pictures in pictures", "", "![", "a", "](b)"},
    {"entities", "", "&amp;", "", ""},
    {"strikes", "", "~a~~ ", "", ""},
    {"titles", "", "# a\n", "", ""},
    {"one line", "", "W", "", ""},
    {"references", "", "[a]: u\n", "\n", "[a] "},
    {"hard breaks", "a", "\\\n", "", ""},
    {"quotes and lists", "", "> - ", "a", ""},
    {"setext lines", "", "a\n-\n", "", ""},
};

static void
fill(const struct shape *shape, struct str *text)
{
    size_t pair = strlen(shape->open) + strlen(shape->close);
    size_t count = (DECK_FILE_BYTES_MAX - 64) / pair;
    str_add(text, shape->before);
    for (size_t i = 0; i < count; i++) {
        str_add(text, shape->open);
    }
    str_add(text, shape->middle);
    for (size_t i = 0; i < count; i++) {
        str_add(text, shape->close);
    }
}

static void
check_text(const char *name, const struct str *text)
{
    assert_true(text->len <= DECK_FILE_BYTES_MAX);
    struct deck_version version = {0};
    struct report report = {0};
    clock_t begin = clock();
    markdown_read(text->text, text->len, 1, "a.md", &version, &report);
    long ms = (long)((clock() - begin) * 1000 / CLOCKS_PER_SEC);
    printf("%4ld ms %5zu blocks %4zu findings  %s\n", ms, version.block_count,
           report.count, name);
    if (ms > LIMIT_MS) {
        fail_msg("%s took %ld ms", name, ms);
    }
    deck_version_release(&version);
    report_release(&report);
}

static void
test_repeated_shapes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        struct str text = {0};
        fill(&shapes[i], &text);
        check_text(shapes[i].name, &text);
        str_release(&text);
    }
}

static void
test_growing_backticks(void **state)
{
    (void)state;
    struct str text = {0};
    for (size_t run = 1; text.len + run < DECK_FILE_BYTES_MAX; run++) {
        str_add(&text, "e");
        for (size_t i = 0; i < run; i++) {
            str_add(&text, "`");
        }
    }
    text.len -= 512;
    check_text("growing backticks", &text);
    str_release(&text);
}

static void
test_deep_lists(void **state)
{
    (void)state;
    struct str text = {0};
    for (size_t depth = 0; text.len + 2 * depth + 4 < DECK_FILE_BYTES_MAX;
         depth++) {
        for (size_t i = 0; i < depth; i++) {
            str_add(&text, "  ");
        }
        str_add(&text, "* a\n");
    }
    check_text("deep lists", &text);
    str_release(&text);
}

static void
test_many_references(void **state)
{
    (void)state;
    struct str text = {0};
    for (int i = 0; text.len < DECK_FILE_BYTES_MAX / 2; i++) {
        str_addf(&text, "[%d]: u\n", i);
    }
    while (text.len < DECK_FILE_BYTES_MAX - 16) {
        str_add(&text, "[0] ");
    }
    check_text("many references", &text);
    str_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_repeated_shapes),
        cmocka_unit_test(test_growing_backticks),
        cmocka_unit_test(test_deep_lists),
        cmocka_unit_test(test_many_references),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
