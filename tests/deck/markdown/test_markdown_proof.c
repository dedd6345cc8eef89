/* What counts is drawn as it is typed: random lines of numbers, units, signs
 * and marks of Markdown keep their digits and signs, in order, or are an
 * error. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "markdown.h"
#include "str.h"
#include "deck.h"

enum { DOCUMENTS = 4000, LINES_MAX = 5, PIECES_MAX = 9 };

/* A small generator of its own (Numerical Recipes, 7.1), so that every run
 * sees the same lines. */
static uint32_t
next_random(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static const char *const numbers[] = {"5", "10",    "38.5", "500", "1",
                                      "2", "1,000", "0.5",  "24",  "3",
                                      "½", "1½",    "5²"};
static const char *const units[] = {" mg", " kg", " °C", "%",  " h", "mg",
                                    " x",  "片",  "เม็ด", "五", "①"};
static const char *const signs[] = {"*", " * ", "+", " + ", "-", " - ",
                                    ">", " > ", "<", " < ", "=", "±",
                                    "~", "/",   "×", " ≥ "};
static const char *const marks[] = {"**", "_", "[", "]", "(", ")",  "|",
                                    "#",  ":", "!", "&", " ", ". ", ") "};
static const char *const starts[] = {"",    "",   "",     "- ", "+ ",  "> ",
                                     "* ",  "-",  "+",    ">",  "1. ", "4. ",
                                     "7) ", "# ", "> - ", "  ", "• "};

#define PICK(seed, list) \
    (list)[next_random(seed, sizeof(list) / sizeof((list)[0]))]

/* A line with a number behind its first mark, and no sign at its end, which
 * would stand before the number of the next. */
static void
add_line(struct str *out, uint32_t *seed, bool with_marks)
{
    str_add(out, PICK(seed, starts));
    str_add(out, PICK(seed, numbers));
    uint32_t pieces = next_random(seed, PIECES_MAX);
    for (uint32_t i = 0; i < pieces; i++) {
        uint32_t kind = next_random(seed, with_marks ? 8 : 6);
        str_add(out, kind < 2   ? PICK(seed, numbers)
                     : kind < 4 ? PICK(seed, signs)
                     : kind < 6 ? PICK(seed, units)
                                : PICK(seed, marks));
    }
    str_add(out, next_random(seed, 3) == 0 ? " h\n\n" : " h\n");
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether a number ends right before AT, or begins there. */
static bool
touches_number(const char *text, size_t len, size_t at, bool ends)
{
    static const char *const others[] = {"½", "²", "五", "①"};
    bool found = ends ? at > 0 && is_digit(text[at - 1])
                      : at < len && is_digit(text[at]);
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        size_t size = strlen(others[i]), begin = ends ? at - size : at;
        found = found || ((!ends || at >= size) && begin + size <= len &&
                          memcmp(text + begin, others[i], size) == 0);
    }
    return found;
}

/* Adds the digits of a line, and the signs before a number; stars only
 * between two numbers. */
static void
add_tokens(struct str *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        bool star = text[i] == '*' && touches_number(text, len, i, true) &&
                    touches_number(text, len, i + 1, false);
        size_t next = i + 1;
        while (next < len && strchr(" *_", text[next]) != NULL) {
            next++;
        }
        bool sign = memchr("+-<>=", text[i], 5) != NULL && next < len &&
                    is_digit(text[next]);
        if (is_digit(text[i]) || star || sign) {
            str_add_bytes(out, text + i, 1);
        }
    }
}

static void
typed_tokens(struct str *out, const char *text)
{
    while (*text != '\0') {
        size_t len = strcspn(text, "\n");
        add_tokens(out, text, len);
        text += len + (text[len] != '\0');
    }
}

/* The number of an item as it was typed in line LINE of TEXT, if DRAWN may
 * stand for it: who types 1 before each item means that they are counted. */
static int
typed_ordinal(const char *text, int line, int drawn)
{
    while (--line > 0) {
        text += strcspn(text, "\n") + 1;
    }
    text += strspn(text, " >");
    bool one = text[0] == '1' && strchr(".)", text[1]) != NULL;
    return one ? 1 : drawn;
}

