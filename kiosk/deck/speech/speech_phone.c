/* Phone numbers: digit by digit, with a pause between groups. */
#include "speech_phone.h"

#include <stdlib.h>
#include <string.h>

#include "rules_number.h"
#include "rules_phone.h"
#include "rules_unit.h"
#include "unicode.h"
#include "utf8.h"

enum {
    SHORT = 3,    /* digits of "911" */
    LOCAL = 7,    /* of "555-0142" */
    WHOLE = 9,    /* a number that long is none of people or of milligrams */
    YEAR_LEN = 4, /* "2024-2026" is not one */
    NEAR = 32     /* bytes: "Call 999 or 112" */
};

/* Whether PHONE, as deck.txt writes it, has just DIGITS. */
static bool
same_digits(const char *phone, const char *digits)
{
    struct str own = {0};
    size_t len = phone != NULL ? strlen(phone) : 0;
    str_add(&own, "");
    for (size_t i = 0; i < len;) {
        uint32_t code;
        i += utf8_decode(phone + i, len - i, &code);
        if (unicode_digit(code) >= 0) {
            str_add_code(&own, (uint32_t)('0' + unicode_digit(code)));
        }
    }
    bool same = own.len > 0 && strcmp(own.text, digits) == 0;
    str_release(&own);
    return same;
}

/* Whether a word such as "call" begins at most NEAR bytes before AT. */
static bool
calls(const struct speech_text *text, size_t at, size_t near)
{
    static const char ends[] = " \n.,:;()!¡";
    size_t i = at > near ? at - near : 0;
    while (i > 0 && i < at && strchr(ends, text->text[i - 1]) == NULL) {
        i++;
    }
    while (i < at) {
        const char *word = text->text + i;
        size_t len = 0;
        while (i + len < at && strchr(ends, word[len]) == NULL) {
            len++;
        }
        if (speech_word_in(word, len, text->tongue->call)) {
            return true;
        }
        i += len + 1;
    }
    return false;
}

/* Whether the GROUPS "1500 2000" or "2024 2026" are a range: as long, and the
 * second is more. */
static bool
is_range(const char *groups)
{
    const char *second = strchr(groups, ' ');
    return second != NULL && strchr(second + 1, ' ') == NULL &&
           strlen(second + 1) >= (size_t)(second - groups) &&
           strtod(second, NULL) > strtod(groups, NULL);
}

/* Whether the first two GROUPS are day and month, and the last a year. */
static bool
is_date(const char *groups)
{
    const char *year = strrchr(groups, ' ');
    return year != NULL && strlen(year + 1) == YEAR_LEN &&
           strspn(groups, "0123456789") <= 2 && year - groups <= 2 + 1 + 2 &&
           atoi(groups) <= 31;
}

/* Whether a point parts two groups only, or some of the RUN at HERE and not
 * others: then a decimal is among them, "0.5550142", "0.5 555 0142". */
static bool
has_decimal(const char *here, struct rules_run run)
{
    int points = 0;
    for (size_t i = 0; i < run.size; i++) {
        points += here[i] == '.';
    }
    return points > 0 && (run.groups < 3 || points != run.groups - 1);
}

static bool
is_emergency(const struct speech_text *text, size_t at, const char *digits)
{
    static const char known[] =
        " 000 061 111 112 113 114 115 119 144 190 191 192 193 911 988 995 999 ";
    return speech_word_in(digits, strlen(digits), known) &&
           calls(text, at, NEAR);
}

/* Whether the RUN of GROUPS that begins at HERE is a number to call. */
static bool
is_phone(const struct speech_text *text, size_t at, struct rules_run run,
         const char *groups, const char *digits)
{
    const char *here = text->text + at;
    const struct deck *deck = text->deck;
    bool spelled = run.groups == 1 || (size_t)run.groups == run.digits;
    if (deck != NULL && (same_digits(deck->clinic_phone, digits) ||
                         same_digits(deck->emergency_phone, digits))) {
        return spelled || run.digits > SHORT; /* "9-11 am" is not 911 */
    }
    if (run.groups == 1 && run.digits == SHORT) {
        return is_emergency(text, at, digits);
    }
    struct str number = {0};
    size_t plain = rules_number_read(here, text->len - at, &number);
    str_release(&number);
    bool marked = *here == '+' || *here == '(';
    bool written = marked || *here == '0' || calls(text, at, at);
    if (run.digits < LOCAL || run.single || is_date(groups) ||
        plain > run.size || has_decimal(here, run)) {
        return false;
    }
    if (run.groups == 1) {
        return written && run.digits >= LOCAL;
    }
    if (run.groups == 2) {
        return marked || (run.digits == LOCAL && here[SHORT] == '-') ||
               (written && !is_range(groups));
    }
    return plain < run.size || run.digits >= WHOLE;
}

/* "7 1 9, 5 5 5, 0 1 4 2". */
static void
spell(const char *groups, struct str *said)
{
    for (const char *at = groups; *at; at++) {
        bool parts = *at == ' ';
        bool ends = at[1] == '\0' || at[1] == ' ';
        str_add_bytes(said, parts ? "," : at, 1);
        str_add(said, parts || !ends ? " " : "");
    }
}

size_t
speech_phone(const struct speech_text *text, size_t at, struct str *said)
{
    const char *here = text->text + at;
    size_t len = text->len - at, unit;
    uint32_t before = speech_before(text, at);
    struct str groups = {0}, digits = {0};
    if ((*here != '+' && *here != '(' &&
         unicode_digit(speech_code(text, at)) < 0) ||
        (before != 0 && utf8_in(before, "-/.,:$€£<>≤≥±~"))) {
        return 0;
    }
    str_add(&groups, "");
    str_add(&digits, "");
    struct rules_run run = rules_phone_run(here, len, " ", &groups);
    (void)rules_phone_run(here, len, "", &digits);
    bool counted =
        run.size == 0 || !speech_ends(text, at + run.size) ||
        speech_code(text, at + run.size) == '+' ||
        rules_unit_read(here + run.size, len - run.size, &unit) != NULL ||
        (run.size + 1 < len && strchr(".,:/-", here[run.size]) != NULL &&
         unicode_digit(speech_code(text, at + run.size + 1)) >= 0);
    bool is = !counted && is_phone(text, at, run, groups.text, digits.text);
    if (is) {
        str_add(said, *here == '+' ? text->tongue->plus : "");
        spell(groups.text, said);
    }
    str_release(&groups);
    str_release(&digits);
    return is ? run.size : 0;
}
