/* Reads the numbers of a voice back. See spoken_numbers.h. */
#include "spoken_numbers.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 512, WORD = 64 };

/* A text in words; a mark at the end of a word is a word. */
struct words {
    char items[WORDS][WORD];
    int count, at;
};

struct term {
    const char *said, *means;
};

static const struct term units[] = {{"milligrams per kilogram", "mg/kg"},
                                    {"miligramos por kilogramo", "mg/kg"},
                                    {"milligram per kilogram", "mg/kg"},
                                    {"miligramo por kilogramo", "mg/kg"},
                                    {"milligrams", "mg"},
                                    {"miligramos", "mg"},
                                    {"milligram", "mg"},
                                    {"miligramo", "mg"},
                                    {"of a milliliter", "ml"},
                                    {"milliliters", "ml"},
                                    {"mililitros", "ml"},
                                    {"milliliter", "ml"},
                                    {"de mililitro", "ml"},
                                    {"mililitro", "ml"},
                                    {"micrograms", "µg"},
                                    {"microgramos", "µg"},
                                    {"microgram", "µg"},
                                    {"microgramo", "µg"},
                                    {"degrees Celsius", "°C"},
                                    {"grados Celsius", "°C"},
                                    {"degree Celsius", "°C"},
                                    {"grado Celsius", "°C"},
                                    {"percent", "%"},
                                    {"por ciento", "%"},
                                    {"dollars", "$"},
                                    {"dólares", "$"},
                                    {"dollar", "$"},
                                    {"dólar", "$"},
                                    {"hours", "h"},
                                    {"horas", "h"},
                                    {"hour", "h"},
                                    {"hora", "h"},
                                    {"o'clock", ":00"},
                                    {"a m", "am"},
                                    {"p m", "pm"},
                                    {"or more", "+"},
                                    {"o más", "+"},
                                    {NULL, NULL}};

static const struct term before[] = {
    {"less than", "<"},   {"menos de", "<"},    {"more than", ">"},
    {"más de", ">"},      {"at least", "≥"},    {"al menos", "≥"},
    {"at most", "≤"},     {"como máximo", "≤"}, {"plus or minus", "±"},
    {"más o menos", "±"}, {"minus", "-"},       {"menos", "-"},
    {"plus", "+"},        {"más", "+"},         {NULL, NULL}};

static const struct term fractions[] = {{"one half", "1/2"},
                                        {"media", "1/2"},
                                        {"medio", "1/2"},
                                        {"one quarter", "1/4"},
                                        {"un cuarto", "1/4"},
                                        {"three quarters", "3/4"},
                                        {"tres cuartos", "3/4"},
                                        {"one third", "1/3"},
                                        {"un tercio", "1/3"},
                                        {"and a half", "&1/2"},
                                        {"y media", "&1/2"},
                                        {"y medio", "&1/2"},
                                        {"and one quarter", "&1/4"},
                                        {"y un cuarto", "&1/4"},
                                        {NULL, NULL}};

static const char *const months[][2] = {{"January", "enero"},
                                        {"February", "febrero"},
                                        {"March", "marzo"},
                                        {"April", "abril"},
                                        {"May", "mayo"},
                                        {"June", "junio"},
                                        {"July", "julio"},
                                        {"August", "agosto"},
                                        {"September", "septiembre"},
                                        {"October", "octubre"},
                                        {"November", "noviembre"},
                                        {"December", "diciembre"}};

static void
split(struct words *words, const char *said)
{
    words->count = words->at = 0;
    while (*said && words->count + 2 < WORDS) {
        size_t len = strcspn(said, " ");
        size_t own = len < WORD ? len : WORD - 1;
        size_t end = own;
        while (end > 1 && strchr(",.;:?!()", said[end - 1]) != NULL) {
            end--;
        }
        if (own > 0) {
            snprintf(words->items[words->count++], WORD, "%.*s", (int)end,
                     said);
        }
        if (end < own) {
            snprintf(words->items[words->count++], WORD, ",");
        }
        said += len + (said[len] == ' ');
    }
}

static const char *
word(const struct words *words, int ahead)
{
    int at = words->at + ahead;
    return at < words->count ? words->items[at] : "";
}

/* What the words at hand mean in TERMS; they are taken. NULL: nothing. */
static const char *
take(struct words *words, const struct term *terms)
{
    for (; terms->said != NULL; terms++) {
        int count = 0;
        const char *said = terms->said;
        while (*said) {
            size_t len = strcspn(said, " ");
            const char *own = word(words, count);
            if (strlen(own) != len || memcmp(own, said, len) != 0) {
                break;
            }
            count++;
            said += len + (said[len] == ' ');
        }
        if (*said == '\0') {
            words->at += count;
            return terms->means;
        }
    }
    return NULL;
}

static bool
is_digit_alone(const char *text)
{
    return isdigit((unsigned char)text[0]) && text[1] == '\0';
}

/* "7 1 9 , 5 5 5": three single digits or more. */
static bool
take_phone(struct words *words, struct str *numbers)
{
    int code = strcmp(word(words, 1), ",") == 0; /* "1, 7 1 9" */
    if (!is_digit_alone(word(words, 0)) ||
        !is_digit_alone(word(words, 1 + code)) ||
        !is_digit_alone(word(words, 2 + code))) {
        return false;
    }
    while (is_digit_alone(word(words, 0)) ||
           (word(words, 0)[0] == ',' && is_digit_alone(word(words, 1)))) {
        str_add(numbers, word(words, 0)[0] == ',' ? "" : word(words, 0));
        words->at++;
    }
    return true;
}

/* "22 November 2026", "22 de noviembre de 2026". */
static bool
take_date(struct words *words, bool spanish, struct str *numbers)
{
    int of = spanish ? 1 : 0;
    for (int i = 0; i < 12; i++) {
        if (strcmp(word(words, 1 + of), months[i][spanish]) == 0) {
            str_addf(numbers, "%s-%d-%s", word(words, 2 + 2 * of), i + 1,
                     word(words, 0));
            words->at += 3 + 2 * of;
            return true;
        }
    }
    return false;
}

static void
take_number(struct words *words, bool spanish, struct str *numbers)
{
    if (take_phone(words, numbers) || take_date(words, spanish, numbers)) {
        return;
    }
    for (const char *at = word(words, 0); *at; at++) {
        str_addf(numbers, "%c", *at == ',' ? '.' : *at);
    }
    words->at++;
    const char *more = take(words, fractions);
    str_add(numbers, more != NULL ? more : "");
}

void
spoken_numbers(const char *said, bool spanish, struct str *numbers)
{
    static struct words words;
    split(&words, said);
    str_add(numbers, "");
    while (words.at < words.count) {
        int start = words.at;
        const char *sign = take(&words, before);
        const char *fraction = NULL;
        const char *own = word(&words, 0);
        bool one = strcmp(own, "un") == 0 || strcmp(own, "una") == 0;
        if (isdigit((unsigned char)own[0])) {
            str_add(numbers, sign != NULL ? sign : "");
            take_number(&words, spanish, numbers);
        } else if ((fraction = take(&words, fractions)) != NULL || one) {
            str_add(numbers, sign != NULL ? sign : "");
            str_add(numbers, fraction != NULL ? fraction : "1");
            words.at += fraction == NULL;
        } else {
            words.at = start + 1;
            continue;
        }
        for (const char *unit; (unit = take(&words, units)) != NULL;) {
            str_addf(numbers, " %s", unit);
        }
        str_add(numbers, "; ");
    }
}
