/* Compares the numbers that are shown with those that were typed. See
 * markdown_proof.h. */
#include "markdown_proof.h"

#include <stdlib.h>
#include <string.h>

#include "entity.h"
#include "markdown_block.h"
#include "markdown_line.h"
#include "markdown_source.h"
#include "markdown_literal.h"
#include "mem.h"
#include "unicode.h"
#include "utf8.h"

/* A digit or sign, or the number of an item. */
struct token {
    uint32_t code; /* 0: a number */
    int number;
    int line;
    bool joined; /* directly follows another digit */
};

struct tokens {
    struct token *items;
    size_t count, cap;
    bool after_digit; /* the last character was a digit */
};

static void
add_token(struct tokens *tokens, struct token token)
{
    tokens->items = mem_grow(tokens->items, tokens->count, &tokens->cap,
                             sizeof(*tokens->items));
    tokens->items[tokens->count++] = token;
}

static void
add_code(struct tokens *tokens, uint32_t code, int line)
{
    bool digit = unicode_is_number(code);
    if (digit || utf8_in(code, "*+-<>=~±−≤≥≦≧≠≈×÷")) {
        add_token(tokens,
                  (struct token){.code = code,
                                 .line = line,
                                 .joined = tokens->after_digit && digit});
    }
    tokens->after_digit = digit;
}

static void
add_number(struct tokens *tokens, int number, int line)
{
    add_token(tokens, (struct token){.number = number, .line = line});
    tokens->after_digit = false;
}

/* Adds LEN bytes that are shown. */
static void
add_drawn(struct tokens *tokens, const char *text, size_t len, int line)
{
    tokens->after_digit = false;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        add_code(tokens, code, line);
    }
    tokens->after_digit = false;
}

static void
add_block(struct tokens *tokens, const struct deck_block *block)
{
    if (block->type == DECK_ITEM && block->ordinal > 0) {
        add_number(tokens, block->ordinal, block->line);
    }
    add_drawn(tokens, block->text.text, block->text.len, block->line);
    for (int i = 0; i < block->table.rows * block->table.columns; i++) {
        const struct deck_text *cell = &block->table.cells[i];
        add_drawn(tokens, cell->text, cell->len, block->line);
    }
    if (block->type == DECK_PICTURE) {
        add_drawn(tokens, block->picture.alt, strlen(block->picture.alt),
                  block->line);
    }
}

static struct tokens
drawn_tokens(const struct deck_version *version)
{
    struct tokens tokens = {0};
    bool title = false;
    for (size_t i = 0; i <= version->block_count; i++) {
        bool end = i == version->block_count;
        if (!title && (end || version->blocks[i].line > version->title_line)) {
            add_drawn(&tokens, version->title.text, version->title.len,
                      version->title_line);
            title = true;
        }
        if (!end) {
            add_block(&tokens, &version->blocks[i]);
        }
    }
    return tokens;
}

/* Whether numbers stand before AT and after END of a line: both for stars, else
 * one is enough. Emphasis marks and spaces in between do not count. */
static bool
touches_number(const char *text, size_t len, size_t at, size_t end)
{
    const char *marks = text[at] == '*' ? "*" : " *_";
    while (at > 0 && strchr(marks, text[at - 1]) != NULL) {
        at--;
    }
    while (end < len && strchr(marks, text[end]) != NULL) {
        end++;
    }
    bool left = markdown_is_number(utf8_before(text, at));
    bool right = markdown_is_number(utf8_at(text, len, end, NULL));
    return *marks == '*' ? left && right : left || right;
}

/* Whether the `>` at AT closes an address in angle brackets. */
static bool
ends_address(const char *text, const unsigned char *taken, size_t at)
{
    while (at > 0 && taken[at - 1] == MARKDOWN_TEXT && text[at - 1] != ' ') {
        at--;
    }
    return at > 0 && text[at - 1] == '<' && taken[at - 1] == MARKDOWN_MARKUP;
}

