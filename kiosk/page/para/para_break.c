/* Where a line may break. See para_break.h. */
#include "para_break.h"

#include <linebreak.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "para_cluster.h"
#include "thai_words.h"
#include "unicode.h"

#define LINK_LETTERS_MAX 5 /* "in", "of", "de cada", "trong", "من كل" */
#define UNIT_LETTERS_MAX 8 /* "minutes", "personas"; longer ones may part */
#define COUNT_DIGITS_MAX 5 /* of what is counted; longer is a phone number */

bool
para_ends_line(uint32_t code)
{
    return (code >= 0x0A && code <= 0x0D) || code == 0x85 || code == 0x2028 ||
           code == 0x2029;
}

/* libunibreak 1.1 (Debian 12) aborts on regional indicators and on
 * noncharacters; their substitutes break in the same way. */
static utf32_t
guarded(uint32_t code)
{
    if (code >= 0x1F1E6 && code <= 0x1F1FF) {
        return 0x1F600;
    }
    bool nonchar = (code & 0xFFFE) == 0xFFFE ||
                   (code >= 0xFDD0 && code <= 0xFDEF) || code > 0x10FFFF ||
                   (code >= 0xD800 && code <= 0xDFFF);
    return nonchar ? 0xFFFD : code;
}

static void
find_unicode(const uint32_t *codes, size_t count, unsigned char *breaks)
{
    utf32_t *copy = mem_new(count, sizeof(*copy));
    for (size_t i = 0; i < count; i++) {
        copy[i] = guarded(codes[i]);
    }
    init_linebreak();
    /* No language: its tailorings only make quotation marks breakable. */
    set_linebreaks_utf32(copy, count, NULL, (char *)breaks);
    for (size_t i = 0; i < count; i++) {
        breaks[i] = breaks[i] == LINEBREAK_MUSTBREAK    ? PARA_BREAK_HARD
                    : breaks[i] == LINEBREAK_ALLOWBREAK ? PARA_BREAK_ALLOWED
                                                        : PARA_BREAK_CLUSTER;
    }
    free(copy);
}

/* LB21a of UAX #14, which libunibreak 1.1 does not have: no break after a
 * hyphen that follows a Hebrew letter. */
static void
keep_hebrew_hyphens(const uint32_t *codes, size_t count, unsigned char *breaks)
{
    for (size_t i = 1; i < count; i++) {
        bool hyphen = codes[i] == '-' || codes[i] == 0x2010;
        if (hyphen && breaks[i] == PARA_BREAK_ALLOWED &&
            unicode_script(codes[i - 1]) == UNICODE_HEBREW) {
            breaks[i] = PARA_BREAK_CLUSTER;
        }
    }
}

/* Class CJ of UAX #14: small kana and the prolonged sound mark. libunibreak 1.1
 * lets them begin a line, careful Japanese does not. */
static bool
is_small_kana(uint32_t code)
{
    /* Behind U+3040 in Hiragana, behind U+30A0 in Katakana. */
    static const unsigned char small[] = {0x01, 0x03, 0x05, 0x07, 0x09, 0x23,
                                          0x43, 0x45, 0x47, 0x4E, 0x55, 0x56};
    uint32_t behind = (code - 0x3040) % 0x60;
    for (size_t i = 0; i < sizeof(small); i++) {
        if (code >= 0x3040 && code <= 0x30FF && behind == small[i]) {
            return true;
        }
    }
    return code == 0x30FC || (code >= 0x31F0 && code <= 0x31FF) ||
           (code >= 0xFF67 && code <= 0xFF70);
}

static void
keep_small_kana(const uint32_t *codes, size_t count, unsigned char *breaks)
{
    for (size_t i = 0; i + 1 < count; i++) {
        if (breaks[i] == PARA_BREAK_ALLOWED && !para_is_space(codes[i]) &&
            is_small_kana(codes[i + 1])) {
            breaks[i] = PARA_BREAK_CLUSTER;
        }
    }
}

/* Korean words stay whole, as Korean readers expect: UAX #14 alone would
 * break between any two syllables. */
