/* Markdown that is meant to make a parser slow: the shapes of md4c's and
 * cmark's pathological tests, as large as a slide file may be. None may take
 * more than so many times the processor time of plain words of that length. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "markdown.h"
#include "str.h"
#include "deck.h"

#define TIMES_MAX 40

/* Each is read so often; the shortest time counts, since the machine may do
 * other things. */
#define READINGS 3

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

/* Processor time of one reading of TEXT, and what came of it. */
static clock_t
read_once(const char *name, const struct str *text)
{
    struct deck_version version = {0};
    struct report report = {0};
    clock_t begin = clock();
    markdown_read(text->text, text->len, 1, "a.md", &version, &report);
    clock_t used = clock() - begin;
    printf("%6ld us %5zu blocks %4zu findings  %s\n",
           (long)(used * 1000000 / CLOCKS_PER_SEC), version.block_count,
           report.count, name);
    deck_version_release(&version);
    report_release(&report);
    return used;
}

static clock_t
shortest(const char *name, const struct str *text)
{
    clock_t least = read_once(name, text);
    for (int i = 1; i < READINGS; i++) {
        clock_t used = read_once(name, text);
        least = used < least ? used : least;
    }
    return least;
}

static void
check_text(const char *name, const struct str *text)
{
    static clock_t plain;
    assert_true(text->len <= DECK_FILE_BYTES_MAX);
    if (plain == 0) {
        struct str words = {0};
        while (words.len < DECK_FILE_BYTES_MAX - 64) {
            str_add(&words, "the skin is red for a day and then it is not\n");
        }
        plain = shortest("plain words", &words);
        str_release(&words);
        assert_true(plain > 0);
    }
    clock_t used = shortest(name, text);
    if (used > TIMES_MAX * plain) {
        fail_msg("%s took %.1f times as long as plain words", name,
                 (double)used / (double)plain);
    }
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