/* The end of the `](file)` that begins at AT; AT if it is not an address. */
static size_t
pass_address(const char *text, size_t len, size_t at)
{
    const char *end = NULL;
    bool address = at + 1 < len && text[at] == ']' && text[at + 1] == '(';
    size_t depth = 0;
    for (size_t i = at + 1; address && i < len && end == NULL; i++) {
        depth += text[i] == '(';
        depth -= text[i] == ')';
        end = depth == 0 ? text + i : NULL;
    }
    if (at + 1 < len && text[at] == ']' && text[at + 1] == '[') {
        end = memchr(text + at + 1, ']', len - at - 1);
        address = false;
    }
    bool passed =
        end != NULL && (!address || markdown_is_address(text + at + 2, end));
    return passed ? (size_t)(end - text) : at;
}

/* Adds what was typed in line INDEX from AT on, as md4c took it. */
static void
add_typed(struct tokens *tokens, const struct markdown_source *source,
          size_t index, size_t at)
{
    size_t len, size;
    const char *text = markdown_source_line(source, index, &len);
    const unsigned char *taken = source->taken + source->starts[index].at;
    for (; at < len; at += size) {
        uint32_t code;
        size = utf8_decode(text + at, len - at, &code);
        code = markdown_unmark(code);
        if (taken[at] == MARKDOWN_ENTITY) {
            const char *end = memchr(text + at, ';', len - at);
            size = end != NULL ? (size_t)(end - text) + 1 - at : 1;
            entity_decode(text + at, size, &code);
        } else if (taken[at] == MARKDOWN_HIDDEN) {
            code = 0;
        } else if (taken[at] == MARKDOWN_MARKUP) {
            size_t end = pass_address(text, len, at);
            size = end > at ? end - at : size;
            bool lost = unicode_is_number(code) ||
                        touches_number(text, len, at, at + size);
            lost = lost && !(code == '>' && ends_address(text, taken, at));
            code = lost && end == at ? code : 0;
        }
        add_code(tokens, code, source->starts[index].number);
    }
    tokens->after_digit = false;
}

static struct tokens
typed_tokens(const struct markdown_source *source)
{
    struct tokens tokens = {0};
    for (size_t i = 0; i < source->line_count; i++) {
        size_t len;
        const char *text = markdown_source_line(source, i, &len);
        const unsigned char *taken = source->taken + source->starts[i].at;
        struct markdown_line line = markdown_line_read(text, len, true);
        bool mark = len > 0 && taken[line.sign_at] == MARKDOWN_MARKUP;
        if (markdown_is_definition(source, i) && mark) {
            continue;
        }
        if (mark && line.mark == MARKDOWN_ORDERED) {
            add_number(&tokens, line.number, source->starts[i].number);
        }
        bool quote = line.begin > 0 && taken[0] == MARKDOWN_MARKUP;
        add_typed(&tokens, source, i,
                  mark && line.mark != MARKDOWN_SHOWN ? line.text
                  : quote                             ? line.begin
                                                      : 0);
    }
    return tokens;
}

static bool
is_same(const struct token *typed, const struct token *drawn)
{
    bool number = typed->number == drawn->number || typed->number == 1;
    return typed->code == drawn->code && (typed->code != 0 || number) &&
           (typed->joined || !drawn->joined);
}

void
markdown_prove(struct markdown *md)
{
    struct tokens typed = typed_tokens(&md->source);
    struct tokens drawn = drawn_tokens(md->version);
    size_t i = 0;
    while (i < typed.count && i < drawn.count &&
           is_same(&typed.items[i], &drawn.items[i])) {
        i++;
    }
    if (i < typed.count || i < drawn.count) {
        const struct token *token =
            i < typed.count ? &typed.items[i] : &drawn.items[i];
        markdown_report(md, token->line, REPORT_ERROR, "number-changed",
                        "Not every number and sign in this line would be "
                        "shown as typed. Write it without “*”, “_”, “`”, “[” "
                        "and “<”.");
    }
    free(typed.items);
    free(drawn.items);
}
