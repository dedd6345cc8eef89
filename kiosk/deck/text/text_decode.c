/* Text files to UTF-8. See text_decode.h. */
#include "text_decode.h"

#include <stdint.h>
#include <string.h>

#include "deck.h"
#include "text_clean.h"
#include "text_encoding.h"
#include "text_foreign.h"
#include "text_lost.h"
#include "text_misread.h"
#include "text_old.h"
#include "text_twice.h"
#include "unicode.h"
#include "utf8.h"

/* Disks are written in blocks of this size. */
enum { CLUSTER_BYTES = 4096 };

/* Where writing stands. */
struct writer {
    struct str *text;
    int line;
    int bad_line;  /* first line with something unreadable; 0 = none */
    int drop_line; /* first line with a control character; 0 = none */
    bool after_cr;
    bool after_digit; /* the last character that can be seen is one */
    bool vanished;    /* something that cannot be seen came since */
};

/* Before a character that can be seen: two digits that only something
 * invisible parts would be read as one number. */
static void
part_digits(struct writer *writer, bool digit)
{
    if (digit && writer->after_digit && writer->vanished) {
        str_add_bytes(writer->text, " ", 1);
    }
    writer->after_digit = digit;
    writer->vanished = false;
}

static void
add_code(struct writer *writer, uint32_t code)
{
    bool second_of_crlf = writer->after_cr && code == '\n';
    writer->after_cr = code == '\r';
    if (second_of_crlf) {
        return;
    }
    if (code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 ||
        code == 0x2029) {
        str_add_bytes(writer->text, "\n", 1);
        writer->line++;
        writer->after_digit = writer->vanished = false;
    } else if (text_code_vanishes(code)) {
        writer->vanished = true;
        if (code != 0xFEFF) {
            str_add_code(writer->text, code);
        }
    } else if (code == '\t' || text_code_allowed(code)) {
        part_digits(writer, unicode_digit(code) >= 0);
        str_add_code(writer->text, code);
    } else {
        part_digits(writer, false);
        str_add_bytes(writer->text, " ", 1);
        writer->drop_line =
            writer->drop_line == 0 ? writer->line : writer->drop_line;
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
        part_digits(writer, unicode_digit((unsigned char)*bytes) >= 0);
        str_add_bytes(writer->text, bytes, count);
        writer->after_digit =
            unicode_digit((unsigned char)bytes[count - 1]) >= 0;
        writer->after_cr = false;
    }
    return count;
}

/* A text under way. */
struct decoding {
    const char *path;
    const struct text_way *way;
    struct report *report;
    struct str text; /* UTF-8, lines still as they were */
    enum text_state state;
};

/* Findings are errors, and the deck has a substitute. */
static void
refuse(struct decoding *decoding, int line, const char *rule, const char *words)
{
    const char *instead = decoding->way->instead;
    report_add(decoding->report, decoding->path, line, REPORT_ERROR, rule,
               "%s%s%s", words, *instead != '\0' ? " " : "", instead);
    if (decoding->state == TEXT_GOOD) {
        decoding->state = TEXT_GARBLED;
    }
}

static int
line_at(const char *text, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++) {
        bool crlf = text[i] == '\r' && text[i + 1] == '\n';
        line += (text[i] == '\n' || text[i] == '\r') && !crlf;
    }
    return line;
}

static void
refuse_foreign(struct decoding *decoding, const char *kind)
{
    struct str words = {0};
    str_addf(&words,
             "This is %s, whatever its name says. Open it in its own program "
             "and save it as plain text (UTF-8), or as a PDF or a picture with "
             "the right ending.",
             kind);
    refuse(decoding, 0, "foreign-format", words.text);
    str_release(&words);
    decoding->state = TEXT_LOST;
    str_clear(&decoding->text);
}

/* The content of the disk after an unfinished copy: zeros, or the 0xFF of empty
 * flash memory. The text before it is kept. */
static bool
refuse_half(struct decoding *decoding, bool torn)
{
    struct str *text = &decoding->text;
    const char *words = NULL;
    size_t at = 0, len = text->len;
    while (at < len && text->text[at] != '\0' &&
           !(len - at >= 4 &&
             (memcmp(text->text + at, "\xFF\xFF\xFF\xFF", 4) == 0 ||
              memcmp(text->text + at, "\xEF\xBF\xBF", 3) == 0))) {
        at++;
    }
    if (at < len) {
        words = "Only part of this file was copied: from this line on there is "
                "nothing but zeros or the like. Copy it here again.";
    } else if (torn) {
        words = "Only part of this file was copied: it ends in the middle of a "
                "letter. Copy it here again.";
    }
    if (words != NULL) {
        refuse(decoding, line_at(text->text, at), "half-written", words);
        decoding->state = TEXT_LOST;
        text->len = at;
    }
    return words != NULL;
}

