/* What a line begins with. See markdown_line.h. */
#include "markdown_line.h"

#include <string.h>

#include "text_clean.h"
#include "unicode.h"
#include "utf8.h"

static size_t
skip_white(const char *text, size_t len, size_t at)
{
    for (size_t step; (step = text_white(text + at, len - at)) > 0;) {
        at += step;
    }
    return at;
}

/* Whether LEN bytes begin with a number, perhaps after signs and emphasis
 * marks. */
static bool
begins_with_number(const char *text, size_t len)
{
    enum { SIGNS_MAX = 8 };
    size_t at = skip_white(text, len, 0), size;
    for (int signs = 0; signs < SIGNS_MAX; signs++) {
        uint32_t code = utf8_at(text, len, at, &size);
        if (unicode_digit(code) >= 0 || utf8_in(code, "¼½¾⅓⅔")) {
            return true;
        }
        if (!utf8_in(code, "+-*_<>=~.,$€£¥±−–≤≥≦≧≈≠×")) {
            return false;
        }
        at = skip_white(text, len, at + size);
    }
    return false;
}

/* A number, `.` or `)`, and white space or the end of the line. */
static bool
read_ordered(const char *text, size_t len, struct markdown_line *line)
{
    enum { DIGITS_MAX = 9 }; /* CommonMark 0.30, 5.2 */
    size_t at = line->begin;
    int number = 0;
    while (at < len && at < line->begin + DIGITS_MAX && text[at] >= '0' &&
           text[at] <= '9') {
        number = number * 10 + (text[at++] - '0');
    }
    bool ends = at < len && (text[at] == '.' || text[at] == ')') &&
                (at + 1 == len || text_white(text + at + 1, len - at - 1) > 0);
    if (at == line->begin || !ends) {
        return false;
    }
    line->mark = MARKDOWN_ORDERED;
    line->number = text[line->begin] == '0' ? -1 : number;
    line->sign = (unsigned char)text[at];
    line->sign_at = at;
    line->text = skip_white(text, len, at + 1);
    return true;
}

/* `-`, `+`, `*`, dashes and bullets. */
static bool
read_bullet(const char *text, size_t len, struct markdown_line *line)
{
    size_t size, next_size;
    uint32_t code = utf8_at(text, len, line->begin, &size);
    size_t behind = line->begin + size;
    size_t white = text_white(text + behind, len - behind);
    uint32_t next = utf8_at(text, len, behind, &next_size);
    bool ends = behind == len || white > 0;
    bool word =
        unicode_is_alnum(next) && unicode_digit(next) < 0 &&
        (code != '*' || memchr(text + behind, '*', len - behind) == NULL);
    bool wide = white > 0 &&
                (text[behind] == '\t' ||
                 text_white(text + behind + white, len - behind - white) > 0);
    if (utf8_in(code, "-+*") && ends) {
        line->mark = MARKDOWN_BULLET;
    } else if ((utf8_in(code, "·∙⋅") && unicode_digit(next) < 0) ||
               utf8_in(code, "•●○◦■□▪▫◆◇❖‣⁃▶►▸➢➤➔✦・") ||
               (code >= 0xF000 && code <= 0xF0FF)) {
        line->mark = MARKDOWN_PASTED;
    } else if (utf8_in(code, "–—−‐‑‒―") || (utf8_in(code, "-+*") && word) ||
               (utf8_in(code, "»›") && white > 0) ||
               (utf8_in(code, "o§") && wide)) {
        line->mark = MARKDOWN_DASH;
    } else {
        return false;
    }
    line->sign = code;
    line->sign_at = line->begin;
    line->text = skip_white(text, len, behind);
    return true;
}

/* Whether the `>` at AT stands before a number that does not begin a list. */
static bool
is_comparison(const char *text, size_t len, size_t at)
{
    struct markdown_line item = {.begin = skip_white(text, len, at + 1)};
    return begins_with_number(text + at + 1, len - at - 1) &&
           !(read_ordered(text, len, &item) && item.number == 1 &&
             !begins_with_number(text + item.text, len - item.text)) &&
           !(read_bullet(text, len, &item) && item.mark == MARKDOWN_BULLET);
}

