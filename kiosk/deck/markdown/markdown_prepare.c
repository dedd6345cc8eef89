/* The body of a slide as md4c should see it. See markdown_prepare.h. */
#include "markdown_prepare.h"

#include <stdlib.h>
#include <string.h>

#include "markdown_block.h"
#include "markdown_heading.h"
#include "markdown_items.h"
#include "markdown_lines.h"
#include "markdown_source.h"
#include "markdown_literal.h"
#include "mem.h"
#include "text_clean.h"

void
markdown_add_literal(struct str *text, char c)
{
    const char *found = strchr(MARKDOWN_LITERALS, c);
    str_add_code(text,
                 (uint32_t)(MARKDOWN_LITERAL + (found - MARKDOWN_LITERALS)));
}

uint32_t
markdown_unmark(uint32_t code)
{
    bool literal = code >= MARKDOWN_LITERAL &&
                   code < MARKDOWN_LITERAL + sizeof(MARKDOWN_LITERALS) - 1;
    return literal ? (uint32_t)MARKDOWN_LITERALS[code - MARKDOWN_LITERAL]
                   : code;
}

/* Whether LEN bytes are a fence of code, or end the one of MARK (CommonMark
 * 0.30, 4.5). */
static bool
is_fence(const char *text, size_t len, char mark)
{
    size_t size = 0;
    while (size < len && (text[0] == '`' || text[0] == '~') &&
           text[size] == text[0]) {
        size++;
    }
    const char *rest = text + size;
    return mark == '\0'
               ? size >= 3 &&
                     (*text == '~' || memchr(rest, '`', len - size) == NULL)
               : size >= 3 && mark == *text && text_blank(rest, len - size);
}

/* Reads the marks of all lines; code and comments have none. */
static void
read_marks(struct markdown_lines *lines)
{
    bool quoted = false, comment = false;
    char fence = '\0';
    for (size_t i = 0; i < lines->count; i++) {
        struct markdown_item *item = &lines->items[i];
        struct markdown_line line =
            markdown_line_read(item->text.text, item->text.len, quoted);
        const char *text = item->text.text + line.text;
        bool turns = is_fence(text, item->text.len - line.text, fence);
        const char *end = strstr(item->text.text, comment ? "-->" : "<!--");
        item->raw = turns || fence != '\0' || comment;
        fence = !turns ? fence : fence == '\0' ? *text : '\0';
        while (end != NULL) {
            comment = !comment;
            end = strstr(end, comment ? "-->" : "<!--");
        }
        quoted = line.quoted && (quoted || !line.before_number ||
                                 line.mark == MARKDOWN_ORDERED);
        item->line = line;
        if (item->raw) {
            item->line = (struct markdown_line){.begin = line.begin,
                                                .blank = line.blank};
        }
    }
}

static bool
is_ascii_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* An address behind a `[label]:`, which md4c would take away; anything else
 * there is text. */
static bool
defines_nothing(const char *text, size_t len)
{
    const char *end =
        len > 0 && *text == '[' ? memmem(text, len, "]:", 2) : NULL;
    return end != NULL && !markdown_is_address(end + 2, text + len);
}

bool
markdown_is_address(const char *begin, const char *end)
{
    bool mark = false, letter = false; /* "1/2" is none */
    for (const char *at = begin; at < end; at++) {
        bool dot = *at == '.' && at + 1 < end && is_ascii_letter(at[1]);
        mark = mark || dot || strchr("/:@#", *at) != NULL;
        letter = letter || is_ascii_letter(*at);
    }
    return mark && letter;
}

/* One or two `-` or `=` below a text are no heading. */
static bool
is_short_underline(const char *text, size_t len)
{
    size_t count = strspn(text, "-") + strspn(text, "=");
    return count > 0 && count < 3 && text_blank(text + count, len - count);
}

/* Adds a line behind its mark. */
static void
add_rest(struct str *out, const struct markdown_item *item, size_t at)
{
    const char *text = item->text.text;
    size_t literal = item->line.literal;
    if (literal > 0) {
        str_add_bytes(out, text + at, literal - at);
        markdown_add_literal(out, text[literal]);
        at = literal + 1;
    }
    markdown_add_inline(out, text + at, item->text.len - at);
}

