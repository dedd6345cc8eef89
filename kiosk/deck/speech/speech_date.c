/* Dates: "2026-11-22", "22 Nov 2026", "Nov. 22", "22/11/2026". */
#include "speech_date.h"

#include <string.h>

#include "unicode.h"

enum { YEAR_DIGITS = 4, DAYS = 31, MONTHS = 12 };

/* The digits at AT, at most MOST of them: how many, their value in *VALUE. A
 * mark between thousands or a decimal one is not part of a date. */
static size_t
read_digits(const struct speech_text *text, size_t at, size_t most, int *value)
{
    size_t count = 0;
    *value = 0;
    while (at + count < text->len && count <= most &&
           text->text[at + count] >= '0' && text->text[at + count] <= '9') {
        *value = *value * 10 + (text->text[at + count] - '0');
        count++;
    }
    return count <= most ? count : 0;
}

static void
say_date(const struct speech_tongue *tongue, int year, int month, int day,
         struct str *said)
{
    str_addf(said, "%d %s%s", day, tongue->of, tongue->months[month - 1]);
    if (year > 0) {
        str_addf(said, " %s%d", tongue->of, year);
    }
}

/* Nothing that makes the number that ends at AT a part of something longer. */
static bool
stands_alone(const struct speech_text *text, size_t at)
{
    uint32_t code = speech_code(text, at);
    bool more =
        code == '-' || code == '/' || code == '.' || code == ',' || code == ':';
    return speech_ends(text, at) &&
           !(more && unicode_digit(speech_code(text, at + 1)) >= 0);
}

static size_t
read_iso(const struct speech_text *text, size_t at, struct str *said)
{
    int year, month, day;
    size_t end = at + YEAR_DIGITS;
    bool is = read_digits(text, at, YEAR_DIGITS, &year) == YEAR_DIGITS &&
              speech_code(text, end) == '-' &&
              read_digits(text, end + 1, 2, &month) == 2 &&
              speech_code(text, end + 3) == '-' &&
              read_digits(text, end + 4, 2, &day) == 2 && month >= 1 &&
              month <= MONTHS && day >= 1 && day <= DAYS && year > 0 &&
              stands_alone(text, end + 6);
    if (is) {
        say_date(text->tongue, year, month, day, said);
    }
    return is ? end + 6 - at : 0;
}

/* "22/11/2026" and "11/22/2026", also with points or hyphens. Which is the
 * month of "3/4/2026" nobody knows: then it is read as it is written. */
static size_t
read_numeric(const struct speech_text *text, size_t at, struct str *said)
{
    int first, second, year;
    size_t size = read_digits(text, at, 2, &first);
    size_t mark = at + size;
    uint32_t code = speech_code(text, mark);
    if (size == 0 || (code != '/' && code != '.' && code != '-')) {
        return 0;
    }
    size_t next = read_digits(text, mark + 1, 2, &second);
    size_t end = mark + 1 + next;
    if (next == 0 || speech_code(text, end) != code ||
        read_digits(text, end + 1, YEAR_DIGITS, &year) != YEAR_DIGITS ||
        year == 0 || first < 1 || second < 1 || first > DAYS || second > DAYS ||
        !stands_alone(text, end + 1 + YEAR_DIGITS)) {
        return 0;
    }
    if (first > MONTHS && second <= MONTHS) {
        say_date(text->tongue, year, second, first, said);
    } else if (second > MONTHS && first <= MONTHS) {
        say_date(text->tongue, year, first, second, said);
    } else {
        str_addf(said, "%d, %d, %d", first, second, year);
    }
    return end + 1 + YEAR_DIGITS - at;
}

/* The month at AT, from 1, in short or in full; 0: none. *SIZE with its full
 * stop; *SHORT_ONE when it is an abbreviation. */
