/* UTF-8, strictly. See utf8.h. */
#include "utf8.h"

#include <string.h>

#include "unicode.h"

enum { MARKS_MAX = 8 }; /* of one letter; more are no language's */

/* What the lead byte promises: length, payload mask, and the range of the
 * second byte (Unicode 15, table 3-7). */
struct lead {
    size_t len;
    uint32_t mask;
    unsigned char low, high;
};

static struct lead
lead_of(unsigned char byte)
{
    if (byte >= 0xC2 && byte <= 0xDF) {
        return (struct lead){2, 0x1F, 0x80, 0xBF};
    }
    if (byte >= 0xE0 && byte <= 0xEF) {
        return (struct lead){3, 0x0F, byte == 0xE0 ? 0xA0 : 0x80,
                             byte == 0xED ? 0x9F : 0xBF};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        return (struct lead){4, 0x07, byte == 0xF0 ? 0x90 : 0x80,
                             byte == 0xF4 ? 0x8F : 0xBF};
    }
    return (struct lead){0, 0, 0, 0};
}

size_t
utf8_decode(const char *bytes, size_t len, uint32_t *code)
{
    const unsigned char *in = (const unsigned char *)bytes;
    if (in[0] < 0x80) {
        *code = in[0];
        return 1;
    }
    struct lead lead = lead_of(in[0]);
    uint32_t value = in[0] & lead.mask;
    for (size_t i = 1; i < lead.len; i++) {
        if (i >= len || in[i] < lead.low || in[i] > lead.high) {
            *code = UTF8_REPLACEMENT;
            return i;
        }
        value = value << 6 | (in[i] & 0x3Fu);
        lead.low = 0x80;
        lead.high = 0xBF;
    }
    *code = lead.len > 0 ? value : UTF8_REPLACEMENT;
    return lead.len > 0 ? lead.len : 1;
}

uint32_t
utf8_before(const char *bytes, size_t at)
{
    uint32_t code = 0;
    for (size_t back = 1; back <= UTF8_MAX && back <= at; back++) {
        if (utf8_decode(bytes + at - back, back, &code) == back &&
            code != UTF8_REPLACEMENT) {
            break;
        }
    }
    return code;
}

uint32_t
utf8_at(const char *bytes, size_t len, size_t at, size_t *size)
{
    uint32_t code = 0;
    size_t step = at < len ? utf8_decode(bytes + at, len - at, &code) : 0;
    if (size != NULL) {
        *size = step;
    }
    return code;
}

bool
utf8_in(uint32_t code, const char *set)
{
    char bytes[UTF8_MAX + 1] = {0};
    utf8_encode(code, bytes);
    return code != 0 && strstr(set, bytes) != NULL;
}

size_t
utf8_encode(uint32_t code, char *bytes)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        code = UTF8_REPLACEMENT;
    }
    if (code < 0x80) {
        bytes[0] = (char)code;
        return 1;
    }
    size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char mark[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = len - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    bytes[0] = (char)(mark[len] | code);
    return len;
}

/* The last character boundary at or before AT < LEN. No sequence is longer than
 * UTF8_MAX, so no more than that is examined. */
static size_t
character_end(const char *text, size_t len, size_t at)
{
    size_t start = at;
    while (start > 0 && at - start < UTF8_MAX - 1 &&
           ((unsigned char)text[start] & 0xC0) == 0x80) {
        start--;
    }
    for (size_t end = start; end <= at;) {
        uint32_t code;
        start = end;
        end += utf8_decode(text + end, len - end, &code);
    }
    return start;
}

size_t
utf8_cut(const char *text, size_t len, size_t most)
{
    if (len <= most) {
        return len;
    }
    size_t cut = character_end(text, len, most), before = cut;
    for (int marks = 0; marks <= MARKS_MAX && before > 0; marks++) {
        uint32_t code;
        utf8_decode(text + before, len - before, &code);
        if (!unicode_extends(code)) {
            return before;
        }
        before = character_end(text, len, before - 1);
    }
    return cut; /* nothing but marks */
}

bool
utf8_valid(const char *bytes, size_t len)
{
    for (size_t at = 0; at < len;) {
        uint32_t code;
        size_t step = utf8_decode(bytes + at, len - at, &code);
        bool literal = step == 3 && (unsigned char)bytes[at] == 0xEF &&
                       (unsigned char)bytes[at + 1] == 0xBF &&
                       (unsigned char)bytes[at + 2] == 0xBD;
        if (code == UTF8_REPLACEMENT && !literal) {
            return false;
        }
        at += step;
    }
    return true;
}