/* LEN without the beginning of a sequence of UTF-8 that was cut off. */
static size_t
whole(const char *bytes, size_t len)
{
    for (size_t back = 1; back < UTF8_MAX && back <= len; back++) {
        unsigned char byte = (unsigned char)bytes[len - back];
        if (byte >= 0xC0) {
            size_t need = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return need > back ? len - back : len;
        }
        if (byte < 0x80) {
            break;
        }
    }
    return len;
}

/* Whether LEN bytes are UTF-8 that ends in the middle of a character. Of a
 * single such byte only if the others show that it is UTF-8: else it is the
 * last letter of an old encoding. */
static bool
ends_torn(const char *bytes, size_t len)
{
    size_t most = whole(bytes, len);
    bool ascii = true;
    for (size_t i = 0; i < most && ascii; i++) {
        ascii = (unsigned char)bytes[i] < 0x80;
    }
    return most < len && utf8_valid(bytes, most) && (!ascii || len - most > 1);
}

static const char unreadable[] =
    "The letters in this line cannot be read, because the file is not saved as "
    "UTF-8. Open it where it looks right, and save it again as UTF-8.";

/* Reads what is not UTF-8. */
static void
read_old(struct decoding *decoding, const char *bytes, size_t len)
{
    const char *name;
    if (text_old_read(bytes, len, decoding->way, &decoding->text, &name)) {
        report_add(decoding->report, decoding->path, 0, REPORT_WARNING,
                   "encoding",
                   "The file is not saved as UTF-8, so it was read as %s "
                   "(“ANSI”). Letters such as é may be wrong: save it again "
                   "and choose UTF-8.",
                   name);
        return;
    }
    size_t bad = 0;
    for (size_t at = 0, step; at < len; at += step) {
        uint32_t code;
        step = utf8_decode(bytes + at, len - at, &code);
        bad = bad == 0 && code == UTF8_REPLACEMENT ? at + 1 : bad;
        str_add_code(&decoding->text, code);
    }
    refuse(decoding, line_at(bytes, bad > 0 ? bad - 1 : 0), "encoding",
           unreadable);
}

static void
read_back(struct decoding *decoding)
{
    struct text_twice_place place, next;
    enum text_twice twice =
        text_misread_repair(&decoding->text, decoding->way, &place);
    for (int pass = 1; twice == TWICE_REPAIRED && pass < TWICE_PASSES_MAX;
         pass++) {
        (void)text_misread_repair(&decoding->text, decoding->way, &next);
    }
    if (twice != TWICE_UNSURE) {
        enum text_twice other = text_twice_repair(&decoding->text, &next);
        place = twice == TWICE_NONE || other == TWICE_UNSURE ? next : place;
        twice = other > twice ? other : twice;
    }
    if (twice == TWICE_REPAIRED) {
        report_add(decoding->report, decoding->path, place.line, REPORT_WARNING,
                   "twice-encoded",
                   "“%s” was read as “%s”, and others like it: the file was "
                   "saved in two encodings one after the other. Read it on the "
                   "screen, type these letters again and save as UTF-8.",
                   place.found, place.meant);
    } else if (twice == TWICE_UNSURE) {
        struct str words = {0};
        str_addf(&words,
                 "Letters such as “%s” stand here in place of others: the file "
                 "was saved in two encodings one after the other. Type them "
                 "again and save as UTF-8.",
                 place.found);
        refuse(decoding, place.line, "twice-encoded", words.text);
        str_release(&words);
    }
}

/* Letters in seven bits: what ISO 2022 (Japanese and Korean mail) and HZ
 * (Chinese) switch with means nothing else. And marks of a program that could
 * not join two versions. */
static void
refuse_marks(struct decoding *decoding)
{
    const char *text = decoding->text.text;
    const char *escape = strstr(text, "\x1B$"), *hz = strstr(text, "~{");
    const char *ours = strstr(text, "\n<<<<<<< ");
    const char *switches = escape != NULL                           ? escape
                           : hz != NULL && strstr(hz, "~}") != NULL ? hz
                                                                    : NULL;
    if (strncmp(text, "<<<<<<< ", 8) == 0) {
        ours = text;
    }
    if (switches != NULL) {
        refuse(decoding, line_at(text, (size_t)(switches - text)), "encoding",
               unreadable);
    } else if (ours != NULL && strstr(ours, "\n>>>>>>> ") != NULL) {
        refuse(decoding, line_at(text, (size_t)(ours - text) + (ours != text)),
               "merge-marks",
               "Two versions of this text stand one below the other, between "
               "lines of “<<<<<<<” and “>>>>>>>”. Keep the one that is right, "
               "and delete the other and these lines.");
    }
}

