/* Where a text may be cut into pieces. See page_pieces_text.h. */
#include "page_pieces_text.h"

#include <string.h>

#include "mem.h"
#include "sentence.h"
#include "unicode.h"
#include "utf8.h"

size_t
page_text_at(const struct deck_text *text, size_t from, size_t codes)
{
    size_t at = from;
    for (; codes > 0 && at < text->len; codes--) {
        uint32_t code;
        at += utf8_decode(text->text + at, text->len - at, &code);
    }
    return at;
}

struct deck_text
page_text_between(const struct deck_text *text, size_t from, size_t to)
{
    struct deck_text part = {.text = text->text + from, .len = to - from};
    part.spans = mem_new(text->span_count + 1, sizeof(*part.spans));
    for (size_t i = 0; i < text->span_count; i++) {
        size_t end = text->spans[i].end;
        end = end < to ? end : to;
        if (end > from && (part.span_count == 0 ||
                           part.spans[part.span_count - 1].end < end - from)) {
            part.spans[part.span_count++] =
                (struct deck_span){end - from, text->spans[i].style};
        }
    }
    return part;
}

size_t
page_line_start(const struct para_line *line)
{
    size_t start = SIZE_MAX;
    for (size_t i = 0; i < line->run_count; i++) {
        start = line->runs[i].start < start ? line->runs[i].start : start;
    }
    return start;
}

size_t
page_sentences_end(const struct deck_text *text, size_t from, size_t least,
                   size_t *sentences)
{
    size_t to = from;
    *sentences = 0;
    do {
        to = sentence_end(text->text, text->len, to);
        while (to < text->len && strchr(" \n", text->text[to]) != NULL) {
            to++;
        }
        *sentences += 1;
    } while (to < text->len && to - from < least);
    return to;
}

bool
page_text_begins_number(const char *text, size_t len)
{
    uint32_t code = 0;
    for (size_t i = 0; i < len;) {
        i += utf8_decode(text + i, len - i, &code);
        if (!unicode_is_bidi_control(code) && !utf8_in(code, "(+ ")) {
            return unicode_digit(code) >= 0;
        }
    }
    return false;
}

bool
page_text_is_bold(const struct deck_text *text, int *digits)
{
    *digits = 0;
    for (size_t i = 0; i < text->span_count; i++) {
        if (!(text->spans[i].style & DECK_BOLD)) {
            return false;
        }
    }
    for (size_t i = 0; i < text->len;) {
        uint32_t code = 0;
        i += utf8_decode(text->text + i, text->len - i, &code);
        *digits += unicode_digit(code) >= 0;
    }
    return text->span_count > 0;
}

bool
page_leads_on(const struct deck_block *block)
{
    size_t len = block->text.len;
    int digits;
    return block->type == DECK_PARAGRAPH && len > 0 &&
           (utf8_in(utf8_before(block->text.text, len), ":：") ||
            (page_text_is_bold(&block->text, &digits) &&
             digits < PAGE_NUMBER_DIGITS));
}
