/* Text files to UTF-8. See text_decode.h. */
#include "text_decode.h"

#include <stdint.h>
#include <string.h>

#include "deck.h"
#include "text_clean.h"
#include "utf8.h"

enum { TAB_STOP = 4 };

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

enum text_encoding
text_encoding_of(const char *bytes, size_t len, bool cut)
{
    enum text_encoding encoding;
    if (starts_with(bytes, len, "\xEF\xBB\xBF")) {
        return TEXT_UTF8;
    }
    if (starts_with(bytes, len, "\xFF\xFE")) {
        return TEXT_UTF16_LE;
    }
    if (starts_with(bytes, len, "\xFE\xFF")) {
        return TEXT_UTF16_BE;
    }
    if (guess_utf16(bytes, len, &encoding)) {
        return encoding;
    }
    size_t whole = cut ? utf8_cut(bytes, len + 1, len) : len;
    return utf8_valid(bytes, whole) ? TEXT_UTF8 : TEXT_WINDOWS_1252;
}

/* WHATWG's index of windows-1252, 0x80 to 0x9F; 0 where it has no character. */
static uint32_t
windows_1252(unsigned char byte)
{
    static const uint16_t codes[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    if (byte < 0x80 || byte > 0x9F) {
        return byte;
    }
    return codes[byte - 0x80] != 0 ? codes[byte - 0x80] : UTF8_REPLACEMENT;
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

/* One character of BYTES in any encoding; returns how many bytes it took. */
static size_t
next_code(const char *bytes, size_t len, enum text_encoding encoding,
          uint32_t *code)
{
    switch (encoding) {
    case TEXT_UTF8:
        return utf8_decode(bytes, len, code);
    case TEXT_WINDOWS_1252:
        *code = windows_1252((unsigned char)bytes[0]);
        return 1;
    case TEXT_UTF16_LE:
    case TEXT_UTF16_BE:
        break;
    }
    return utf16_decode(bytes, len, encoding, code);
}

/* Where writing stands. */
struct writer {
    struct str *text;
    int line, column;
    int bad_line;  /* first line with something unreadable; 0 = none */
    int drop_line; /* first line with a control character; 0 = none */
    bool after_cr;
};

static void
end_line(struct writer *writer)
{
    str_add_bytes(writer->text, "\n", 1);
    writer->line++;
    writer->column = 0;
}

static void
add_tab(struct writer *writer)
{
    do {
        str_add_bytes(writer->text, " ", 1);
    } while (++writer->column % TAB_STOP != 0);
}

static bool
ends_line(uint32_t code)
{
    return code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 ||
           code == 0x2029;
}

static void
add_code(struct writer *writer, uint32_t code)
{
    bool second_of_crlf = writer->after_cr && code == '\n';
    writer->after_cr = code == '\r';
    if (second_of_crlf) {
        return;
    }
    if (ends_line(code)) {
        end_line(writer);
    } else if (code == '\t') {
        add_tab(writer);
    } else if (text_code_allowed(code)) {
        str_add_code(writer->text, code);
        writer->column++;
    } else if (code != 0xFEFF && writer->drop_line == 0) {
        writer->drop_line = writer->line;
    }
    if (code == UTF8_REPLACEMENT && writer->bad_line == 0) {
        writer->bad_line = writer->line;
    }
}

/* Adds the plain ASCII that BYTES begin with, which is most of most files, at
 * once; returns how much that is. */
static size_t
add_plain(struct writer *writer, const char *bytes, size_t len)
{
    size_t count = 0;
    while (count < len && bytes[count] >= ' ' && bytes[count] <= '~') {
        count++;
    }
    if (count > 0) {
        str_add_bytes(writer->text, bytes, count);
        writer->column += (int)count;
        writer->after_cr = false;
    }
    return count;
}

static void
report_encoding(enum text_encoding encoding, const struct writer *writer,
                const char *path, struct report *report)
{
    if (encoding == TEXT_WINDOWS_1252) {
        report_add(report, path, 0, REPORT_WARNING, "encoding",
                   "The file is not saved as UTF-8, so it was read as "
                   "Windows-1252 (“ANSI”). Letters such as é may be wrong: "
                   "save it again and choose UTF-8.");
    }
    if (writer->bad_line > 0) {
        report_add(report, path, writer->bad_line, REPORT_WARNING,
                   "unreadable-character",
                   "A character cannot be read and is shown as \xEF\xBF\xBD. "
                   "Type it again and save the file as UTF-8.");
    }
    if (writer->drop_line > 0) {
        report_add(report, path, writer->drop_line, REPORT_WARNING,
                   "control-character",
                   "An invisible control character was left out. Type this "
                   "line again.");
    }
}

void
text_decode(const char *bytes, size_t len, const char *path, struct str *text,
            struct report *report)
{
    bool cut = len > DECK_FILE_BYTES_MAX;
    len = cut ? DECK_FILE_BYTES_MAX : len;
    enum text_encoding encoding = text_encoding_of(bytes, len, cut);
    if (cut && encoding == TEXT_UTF8) {
        len = utf8_cut(bytes, len + 1, len);
    }
    struct writer writer = {.text = text, .line = 1};
    bool bytewise = encoding == TEXT_UTF8 || encoding == TEXT_WINDOWS_1252;
    for (size_t at = 0; at < len;) {
        at += bytewise ? add_plain(&writer, bytes + at, len - at) : 0;
        if (at < len) {
            uint32_t code;
            at += next_code(bytes + at, len - at, encoding, &code);
            add_code(&writer, code);
        }
    }
    report_encoding(encoding, &writer, path, report);
    if (cut) {
        report_add(report, path, writer.line, REPORT_WARNING, "file-cut",
                   "The file is larger than %d kB. What comes after this line "
                   "was left out: make several slides of it.",
                   DECK_FILE_BYTES_MAX / 1024);
    }
}
