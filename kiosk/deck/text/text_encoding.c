/* The encodings of Unicode. See text_encoding.h. */
#include "text_encoding.h"

#include <stdint.h>
#include <string.h>

#include "utf8.h"

static bool
starts_with(const char *bytes, size_t len, const char *mark)
{
    size_t mark_len = strlen(mark);
    return len >= mark_len && memcmp(bytes, mark, mark_len) == 0;
}

/* UTF-16 without a mark shows by its NULs: Latin letters, digits, spaces and
 * line ends have one in the same half of each unit. A text needs a few of
 * them, and next to none in the other half (there they would be U+0100,
 * U+0200, ...), to pass for UTF-16. */
static bool
guess_utf16(const char *bytes, size_t len, enum text_encoding *encoding)
{
    size_t nuls[2] = {0, 0};
    for (size_t i = 0; i < len; i++) {
        nuls[i & 1] += bytes[i] == '\0';
    }
    size_t most = nuls[0] > nuls[1] ? nuls[0] : nuls[1];
    size_t least = nuls[0] + nuls[1] - most;
    if (most < 2 || most * 32 < len || least * 8 > most) {
        return false;
    }
    *encoding = nuls[1] > nuls[0] ? TEXT_UTF16_LE : TEXT_UTF16_BE;
    return true;
}

static uint32_t
utf32_code(const char *bytes, bool little)
{
    uint32_t code = 0;
    for (int i = 0; i < 4; i++) {
        code = code << 8 | (unsigned char)bytes[little ? 3 - i : i];
    }
    return code;
}

/* UTF-32 without a mark: nothing else is all code points, two or more. */
static bool
guess_utf32(const char *bytes, size_t len, enum text_encoding *encoding)
{
    for (int little = 0; little < 2; little++) {
        size_t at = 0;
        while (at + 4 <= len && utf32_code(bytes + at, little) - 1 < 0x10FFFF) {
            at += 4;
        }
        if (len >= 8 && at == len) {
            *encoding = little ? TEXT_UTF32_LE : TEXT_UTF32_BE;
            return true;
        }
    }
    return false;
}

enum text_encoding
text_encoding_of(const char *bytes, size_t len, bool cut)
{
    enum text_encoding encoding;
    if (starts_with(bytes, len, "\xEF\xBB\xBF")) {
        return TEXT_UTF8;
    }
    bool zeros = len >= 4 && memcmp(bytes + 2, "\0\0", 2) == 0;
    if (starts_with(bytes, len, "\xFF\xFE")) {
        return zeros ? TEXT_UTF32_LE : TEXT_UTF16_LE;
    }
    if (starts_with(bytes, len, "\xFE\xFF")) {
        return TEXT_UTF16_BE;
    }
    if (len >= 4 && memcmp(bytes, "\0\0\xFE\xFF", 4) == 0) {
        return TEXT_UTF32_BE;
    }
    if (guess_utf32(bytes, len, &encoding) ||
        guess_utf16(bytes, len, &encoding)) {
        return encoding;
    }
    size_t whole = cut ? utf8_cut(bytes, len + 1, len) : len;
    return utf8_valid(bytes, whole) ? TEXT_UTF8 : TEXT_OLD;
}

static uint32_t
utf16_unit(const char *bytes, enum text_encoding encoding)
{
    unsigned char first = (unsigned char)bytes[0];
    unsigned char second = (unsigned char)bytes[1];
    return encoding == TEXT_UTF16_LE ? first | (uint32_t)second << 8
                                     : second | (uint32_t)first << 8;
}

static size_t
utf16_decode(const char *bytes, size_t len, enum text_encoding encoding,
             uint32_t *code)
{
    *code = UTF8_REPLACEMENT;
    if (len < 2) {
        return len;
    }
    uint32_t unit = utf16_unit(bytes, encoding);
    if (unit < 0xD800 || unit > 0xDFFF) {
        *code = unit;
        return 2;
    }
    uint32_t low = len >= 4 ? utf16_unit(bytes + 2, encoding) : 0;
    if (unit > 0xDBFF || low < 0xDC00 || low > 0xDFFF) {
        return 2;
    }
    *code = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    return 4;
}

void
text_encoding_add(const char *bytes, size_t len, enum text_encoding encoding,
                  struct str *text)
{
    bool wide = encoding == TEXT_UTF32_LE || encoding == TEXT_UTF32_BE;
    for (size_t at = 0; at < len;) {
        uint32_t code = UTF8_REPLACEMENT;
        if (!wide) {
            at += utf16_decode(bytes + at, len - at, encoding, &code);
        } else {
            code = len - at < 4
                       ? UTF8_REPLACEMENT
                       : utf32_code(bytes + at, encoding == TEXT_UTF32_LE);
            at += len - at < 4 ? len - at : 4;
        }
        str_add_code(text, code);
    }
}