static void
keep_korean_words(const uint32_t *codes, size_t count, unsigned char *breaks)
{
    for (size_t i = 0; i + 1 < count; i++) {
        bool hangul = unicode_script(codes[i]) == UNICODE_HANGUL ||
                      unicode_script(codes[i + 1]) == UNICODE_HANGUL;
        if (hangul && breaks[i] == PARA_BREAK_ALLOWED &&
            !para_is_space(codes[i])) {
            breaks[i] = PARA_BREAK_CLUSTER;
        }
    }
}

static void
keep_clusters(const uint32_t *codes, size_t count, unsigned char *breaks)
{
    struct para_cluster cluster = {0};
    for (size_t i = 0; i < count; i++) {
        if (para_joins(&cluster, codes[i]) &&
            breaks[i - 1] != PARA_BREAK_HARD) {
            breaks[i - 1] = PARA_BREAK_NEVER;
        }
    }
}

/* ---- numbers ----
 * What a reader must see in one piece stays on one line: "1 in 10" torn apart
 * reads as another risk. */

/* What a phone number or a date is written with; a space or bracket never
 * ends one. */
static bool
in_number(uint32_t code)
{
    return unicode_digit(code) >= 0 || code == '(' || code == ')' ||
           code == '+' || code == '-' || code == '.' || code == '/' ||
           code == ' ' || code == 0xA0 || code == 0x2010 || code == 0x2011 ||
           code == 0x2013;
}

size_t
para_long_number(const uint32_t *codes, size_t start, size_t count)
{
    bool begins = unicode_digit(codes[start]) >= 0 || codes[start] == '(' ||
                  codes[start] == '+';
    size_t digits = 0, end = start;
    if (count > start + PARA_NUMBER_MAX) {
        count = start + PARA_NUMBER_MAX;
    }
    for (size_t i = start; begins && i < count && in_number(codes[i]); i++) {
        if (codes[i] == ' ' && i > start && codes[i - 1] == ' ') {
            break;
        }
        if (unicode_digit(codes[i]) >= 0) {
            digits++;
            end = i + 1;
        }
    }
    return digits >= PARA_NUMBER_DIGITS ? end : start;
}

/* What stands between two spaces. */
struct word {
    size_t start, end;
    bool digit_first, digit_last; /* "10%" counts as both */
    bool dash;                    /* only a dash */
    size_t letters, digits;
};

static bool
is_dash(uint32_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2015) ||
           code == 0x2212 || code == 0xFF5E || code == 0x301C;
}

static bool
is_closing(uint32_t code)
{
    return code == ')' || code == ']' || code == '%' || code == 0x2030 ||
           code == 0x66A || code == 0xB0;
}

static struct word
word_at(const uint32_t *codes, size_t start, size_t count)
{
    struct word word = {.start = start, .dash = true};
    size_t end = start;
    for (; end < count && codes[end] != ' ' && !para_ends_line(codes[end]);
         end++) {
        bool digit = unicode_digit(codes[end]) >= 0;
        word.digit_first |= digit && end == start;
        word.digits += digit;
        word.digit_last = digit || (word.digit_last && is_closing(codes[end]));
        word.dash &= is_dash(codes[end]);
        word.letters += unicode_is_letter(codes[end]);
    }
    word.end = end;
    word.dash &= end > start;
    return word;
}

static size_t
length(const struct word *word)
{
    return word->end - word->start;
}

/* "in", "of", "–": what may stand between two numbers. */
static bool
is_link(const struct word *word)
{
    return word->dash ||
           (word->letters > 0 && word->digits == 0 &&
            word->letters == length(word) && length(word) <= LINK_LETTERS_MAX);
}

/* "days", "mg.", "people)": what is counted. */
static bool
is_unit(const struct word *word)
{
    return word->letters > 0 && word->digits == 0 &&
           word->letters <= UNIT_LETTERS_MAX &&
           length(word) <= word->letters + 2;
}

static void
glue_after(struct word word, unsigned char *breaks)
{
    if (breaks[word.end] == PARA_BREAK_ALLOWED) {
        breaks[word.end] = PARA_BREAK_GLUED;
    }
}

/* A number as they stand in "1 in 10": short, without brackets. */
static bool
is_count(const struct word *word)
{
    return word->digit_first && word->digits <= COUNT_DIGITS_MAX;
}

