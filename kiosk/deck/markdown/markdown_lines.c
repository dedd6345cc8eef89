/* Lines of a body, cleaned, and tables with tabs. See markdown_lines.h. */
#include "markdown_lines.h"

#include <stdlib.h>
#include <string.h>

#include "markdown_prepare.h"
#include "markdown_source.h"
#include "mem.h"
#include "rules_letter.h"
#include "text_clean.h"
#include "utf8.h"

enum { TAB_STOP = 4 }; /* CommonMark 0.30, 2.2 */

static struct str *
new_line(struct markdown_lines *lines, int number)
{
    lines->items = mem_grow(lines->items, lines->count, &lines->cap,
                            sizeof(*lines->items));
    struct markdown_item *item = &lines->items[lines->count++];
    *item = (struct markdown_item){.number = number};
    str_add(&item->text, "");
    return &item->text;
}

static size_t
line_length(const char *text, size_t len)
{
    const char *end = memchr(text, '\n', len);
    return end != NULL ? (size_t)(end - text) : len;
}

/* Where a mark of Markdown stands behind invisible characters, which programs
 * put at the beginning of a line to turn its direction; 0 for none. */
static size_t
skip_invisible(const char *text, size_t len)
{
    size_t at = 0, size = 0;
    uint32_t code = 0;
    while (at < len &&
           (size = utf8_decode(text + at, len - at, &code),
            text_code_vanishes(code) || text_white(text + at, len - at) > 0)) {
        at += size;
    }
    char bytes[UTF8_MAX + 1] = {0};
    utf8_encode(code, bytes);
    bool mark = at < len && strstr("#＃﹟>|-+*•0123456789", bytes) != NULL;
    return mark ? at : 0;
}

/* The white space before a mark becomes plain spaces; before a letter, where
 * no mark can be, it stays: Chinese paragraphs begin with wide spaces. */
static size_t
add_margin(struct str *out, const char *text, size_t len)
{
    size_t end = 0, columns = 0;
    for (size_t step; (step = text_white(text + end, len - end)) > 0;) {
        uint32_t code;
        utf8_decode(text + end, len - end, &code);
        columns += text_code_vanishes(code) ? 0
                   : code == '\t'           ? TAB_STOP - columns % TAB_STOP
                                            : 1;
        end += step;
    }
    size_t mark = skip_invisible(text, len);
    end = mark > end ? mark : end;
    uint32_t first = 0;
    if (end < len) {
        utf8_decode(text + end, len - end, &first);
    }
    bool plain = first >= 0x80 && rules_letter_is(first);
    for (size_t i = 0; i < columns && !plain; i++) {
        str_add(out, " ");
    }
    return plain ? 0 : end;
}

static void
add_clean(struct str *out, const char *text, size_t len)
{
    for (size_t at = add_margin(out, text, len); at < len;) {
        const char *tab = memchr(text + at, '\t', len - at);
        size_t end = tab != NULL ? (size_t)(tab - text) : len;
        str_add_bytes(out, text + at, end - at);
        str_add(out, tab != NULL ? "    " : "");
        at = end + (tab != NULL ? 1 : 0);
    }
}

/* How many cells LEN bytes have; 0 when they are no row of a table. */
static size_t
cells_of(const char *text, size_t len)
{
    struct markdown_line line = markdown_line_read(text, len, false);
    bool row = line.begin < len && !line.quoted &&
               strchr("#|", text[line.begin]) == NULL &&
               (line.mark == MARKDOWN_PLAIN ||
                (line.mark == MARKDOWN_SHOWN && line.before_number));
    size_t cells = 1;
    for (size_t i = 0; i < len; i++) {
        cells += text[i] == '\t';
    }
    bool inside = memchr(text + line.begin, '\t', len - line.begin) != NULL;
    return row && (inside || cells > 2) ? cells : 0;
}

static void
add_row(struct str *out, const char *text, size_t len, size_t columns)
{
    size_t at = 0;
    for (size_t i = 0; i < columns; i++) {
        const char *tab = at < len ? memchr(text + at, '\t', len - at) : NULL;
        size_t end = tab != NULL ? (size_t)(tab - text) : len;
        str_add(out, "| ");
        for (; at < end; at++) {
            if (text[at] == '|') {
                markdown_add_literal(out, '|');
            } else {
                str_add_bytes(out, text + at, 1);
            }
        }
        str_add(out, " ");
        at = end + 1;
    }
    str_add(out, "|");
}

/* Whether a line begins in TEXT that would be one block with a table. */
static bool
touches(const char *text, size_t len)
{
    return !text_blank(text, line_length(text, len));
}

/* Adds the table that LEN bytes begin with, if two or more lines are rows;
 * returns how many bytes of them it took. */
static size_t
add_table(struct markdown_lines *lines, const char *text, size_t len,
          int *number)
{
    size_t columns = 0, end = 0, rows = 0, size;
    while (end < len && (size = line_length(text + end, len - end),
                         cells_of(text + end, size)) > 0) {
        size_t cells = cells_of(text + end, size);
        columns = cells > columns ? cells : columns;
        end += size + 1;
        rows++;
    }
    if (rows < 2) {
        return 0;
    }
    if (lines->count > 0) {
        new_line(lines, *number);
    }
    size_t at = 0;
    for (size_t i = 0; i < rows; i++, at += size + 1) {
        size = line_length(text + at, len - at);
        add_row(new_line(lines, *number), text + at, size, columns);
        for (size_t j = 0; i == 0 && j < columns; j++) {
            str_add(j == 0 ? new_line(lines, *number)
                           : &lines->items[lines->count - 1].text,
                    j == 0 ? "|---|" : "---|");
        }
        ++*number;
    }
    if (at < len && touches(text + at, len - at)) {
        new_line(lines, *number);
    }
    return at;
}

void
markdown_lines_read(struct markdown_lines *lines, const char *body, size_t len,
                    int first_line)
{
    int number = first_line;
    for (size_t at = 0; at <= len;) {
        size_t table =
            at < len ? add_table(lines, body + at, len - at, &number) : 0;
        if (table == 0) {
            size_t size = line_length(body + at, len - at);
            add_clean(new_line(lines, number++), body + at, size);
            lines->items[lines->count - 1].tabs = cells_of(body + at, size) > 0;
            table = size + 1;
        }
        at += table;
    }
}

void
markdown_lines_release(struct markdown_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        str_release(&lines->items[i].text);
    }
    free(lines->items);
    *lines = (struct markdown_lines){0};
}
