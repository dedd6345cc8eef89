/* The order of mixed directions. See para_bidi.h. */
#include "para_bidi.h"

#include <fribidi.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "para_break.h"
#include "unicode.h"

#define ISOLATES_MAX 500
#define BRACKETS_MAX 63
/* Below it there is neither a right-to-left letter nor a control. */
#define LETTERS_RTL 0x590

/* What FriBidi works on, side by side. */
struct scratch {
    uint32_t *codes; /* with isolates added */
    size_t *from;    /* the index of each in the text */
    FriBidiCharType *types;
    FriBidiBracketType *brackets;
    FriBidiLevel *levels;
};

/* Languages of Arabic, Hebrew, Thaana and Syriac script (CLDR). */
bool
para_is_rtl(const char *lang)
{
    static const char *const languages[] = {"ar", "arc", "ckb", "dv", "fa",
                                            "he", "iw",  "ps",  "sd", "syr",
                                            "ug", "ur",  "yi"};
    if (strstr(lang, "-Latn") != NULL) {
        return false;
    }
    if (strstr(lang, "-Arab") != NULL || strstr(lang, "-Hebr") != NULL) {
        return true;
    }
    size_t len = strcspn(lang, "-_");
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
        if (strlen(languages[i]) == len &&
            strncmp(lang, languages[i], len) == 0) {
            return true;
        }
    }
    return false;
}

static bool
is_right(FriBidiCharType type)
{
    return type == FRIBIDI_TYPE_RTL || type == FRIBIDI_TYPE_AL;
}

bool
para_has_rtl(const uint32_t *codes, size_t count)
{
    size_t i = 0;
    while (i < count && !is_right(fribidi_get_bidi_type(codes[i]))) {
        i++;
    }
    return i < count;
}

bool
para_base_rtl(const uint32_t *codes, size_t count, bool rtl)
{
    bool left = false, right = false;
    for (size_t i = 0; i < count && !(left && right); i++) {
        if (left && codes[i] < LETTERS_RTL) {
            continue;
        }
        FriBidiCharType type = fribidi_get_bidi_type(codes[i]);
        left = left || type == FRIBIDI_TYPE_LTR;
        right = right || is_right(type);
    }
    return left == right ? rtl : right;
}

static bool
needs_bidi(const uint32_t *codes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (codes[i] >= LETTERS_RTL) {
            return true;
        }
    }
    return false;
}

static bool
is_latin(uint32_t code)
{
    return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
}

static bool
is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

/* Where the number that begins at START ends: "0.5-2.5". */
static size_t
number_end(const uint32_t *codes, size_t start, size_t count)
{
    size_t end = start;
    for (size_t i = start; i < count; i++) {
        bool joins = codes[i] == '.' || codes[i] == ',' || codes[i] == '-' ||
                     codes[i] == '/' || codes[i] == 0x2013;
        if (is_digit(codes[i])) {
            end = i + 1;
        } else if (!joins || end < i || i == start) {
            break;
        }
    }
    return end;
}

/* Where the Latin unit that begins at START ends: "mg/ml", "°C", "p.m."; START
 * if it is none, or longer, as words are. */
static size_t
latin_unit_end(const uint32_t *codes, size_t start, size_t count)
{
    enum { LETTERS_MAX = 4 };
    size_t letters = 0, end = start;
    for (size_t i = start; i < count; i++) {
        bool sign = codes[i] == 0xB0 || codes[i] == 0xB5 || codes[i] == 0x3BC;
        bool joins = codes[i] == '/' || codes[i] == '.';
        if (is_latin(codes[i]) || (sign && i == start)) {
            letters += is_latin(codes[i]) ? 1 : 0;
            end = i + 1;
        } else if (!joins || end < i || i == start) {
            break;
        }
    }
    bool word = end < count && (is_latin(codes[end]) || is_digit(codes[end]));
    return letters > 0 && letters <= LETTERS_MAX && !word ? end : start;
}

/* Where "38.5 °C" or "6 pm" that begins at START ends, START if nothing such
 * does. Among Latin words it has their direction. */
static size_t
measure_end(const uint32_t *codes, size_t start, size_t count)
{
    size_t before = start, end = number_end(codes, start, count);
    while (before > 0 && unicode_is_space(codes[before - 1])) {
        before--;
    }
    bool inside = start > 0 && is_digit(codes[start - 1]);
    bool latin = before > 0 && is_latin(codes[before - 1]);
    if (end == start || inside || latin) {
        return start;
    }
    size_t unit = end < count && unicode_is_space(codes[end]) ? end + 1 : end;
    size_t stop = latin_unit_end(codes, unit, count);
    size_t next = stop;
    while (next < count && unicode_is_space(codes[next])) {
        next++;
    }
    bool goes_on =
        next < count && (is_latin(codes[next]) || is_digit(codes[next]));
    return stop > unit && !goes_on ? stop : start;
}

