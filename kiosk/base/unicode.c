/* What a code point is. See unicode.h. */
#include "unicode.h"

#include <hb.h>
#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BIT(category) (1 << HB_UNICODE_GENERAL_CATEGORY_##category)

enum categories {
    LETTERS = BIT(LOWERCASE_LETTER) | BIT(MODIFIER_LETTER) | BIT(OTHER_LETTER) |
              BIT(TITLECASE_LETTER) | BIT(UPPERCASE_LETTER),
    MARKS = BIT(SPACING_MARK) | BIT(ENCLOSING_MARK) | BIT(NON_SPACING_MARK),
    DIGITS = BIT(DECIMAL_NUMBER),
    NUMBERS = DIGITS | BIT(LETTER_NUMBER) | BIT(OTHER_NUMBER),
    SPACES =
        BIT(LINE_SEPARATOR) | BIT(PARAGRAPH_SEPARATOR) | BIT(SPACE_SEPARATOR),
    CONTROLS = BIT(CONTROL) | BIT(FORMAT),
    UNKNOWN = BIT(UNASSIGNED) | BIT(PRIVATE_USE) | BIT(SURROGATE),
    OTHER_SYMBOLS = BIT(OTHER_SYMBOL)
};

static bool
is_any(uint32_t code, int categories)
{
    return (1 << hb_unicode_general_category(hb_unicode_funcs_get_default(),
                                             code) &
            categories) != 0;
}

static bool
is_ascii_letter(uint32_t code)
{
    return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
}

uint32_t
unicode_script(uint32_t code)
{
    if (code < 0x80) {
        return is_ascii_letter(code) ? UNICODE_LATIN : UNICODE_COMMON;
    }
    uint32_t script = hb_unicode_script(hb_unicode_funcs_get_default(), code);
    if (script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN) {
        bool later = code >= 0x20000 && code < 0x3FFFE; /* kept for Han */
        return later ? UNICODE_HAN : UNICODE_COMMON;
    }
    return script;
}

uint32_t
unicode_font_script(uint32_t code)
{
    static const struct {
        uint32_t first, last, script;
    } blocks[] = {
        {0x0600, 0x06FF, UNICODE_ARABIC},
        {0x0964, 0x0965, UNICODE_TAG('D', 'e', 'v', 'a')},
        {0x0E00, 0x0E7F, UNICODE_THAI},
        {0x3000, 0x33FF, UNICODE_HAN},
        {0xFD3E, 0xFDFF, UNICODE_ARABIC},
        {0xFE30, 0xFE4F, UNICODE_HAN},
        {0xFF00, 0xFFEF, UNICODE_HAN},
    };
    uint32_t script = unicode_script(code);
    for (size_t i = 0; i < COUNT(blocks) && script == UNICODE_COMMON &&
                       code >= blocks[i].first;
         i++) {
        script = code <= blocks[i].last ? blocks[i].script : script;
    }
    return script;
}

bool
unicode_is_mark(uint32_t code)
{
    return code >= 0x80 && is_any(code, MARKS);
}

bool
unicode_is_letter(uint32_t code)
{
    return code < 0x80 ? is_ascii_letter(code) : is_any(code, LETTERS | MARKS);
}

bool
unicode_is_number(uint32_t code)
{
    return code < 0x80 ? code >= '0' && code <= '9' : is_any(code, NUMBERS);
}

bool
unicode_is_space(uint32_t code)
{
    return code < 0x80 ? code == ' ' || (code >= '\t' && code <= '\r')
                       : code == 0x85 || is_any(code, SPACES);
}

/* Digits come in runs of ten, from zero to nine, in some blocks without a
 * gap. */
int
unicode_digit(uint32_t code)
{
    if (code < 0x80 || !is_any(code, DIGITS)) {
        return code >= '0' && code <= '9' ? (int)code - '0' : -1;
    }
    int before = 0;
    while (is_any(code - 1, DIGITS)) {
        code--;
        before++;
    }
    return before % 10;
}

/* Letters and numbers that are not part of a word: superscripts, accents beside
 * letters, the Thai and Khmer signs that abbreviate and repeat, and the fillers
 * of Hangul, which cannot be seen. */
static bool
stands_alone(uint32_t code)
{
    return code == 0xB2 || code == 0xB3 || code == 0xB9 ||
           (code >= 0x2C6 && code <= 0x2D1) || code == 0x0E2F ||
           code == 0x17D7 || code == 0x115F || code == 0x1160 ||
           code == 0x3164 || code == 0xFFA0;
}

bool
unicode_is_alnum(uint32_t code)
{
    if (code < 0x80) {
        return is_ascii_letter(code) || (code >= '0' && code <= '9');
    }
    if (is_any(code, OTHER_SYMBOLS)) {
        /* Radicals, "ﷺ"; of no script, "№", "℃", "Ⓐ", "㎎". */
        return unicode_script(code) != UNICODE_COMMON
                   ? code < 0x2800 || code > 0x28FF /* Braille */
                   : (code >= 0x2100 && code <= 0x214F) ||
                         (code >= 0x249C && code <= 0x24E9) ||
                         (code >= 0x3190 && code <= 0x33FF);
    }
    if (is_any(code, MARKS)) {
        return unicode_script(code) != UNICODE_COMMON &&
               !unicode_is_unspaced(code);
    }
    if (is_any(code, LETTERS | NUMBERS)) {
        return !stands_alone(code);
    }
    /* A letter of a later Unicode may be missing in a font, an emoji too. */
    bool emoji = code >= 0x1F000 && code <= 0x1FAFF;
    return is_any(code, UNKNOWN) && !emoji && code < 0xE0000;
}

