/* Days of the week and hours of the day. See deck_hours.h. */
#include "deck_hours.h"

#include <string.h>

#include "deck_date.h"

enum { ALL_DAYS = 0x7F };

static const char *const days[] = {"Monday",   "Tuesday", "Wednesday",
                                   "Thursday", "Friday",  "Saturday",
                                   "Sunday"};

static const char *const short_days[] = {"Mon", "Tue", "Wed", "Thu",
                                         "Fri", "Sat", "Sun"};

struct deck_moment
deck_moment_at(struct deck_date day, int minute)
{
    /* 1970-01-01 was a Thursday */
    int weekday = (int)(((deck_date_days(day) + 3) % 7 + 7) % 7);
    return (struct deck_moment){day, weekday * DECK_DAY_MINUTES + minute};
}

struct deck_moment
deck_moment_any(struct deck_date day)
{
    return (struct deck_moment){day, DECK_ANY_MINUTE};
}

bool
deck_moment_same(struct deck_moment a, struct deck_moment b)
{
    return a.minute == b.minute && a.day.year == b.day.year &&
           a.day.month == b.day.month && a.day.day == b.day.day;
}

bool
deck_hours_given(const struct deck_hours *hours)
{
    return hours->days != 0 || hours->span_count > 0;
}

bool
deck_hours_of(const struct deck_slide *slide)
{
    for (size_t i = 0; i < slide->version_count; i++) {
        if (deck_hours_given(&slide->versions[i].hours)) {
            return true;
        }
    }
    return false;
}

bool
deck_hours_any(const struct deck *deck)
{
    for (size_t i = 0; i < deck->topic_count; i++) {
        for (size_t j = 0; j < deck->topics[i].slide_count; j++) {
            if (deck_hours_of(&deck->topics[i].slides[j])) {
                return true;
            }
        }
    }
    return false;
}

bool
deck_hours_open(const struct deck_hours *hours, int minute)
{
    static const struct deck_hours_span whole = {0, DECK_DAY_MINUTES};
    bool all_day = hours->span_count == 0, open = minute < 0;
    const struct deck_hours_span *spans = all_day ? &whole : hours->spans;
    for (int i = 0; !open && i < (all_day ? 1 : hours->span_count); i++) {
        for (int day = 0; day < 7; day++) {
            int since = minute - day * DECK_DAY_MINUTES;
            since += since < 0 ? DECK_WEEK_MINUTES : 0;
            bool on = hours->days == 0 || (hours->days >> day & 1) != 0;
            open = open ||
                   (on && since >= spans[i].from && since < spans[i].until);
        }
    }
    return open;
}

void
deck_hours_fill(struct deck_hours *hours, const struct deck_hours *from)
{
    hours->days = hours->days == 0 ? from->days : hours->days;
    if (hours->span_count == 0) {
        hours->span_count = from->span_count;
        memcpy(hours->spans, from->spans, sizeof(hours->spans));
    }
}

static void
print_days(unsigned set, struct str *out)
{
    const char *joint = "";
    for (int day = 0, last; day < 7; day = last + 1) {
        last = day;
        if ((set >> day & 1) == 0) {
            continue;
        }
        while (last < 6 && (set >> (last + 1) & 1) != 0) {
            last++;
        }
        str_addf(out, "%s%s", joint, short_days[day]);
        if (last > day) {
            str_addf(out, "%s%s", last > day + 1 ? "-" : ", ",
                     short_days[last]);
        }
        joint = ", ";
    }
}

void
deck_hours_print(const struct deck_hours *hours, struct str *out)
{
    const char *joint = "";
    str_add(out, "");
    if (hours->days != 0 && hours->days != ALL_DAYS) {
        print_days(hours->days, out);
        joint = ", ";
    }
    for (int i = 0; i < hours->span_count; i++) {
        int from = hours->spans[i].from, until = hours->spans[i].until;
        until -= until > DECK_DAY_MINUTES ? DECK_DAY_MINUTES : 0;
        str_addf(out, "%s%02d:%02d-%02d:%02d", joint, from / 60, from % 60,
                 until / 60, until % 60);
        joint = ", ";
    }
}

void
deck_hours_print_minute(int minute, struct str *out)
{
    minute %= DECK_WEEK_MINUTES;
    str_addf(out, "%s %02d:%02d", days[minute / DECK_DAY_MINUTES],
             minute % DECK_DAY_MINUTES / 60, minute % 60);
}
