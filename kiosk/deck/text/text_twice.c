/* Letters that went through two encodings. See text_twice.h. */
#include "text_twice.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "utf8.h"

/* 0x80 to 0x9F; 0 where it has no character. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

uint32_t
text_windows_1252(unsigned char byte)
{
    if (byte < 0x80 || byte > 0x9F) {
        return byte;
    }
    return windows_1252[byte - 0x80] != 0 ? windows_1252[byte - 0x80]
                                          : UTF8_REPLACEMENT;
}

/* The byte 0x80 to 0xFF of CODE, of C1 controls the one that ISO 8859-1 has;
 * -1 for all others. */
static int
byte_of(uint32_t code)
{
    if (code >= 0x80 && code <= 0xFF) {
        return (int)code;
    }
    for (int i = 0; i < 32; i++) {
        if (windows_1252[i] == code && code != 0) {
            return 0x80 + i;
        }
    }
    return -1;
}

/* A character of the line under way. */
struct letter {
    uint32_t code;
    int byte; /* that Windows-1252 or Latin-1 has for it, 0x80..; else -1 */
    size_t at;
};

struct line {
    struct letter *letters;
    size_t count;
    const char *text;
};

/* Some letters of a line that are the bytes of one character. */
struct sequence {
    size_t count; /* 0: none here */
    uint32_t code;
    bool other_script; /* not a letter or sign that Latin texts have */
};

static bool
upper(const struct letter *letter)
{
    return (letter->code >= 'A' && letter->code <= 'Z') ||
           (letter->code >= 0xC0 && letter->code <= 0xDE &&
            letter->code != 0xD7);
}

static bool
lower(const struct letter *letter)
{
    return (letter->code >= 'a' && letter->code <= 'z') ||
           (letter->code >= 0xDF && letter->code <= 0xFF &&
            letter->code != 0xF7);
}

/* What may follow a word in capitals that ends in a letter such as Ã. */
static bool
follows_word(const struct letter *letter)
{
    static const unsigned char bytes[] = {
        0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9B, 0xA0,
        0xA9, 0xAA, 0xAD, 0xAE, 0xB0, 0xB2, 0xB3, 0xB7, 0xB9, 0xBA, 0xBB};
    return memchr(bytes, letter->byte, sizeof(bytes)) != NULL;
}

/* Of those the ones that may stand behind a letter on its own, too. */
static bool
closes(const struct letter *letter)
{
    return follows_word(letter) &&
           (letter->byte < 0xA9 || letter->byte == 0xAD ||
            letter->byte == 0xBB) &&
           letter->byte != 0x99;
}

/* Latin text and its signs, as other() has the rest. */
static bool
latin(uint32_t code)
{
    return byte_of(code) >= 0 || (code >= 0xA0 && code <= 0x17F) ||
           code == 0x1A0 || code == 0x1A1 || code == 0x1AF || code == 0x1B0 ||
           (code >= 0x218 && code <= 0x21B) ||
           (code >= 0x300 && code <= 0x323) ||
           (code >= 0x1E00 && code <= 0x1EFF) ||
           (code >= 0x2010 && code <= 0x22FF) || code == 0x202F ||
           code == 0xFEFF;
}

/* Not what CODE is, but what a text that was saved twice may have been: blocks
 * of living languages and signs. A letter of another one is a coincidence. */