/* HarfBuzz has no letter case, and towlower() of libc depends on the locale of
 * the process. */
uint32_t
unicode_lower(uint32_t code)
{
    /* The small letter is SHIFT code points later; if that is 1, capitals and
     * small letters alternate. */
    static const struct {
        uint32_t first, last, shift;
    } capitals[] = {
        {'A', 'Z', 0x20},     {0xC0, 0xD6, 0x20},   {0xD8, 0xDE, 0x20},
        {0x100, 0x137, 1},    {0x139, 0x148, 1},    {0x14A, 0x177, 1},
        {0x179, 0x17E, 1},    {0x1A0, 0x1A1, 1},    {0x1AF, 0x1B0, 1},
        {0x218, 0x21B, 1},    {0x391, 0x3AB, 0x20}, {0x400, 0x40F, 0x50},
        {0x410, 0x42F, 0x20}, {0x490, 0x491, 1},    {0x1EA0, 0x1EF9, 1},
    };
    for (size_t i = 0; i < COUNT(capitals) && code >= capitals[i].first; i++) {
        if (code <= capitals[i].last) {
            uint32_t shift = capitals[i].shift;
            bool capital = shift > 1 || (code - capitals[i].first) % 2 == 0;
            return capital ? code + shift : code;
        }
    }
    return code == 0x178 ? 0xFF : code;
}

bool
unicode_decompose(uint32_t code, uint32_t *base, uint32_t *mark)
{
    return hb_unicode_decompose(hb_unicode_funcs_get_default(), code, base,
                                mark);
}

bool
unicode_compose(uint32_t base, uint32_t mark, uint32_t *code)
{
    return hb_unicode_compose(hb_unicode_funcs_get_default(), base, mark, code);
}

bool
unicode_parts_words(uint32_t code)
{
    return unicode_is_space(code) || code == 0x200B || code == 0x2014;
}

/* Han, Kana, Bopomofo, and what they share. */
static bool
is_east_asian(uint32_t code)
{
    switch (unicode_script(code)) {
    case HB_SCRIPT_HAN:
        return code < 0x2E80 || code > 0x2FDF; /* radicals are no text */
    case HB_SCRIPT_HIRAGANA:
    case HB_SCRIPT_KATAKANA:
    case HB_SCRIPT_BOPOMOFO:
        return true;
    case HB_SCRIPT_COMMON:
        return (code >= 0x3000 && code <= 0x30FF) ||
               (code >= 0xFF61 && code <= 0xFF9F);
    default:
        return false;
    }
}

bool
unicode_is_unspaced(uint32_t code)
{
    switch (code < 0x0E00 ? UNICODE_COMMON : unicode_script(code)) {
    case HB_SCRIPT_THAI:
    case HB_SCRIPT_LAO:
    case HB_SCRIPT_KHMER:
    case HB_SCRIPT_MYANMAR:
        return true;
    default:
        return code >= 0x3000 && is_east_asian(code);
    }
}

bool
unicode_joins_lines(uint32_t code)
{
    return code >= 0x2E80 &&
           (is_east_asian(code) || code <= 0x2FFF ||
            (code <= 0x33FF && unicode_script(code) == UNICODE_COMMON) ||
            (code >= 0xFF01 && code <= 0xFF60));
}

bool
unicode_is_bidi_control(uint32_t code)
{
    return code == 0x061C || code == 0x200E || code == 0x200F ||
           unicode_is_bidi_explicit(code);
}

bool
unicode_is_bidi_explicit(uint32_t code)
{
    return (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

/* HarfBuzz keeps its table of Default_Ignorable_Code_Point to itself. */
bool
unicode_is_invisible(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x0000, 0x0020},   {0x007F, 0x00A0},   {0x00AD, 0x00AD},
        {0x034F, 0x034F},   {0x061C, 0x061C},   {0x115F, 0x1160},
        {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x2000, 0x200F},
        {0x2028, 0x202F},   {0x205F, 0x206F},   {0x2800, 0x2800},
        {0x3000, 0x3000},   {0x3164, 0x3164},   {0xFE00, 0xFE0F},
        {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFF8},
        {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
    };
    for (size_t i = 0; i < COUNT(ranges) && code >= ranges[i].first; i++) {
        if (code <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

bool
unicode_extends(uint32_t code)
{
    return code == 0x200C || code == 0x200D ||     /* ZWNJ, ZWJ */
           code == 0x0E33 || code == 0x0EB3 ||     /* Thai and Lao sara am */
           (code >= 0x1F3FB && code <= 0x1F3FF) || /* skin tones */
           (code >= 0xE0020 && code <= 0xE007F) || /* tags */
           unicode_is_mark(code);
}

bool
unicode_inherits_font(uint32_t code)
{
    return code < 0x80 ? code <= ' ' : is_any(code, CONTROLS | SPACES | MARKS);
}

bool
unicode_is_virama(uint32_t code)
{
    return hb_unicode_combining_class(hb_unicode_funcs_get_default(), code) ==
           HB_UNICODE_COMBINING_CLASS_VIRAMA;
}
