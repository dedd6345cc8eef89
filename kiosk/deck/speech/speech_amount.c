/* Numbers, times, prices and fractions. See speech_amount.h. */
#include "speech_amount.h"

#include <stdlib.h>
#include <string.h>

#include "rules_number.h"
#include "speech_unit.h"
#include "unicode.h"
#include "utf8.h"

enum { HOURS = 24, HALF_DAY = 12, MINUTES = 60, GROUP = 3 };

/* The fractions of one letter, and which of "1/2", "1/4" ... a language has a
 * word for: 0 the half, then speech_tongue.parts; -1: none. */
static const struct fraction {
    uint32_t code;
    int upper, lower, word;
} fractions[] = {{0x00BD, 1, 2, 0},  {0x00BC, 1, 4, 1},  {0x00BE, 3, 4, 2},
                 {0x2153, 1, 3, 3},  {0x2154, 2, 3, 4},  {0x2155, 1, 5, 5},
                 {0x2156, 2, 5, -1}, {0x2157, 3, 5, -1}, {0x2158, 4, 5, -1},
                 {0x215B, 1, 8, -1}, {0x215C, 3, 8, -1}, {0x215D, 5, 8, -1},
                 {0x215E, 7, 8, -1}};

enum { FRACTIONS = sizeof(fractions) / sizeof(*fractions) };

/* "1/2" at AT, standing alone; its bytes in *SIZE. NULL: none. */
static const struct fraction *
written_fraction(const struct speech_text *text, size_t at, size_t *size)
{
    const char *here = text->text + at;
    *size = GROUP;
    if (text->len - at < *size || here[1] != '/' ||
        !speech_ends(text, at + *size) ||
        (text->len - at > *size && strchr("/-.,", here[*size]) != NULL &&
         unicode_digit(speech_code(text, at + *size + 1)) >= 0)) {
        return NULL;
    }
    for (int i = 0; i < FRACTIONS; i++) {
        if (fractions[i].word >= 0 && here[0] == '0' + fractions[i].upper &&
            here[2] == '0' + fractions[i].lower) {
            return &fractions[i];
        }
    }
    return NULL;
}

/* A fraction at AT, of one letter or written as "1/2". */
static const struct fraction *
fraction_at(const struct speech_text *text, size_t at, size_t *size)
{
    uint32_t code = utf8_at(text->text, text->len, at, size);
    for (int i = 0; i < FRACTIONS; i++) {
        if (fractions[i].code == code) {
            return &fractions[i];
        }
    }
    uint32_t before = speech_before(text, at);
    bool joined = before == '/' || before == '-' || before == '.' ||
                  before == ',' || unicode_is_number(before);
    return joined || at >= text->len ? NULL : written_fraction(text, at, size);
}

/* Whether the word behind AT is feminine, as far as its end says. */
static bool
is_feminine(const struct speech_text *text, size_t at)
{
    size_t end = at + speech_space(text, at);
    if (speech_gender(text, at) > 0) {
        return speech_gender(text, at) == 2;
    }
    while (end < text->len && !speech_ends(text, end)) {
        end++;
    }
    end -= end > at && text->text[end - 1] == 's';
    return end > at + 1 && text->text[end - 1] == 'a';
}

/* The fraction FOUND, which ends at END, alone or behind a whole number. */
static void
say_fraction(const struct speech_text *text, const struct fraction *found,
             size_t end, bool behind, struct str *said)
{
    const struct speech_tongue *tongue = text->tongue;
    bool feminine = is_feminine(text, end);
    if (found->word == 0) {
        str_add(said, (behind ? tongue->and_half : tongue->halves)[feminine]);
        return;
    }
    if (behind) {
        str_addf(said, " %s ", tongue->and);
    }
    if (found->word > 0) {
        str_add(said, tongue->parts[found->word - 1]);
    } else {
        str_addf(said, "%d%s%d", found->upper, tongue->over, found->lower);
    }
}

/* The number of SIZE bytes at AT as the voice reads it right: without marks
 * between thousands, with the mark before decimals that the voice knows. */
