/* The glue around numbers: what a reader must see in one piece stays on one
 * line. "1 in 10" torn apart reads as another risk. See para_glue.h. */
#include "para_glue.h"

#include "para_break.h"
#include "para_number.h"
#include "unicode.h"

#define LINK_LETTERS_MAX 5 /* "in", "of", "de cada", "trong", "من كل" */
#define UNIT_LETTERS_MAX 8 /* "minutes", "personas"; longer ones may part */
#define COUNT_DIGITS_MAX 5 /* of what is counted; longer is a phone number */

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

void
para_glue(const uint32_t *codes, size_t count, unsigned char *breaks)
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