/* WORDS[0] is the newest, WORDS[3] the oldest of the last four words. */
static void
glue_words(const struct word *words, size_t known, unsigned char *breaks)
{
    if (known >= 2 && words[1].digit_last && is_unit(&words[0]) &&
        words[1].digits <= COUNT_DIGITS_MAX) {
        glue_after(words[1], breaks);
    }
    if (!is_count(&words[0])) {
        return;
    }
    for (size_t first = 2; first <= 3 && first < known; first++) {
        if (!is_link(&words[first - 1])) {
            return;
        }
        if (!is_count(&words[first])) {
            continue;
        }
        for (size_t i = 1; i <= first; i++) {
            glue_after(words[i], breaks);
        }
        return;
    }
}

/* Digits of the number that ends at I, as far as they matter. */
static size_t
digits_before(const uint32_t *codes, size_t i)
{
    size_t digits = 0;
    while (digits <= COUNT_DIGITS_MAX &&
           (unicode_digit(codes[i]) >= 0 || is_dash(codes[i]))) {
        digits += unicode_digit(codes[i]) >= 0;
        if (i-- == 0) {
            break;
        }
    }
    return digits;
}

/* "3–5" and "10人": no space, yet a break in UAX #14. */
static void
glue_signs(const uint32_t *codes, size_t count, unsigned char *breaks)
{
    for (size_t i = 0; i + 1 < count; i++) {
        if (breaks[i] != PARA_BREAK_ALLOWED) {
            continue;
        }
        bool digit = unicode_digit(codes[i]) >= 0;
        bool next = unicode_digit(codes[i + 1]) >= 0;
        bool counted =
            digit &&
            (is_dash(codes[i + 1]) || unicode_is_letter(codes[i + 1])) &&
            digits_before(codes, i) <= COUNT_DIGITS_MAX;
        bool range = next && i > 0 && unicode_digit(codes[i - 1]) >= 0 &&
                     (is_dash(codes[i]) || unicode_is_letter(codes[i]));
        if (counted || range) {
            breaks[i] = PARA_BREAK_GLUED;
        }
    }
}

/* "(719) 555-0142". */
static void
glue_long_numbers(const uint32_t *codes, size_t count, unsigned char *breaks)
{
    for (size_t i = 0; i < count; i++) {
        size_t end = para_long_number(codes, i, count);
        for (; i + 1 < end; i++) {
            if (breaks[i] == PARA_BREAK_ALLOWED) {
                breaks[i] = PARA_BREAK_GLUED;
            }
        }
    }
}

/* Marks PARA_BREAK_ALLOWED as PARA_BREAK_GLUED inside "1 in 10", "3-5 days",
 * "10 mg", "(719) 555-0142", and between a digit and the ideograph that counts
 * it. */
static void
glue_numbers(const uint32_t *codes, size_t count, unsigned char *breaks)
{
    struct word words[4] = {{0}};
    size_t known = 0;
    for (size_t i = 0; i < count;) {
        words[3] = words[2];
        words[2] = words[1];
        words[1] = words[0];
        words[0] = word_at(codes, i, count);
        known++;
        glue_words(words, known, breaks);
        i = words[0].end;
        bool space = i + 1 < count && codes[i] == ' ' && codes[i + 1] != ' ';
        known = space ? known : 0;
        i++;
    }
    glue_signs(codes, count, breaks);
    glue_long_numbers(codes, count, breaks);
}

/* ---- all together ---- */

void
para_find_breaks(const uint32_t *codes, size_t count, const char *lang,
                 unsigned char *breaks)
{
    if (count == 0) {
        return;
    }
    find_unicode(codes, count, breaks);
    thai_mark_words(codes, count, breaks, PARA_BREAK_ALLOWED);
    keep_hebrew_hyphens(codes, count, breaks);
    keep_small_kana(codes, count, breaks);
    if (strncmp(lang, "ko", 2) == 0) {
        keep_korean_words(codes, count, breaks);
    }
    glue_numbers(codes, count, breaks);
    keep_clusters(codes, count, breaks);
    /* libunibreak 1.1 calls the end of the text a hard break, 6.1 does not. */
    if (!para_ends_line(codes[count - 1])) {
        breaks[count - 1] = PARA_BREAK_CLUSTER;
    }
}