static void
say_plain(const struct speech_text *text, size_t at, size_t size,
          const char *value, struct str *said)
{
    const char *here = text->text + at;
    const char *point = strchr(value, '.');
    size_t whole = point != NULL ? (size_t)(point - value) : strlen(value);
    char last = ' ';
    size_t mark = 0;
    for (size_t i = 0; i < size; i++) {
        bool is = here[i] == '.' || here[i] == ',';
        mark = is ? i : mark;
        last = is ? here[i] : last;
    }
    /* "5.0", or ".0": zeros behind a mark that parts decimals */
    bool zeros = point == NULL && last != ' ' &&
                 strspn(here + mark + 1, "0") >= size - mark - 1 &&
                 size - mark - 1 != GROUP;
    bool single = size == whole + 1 && size - mark - 1 == GROUP;
    if (point == NULL && single && last == text->tongue->decimal &&
        last == '.') {
        str_add_bytes(said, here, size); /* "1.500" in English is 1.5 */
        return;
    }
    str_add_bytes(said, value, whole);
    if (point != NULL || zeros) {
        char decimal = last == '.' || last == ',' ? last : '.';
        decimal = text->tongue->decimal == '.' ? '.' : decimal;
        str_add_bytes(said, &decimal, 1);
        for (size_t i = mark + 1; last != ' ' && i < size; i++) {
            str_add_bytes(said, here + i, 1);
        }
        str_add(said, last == ' ' ? point + 1 : "");
    }
}

/* " am", " p.m." at AT: its bytes; 'a' or 'p' in *HALF. The full stop that ends
 * a sentence is not part of it. */
static size_t
read_half(const struct speech_text *text, size_t at, char *half)
{
    size_t i = at + speech_space(text, at);
    char first = (char)(speech_code(text, i) | 0x20);
    bool dots = speech_code(text, i + 1) == '.';
    size_t next = i + 1 + dots;
    next += dots ? speech_space(text, next) : 0;
    if ((first != 'a' && first != 'p') ||
        (speech_code(text, next) | 0x20) != 'm' ||
        !speech_ends(text, next + 1)) {
        return 0;
    }
    size_t end = next + 1;
    end += dots && speech_code(text, end) == '.' && end + 1 < text->len;
    *half = first;
    return end - at;
}

/* A time at AT: "9 am", "9:30", "21:00 h". */
static bool
read_time(const struct speech_text *text, size_t at,
          struct speech_amount *amount)
{
    const char *here = text->text + at;
    size_t left = text->len - at, size = 0;
    int hour = 0, minute = -1;
    while (size < left && size < 3 && here[size] >= '0' && here[size] <= '9') {
        hour = hour * 10 + (here[size++] - '0');
    }
    if (size == 0 || size > 2 || hour > HOURS) {
        return false;
    }
    size_t hour_size = size;
    if (left - size > 2 && here[size] == ':' &&
        unicode_digit((unsigned char)here[size + 1]) >= 0 &&
        unicode_digit((unsigned char)here[size + 2]) >= 0) {
        minute = (here[size + 1] - '0') * 10 + (here[size + 2] - '0');
        size += 3;
    }
    char half = ' ';
    size_t more = read_half(text, at + size, &half);
    bool goes_on = speech_code(text, at + size) == ':' ||
                   !(more > 0 || speech_ends(text, at + size));
    if (minute >= MINUTES || goes_on || (minute < 0 && more == 0)) {
        return false;
    }
    size_t unit = 0;
    struct str hours = {0};
    if (minute >= 0 && text->tongue->hours) {
        unit = speech_unit(text, at + size, hour == 1, &hours);
        bool is = hours.len > 0 && strncmp(hours.text, " hora", 5) == 0;
        unit = is ? unit : 0;
    }
    const char *oclock =
        hour == 1 ? text->tongue->one_oclock : text->tongue->oclock;
    if (minute == 0 && more == 0) {
        str_add_bytes(&amount->number, here, hour_size);
        str_add(&amount->number, oclock);
    } else {
        str_add_bytes(&amount->number, here, minute == 0 ? hour_size : size);
        str_add(&amount->number, unit > 0 ? hours.text : "");
    }
    if (more > 0) {
        str_addf(&amount->number, " %c m", half);
    }
    str_release(&hours);
    amount->value = hour * MINUTES + (minute > 0 ? minute : 0);
    amount->time = true;
    amount->size = amount->number_size = size + (more > 0 ? more : unit);
    return true;
}