/* Adds a line whose mark is text. */
static void
add_shown(struct str *out, const struct markdown_item *item, bool alone)
{
    const struct markdown_line *line = &item->line;
    const char *text = item->text.text;
    str_add_bytes(out, text, line->begin);
    if (alone) {
        str_add_code(out, MARKDOWN_BREAK);
    }
    str_add_bytes(out, text + line->begin, line->sign_at - line->begin);
    size_t at = line->sign_at;
    if (strchr("*-+>=.)", text[at]) != NULL && text[at] != '\0' &&
        (line->mark != MARKDOWN_SHOWN || line->compares || text[at] != '*')) {
        markdown_add_literal(out, text[at++]);
    }
    add_rest(out, item, at);
}

/* Whether INDEX is the line below the first row of a table, `-- | :-:`. */
static bool
is_delimiter(const struct markdown_lines *lines, size_t index)
{
    const struct str *line = &lines->items[index].text;
    return index > 0 && !lines->items[index].raw &&
           strspn(line->text, " |:-") == line->len &&
           strchr(line->text, '|') != NULL && strchr(line->text, '-') != NULL &&
           strchr(lines->items[index - 1].text.text, '|') != NULL;
}

/* Adds that line with three hyphens for each cell, as md4c wants them. */
static void
add_delimiter(struct str *out, const struct str *line)
{
    for (size_t i = 0, size; i < line->len; i += size) {
        size_t hyphens = strspn(line->text + i, "-");
        size = hyphens > 0 ? hyphens : 1;
        str_add_bytes(out, line->text + i, size);
        str_add(out, hyphens == 1 ? "--" : hyphens == 2 ? "-" : "");
    }
}

static void
add_line(struct markdown *md, struct markdown_lines *lines, size_t index,
         struct str *out)
{
    const struct markdown_item *item = &lines->items[index];
    const struct markdown_line *line = &item->line;
    const char *text = item->text.text;
    size_t len = item->text.len;
    if (item->raw) {
        str_add_bytes(out, text, len);
    } else if (is_delimiter(lines, index)) {
        add_delimiter(out, &item->text);
    } else if (line->mark != MARKDOWN_PLAIN) {
        enum markdown_item_kind kind = markdown_item_kind(md, lines, index);
        if (kind == MARKDOWN_ITEM_SHOWN || kind == MARKDOWN_ITEM_ALONE) {
            add_shown(out, item, kind == MARKDOWN_ITEM_ALONE);
            return;
        }
        bool made = kind == MARKDOWN_ITEM_MADE;
        str_add_bytes(out, text, made ? line->begin : line->text);
        str_add(out, made ? "* " : "");
        add_rest(out, item, line->text);
    } else {
        size_t at = line->begin;
        str_add_bytes(out, text, at);
        if (strncmp(text + at, "[^", 2) == 0) {
            markdown_report(md, item->number, REPORT_WARNING, "footnote",
                            "Footnotes are not shown: write the note as a "
                            "sentence.");
        }
        if (defines_nothing(text + at, len - at) ||
            is_short_underline(text + at, len - at)) {
            markdown_add_literal(out, text[at++]);
        }
        markdown_add_inline(out, text + at, len - at);
    }
}

void
markdown_prepare(struct markdown *md, const char *body, size_t len,
                 int first_line, struct str *text, int **numbers)
{
    struct markdown_lines lines = {0};
    markdown_lines_read(&lines, body, len, first_line);
    markdown_find_title(md, &lines);
    read_marks(&lines);
    markdown_report_joined(md, &lines);
    markdown_report_signs(md, &lines);
    *numbers = mem_new(lines.count, sizeof(**numbers));
    for (size_t i = 0; i < lines.count; i++) {
        (*numbers)[i] = lines.items[i].number;
        add_line(md, &lines, i, text);
        str_add(text, i + 1 < lines.count ? "\n" : "");
    }
    markdown_lines_release(&lines);
}
