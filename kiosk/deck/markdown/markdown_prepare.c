/* Escapes what looks like Markdown but is not, and converts what was pasted
 * from other programs. See markdown_prepare.h. */
#include "markdown_prepare.h"

#include <stdlib.h>
#include <string.h>

#include "markdown_block.h"
#include "markdown_heading.h"
#include "markdown_items.h"
#include "markdown_line.h"
#include "markdown_literal.h"
#include "markdown_source.h"
#include "mem.h"
#include "unicode.h"
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

/* The offset of a mark that follows invisible characters, which some programs
 * put at the beginning of a line to set its direction; 0 if there is none. */
static size_t
skip_invisible(const char *text, size_t len)
{
    size_t at = 0, size = 0;
    uint32_t code;
    while ((code = utf8_at(text, len, at, &size)) != 0 &&
           (text_code_vanishes(code) || text_white(text + at, len - at) > 0)) {
        at += size;
    }
    return utf8_in(code, "#＃﹟>|-+*•0123456789") ? at : 0;
}

/* Adds white space as plain spaces and returns its length. Before a letter,
 * which is no mark, returns 0 to keep it: Chinese paragraphs begin with wide
 * spaces. */
static size_t
add_margin(struct str *out, const char *text, size_t len)
{
    size_t end = 0, columns = 0;
    for (size_t step; (step = text_white(text + end, len - end)) > 0;) {
        uint32_t code = utf8_at(text, len, end, NULL);
        columns += text_code_vanishes(code) ? 0
                   : code == '\t'           ? TAB_STOP - columns % TAB_STOP
                                            : 1;
        end += step;
    }
    size_t mark = skip_invisible(text, len);
    end = mark > end ? mark : end;
    uint32_t first = utf8_at(text, len, end, NULL);
    if (first >= 0x80 && unicode_is_alnum(first)) {
        return 0;
    }
    for (size_t i = 0; i < columns; i++) {
        str_add(out, " ");
    }
    return end;
}

static void
add_clean(struct str *out, const char *text, size_t len)
{
    for (size_t at = add_margin(out, text, len); at < len; at++) {
        if (text[at] == '\t') {
            str_add(out, "    ");
        } else {
            str_add_bytes(out, text + at, 1);
        }
    }
}

/* The number of tab-separated cells in LEN bytes; 0 if they are not a row. */
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
    for (size_t i = 0, at = 0; i < columns; i++, at++) {
        str_add(out, "| ");
        for (; at < len && text[at] != '\t'; at++) {
            if (text[at] == '|') {
                markdown_add_literal(out, '|');
            } else {
                str_add_bytes(out, text + at, 1);
            }
        }
        str_add(out, " ");
    }
    str_add(out, "|");
}

/* Converts the tab-separated table that LEN bytes begin with, as spreadsheets
 * copy it. Returns its length; 0 if it has fewer than two rows. */
static size_t
add_table(struct markdown_lines *lines, const char *text, size_t len,
          int *number)
{
    size_t columns = 0, rows = 0, cells;
    for (size_t at = 0, size; at < len; at += size + 1, rows++) {
        size = line_length(text + at, len - at);
        cells = cells_of(text + at, size);
        if (cells == 0) {
            break;
        }
        columns = cells > columns ? cells : columns;
    }
    if (rows < 2) {
        return 0;
    }
    if (lines->count > 0) {
        new_line(lines, *number);
    }
    size_t at = 0;
    for (size_t i = 0, size; i < rows; i++, at += size + 1) {
        size = line_length(text + at, len - at);
        add_row(new_line(lines, *number), text + at, size, columns);
        struct str *line = i == 0 ? new_line(lines, *number) : NULL;
        for (size_t j = 0; i == 0 && j < columns; j++) {
            str_add(line, j == 0 ? "|---|" : "---|");
        }
        ++*number;
    }
    if (at < len && !text_blank(text + at, line_length(text + at, len - at))) {
        new_line(lines, *number); /* or md4c would read it as a row */
    }
    return at;
}

static void
read_lines(struct markdown_lines *lines, const char *body, size_t len,
           int number)
{
    for (size_t at = 0, size; at <= len; at += size) {
        size = at < len ? add_table(lines, body + at, len - at, &number) : 0;
        if (size == 0) {
            size = line_length(body + at, len - at);
            add_clean(new_line(lines, number++), body + at, size);
            lines->items[lines->count - 1].tabs = cells_of(body + at, size) > 0;
            size++;
        }
    }
}

/* Whether LEN bytes open a code fence or, given its MARK, close it (CommonMark
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

/* Reads the mark of each line; code and comments have none. */
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

/* Whether a line that begins with `[label]:` has no address after it: md4c
 * would drop it as a link definition, but it is text. */
static bool
defines_nothing(const char *text, size_t len)
{
    const char *end =
        len > 0 && *text == '[' ? memmem(text, len, "]:", 2) : NULL;
    return end != NULL && !markdown_is_address(end + 2, text + len);
}

/* One or two `-` or `=` do not underline a heading. */
static bool
is_short_underline(const char *text, size_t len)
{
    size_t count = strspn(text, "-") + strspn(text, "=");
    return count > 0 && count < 3 && text_blank(text + count, len - count);
}

/* Adds the rest of a line from AT on. */
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

/* Adds a line whose mark is shown as text. */
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

/* Whether INDEX separates the head of a table from its body, `-- | :-:`. */
static bool
is_delimiter(const struct markdown_lines *lines, size_t index)
{
    const struct str *line = &lines->items[index].text;
    return index > 0 && !lines->items[index].raw &&
           strspn(line->text, " |:-") == line->len &&
           strchr(line->text, '|') != NULL && strchr(line->text, '-') != NULL &&
           strchr(lines->items[index - 1].text.text, '|') != NULL;
}

/* Adds a separator with the three hyphens per cell that md4c requires. */
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
                 int first_line)
{
    struct markdown_source *source = &md->source;
    struct markdown_lines lines = {0};
    struct str text = {0};
    read_lines(&lines, body, len, first_line);
    markdown_find_title(md, &lines);
    read_marks(&lines);
    markdown_report_joined(md, &lines);
    markdown_report_signs(md, &lines);
    source->line_count = lines.count;
    source->starts = mem_new(lines.count, sizeof(*source->starts));
    for (size_t i = 0; i < lines.count; i++) {
        str_add(&text, i > 0 ? "\n" : "");
        source->starts[i] = (struct markdown_start){
            .at = text.len, .number = lines.items[i].number};
        add_line(md, &lines, i, &text);
    }
    for (size_t i = 0; i < lines.count; i++) {
        str_release(&lines.items[i].text);
    }
    free(lines.items);
    source->len = text.len;
    source->taken = mem_new(text.len + 1, sizeof(*source->taken));
    source->text = str_take(&text);
}