/* CODES with each long number, and each number with a Latin unit, between LRI
 * and PDI: UAX #9 alone shows "(719) 555-0142" as "555-0142 (719)" and
 * "38.5 °C" as "C° 38.5" to a reader of Hebrew. FROM tells where each comes
 * from. Returns how many. */
static size_t
isolate_numbers(const uint32_t *codes, size_t count, bool rtl,
                uint32_t *isolated, size_t *from)
{
    size_t written = 0;
    for (size_t i = 0; i < count;) {
        size_t end = para_long_number(codes, i, count);
        end = end > i || !rtl ? end : measure_end(codes, i, count);
        if (end > i) {
            isolated[written] = 0x2066;
            from[written++] = i;
        }
        size_t stop = end > i ? end : i + 1;
        while (i < stop) {
            isolated[written] = codes[i];
            from[written++] = i++;
        }
        if (stop == end) {
            isolated[written] = 0x2069;
            from[written++] = i - 1;
        }
    }
    return written;
}

/* FriBidi's work grows with the square of what is isolated: what is over the
 * limit counts for nothing (BN), as in UAX #9 what is nested too deep. */
static void
limit_isolates(FriBidiCharType *types, size_t count)
{
    size_t isolates = 0;
    for (size_t i = 0; i < count; i++) {
        if (FRIBIDI_IS_ISOLATE(types[i]) && ++isolates > ISOLATES_MAX) {
            types[i] = FRIBIDI_TYPE_BN;
        }
    }
}

/* UAX #9, BD16: when 63 opening brackets wait for their partners the rest are
 * no longer treated as brackets. FriBidi 1.0.8 has no such limit and grows with
 * the square. */
static void
limit_brackets(FriBidiBracketType *brackets, size_t count)
{
    FriBidiBracketType waiting[BRACKETS_MAX];
    size_t depth = 0;
    for (size_t i = 0; i < count; i++) {
        FriBidiBracketType bracket = brackets[i];
        if (bracket == FRIBIDI_NO_BRACKET) {
            continue;
        }
        if (depth == BRACKETS_MAX) {
            brackets[i] = FRIBIDI_NO_BRACKET;
        } else if (FRIBIDI_IS_BRACKET_OPEN(bracket)) {
            waiting[depth++] = FRIBIDI_BRACKET_ID(bracket);
        } else {
            size_t top = depth;
            while (top > 0 && waiting[top - 1] != bracket) {
                top--;
            }
            depth = top > 0 ? top - 1 : depth;
        }
    }
}

static bool
resolve(const uint32_t *codes, size_t count, bool rtl, struct scratch *s)
{
    FriBidiStrIndex len = (FriBidiStrIndex)count;
    FriBidiParType base = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    fribidi_get_bidi_types(codes, len, s->types);
    fribidi_get_bracket_types(codes, len, s->types, s->brackets);
    limit_isolates(s->types, count);
    limit_brackets(s->brackets, count);
    return fribidi_get_par_embedding_levels_ex(s->types, s->brackets, len,
                                               &base, s->levels) != 0;
}

void
para_levels(const uint32_t *codes, size_t count, bool rtl,
            unsigned char *levels)
{
    memset(levels, rtl ? 1 : 0, count);
    if (count == 0 || count > INT32_MAX / 2 ||
        (!rtl && !needs_bidi(codes, count))) {
        return;
    }
    size_t room = 2 * count + 2; /* "6h" becomes four codes */
    struct scratch s = {
        .codes = mem_new(room, sizeof(*s.codes)),
        .from = mem_new(room, sizeof(*s.from)),
        .types = mem_new(room, sizeof(*s.types)),
        .brackets = mem_new(room, sizeof(*s.brackets)),
        .levels = mem_new(room, sizeof(*s.levels)),
    };
    size_t isolated = isolate_numbers(codes, count, rtl, s.codes, s.from);
    /* FriBidi fails only for want of memory: the base direction stays. */
    if (resolve(s.codes, isolated, rtl, &s)) {
        for (size_t i = 0; i < isolated; i++) {
            if (s.codes[i] == codes[s.from[i]]) {
                levels[s.from[i]] = (unsigned char)s.levels[i];
            }
        }
    }
    free(s.codes);
    free(s.from);
    free(s.types);
    free(s.brackets);
    free(s.levels);
}

/* Reverses every stretch of runs at LEVEL or above. */
static void
reverse_from(const unsigned char *levels, size_t count, unsigned level,
             size_t *order)
{
    for (size_t i = 0; i < count; i++) {
        size_t start = i;
        while (i < count && levels[i] >= level) {
            i++;
        }
        for (size_t from = start, to = i; from + 1 < to; from++) {
            size_t swapped = order[from];
            order[from] = order[--to];
            order[to] = swapped;
        }
    }
}

void
para_reorder(const unsigned char *levels, size_t count, size_t *order)
{
    unsigned highest = 0, lowest_odd = 255;
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
        if (levels[i] % 2 == 1 && levels[i] < lowest_odd) {
            lowest_odd = levels[i];
        }
    }
    for (unsigned level = highest; level >= lowest_odd; level--) {
        reverse_from(levels, count, level, order);
    }
}
