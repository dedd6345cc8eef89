/* Stars and tildes beside numbers: "2*500 mg" is no emphasis, "5~10 days" is
 * not crossed out. See markdown_state.h. */
#include "markdown_state.h"

#include <string.h>

#include "rules_letter.h"
#include "utf8.h"

/* A run of one mark in a text, and what stands around it. */
struct run {
    size_t size;
    uint32_t before, behind;           /* 0 at an end */
    uint32_t near_before, near_behind; /* the same, spaces passed over */
};

static bool
is_digit(uint32_t code)
{
    return rules_letter_digit(code) >= 0;
}

/* Chinese and Thai set emphasis within words; where words are parted by
 * spaces, nobody does beside a number. */
static bool
is_word(uint32_t code)
{
    return rules_letter_is(code) && !rules_letter_unspaced(code) && code != 0;
}

static uint32_t
code_behind(const char *text, size_t len, size_t at)
{
    uint32_t code = 0;
    if (at < len) {
        utf8_decode(text + at, len - at, &code);
    }
    return code;
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
    run.behind = code_behind(text, len, end);
    while (begin > 0 && text[begin - 1] == ' ') {
        begin--;
    }
    while (end < len && text[end] == ' ') {
        end++;
    }
    run.near_before = utf8_before(text, begin);
    run.near_behind = code_behind(text, len, end);
    return run;
}

/* Whether RUN of stars multiplies. OPEN says that a run of as many stars
 * before it may be closed by it. */
static bool
multiplies(const struct run *run, bool open)
{
    bool digit = is_digit(run->before) || is_digit(run->behind);
    bool both = is_digit(run->before) && is_digit(run->behind);
    if (run->size > 1) {
        return both ||
               (digit && is_word(run->before) && is_word(run->behind) && !open);
    }
    bool left = is_word(run->before) || run->before == ')' ||
                run->before == ']' || run->before == '%' || run->before == 0xB0;
    bool right =
        is_word(run->behind) || run->behind == '(' || run->behind == '[';
    bool brackets = run->before == ')' && run->behind == '(';
    return (is_digit(run->near_before) && is_digit(run->near_behind)) ||
           (digit && left && right) || brackets;
}

void
markdown_add_inline(struct str *out, const char *text, size_t len)
{
    bool open = false;
    for (size_t at = 0; at < len;) {
        size_t plain = 0;
        while (at + plain < len && text[at + plain] != '*' &&
               text[at + plain] != '~') {
            plain += text[at + plain] == '\\' && at + plain + 1 < len ? 2 : 1;
        }
        str_add_bytes(out, text + at, plain);
        at += plain;
        if (at >= len) {
            break;
        }
        struct run run = run_at(text, len, at);
        bool literal = text[at] == '*'
                           ? multiplies(&run, open)
                           : run.size == 1 && (is_digit(run.near_before) ||
                                               is_digit(run.near_behind));
        for (size_t i = 0; i < run.size; i++, at++) {
            if (literal) {
                markdown_add_literal(out, text[at]);
            } else {
                str_add_bytes(out, text + at, 1);
            }
        }
        open = !literal && run.size > 1 ? !open : open;
    }
}
