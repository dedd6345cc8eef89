/* UTF-8 that was read as an old encoding. See text_misread.h. */
#include "text_misread.h"

#include <stdint.h>
#include <string.h>

#include "lang_script.h"
#include "text_habit.h"
#include "unicode.h"
#include "utf8.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* This many letters never result by chance in half a line, nor this many of
 * three bytes in a quarter of one: measured on the translations of a desktop in
 * 41 languages. */
enum { FEW = 3, MANY = 6 };

/* The first is the one that text_twice reads back. */
static const char *const pages[] = {"CP1252",     "CP1250",
                                    "CP1251",     "CP1253",
                                    "CP1254",     "CP1255",
                                    "CP1256",     "CP1257",
                                    "CP1258",     "CP874",
                                    "KOI8-R",     "KOI8-U",
                                    "CP437",      "CP737",
                                    "CP775",      "CP850",
                                    "CP852",      "CP857",
                                    "CP862",      "CP866",
                                    "MACINTOSH",  "MAC-CENTRALEUROPE",
                                    "MAC-UK",     "ISO-8859-2",
                                    "ISO-8859-5", "ISO-8859-6",
                                    "ISO-8859-7", "ISO-8859-15",
                                    "CP936",      "CP949",
                                    "CP950",      "CP932",
                                    "EUC-JP"};

/* From this one on they have two-byte characters: reading other text in them
 * loses odd bytes, so the result is never certain. */
static const char two_bytes[] = "CP936";

/* Part of a text. */
struct piece {
    const char *text;
    size_t len;
};

/* The line of TEXT at *AT, which moves behind it. */
static struct piece
next_line(const struct str *text, size_t *at)
{
    struct piece line = {text->text + *at, 0};
    line.len = text_habit_line_length(line.text, text->len - *at);
    *at += line.len + 1;
    return line;
}

/* Whether a text in LANG has CODE. */
static bool
expected(const char *lang, uint32_t code)
{
    bool wide = lang_script_wide(lang) && ((code >= 0x3000 && code <= 0x303F) ||
                                           (code >= 0xFF00 && code <= 0xFFEF));
    const struct text_habit *habit = text_habit_of(lang);
    return text_habit_own(habit, lang, code) ||
           (habit == NULL && lang_script_has(lang, code)) ||
           text_habit_sign(code) || (code >= 0x2190 && code <= 0x22FF) ||
           (code >= 0x1F300 && code <= 0x1FAFF) || wide;
}

/* What LINE, bytes of an old encoding, is as UTF-8 in LANG. */
struct evidence {
    size_t good, all; /* bytes outside ASCII; GOOD are of expected letters */
    int sequences;
};

static struct evidence
measure(struct piece line, const char *lang)
{
    struct evidence evidence = {0};
    for (size_t at = 0, step; at < line.len; at += step) {
        uint32_t code;
        step = utf8_decode(line.text + at, line.len - at, &code);
        bool good = step > 1 && expected(lang, code);
        evidence.sequences += good;
        evidence.good += good ? step : 0;
        evidence.all += code >= 0x80 ? step : 0;
    }
    return evidence;
}

/* Whether that is not a coincidence. Lost letters leave some of the others
 * incomplete. */
static bool
is_misread(const struct evidence *found, bool strange)
{
    size_t good = found->good, all = found->all;
    int count = found->sequences;
    return (count > 0 && strange && good * 3 >= all * 2) ||
           (count >= FEW && good * 2 >= all) ||
           (count >= MANY && good == 3 * (size_t)count && good * 4 >= all);
}

/* Box-drawing characters, and others that nobody types; not those used to draw
 * tables in text. */
static bool
is_odd(uint32_t code)
{
    return (code >= 0x250C && code <= 0x2593) || code == 0xAC ||
           code == 0x221A || code == 0x25CA || code == 0x2320 || code == 0x2321;
}

/* How strange a line in LANG is by itself. */
struct looks {
    bool strange; /* a character that LANG has not, beside others */
    bool odd;     /* one of is_odd, inside a word */
};

static struct looks
looks_of(struct piece line, const char *lang)
{
    struct looks looks = {0};
    uint32_t before = ' ', code = ' ';
    for (size_t at = 0; at < line.len;) {
        uint32_t after = ' ';
        size_t step = utf8_decode(line.text + at, line.len - at, &code);
        if (at + step < line.len) {
            utf8_decode(line.text + at + step, line.len - at - step, &after);
        }
        bool beside = unicode_is_alnum(before) || before >= 0x80 ||
                      unicode_is_alnum(after) || after >= 0x80;
        looks.strange = looks.strange ||
                        (code >= 0x80 && beside && !expected(lang, code)) ||
                        (code == 0xAC && beside);
        looks.odd = looks.odd || (is_odd(code) && unicode_is_alnum(before) &&
                                  after > ' ' && unicode_digit(before) < 0);
        before = code;
        at += step;
    }
    return looks;
}

