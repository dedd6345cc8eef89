/* Marks of Markdown that are text. See markdown_literal.h. */
#include "markdown_literal.h"

#include <string.h>

#include "unicode.h"
#include "utf8.h"

static const char literals[] = "*-+>~=#[.)|";
enum { LITERAL_FIRST = 0xFDD0 }; /* stands for the first one */

void
markdown_add_literal(struct str *text, char c)
{
    str_add_code(text,
                 (uint32_t)(LITERAL_FIRST + (strchr(literals, c) - literals)));
}

uint32_t
markdown_unmark(uint32_t code)
{
    bool literal =
        code >= LITERAL_FIRST && code < LITERAL_FIRST + sizeof(literals) - 1;
    return literal ? (uint32_t)literals[code - LITERAL_FIRST] : code;
}

/* A run of the same mark, and what is next to it. */
struct run {
    size_t size;
    uint32_t before, behind;           /* 0 at an end */
    uint32_t near_before, near_behind; /* the same, ignoring spaces */
};

/* Whether CODE belongs to a script that sets emphasis inside words, such as
 * Chinese or Thai. In scripts with spaces, nobody does so next to a number. */
static bool
is_unspaced(uint32_t code)
{
    return unicode_is_alnum(code) && unicode_is_unspaced(code);
}

static struct run
run_at(const char *text, size_t len, size_t at)
{
    struct run run = {.size = 1};
    while (at + run.size < len && text[at + run.size] == text[at]) {
        run.size++;
    }
    size_t begin = at, end = at + run.size;
    run.before = utf8_before(text, begin);
    run.behind = utf8_at(text, len, end, NULL);
    while (begin > 0 && text[begin - 1] == ' ') {
        begin--;
    }
    while (end < len && text[end] == ' ') {
        end++;
    }
    run.near_before = utf8_before(text, begin);
    run.near_behind = utf8_at(text, len, end, NULL);
    return run;
}

bool
markdown_is_number(uint32_t code)
{
    return unicode_is_number(code) ||
           utf8_in(code, "零一二三四五六七八九十百千万萬亿億两兩半"
                         "廿卅壹贰貳叁參肆伍陆陸柒捌玖拾佰仟");
}

/* Circled numbers begin items and do not count what follows; some words begin
 * with a numeral (一定, 千万). */
static bool
counts_before(uint32_t code)
{
    bool circled = (code >= 0x2460 && code <= 0x24FF) ||
                   (code >= 0x2776 && code <= 0x2793);
    return markdown_is_number(code) && !circled;
}

static bool
counts_behind(uint32_t code)
{
    return markdown_is_number(code) && !utf8_in(code, "一百千万萬半");
}

/* Whether a RUN of stars multiplies. OPEN: it could close an earlier run of the
 * same length. */
static bool
multiplies(const struct run *run, bool open)
{
    bool both =
        markdown_is_number(run->before) && markdown_is_number(run->behind);
    if (run->size > 1) {
        bool words = unicode_is_alnum(run->before) &&
                     unicode_is_alnum(run->behind) && !open;
        bool before =
            unicode_is_number(run->before) && counts_before(run->before);
        bool behind =
            unicode_is_number(run->behind) && !is_unspaced(run->before);
        return both || (words && (before || behind));
    }
    bool near = markdown_is_number(run->near_before) &&
                markdown_is_number(run->near_behind);
    bool number = counts_before(run->before) || counts_behind(run->behind);
    bool left =
        unicode_is_alnum(run->before) || utf8_in(run->before, ")]%°²³）】");
    bool right =
        unicode_is_alnum(run->behind) || utf8_in(run->behind, "([（【");
    bool brackets = utf8_in(run->before, ")）") && utf8_in(run->behind, "(（");
    return near || (number && left && right) || brackets;
}

void
markdown_add_inline(struct str *out, const char *text, size_t len)
{
    bool open = false;
    for (size_t at = 0; at < len;) {
        if (text[at] != '*' && text[at] != '~') {
            size_t size = text[at] == '\\' && at + 1 < len ? 2 : 1;
            str_add_bytes(out, text + at, size);
            at += size;
            continue;
        }
        struct run run = run_at(text, len, at);
        bool literal =
            text[at] == '*'
                ? multiplies(&run, open)
                : run.size == 1 && (markdown_is_number(run.near_before) ||
                                    markdown_is_number(run.near_behind));
        for (size_t end = at + run.size; at < end; at++) {
            if (literal) {
                markdown_add_literal(out, text[at]);
            } else {
                str_add_bytes(out, text + at, 1);
            }
        }
        open = open != (!literal && run.size > 1);
    }
}