static int
read_month(const struct speech_text *text, size_t at, size_t *size,
           bool *short_one)
{
    static const char gap[] = " ";
    const char *word = text->text + at;
    size_t len = 0;
    while (at + len < text->len && !speech_ends(text, at + len)) {
        len++;
    }
    const char *starts = text->tongue->month_starts;
    for (int i = 0; i < MONTHS; i++) {
        const char *name = text->tongue->months[i];
        bool whole = len == strlen(name) && strncasecmp(word, name, len) == 0;
        bool start = len == 3 && strncasecmp(word, starts + 1 + 4 * i, 3) == 0;
        bool sept = len == 4 && i == 8 && strncasecmp(word, "sept", 4) == 0;
        *short_one = !whole && speech_word_in(word, len, starts);
        if (whole || ((start || sept) && *short_one)) {
            bool stop = speech_code(text, at + len) == '.';
            bool more = unicode_digit(speech_code(text, at + len + 2)) >= 0;
            *size = len + (stop && (!whole || more));
            return i + 1;
        }
    }
    *size = sizeof(gap) - 1;
    return 0;
}

static size_t
skip(const struct speech_text *text, size_t at, const char *word)
{
    size_t len = strlen(word);
    bool has = len > 0 && text->len - at >= len &&
               strncasecmp(text->text + at, word, len) == 0;
    return has ? len : 0;
}

/* The year behind AT, its bytes with what is before it; 0: none. */
static size_t
read_year(const struct speech_text *text, size_t at, int *year)
{
    size_t i = at;
    i += speech_code(text, i) == ',' || speech_code(text, i) == '-';
    i += speech_space(text, i);
    i += skip(text, i, "de ");
    i += skip(text, i, "del ");
    bool is =
        i > at && read_digits(text, i, YEAR_DIGITS, year) == YEAR_DIGITS &&
        *year >= 1900 && *year < 2200 && stands_alone(text, i + YEAR_DIGITS);
    return is ? i + YEAR_DIGITS - at : 0;
}

/* "22 Nov 2026", "22-Nov-2026", "22 de nov. de 2026". */
static size_t
read_day_first(const struct speech_text *text, size_t at, struct str *said)
{
    int day, year = 0;
    size_t size = read_digits(text, at, 2, &day), i = at + size, len;
    size_t space = speech_space(text, i);
    if (size == 0 || day < 1 || day > DAYS ||
        (space == 0 && speech_code(text, i) != '-')) {
        return 0;
    }
    i += space > 0 ? space : 1;
    i += skip(text, i, "de ");
    bool is_short;
    bool capital = text->text[i < text->len ? i : i - 1] < 'a';
    int month = read_month(text, i, &len, &is_short);
    if (month == 0) {
        return 0;
    }
    bool stop = text->text[i + len - 1] == '.';
    i += len;
    size_t more = read_year(text, i, &year);
    bool sure =
        more > 0 || !is_short || stop || (capital && !*text->tongue->of);
    if (!sure) {
        return 0;
    }
    bool last = more == 0 && stop && i == text->len;
    say_date(text->tongue, year, month, day, said);
    return i + more - at - (last ? 1 : 0);
}

/* "Nov. 22, 2026": the short name only, the rest is said as it is written. */
static size_t
read_month_first(const struct speech_text *text, size_t at, struct str *said)
{
    size_t len, day_len;
    bool is_short;
    int day, month = read_month(text, at, &len, &is_short);
    if (month == 0 || !is_short || text->text[at] >= 'a') {
        return 0;
    }
    size_t space = speech_space(text, at + len);
    day_len = read_digits(text, at + len + space, 2, &day);
    if (space == 0 || day_len == 0 || day < 1 || day > DAYS ||
        !stands_alone(text, at + len + space + day_len)) {
        return 0;
    }
    str_add(said, text->tongue->months[month - 1]);
    return len;
}

size_t
speech_date(const struct speech_text *text, size_t at, struct str *said)
{
    static size_t (*const forms[])(const struct speech_text *, size_t,
                                   struct str *) = {
        read_iso, read_numeric, read_day_first, read_month_first};
    uint32_t before = speech_before(text, at);
    if (before == '-' || before == '/' || before == '.' || before == ',' ||
        before == ':') {
        return 0;
    }
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        size_t size = forms[i](text, at, said);
        if (size > 0) {
            return size;
        }
    }
    return 0;
}
