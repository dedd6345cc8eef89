/* The only place that reads clocks. */
#ifndef KIOSK_CLOCK_H
#define KIOSK_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "deck.h"
#include "deck_hours.h"

/* Monotonic milliseconds; jumps of the wall clock do not touch it. */
int64_t clock_now_ms(void);

/* Seconds since 1970 by the wall clock; 0 when it was never set. */
int64_t clock_wall_s(void);

/* The local moment WALL_S seconds after 1970; year 0 for 0 seconds. */
struct deck_moment clock_moment(int64_t wall_s);

/* The seconds since 1970 at MOMENT, a local one; the first of two where summer
 * time ends. 0: no such day, or the time is any. */
int64_t clock_seconds(struct deck_moment moment);

/* The day that TEXT begins with, "2026-11-23"; *END is its length. */
bool clock_read_day(const char *text, struct deck_date *day, int *end);

/* The moment that TEXT is, "2026-11-23 09:30". */
bool clock_read(const char *text, struct deck_moment *moment);

/* Whether local times are those of UTC, as on a machine that was not told where
 * it is. */
bool clock_is_utc(void);

/* Makes ZONE ("Europe/Berlin") the one of local times, by the variable TZ; NULL
 * is that of the machine. False, and nothing changes, if it does not know it.
 */
bool clock_set_zone(const char *zone);

/* The day DAYS after DATE. */
struct deck_date clock_day_after(struct deck_date date, int64_t days);

#endif