/* A number at AT, perhaps with a fraction behind it: "5", "1 ½", "1 1/2". */
static bool
read_plain(const struct speech_text *text, size_t at,
           struct speech_amount *amount)
{
    struct str value = {0};
    size_t own, size;
    const struct fraction *alone = fraction_at(text, at, &own);
    if (alone != NULL) {
        say_fraction(text, alone, at + own, false, &amount->number);
        amount->value = (double)alone->upper / alone->lower;
        amount->number_size = own;
        return true;
    }
    size = rules_number_at(text->text, text->len, at, &value);
    if (size == 0) {
        return false;
    }
    amount->value = strtod(value.text, NULL);
    /* rules_number_at takes "½" with it: only what stands before it is said
     * in digits. */
    size_t digits = 0, step;
    while (digits < size && fraction_at(text, at + digits, &step) == NULL) {
        (void)utf8_at(text->text, text->len, at + digits, &step);
        digits += step;
    }
    const struct fraction *behind = NULL;
    if (digits < size) {
        char *point = strchr(value.text, '.');
        *(point != NULL ? point : value.text) = '\0';
        digits -= text->text[at + digits - 1] == ' ';
    }
    say_plain(text, at, digits, value.text, &amount->number);
    size_t gap = speech_space(text, at + digits);
    behind = fraction_at(text, at + digits + gap, &own);
    amount->number_size = digits;
    if (behind != NULL &&
        (gap > 0 || behind->code == speech_code(text, at + digits))) {
        amount->number_size = digits + gap + own;
        say_fraction(text, behind, at + amount->number_size, true,
                     &amount->number);
    }
    str_release(&value);
    return true;
}

/* "65+". */
static void
read_or_more(const struct speech_text *text, size_t at,
             struct speech_amount *amount)
{
    size_t end = at + amount->number_size;
    bool is = speech_code(text, end) == '+' && speech_ends(text, end + 1);
    amount->number_size += is;
    str_add(&amount->number, is ? text->tongue->or_more : "");
}

bool
speech_amount_read(const struct speech_text *text, size_t at,
                   struct speech_amount *amount)
{
    *amount = (struct speech_amount){0};
    str_add(&amount->unit, "");
    str_add(&amount->number, "");
    const char *names[2] = {NULL, NULL};
    size_t sign = speech_currency(text, at, names);
    if (sign == 0 && read_time(text, at, amount)) {
        return true;
    }
    if (!read_plain(text, at + sign, amount)) {
        speech_amount_release(amount);
        return false;
    }
    amount->number_size += sign;
    bool one = strcmp(amount->number.text, "1") == 0;
    if (sign > 0) {
        str_addf(&amount->unit, " %s", names[!one]);
        amount->size = amount->number_size;
        return true;
    }
    bool part = amount->value > 0 && amount->value < 1 &&
                strpbrk(amount->number.text, "0123456789") == NULL;
    read_or_more(text, at, amount);
    struct str unit = {0};
    size_t size =
        speech_unit(text, at + amount->number_size, one || part, &unit);
    amount->size = amount->number_size + size;
    if (size > 0 && part && strcmp(unit.text, " percent") != 0 &&
        strchr(amount->number.text, ' ') != NULL) {
        str_addf(&amount->unit, " %s", text->tongue->of_unit);
        str_add(&amount->unit, unit.text + 1);
    } else if (size > 0) {
        str_add(&amount->unit, unit.text);
    }
    str_release(&unit);
    return true;
}

void
speech_amount_release(struct speech_amount *amount)
{
    str_release(&amount->number);
    str_release(&amount->unit);
}

void
speech_amount_say(const struct speech_text *text, size_t at,
                  const struct speech_amount *amount, struct str *said)
{
    int gender = speech_gender(text, at + amount->number_size);
    bool one = strcmp(amount->number.text, "1") == 0;
    str_add(said, one && gender > 0 ? text->tongue->ones[gender - 1]
                                    : amount->number.text);
    str_add(said, amount->unit.text);
}