/* Skips the `>` of quotes. One before a number is none, unless QUOTED. */
static size_t
pass_quotes(const char *text, size_t len, bool quoted,
            struct markdown_line *line)
{
    size_t at = skip_white(text, len, 0);
    while (at < len && text[at] == '>') {
        if (!quoted && is_comparison(text, len, at)) {
            line->compares = true;
            break;
        }
        line->quoted = true;
        quoted = false;
        at = skip_white(text, len, at + 1);
    }
    return at;
}

/* Numbering and check marks that are shown as they are. */
static bool
is_shown(const char *text, size_t len, size_t at)
{
    enum { ROMAN_MAX = 4 }; /* "viii" */
    size_t size, begin = at;
    uint32_t code = utf8_at(text, len, at, &size);
    if ((code >= 0x2460 && code <= 0x24FF) || /* ① to ⓿ */
        (code >= 0x2776 && code <= 0x2793) || /* ❶ to ➓ */
        utf8_in(code, "✓✔✗✘✅❌☐☑☒→⇒")) {
        return true;
    }
    if (code == '\\' && at + 1 < len && strchr("+-*>", text[at + 1]) != NULL) {
        return true; /* escaped by hand */
    }
    if (code == '#' && unicode_digit(utf8_at(text, len, at + 1, &size)) >= 0) {
        return true;
    }
    size_t roman = at + strspn(text + at, "ivx");
    roman = roman > at ? roman : at + strspn(text + at, "IVX");
    if (roman > at && roman - at <= ROMAN_MAX && roman + 1 < len &&
        strchr(".)", text[roman]) != NULL &&
        text_white(text + roman + 1, len - roman - 1) > 0) {
        return true;
    }
    bool open = utf8_in(code, "(（");
    at += open ? size : 0;
    int chars = 0;
    for (; (code = utf8_at(text, len, at, &size)) != 0; at += size, chars++) {
        bool counts =
            unicode_digit(code) >= 0 ||
            (chars == 0 && ((code | 0x20) >= 'a') && ((code | 0x20) <= 'z'));
        if (!counts || chars == 3) {
            break;
        }
    }
    bool letter = chars == 1 && unicode_digit((unsigned char)text[begin]) < 0;
    bool closes = open || letter ? utf8_in(code, ")）.")
                                 : utf8_in(code, ".)-:ºª°、．）。\\");
    return chars > 0 && closes &&
           (!letter || open || at + size == len ||
            text_white(text + at + size, len - at - size) > 0) &&
           unicode_digit(utf8_at(text, len, at + size, &size)) < 0;
}

struct markdown_line
markdown_line_read(const char *text, size_t len, bool quoted)
{
    struct markdown_line line = {0};
    line.begin = line.text = line.sign_at =
        pass_quotes(text, len, quoted, &line);
    line.blank = line.begin == len && !line.quoted;
    if (line.begin == len) {
        return line;
    }
    bool found = !line.compares && (read_ordered(text, len, &line) ||
                                    read_bullet(text, len, &line));
    const char *rest = text + line.text;
    struct markdown_line inner = {.begin = line.text};
    line.before_number = begins_with_number(rest, len - line.text);
    if (!found) {
        bool signs = line.before_number &&
                     strchr("0123456789", *rest) == NULL &&
                     strchr("*_", *rest) == NULL;
        bool shown = line.compares || signs || is_shown(text, len, line.begin);
        line.mark = shown ? MARKDOWN_SHOWN : MARKDOWN_PLAIN;
    } else if (read_ordered(text, len, &inner)) {
        line.literal = inner.sign_at;
    } else if ((line.before_number && strchr("+->", *rest) != NULL) ||
               (line.mark == MARKDOWN_ORDERED &&
                read_bullet(text, len, &inner) &&
                inner.mark == MARKDOWN_BULLET)) {
        line.literal = line.text; /* md4c drops the number of an item inside an
                                   * item */
    }
    return line;
}
