/* Values of `days` and `hours`. See head_hours.h. */
#include "head_hours.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "day_names.h"
#include "deck_hours.h"
#include "head_value.h"
#include "mem.h"
#include "path_alike.h"
#include "str.h"

static const char days_form[] =
    "Write days such as “Mon-Fri” or “Mon, Wed, Sat”, each once.";
static const char hours_form[] =
    "Write hours such as “08:00-12:00, 14:00-18:00” or “8 am - 12 pm”, and "
    "days on a line of their own: “days: Mon-Fri”.";

/* Moves *AT behind the first of the words in LIST that it begins with, and the
 * spaces after it. */
static bool
take_word(const char **at, const char *const *list)
{
    for (; *list != NULL; list++) {
        size_t len = strlen(*list);
        bool letters = len > 1 || **list == 'a' || **list == 'y';
        char next =
            **at != '\0' && strncmp(*at, *list, len) == 0 ? (*at)[len] : 'x';
        if (next != 'x' && (!letters || next == ' ')) {
            *at += len;
            *at += strspn(*at, " ");
            return true;
        }
    }
    return false;
}

static bool
take_until(const char **at)
{
    static const char *const words[] = {"-",     "to",   "through", "thru",
                                        "until", "till", "a",       "al",
                                        "bis",   "au",   NULL};
    return take_word(at, words);
}

static bool
take_and(const char **at)
{
    static const char *const words[] = {",", ";",   "&",  "+", "and",
                                        "y", "und", "et", NULL};
    return take_word(at, words);
}

/* ---- days ---- */

/* TEXT as path_fold gives it, with its commas and hyphens: "mon - fri , sun ".
 * Freed with free(). */
static char *
fold_days(const char *text)
{
    struct str out = {0};
    str_add(&out, "");
    while (*text != '\0') {
        size_t len = strcspn(text, "-,;&+");
        char *piece = mem_copy(text, len), *fold = path_fold(piece);
        str_add(&out, fold + strspn(fold, " "));
        free(piece);
        free(fold);
        text += len;
        if (*text != '\0') {
            str_addf(&out, "%c ", *text++);
        }
    }
    return str_take(&out);
}

/* DAYS and those from FIRST to LAST; 0 if one of them is in it already, or
 * there is no telling one day from eight. */
static unsigned
with_days(unsigned days, int first, int last, bool range)
{
    if (range && first == last) {
        return 0;
    }
    for (int day = first;; day = (day + 1) % 7) {
        if ((days >> day & 1) != 0) {
            return 0;
        }
        days |= 1u << day;
        if (day == last) {
            return days;
        }
    }
}

/* The days that FOLD names in LANGUAGE; 0 if any of it is something else. */
static unsigned
days_in(const char *fold, size_t language)
{
    unsigned days = 0;
    const char *at = fold;
    do {
        int first, last;
        if (!day_names_take(language, &at, &first)) {
            return 0;
        }
        last = first;
        bool range = take_until(&at);
        if (range && !day_names_take(language, &at, &last)) {
            return 0;
        }
        days = with_days(days, first, last, range);
    } while (days != 0 && take_and(&at));
    return *at == '\0' ? days : 0;
}

void
head_days(const struct head_key *key, const struct head_value *value,
          void *member)
{
    (void)key;
    char *text = head_line_plain(value->text, strlen(value->text));
    char *fold = fold_days(text);
    unsigned days = 0;
    bool clear = true;
    for (size_t i = 0; i < day_names_languages(); i++) {
        unsigned read = days_in(fold, i);
        clear = clear && (read == 0 || days == 0 || read == days);
        days = read != 0 ? read : days;
    }
    free(fold);
    free(text);
    if (days == 0) {
        head_refuse(value, "bad-days", days_form);
    } else if (!clear) {
        head_refuse(value, "bad-days",
                    "It names different days in different languages. Write "
                    "the days in English, such as “Mon-Fri”.");
    } else {
        ((struct deck_hours *)member)->days = days;
    }
}

/* ---- hours ---- */

struct time {
    int minute; /* of the day, up to 1440 */
    bool loose; /* "5:00", without a zero in front: perhaps 17:00 */
};

/* "am", "p.m.": 0 and 12 hours more; -1 if *AT has neither. */
static int
take_half(const char **at)
{
    const char *p = *at + strspn(*at, " ");
    int half = *p == 'a' ? 0 : *p == 'p' ? 12 : -1;
    p += half >= 0;
    p += *p == '.';
    p += strspn(p, " ");
    if (half < 0 || *p != 'm') {
        return -1;
    }
    p += p[1] == '.' ? 2 : 1;
    *at = p;
    return half;
}

