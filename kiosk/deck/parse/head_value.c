/* Values of `key: value` lines: texts, dates, numbers, choices. See
 * head_value.h. */
#include "head_value.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck.h"
#include "head_line.h"
#include "mem.h"
#include "nearest.h"
#include "path_name.h"
#include "str.h"
#include "utf8.h"

void
head_refuse(const struct head_value *value, const char *rule, const char *what)
{
    report_add(value->report, value->path, value->line, REPORT_ERROR, rule,
               "“%s: %.*s” cannot be used. %s", value->key,
               UTF8_START(value->text, 60), what);
}

void
head_text(const struct head_key *key, const struct head_value *value,
          void *member)
{
    (void)key;
    char **text = member;
    free(*text);
    *text = mem_string(value->text);
}

void
head_words(const struct head_key *key, const struct head_value *value,
           void *member)
{
    struct deck_words *words = member;
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->items[i].lang, value->lang) == 0) {
            report_add(value->report, value->path, value->line, REPORT_ERROR,
                       "repeated-key",
                       "“%s%s%s” was already given in line %d. Keep one of "
                       "the two lines.",
                       key->name, value->lang[0] != '\0' ? "." : "",
                       value->lang, words->items[i].line);
            return;
        }
    }
    words->items =
        mem_resize(words->items, words->count + 1, sizeof(*words->items));
    struct deck_word *word = &words->items[words->count++];
    *word = (struct deck_word){.line = value->line,
                               .text = mem_string(value->text)};
    memcpy(word->lang, value->lang, strlen(value->lang) + 1);
}

/* COUNT digits at TEXT as a number; -1 when there are other characters. */
static int
digits(const char *text, size_t count)
{
    int number = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

static int
days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/* The value converted to ASCII. Freed with free(). */
static char *
plain_value(const struct head_value *value)
{
    return head_line_plain(value->text, strlen(value->text));
}

/* Says how to write TEXT, which may lack zeros: "2026-1-2". */
static void
refuse_date(const struct head_value *value, const char *text)
{
    int year, month, day, end = 0;
    struct str what = {0};
    bool plain = strspn(text, "0123456789-") == strlen(text) &&
                 sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3;
    if (plain && text[end] == '\0' && year > 0 && month >= 1 && month <= 12 &&
        day >= 1 && day <= days_of_month(year, month)) {
        str_addf(&what, "Write “%04d-%02d-%02d”.", year, month, day);
    } else {
        str_add(&what, "Write a date as year-month-day, such as 2026-11-22.");
    }
    head_refuse(value, "bad-date", what.text);
    str_release(&what);
}

void
head_date(const struct head_key *key, const struct head_value *value,
          void *member)
{
    (void)key;
    char *text = plain_value(value);
    struct deck_date date = {0};
    if (strlen(text) == 10 && text[4] == '-' && text[7] == '-') {
        date.year = digits(text, 4);
        date.month = digits(text + 5, 2);
        date.day = digits(text + 8, 2);
    }
    if (date.year < 1 || date.month < 1 || date.day < 1) {
        refuse_date(value, text);
        free(text);
        return;
    }
    free(text);
    if (date.month > 12 || date.day > days_of_month(date.year, date.month)) {
        head_refuse(value, "bad-date", "There is no such day.");
        return;
    }
    *(struct deck_date *)member = date;
}

static void
report_choices(const struct head_key *key, const struct head_value *value)
{
    size_t count = 0;
    while (key->choices[count] != NULL) {
        count++;
    }
    size_t near =
        nearest_word(value->text, key->choices, count, sizeof(key->choices[0]));
    struct str what = {0};
    if (near < count) {
        str_addf(&what, "Did you mean “%s”? ", key->choices[near]);
    }
    str_add(&what, "It can be ");
    for (size_t i = 0; i < count; i++) {
        const char *joint = i == 0 ? "" : i + 1 < count ? ", " : " or ";
        str_addf(&what, "%s%s", joint, key->choices[i]);
    }
    str_add(&what, ".");
    head_refuse(value, "bad-choice", what.text);
    str_release(&what);
}

/* The index of the value among the choices; reported when it is none. */
static bool
find_choice(const struct head_key *key, const struct head_value *value,
            int *choice)
{
    char *text = plain_value(value);
    *choice = -1;
    for (int i = 0; key->choices[i] != NULL && *choice < 0; i++) {
        if (path_compare_caseless(key->choices[i], text) == 0) {
            *choice = i;
        }
    }
    free(text);
    if (*choice < 0) {
        report_choices(key, value);
    }
    return *choice >= 0;
}

void
head_choice(const struct head_key *key, const struct head_value *value,
            void *member)
{
    int choice;
    if (find_choice(key, value, &choice)) {
        choice += (int)key->low;
        memcpy(member, &choice, sizeof(choice));
    }
}

void
head_name(const struct head_key *key, const struct head_value *value,
          void *member)
{
    int choice;
    if (find_choice(key, value, &choice)) {
        const char *name = key->choices[choice];
        memcpy(member, name, strlen(name) + 1);
    }
}

void
head_bool(const struct head_key *key, const struct head_value *value,
          void *member)
{
    static const char *const words[] = {"no", "yes", "false", "true", NULL};
    struct head_key with_words = *key;
    with_words.choices = words;
    int choice;
    if (find_choice(&with_words, value, &choice)) {
        *(bool *)member = (choice & 1) != 0;
    }
}

/* A plain decimal number with a point or a comma: strtod would take "inf",
 * "0x10", and another point in another locale. */
static bool
parse_number(const char *text, double *number)
{
    bool any = false;
    double scale = 0;
    *number = 0;
    if (strlen(text) > 15) {
        return false;
    }
    for (; *text != '\0'; text++) {
        if (*text >= '0' && *text <= '9') {
            any = true;
            *number = *number * 10 + (*text - '0');
            scale *= 10;
        } else if ((*text == '.' || *text == ',') && scale < 1) {
            scale = 1;
        } else {
            return false;
        }
    }
    *number /= scale < 1 ? 1 : scale;
    return any;
}

static bool
is_choice(const struct head_key *key, double number)
{
    for (size_t i = 0; key->choices[i] != NULL; i++) {
        double choice;
        if (parse_number(key->choices[i], &choice) && choice >= number &&
            choice <= number) {
            return true;
        }
    }
    return false;
}

/* The number in VALUE if it is one that KEY may have, else reported. */
static bool
read_number(const struct head_key *key, const struct head_value *value,
            double *number)
{
    char *text = plain_value(value);
    bool parsed = parse_number(text, number);
    free(text);
    if (!parsed) {
        head_refuse(value, "bad-number",
                    "Write a number in digits, with nothing after it.");
        return false;
    }
    if (key->choices != NULL && !is_choice(key, *number)) {
        report_choices(key, value);
        return false;
    }
    if (key->choices == NULL && (*number < key->low || *number > key->high)) {
        struct str what = {0};
        str_addf(&what, "Write a number from %g to %g.", key->low, key->high);
        head_refuse(value, "bad-number", what.text);
        str_release(&what);
        return false;
    }
    return true;
}

void
head_number(const struct head_key *key, const struct head_value *value,
            void *member)
{
    double number;
    if (read_number(key, value, &number)) {
        *(double *)member = number;
    }
}

void
head_int(const struct head_key *key, const struct head_value *value,
         void *member)
{
    double number;
    if (!read_number(key, value, &number)) {
        return;
    }
    if (number > INT_MAX || number > (double)(int)number) {
        head_refuse(value, "bad-number", "Write a whole number.");
        return;
    }
    *(int *)member = (int)number;
}