/* Brings LEN bytes to UTF-8. */
static void
read_bytes(struct decoding *decoding, const char *bytes, size_t len, bool cut)
{
    enum text_encoding encoding = text_encoding_of(bytes, len, cut);
    bool bytewise = encoding == TEXT_UTF8 || encoding == TEXT_OLD;
    const char *foreign = text_foreign_bytes(bytes, len);
    if (foreign != NULL) {
        refuse_foreign(decoding, foreign);
        return;
    }
    if (bytewise) {
        len =
            cut && encoding == TEXT_UTF8 ? utf8_cut(bytes, len + 1, len) : len;
        str_add_bytes(&decoding->text, bytes, len);
    } else {
        text_encoding_add(bytes, len, encoding, &decoding->text);
    }
    size_t unit = encoding >= TEXT_UTF32_LE ? 4 : 2;
    bool torn = bytewise ? !cut && ends_torn(bytes, len) : len % unit != 0;
    if (refuse_half(decoding, torn)) {
        return;
    }
    refuse_marks(decoding);
    if (encoding == TEXT_OLD) {
        str_clear(&decoding->text);
        read_old(decoding, bytes, len);
    } else {
        read_back(decoding);
    }
    foreign = text_foreign_words(decoding->text.text, decoding->text.len);
    if (foreign != NULL) {
        refuse_foreign(decoding, foreign);
    }
}

static void
look_for_lost(struct decoding *decoding, const struct str *text)
{
    int line = 0;
    bool many = false;
    const char *sign = text_lost(text->text, text->len, &line, &many);
    if (sign == NULL || decoding->state != TEXT_GOOD) {
        return;
    }
    struct str words = {0};
    str_addf(&words,
             "“%s” seems to stand in place of a letter here. Type it again and "
             "save the file as UTF-8.",
             sign);
    if (many) {
        refuse(decoding, line, "lost-letters", words.text);
    } else {
        report_add(decoding->report, decoding->path, line, REPORT_WARNING,
                   "lost-letters", "%s", words.text);
    }
    str_release(&words);
}

static void
report_writing(struct decoding *decoding, const struct writer *writer)
{
    if (writer->bad_line > 0 && decoding->state == TEXT_GOOD) {
        refuse(decoding, writer->bad_line, "unreadable-character",
               "A letter was lost here, and “\xEF\xBF\xBD” stands in its "
               "place. Type it again and save the file as UTF-8.");
    }
    if (writer->drop_line > 0 && decoding->state == TEXT_GOOD) {
        report_add(decoding->report, decoding->path, writer->drop_line,
                   REPORT_WARNING, "control-character",
                   "An invisible control character is shown as a space. Type "
                   "this line again.");
    }
}

static void
report_size(const struct decoding *decoding, const char *bytes, size_t len,
            bool cut, int line)
{
    if (cut) {
        report_add(decoding->report, decoding->path, line, REPORT_WARNING,
                   "file-cut",
                   "The file is larger than %d kB. Everything after this line "
                   "was left out: split it into several slides.",
                   DECK_FILE_BYTES_MAX / 1024);
    } else if (len > 0 && len % CLUSTER_BYTES == 0 && bytes[len - 1] != '\n' &&
               decoding->state == TEXT_GOOD) {
        report_add(decoding->report, decoding->path, line, REPORT_WARNING,
                   "half-written",
                   "Perhaps only part of this file was copied: it ends here, "
                   "after %zu bytes and without a line end. Check its end.",
                   len);
    }
}

enum text_state
text_decode(const char *bytes, size_t len, const char *path,
            const struct text_way *way, struct str *text, struct report *report)
{
    bool cut = len > DECK_FILE_BYTES_MAX;
    len = cut ? DECK_FILE_BYTES_MAX : len;
    struct decoding decoding = {.path = path, .way = way, .report = report};
    struct writer writer = {.text = text, .line = 1};
    if (len > 0) {
        read_bytes(&decoding, bytes, len, cut);
    }
    const struct str *read = &decoding.text;
    for (size_t at = 0; at < read->len;) {
        at += add_plain(&writer, read->text + at, read->len - at);
        if (at < read->len) {
            uint32_t code;
            at += utf8_decode(read->text + at, read->len - at, &code);
            add_code(&writer, code);
        }
    }
    report_writing(&decoding, &writer);
    look_for_lost(&decoding, text);
    report_size(&decoding, bytes, len, cut, writer.line);
    str_release(&decoding.text);
    return decoding.state;
}
