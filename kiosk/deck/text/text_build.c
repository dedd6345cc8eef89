/* Pieces of text to a deck_text. See text_build.h. */
#include "text_build.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text_clean.h"
#include "unicode.h"
#include "utf8.h"

static void
append(struct text_build *build, uint32_t code, unsigned style)
{
    if (build->chars >= DECK_BLOCK_CHARS_MAX) {
        build->cut = true;
        return;
    }
    str_add_code(&build->text, code);
    build->chars++;
    build->last = code;
    size_t count = build->span_count;
    if (count == 0 || build->spans[count - 1].style != style) {
        build->spans = mem_grow(build->spans, count, &build->span_cap,
                                sizeof(*build->spans));
        build->spans[count].style = style;
        build->span_count++;
    }
    build->spans[build->span_count - 1].end = build->text.len;
}

/* Whether CODE belongs to the words that spaces part. */
static bool
is_spaced(uint32_t code)
{
    return unicode_is_number(code) ||
           (unicode_is_alnum(code) && !unicode_is_unspaced(code));
}

/* Whether something invisible parted a number from CODE, which would look like
 * one with it. */
static bool
needs_space(const struct text_build *build, uint32_t code)
{
    bool before = unicode_is_number(build->seen);
    bool behind = unicode_is_number(code);
    return (before && behind) || (build->gap && (before || behind) &&
                                  is_spaced(build->seen) && is_spaced(code));
}

void
text_build_code(struct text_build *build, uint32_t code, unsigned style)
{
    uint32_t last = build->last;
    code = text_code_allowed(code) || code == 0xFEFF ? code : ' ';
    if (text_code_vanishes(code)) {
        build->seen = text_code_vanishes(last) ? build->seen : last;
        build->gap = build->gap || code == 0x200B;
        if (code != 0xFEFF) {
            append(build, code, style);
        }
        return;
    }
    if (build->seen != 0 && needs_space(build, code) && !build->soft_break) {
        append(build, ' ', style);
    }
    build->seen = 0;
    build->gap = false;
    if (build->soft_break && code != ' ' && code != '\n') {
        build->soft_break = false;
        bool joined = unicode_joins_lines(last) && unicode_joins_lines(code) &&
                      !(unicode_is_number(last) && unicode_is_number(code));
        if (!joined && last != ' ' && last != '\n' && last != 0) {
            append(build, ' ', style);
        }
    }
    if (code == ' ' && (last == ' ' || last == '\n' || last == 0)) {
        return;
    }
    append(build, code, style);
}

void
text_build_add(struct text_build *build, const char *text, size_t len,
               unsigned style)
{
    for (size_t at = 0; at < len;) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        text_build_code(build, code == '\n' ? ' ' : code, style);
    }
}

void
text_build_soft_break(struct text_build *build)
{
    build->soft_break = true;
}

void
text_build_hard_break(struct text_build *build, unsigned style)
{
    build->soft_break = false;
    if (build->text.len > 0) {
        append(build, '\n', style);
    }
}

/* Keeps the bytes from BEGIN to END: all spans move with them. */
static void
keep(struct text_build *build, size_t begin, size_t end)
{
    size_t kept = 0;
    for (size_t i = 0; i < build->span_count; i++) {
        struct deck_span span = build->spans[i];
        span.end = span.end > end ? end : span.end;
        if (span.end > begin &&
            (kept == 0 || build->spans[kept - 1].end < span.end - begin)) {
            span.end -= begin;
            build->spans[kept++] = span;
        }
    }
    build->span_count = kept;
    char *text = build->text.text;
    build->text.len = end - begin;
    memmove(text, text + begin, build->text.len);
    text[build->text.len] = '\0';
}

void
text_build_drop(struct text_build *build, size_t len)
{
    size_t end = build->text.len;
    while (len < end &&
           (build->text.text[len] == ' ' || build->text.text[len] == '\n')) {
        len++;
    }
    if (end > 0) {
        keep(build, len < end ? len : end, end);
    }
    build->last = len < end ? build->last : 0;
}

/* Copies the text without its turns of direction, span by span. */
static void
remove_turns(struct text_build *build)
{
    struct text_build clean = {0};
    size_t at = 0;
    for (size_t i = 0; i < build->span_count; i++) {
        while (at < build->spans[i].end) {
            uint32_t code;
            at +=
                utf8_decode(build->text.text + at, build->text.len - at, &code);
            if (!unicode_is_bidi_explicit(code)) {
                append(&clean, code, build->spans[i].style);
            }
        }
    }
    struct text_build old = *build;
    *build = clean;
    text_build_release(&old);
}

struct deck_text
text_build_take(struct text_build *build, bool *turns)
{
    *turns = !text_turns_balanced(build->text.text, build->text.len);
    if (*turns) {
        remove_turns(build);
    }
    const char *begin = build->text.text;
    size_t len = begin != NULL ? text_trim(&begin, build->text.len) : 0;
    if (begin != NULL) {
        size_t offset = (size_t)(begin - build->text.text);
        keep(build, offset, offset + len);
    }
    struct deck_text text = {
        .len = len,
        .text = str_take(&build->text),
        .spans =
            mem_resize(build->spans, build->span_count, sizeof(*build->spans)),
        .span_count = build->span_count};
    build->spans = NULL;
    text_build_release(build);
    return text;
}

void
text_build_release(struct text_build *build)
{
    str_release(&build->text);
    free(build->spans);
    *build = (struct text_build){0};
}