static bool
other(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x0370, 0x0DFF},   {0x0E00, 0x0EFF},  {0x1000, 0x109F},
                  {0x1200, 0x139F},   {0x1780, 0x17FF},  {0x2000, 0x2BFF},
                  {0x3000, 0x9FFF},   {0xAC00, 0xD7A3},  {0xF900, 0xFFEF},
                  {0x1F000, 0x1FAFF}, {0x20000, 0x323AF}};
    for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
        if (code >= ranges[i].first && code <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

static struct sequence
sequence_at(const struct line *line, size_t at)
{
    struct sequence none = {0};
    char bytes[UTF8_MAX];
    size_t count = 0;
    while (count < UTF8_MAX && at + count < line->count &&
           line->letters[at + count].byte >= 0) {
        bytes[count] = (char)line->letters[at + count].byte;
        count++;
    }
    uint32_t code;
    size_t step = count > 0 ? utf8_decode(bytes, count, &code) : 0;
    if (step < 2 || code == UTF8_REPLACEMENT ||
        (!latin(code) && !other(code))) {
        return none;
    }
    return (struct sequence){step, code, !latin(code)};
}

/* Whether the SEQUENCE at AT can be no word that somebody meant: a Ã inside or
 * behind small letters, or in front of what no word has there. */
static bool
leaves_no_doubt(const struct line *line, size_t at,
                const struct sequence *sequence)
{
    const struct letter *before = at > 0 ? &line->letters[at - 1] : NULL;
    const struct letter *first = &line->letters[at], *second = first + 1;
    size_t end = at + sequence->count;
    const struct letter *after = end < line->count ? &line->letters[end] : NULL;
    bool next_upper = after != NULL && upper(after);
    bool next_letter = next_upper || (after != NULL && lower(after));
    if (sequence->other_script || sequence->count == 4) {
        return (end < line->count && sequence_at(line, end).count > 1) ||
               (sequence->count == 4 && second->byte == 0x9F);
    }
    if (sequence->count == 3) {
        bool run = after != NULL && sequence_at(line, end).count > 1;
        bool plain = !follows_word(second) || !follows_word(second + 1);
        return run || (plain && first->byte != 0xE9 && first->byte != 0xE8);
    }
    if (before != NULL && lower(before)) {
        return true;
    }
    if (before != NULL && upper(before)) {
        return next_upper || !follows_word(second);
    }
    return next_letter || !closes(second) ||
           (first->byte == 0xC2 && second->byte != 0xA0 && !closes(second));
}

/* "Ã" and the space that editors make of a no-break one: "à". */
static bool
is_a_grave(const struct line *line, size_t at)
{
    return line->letters[at].byte == 0xC3 && at + 1 < line->count &&
           line->letters[at + 1].code == ' ' &&
           (at == 0 || !upper(&line->letters[at - 1]));
}

/* A letter that is left alone, and that no word has there: its other half was
 * lost. */
static bool
lost_half(const struct line *line, size_t at)
{
    const struct letter *letter = &line->letters[at];
    const struct letter *after =
        at + 1 < line->count ? &line->letters[at + 1] : NULL;
    if (letter->byte == 0xC2 || letter->byte == 0xC3) {
        bool gap = is_a_grave(line, at) && at + 2 < line->count &&
                   after[1].code == ' ';
        return gap || (at > 0 && lower(&line->letters[at - 1]));
    }
    bool euro = letter->byte == 0xE2 && after != NULL && after->code == 0x20AC;
    bool emoji = letter->byte == 0xF0 && after != NULL && after->code == 0x178;
    return euro || emoji;
}

static struct line
line_of(const char *text, size_t len)
{
    struct line line = {.text = text};
    line.letters = mem_new(len + 1, sizeof(*line.letters));
    size_t at = 0;
    while (at < len) {
        struct letter *letter = &line.letters[line.count++];
        letter->at = at;
        at += utf8_decode(text + at, len - at, &letter->code);
        letter->byte = byte_of(letter->code);
    }
    line.letters[line.count].at = len;
    return line;
}

static void
note(struct text_twice_place *place, const struct line *line, size_t at,
     size_t count, uint32_t meant, int number)
{
    size_t begin = line->letters[at].at;
    size_t len = line->letters[at + count].at - begin;
    if (place->line != 0 || len >= sizeof(place->found)) {
        return;
    }
    *place = (struct text_twice_place){.line = number};
    memcpy(place->found, line->text + begin, len);
    if (meant != 0) {
        utf8_encode(meant, place->meant);
    }
}

/* Adds LINE to OUT as it was meant. */
static enum text_twice
repair(const struct line *line, int number, struct str *out,
       struct text_twice_place *place)
{
    enum text_twice result = TWICE_REPAIRED;
    bool others = false;
    for (size_t at = 0, step; at < line->count; at += step) {
        struct sequence sequence = sequence_at(line, at);
        step = sequence.count > 0 ? sequence.count : 1;
        if (sequence.count > 0) {
            note(place, line, at, step, sequence.code, number);
            str_add_code(out, sequence.code);
            others = others || sequence.other_script;
        } else if (is_a_grave(line, at)) {
            bool joined =
                at + 2 < line->count && (lower(&line->letters[at + 2]) ||
                                         upper(&line->letters[at + 2]));
            note(place, line, at, 1, 0xE0, number);
            str_add(out, "à");
            step = joined ? 1 : 2;
        } else {
            int byte = line->letters[at].byte;
            bool half = byte == 0xC2 || byte == 0xC3 || lost_half(line, at) ||
                        (byte >= 0x80 && line->letters[at].code < 0xA0) ||
                        (others && byte >= 0xC2);
            if (half) {
                note(place, line, at, 1, 0, number);
                result = TWICE_UNSURE;
            }
            str_add_code(out, line->letters[at].code);
        }
    }
    return result;
}

static enum text_twice
mend_line(const char *text, size_t len, int number, struct str *out,
          struct text_twice_place *place)
{
    enum text_twice result = TWICE_NONE;
    struct line line = line_of(text, len);
    bool certain = false;
    for (size_t at = 0, step; at < line.count && !certain; at += step) {
        struct sequence sequence = sequence_at(&line, at);
        step = sequence.count > 0 ? sequence.count : 1;
        certain = sequence.count > 0 ? leaves_no_doubt(&line, at, &sequence)
                                     : lost_half(&line, at);
    }
    if (certain) {
        result = repair(&line, number, out, place);
    } else {
        str_add_bytes(out, text, len);
    }
    free(line.letters);
    return result;
}

/* Reads TEXT once. */
static enum text_twice
mend_all(struct str *text, struct text_twice_place *place)
{
    enum text_twice result = TWICE_NONE;
    struct str out = {0};
    int number = 1;
    for (size_t at = 0; at < text->len; number++) {
        const char *line = text->text + at;
        const char *end = memchr(line, '\n', text->len - at);
        size_t len = end != NULL ? (size_t)(end - line) : text->len - at;
        enum text_twice found = TWICE_NONE;
        bool ascii = true;
        for (size_t i = 0; i < len && ascii; i++) {
            ascii = (unsigned char)line[i] < 0x80;
        }
        if (ascii) {
            str_add_bytes(&out, line, len);
        } else {
            found = mend_line(line, len, number, &out, place);
        }
        str_add_bytes(&out, "\n", end != NULL ? 1 : 0);
        result = found > result ? found : result;
        at += len + (end != NULL ? 1 : 0);
    }
    str_release(text);
    *text = out;
    return result;
}

enum text_twice
text_twice_repair(struct str *text, struct text_twice_place *place)
{
    *place = (struct text_twice_place){0};
    enum text_twice result = TWICE_NONE;
    for (int pass = 0; pass < TWICE_PASSES_MAX; pass++) {
        struct text_twice_place here = {0};
        enum text_twice found = mend_all(text, &here);
        result = found > result ? found : result;
        *place = place->line == 0 ? here : *place;
        if (found != TWICE_REPAIRED) {
            return result;
        }
    }
    struct text_twice_place here = {0};
    return mend_all(text, &here) == TWICE_NONE ? result : TWICE_UNSURE;
}
