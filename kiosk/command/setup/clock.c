/* The only place that reads clocks. See clock.h. */
#include "clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "str.h"

int64_t
clock_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct deck_date
date_of(const struct tm *tm)
{
    return (struct deck_date){tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday};
}

int64_t
clock_wall_s(void)
{
    time_t now = time(NULL);
    return now < (time_t)KIOSK_BUILD_TIME ? 0 : (int64_t)now;
}

struct deck_moment
clock_moment(int64_t wall_s)
{
    time_t now = (time_t)wall_s;
    struct tm local;
    if (now == 0 || localtime_r(&now, &local) == NULL) {
        return deck_moment_any((struct deck_date){0, 0, 0});
    }
    return deck_moment_at(date_of(&local), local.tm_hour * 60 + local.tm_min);
}

int64_t
clock_seconds(struct deck_moment moment)
{
    if (moment.day.year == 0 || moment.minute < 0) {
        return 0;
    }
    int minute = moment.minute % DECK_DAY_MINUTES;
    struct tm day = {.tm_year = moment.day.year - 1900,
                     .tm_mon = moment.day.month - 1,
                     .tm_mday = moment.day.day,
                     .tm_hour = minute / 60,
                     .tm_min = minute % 60,
                     .tm_isdst = -1};
    time_t then = mktime(&day);
    return then > 0 ? (int64_t)then : 0;
}

bool
clock_read_day(const char *text, struct deck_date *day, int *end)
{
    return sscanf(text, "%4d-%2d-%2d%n", &day->year, &day->month, &day->day,
                  end) == 3 &&
           day->year > 0 && day->month >= 1 && day->month <= 12 &&
           day->day >= 1 && day->day <= 31;
}

bool
clock_read(const char *text, struct deck_moment *moment)
{
    struct deck_date day;
    int hour, minute, at = 0, end = 0;
    if (!clock_read_day(text, &day, &at) ||
        (text[at] != ' ' && text[at] != 'T') ||
        sscanf(text + at + 1, "%2d:%2d%n", &hour, &minute, &end) != 2 ||
        text[at + 1 + end] != '\0' || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59) {
        return false;
    }
    *moment = deck_moment_at(day, hour * 60 + minute);
    return true;
}

bool
clock_is_utc(void)
{
    time_t now = (time_t)KIOSK_BUILD_TIME;
    struct tm local;
    return localtime_r(&now, &local) != NULL &&
           strcmp(local.tm_zone, "UTC") == 0;
}

/* The C library takes an unknown zone for UTC. */
static bool
has_zone(const char *zone)
{
    const char *folder = getenv("TZDIR");
    struct str path = {0};
    struct stat info;
    str_addf(&path, "%s/%s", folder != NULL ? folder : "/usr/share/zoneinfo",
             zone);
    bool good = stat(path.text, &info) == 0 && S_ISREG(info.st_mode);
    str_release(&path);
    return good;
}

bool
clock_set_zone(const char *zone)
{
    bool good = zone == NULL || has_zone(zone);
    if (zone == NULL) {
        unsetenv("TZ");
    } else if (good) {
        setenv("TZ", zone, 1);
    }
    tzset();
    return good;
}

struct deck_date
clock_day_after(struct deck_date date, int64_t days)
{
    struct tm day = {.tm_year = date.year - 1900,
                     .tm_mon = date.month - 1,
                     .tm_mday = date.day,
                     .tm_hour = 12};
    time_t then = timegm(&day) + (time_t)days * 24 * 60 * 60;
    if (date.year == 0 || gmtime_r(&then, &day) == NULL) {
        return (struct deck_date){0, 0, 0};
    }
    return date_of(&day);
}