/* The time at *AT, which moves behind it; NULL, or why it is none. */
static const char *
take_time(const char **at, struct time *time)
{
    const char *p = *at;
    size_t digits = strspn(p, "0123456789");
    int hour = digits > 0 && digits <= 4 ? atoi(p) : -1, minute = 0;
    bool zero = p[0] == '0';
    bool parted = p[digits] != '\0' && strchr(":.h", p[digits]) != NULL;
    bool french = parted && p[digits] == 'h';
    if (hour < 0 || digits == 3 || (digits == 4 && parted)) {
        return hours_form;
    }
    p += digits;
    if (digits == 4) { /* 0800 */
        minute = hour % 100;
        hour /= 100;
    } else if (parted && strspn(p + 1, "0123456789") == 2) {
        minute = atoi(p + 1);
        p += 3;
    } else if (french) { /* 8h */
        p++;
    } else if (parted) {
        return hours_form;
    }
    bool bare = digits < 3 && p == *at + digits;
    int half = take_half(&p);
    if (minute > 59 || hour > 24 || (hour == 24 && minute > 0) ||
        (half >= 0 && (hour < 1 || hour > 12)) || (bare && half < 0)) {
        return hours_form;
    }
    hour = half >= 0 ? hour % 12 + half : hour;
    time->minute = hour * 60 + minute;
    time->loose = half < 0 && !zero && !french && digits == 1;
    *at = p + strspn(p, " ");
    return NULL;
}

/* The span at *AT; NULL, or why it is none. "1:00-5:00" and "8:00-5:00" are
 * hours of the day to who writes them, and of the night to a clock. */
static const char *
take_span(const char **at, struct deck_hours_span *span)
{
    enum { MORNING = 7 * 60 };
    struct time from = {0}, until = {0};
    const char *wrong = take_time(at, &from);
    if (wrong == NULL && !take_until(at)) {
        wrong = hours_form;
    }
    if (wrong == NULL) {
        wrong = take_time(at, &until);
    }
    if (wrong != NULL || from.minute == DECK_DAY_MINUTES) {
        return wrong != NULL ? wrong : hours_form;
    }
    bool over = until.minute <= from.minute;
    if ((from.loose && (over || from.minute < MORNING)) ||
        (until.loose && (over || until.minute < MORNING))) {
        return "This can be meant in two ways. Write “13:00” or “1 pm” for the "
               "afternoon, “01:00” or “1 am” for the night.";
    }
    if (from.minute == until.minute) {
        return "It ends when it begins. Leave the line out if the slide is "
               "shown all day.";
    }
    span->from = (int16_t)from.minute;
    span->until = (int16_t)(until.minute + (over ? DECK_DAY_MINUTES : 0));
    return NULL;
}

/* Puts SPAN into HOURS; NULL, or why it cannot be there. */
static const char *
add_span(struct deck_hours *hours, struct deck_hours_span span)
{
    int at = hours->span_count;
    if (at == DECK_SPANS_MAX) {
        return "There are more than 8 times of the day. Leave some out.";
    }
    for (int i = 0; i < hours->span_count; i++) {
        if (span.from < hours->spans[i].until &&
            hours->spans[i].from < span.until) {
            return "Two of these times overlap. Write one for both.";
        }
    }
    for (; at > 0 && hours->spans[at - 1].from > span.from; at--) {
        hours->spans[at] = hours->spans[at - 1];
    }
    hours->spans[at] = span;
    hours->span_count++;
    return NULL;
}

void
head_hours(const struct head_key *key, const struct head_value *value,
           void *member)
{
    (void)key;
    struct deck_hours *hours = member, read = {.days = hours->days};
    char *text = head_line_plain(value->text, strlen(value->text));
    for (char *p = text; *p != '\0'; p++) {
        *p = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
    }
    const char *at = text, *wrong;
    do {
        struct deck_hours_span span;
        wrong = take_span(&at, &span);
        wrong = wrong != NULL ? wrong : add_span(&read, span);
    } while (wrong == NULL && take_and(&at));
    wrong = wrong == NULL && *at != '\0' ? hours_form : wrong;
    if (wrong != NULL) {
        head_refuse(value, "bad-hours", wrong);
    } else {
        *hours = read;
    }
    free(text);
}