static void
drawn_tokens(struct str *out, const struct deck_version *version,
             const char *source)
{
    add_tokens(out, version->title.text, version->title.len);
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        if (block->ordinal > 0) {
            str_addf(out, "%d",
                     typed_ordinal(source, block->line, block->ordinal));
        }
        const char *text = block->text.text;
        while (*text != '\0') {
            size_t len = strcspn(text, "\n");
            add_tokens(out, text, len);
            text += len + (text[len] != '\0');
        }
        for (int j = 0; j < block->table.rows * block->table.columns; j++) {
            const struct deck_text *cell = &block->table.cells[j];
            add_tokens(out, cell->text, cell->len);
        }
    }
}

/* Leaves the digits of TEXT, with one space where others stood. */
static void
keep_numbers(struct str *text)
{
    struct str kept = {0};
    str_add(&kept, "");
    for (size_t i = 0; i < text->len; i++) {
        bool gap = i > 0 && !is_digit(text->text[i - 1]) && kept.len > 0;
        if (is_digit(text->text[i])) {
            str_add(&kept, gap ? " " : "");
            str_add_bytes(&kept, text->text + i, 1);
        }
    }
    str_release(text);
    *text = kept;
}

/* All that VERSION shows. */
static void
add_shown(struct str *out, const struct deck_version *version,
          const char *source)
{
    str_add(out, version->title.text);
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        str_add(out, "\n");
        if (block->ordinal > 0) {
            str_addf(out, "%d. ",
                     typed_ordinal(source, block->line, block->ordinal));
        }
        str_add(out, block->text.text);
        for (int j = 0; j < block->table.rows * block->table.columns; j++) {
            str_addf(out, "\n%s", block->table.cells[j].text);
        }
    }
}

/* Whether TEXT was shown; then its tokens are those that were typed. DIGITS:
 * its digits only. */
static bool
check_document(const char *text, bool digits)
{
    struct report report = {0};
    struct deck_version version = {0};
    struct str typed = {0}, drawn = {0};
    markdown_read(text, strlen(text), 1, "f", &version, &report);
    str_add(&typed, "");
    str_add(&drawn, "");
    if (digits) {
        str_add(&typed, text);
        add_shown(&drawn, &version, text);
        keep_numbers(&typed);
        keep_numbers(&drawn);
    } else {
        typed_tokens(&typed, text);
        drawn_tokens(&drawn, &version, text);
    }
    bool shown = report.error_count == 0;
    if (shown && strcmp(typed.text, drawn.text) != 0) {
        fail_msg("“%s”\ntyped %s\ndrawn %s", text, typed.text, drawn.text);
    }
    str_release(&typed);
    str_release(&drawn);
    deck_version_release(&version);
    report_release(&report);
    return shown;
}

static size_t
check_many(uint32_t seed, bool with_marks)
{
    size_t shown = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
        struct str text = {0};
        str_add(&text, "# T\n\n");
        uint32_t lines = 1 + next_random(&seed, LINES_MAX);
        for (uint32_t j = 0; j < lines; j++) {
            add_line(&text, &seed, with_marks);
        }
        shown += check_document(text.text, false);
        str_release(&text);
    }
    return shown;
}

static void
test_numbers_and_signs_are_drawn_as_typed(void **state)
{
    (void)state;
    size_t shown = check_many(2026, false);
    assert_true(shown > DOCUMENTS / 2);
}

static void
test_marks_change_no_number(void **state)
{
    (void)state;
    size_t shown = check_many(1122, true);
    assert_true(shown > DOCUMENTS / 2);
}

/* Any marks at all, in any order. */
static void
test_no_mark_loses_or_joins_numbers(void **state)
{
    (void)state;
    static const char any[] = "*_`~#>+-=|[]()!<&;:.\\\"'^$%@, \t\n\n";
    uint32_t seed = 7;
    size_t shown = 0;
    for (int i = 0; i < 2 * DOCUMENTS; i++) {
        struct str text = {0};
        str_add(&text, "# T\n\n");
        uint32_t count = 4 + next_random(&seed, 40);
        for (uint32_t j = 0; j < count; j++) {
            uint32_t kind = next_random(&seed, 3);
            char mark[2] = {any[next_random(&seed, sizeof(any) - 1)], 0};
            str_add(&text, kind == 0   ? PICK(&seed, numbers)
                           : kind == 1 ? PICK(&seed, units)
                                       : mark);
        }
        shown += check_document(text.text, true);
        str_release(&text);
    }
    assert_true(shown > DOCUMENTS);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_and_signs_are_drawn_as_typed),
        cmocka_unit_test(test_marks_change_no_number),
        cmocka_unit_test(test_no_mark_loses_or_joins_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
