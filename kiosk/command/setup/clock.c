/* The only place that reads clocks. See clock.h. */
#include "clock.h"

#include <time.h>

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

struct deck_date
clock_today(void)
{
    time_t now = (time_t)clock_wall_s();
    struct tm local;
    if (now == 0 || localtime_r(&now, &local) == NULL) {
        return (struct deck_date){0, 0, 0};
    }
    return date_of(&local);
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
