/* One number at a time, read the same in every script and language. */
#include "rules_number.h"

#include "unicode.h"
#include "utf8.h"

enum { GROUP_DIGITS = 3, LAKH_DIGITS = 2, GROUPS_MAX = 8 };

size_t
rules_number_digits(const char *text, size_t len, struct str *digits,
                    size_t *count)
{
    size_t at = 0;
    *count = 0;
    while (at < len) {
        uint32_t code;
        size_t size = utf8_decode(text + at, len - at, &code);
        int digit = unicode_digit(code);
        if (digit < 0) {
            break;
        }
        str_add_code(digits, (uint32_t)('0' + digit));
        at += size;
        ++*count;
    }
    return at;
}

static bool
is_decimal_mark(uint32_t code)
{
    return code == '.' || code == ',' || code == 0x066B;
}

/* Comma, point, apostrophes, Arabic mark, spaces of all widths. */
static bool
is_group_mark(uint32_t code)
{
    return code == '.' || code == ',' || code == '\'' || code == 0x2019 ||
           code == 0x066C || code == ' ' || code == 0x00A0 || code == 0x202F ||
           code == 0x2009;
}

/* Reads groups of thousands at TEXT, all behind the same mark: three digits
 * each, or, as in India, two each and three in the last. Returns their bytes, 0
 * when they are none; then DIGITS is as it was. */
static size_t
read_groups(const char *text, size_t len, struct str *digits)
{
    struct str groups = {0};
    size_t at = 0;
    uint32_t mark = 0;
    size_t count = 0;
    int lakhs = 0;
    for (int i = 0; at < len && i < GROUPS_MAX; i++) {
        uint32_t code;
        size_t own;
        size_t step = utf8_decode(text + at, len - at, &code);
        bool known = i == 0 ? is_group_mark(code) : code == mark;
        size_t size = known
                          ? rules_number_digits(text + at + step,
                                                len - at - step, &groups, &own)
                          : 0;
        if (size == 0) {
            break;
        }
        mark = code;
        at += step + size;
        count = own;
        lakhs += own == LAKH_DIGITS;
        if (own != GROUP_DIGITS && (own != LAKH_DIGITS || lakhs != i + 1)) {
            count = 0;
            break;
        }
    }
    bool good = count == GROUP_DIGITS;
    if (good) {
        str_add_bytes(digits, groups.text, groups.len);
    }
    str_release(&groups);
    return good ? at : 0;
}

/* The decimals behind a mark at TEXT; zeros at their end say nothing. */
static size_t
read_decimals(const char *text, size_t len, struct str *number)
{
    uint32_t mark;
    size_t at = utf8_decode(text, len, &mark);
    struct str digits = {0};
    size_t count;
    size_t size =
        is_decimal_mark(mark)
            ? rules_number_digits(text + at, len - at, &digits, &count)
            : 0;
    while (digits.len > 0 && digits.text[digits.len - 1] == '0') {
        digits.len--;
    }
    if (digits.len > 0) {
        str_add(number, ".");
        str_add_bytes(number, digits.text, digits.len);
    }
    str_release(&digits);
    return size > 0 ? at + size : 0;
}

/* The decimals of a fraction that is one letter; NULL for anything else. */
static const char *
fraction(uint32_t code)
{
    static const struct {
        uint32_t code;
        const char *decimals;
    } fractions[] = {{0x00BC, ".25"},  {0x00BD, ".5"},   {0x00BE, ".75"},
                     {0x2153, ".333"}, {0x2154, ".667"}, {0x2155, ".2"},
                     {0x2156, ".4"},   {0x2157, ".6"},   {0x2158, ".8"},
                     {0x215B, ".125"}, {0x215C, ".375"}, {0x215D, ".625"},
                     {0x215E, ".875"}};
    for (size_t i = 0; i < sizeof(fractions) / sizeof(*fractions); i++) {
        if (fractions[i].code == code) {
            return fractions[i].decimals;
        }
    }
    return NULL;
}

/* A fraction at TEXT, perhaps behind a space: "1½", "1 ½". */
static size_t
read_fraction(const char *text, size_t len, struct str *number)
{
    size_t at = len > 0 && *text == ' ';
    if (at == len) {
        return 0;
    }
    uint32_t code;
    size_t size = utf8_decode(text + at, len - at, &code);
    const char *decimals = fraction(code);
    if (decimals == NULL) {
        return 0;
    }
    str_add(number, decimals);
    return at + size;
}

static size_t
read_lone_fraction(const char *text, size_t len, struct str *number)
{
    uint32_t code = ' ';
    size_t size = len > 0 ? utf8_decode(text, len, &code) : 0;
    if (fraction(code) == NULL) {
        return 0;
    }
    str_addf(number, "0%s", fraction(code));
    return size;
}

/* Whether a point at AT begins a number, as in ".5 mg": it is not preceded by
 * something it could belong to ("No.5"). */
static bool
point_begins(const char *text, size_t len, size_t at)
{
    uint32_t mark, next, before = utf8_before(text, at);
    size_t size = utf8_decode(text + at, len - at, &mark);
    if (!is_decimal_mark(mark) || at + size >= len) {
        return false;
    }
    utf8_decode(text + at + size, len - at - size, &next);
    bool word = unicode_is_alnum(before) && !unicode_is_unspaced(before);
    return unicode_digit(next) >= 0 && unicode_digit(before) < 0 && !word &&
           !is_decimal_mark(before) && before != ')';
}

size_t
rules_number_at(const char *text, size_t len, size_t at, struct str *number)
{
    if (at >= len || !point_begins(text, len, at)) {
        return rules_number_read(text + at, len - at, number);
    }
    str_add(number, "0");
    return read_decimals(text + at, len - at, number);
}

size_t
rules_number_read(const char *text, size_t len, struct str *number)
{
    size_t start = number->len;
    size_t count;
    size_t at = rules_number_digits(text, len, number, &count);
    if (at == 0) {
        return read_lone_fraction(text, len, number);
    }
    if (count <= GROUP_DIGITS && number->text[start] != '0') {
        at += read_groups(text + at, len - at, number);
    }
    size_t decimals = at < len ? read_decimals(text + at, len - at, number) : 0;
    return at + (decimals > 0 ? decimals
                              : read_fraction(text + at, len - at, number));
}