/* The words around the first letter outside ASCII in LINE, and what they are
 * in MEANT, if it is a text. */
static void
note(struct text_twice_place *place, struct piece line, struct piece meant,
     int number)
{
    struct piece both[] = {line, meant};
    char *into[] = {place->found, place->meant};
    size_t spaces = 0;
    if (place->line != 0) {
        return;
    }
    place->line = number;
    for (size_t i = 0; i < line.len && (unsigned char)line.text[i] < 0x80;
         i++) {
        spaces += line.text[i] == ' ';
    }
    for (int which = 0; which < 2; which++) {
        struct piece piece = both[which];
        size_t at = 0, left = spaces, len = 0;
        for (; at < piece.len && left > 0; at++) {
            left -= piece.text[at] == ' ';
        }
        while (at + len < piece.len && piece.text[at + len] != ' ') {
            len++;
        }
        if (len > 0) {
            size_t most =
                utf8_cut(piece.text + at, len, sizeof(place->found) - 1);
            memcpy(into[which], piece.text + at, most);
            into[which][most] = '\0';
        }
    }
}

/* The text read in one encoding, and the result. */
struct trial {
    struct str bytes;
    bool clean; /* all letters outside ASCII are good */
    struct text_twice_place place;
};

/* Reads TEXT, in WAY, back by TRIAL; WINDOWS are its bytes in Windows-1252. */
static void
try_page(struct trial *trial, const struct str *text,
         const struct text_way *way, const struct str *windows)
{
    int number = 1;
    trial->clean = true;
    for (size_t at = 0, mine = 0, theirs = 0; at < text->len; number++) {
        struct piece line = next_line(text, &at);
        struct piece bytes = next_line(&trial->bytes, &mine);
        struct piece other = next_line(windows, &theirs);
        char own[DECK_LANG_SIZE];
        text_habit_line_language(line.text, line.len, own);
        const char *lang = *own != '\0' ? own : way->lang;
        struct evidence found = measure(bytes, lang);
        trial->clean = trial->clean && found.good == found.all;
        if (is_misread(&found, looks_of(line, lang).strange) &&
            (bytes.len != other.len ||
             memcmp(bytes.text, other.text, bytes.len) != 0)) {
            note(&trial->place, line, bytes, number);
        }
    }
}

/* The first line of TEXT with an odd sign in a word. */
static void
find_odd(const struct str *text, const struct text_way *way,
         struct text_twice_place *place)
{
    int number = 1;
    for (size_t at = 0; at < text->len && place->line == 0; number++) {
        struct piece line = next_line(text, &at);
        if (looks_of(line, way->lang).odd) {
            note(place, line, (struct piece){0}, number);
        }
    }
}

static bool
is_ascii(const struct str *text)
{
    bool ascii = true;
    for (size_t i = 0; i < text->len && ascii; i++) {
        ascii = (unsigned char)text->text[i] < 0x80;
    }
    return ascii;
}

/* What the trials gave. */
struct outcome {
    struct str text; /* the one that is good throughout */
    bool differ;     /* there are others */
    struct text_twice_place place;
};

static void
add_trial(struct outcome *outcome, const struct trial *trial)
{
    bool first = outcome->text.len == 0;
    if (trial->place.line == 0) {
        return;
    }
    if (outcome->place.line == 0 || (first && trial->clean)) {
        outcome->place = trial->place;
    }
    if (first && trial->clean) {
        str_add_bytes(&outcome->text, trial->bytes.text, trial->bytes.len);
    } else if (trial->clean) {
        outcome->differ = outcome->differ ||
                          strcmp(outcome->text.text, trial->bytes.text) != 0;
    }
}

enum text_twice
text_misread_repair(struct str *text, const struct text_way *way,
                    struct text_twice_place *place)
{
    struct outcome outcome = {0};
    struct str windows = {0};
    bool tries =
        way->convert != NULL && !is_ascii(text) &&
        way->convert(text->text, text->len, "UTF-8", pages[0], &windows);
    bool two = false;
    for (size_t i = 1; tries && i < COUNT(pages); i++) {
        struct trial trial = {0};
        if (way->convert(text->text, text->len, "UTF-8", pages[i],
                         &trial.bytes)) {
            two = two || strcmp(pages[i], two_bytes) == 0;
            try_page(&trial, text, way, &windows);
            trial.clean = trial.clean && !two;
            add_trial(&outcome, &trial);
        }
        str_release(&trial.bytes);
    }
    str_release(&windows);
    bool repaired = outcome.text.len > 0 && !outcome.differ;
    if (repaired) {
        struct str old = *text;
        *text = outcome.text;
        outcome.text = old;
    } else {
        find_odd(text, way, &outcome.place);
        outcome.place.meant[0] = '\0';
    }
    str_release(&outcome.text);
    *place = outcome.place;
    return repaired          ? TWICE_REPAIRED
           : place->line > 0 ? TWICE_UNSURE
                             : TWICE_NONE;
}
