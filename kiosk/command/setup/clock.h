/* The only place that reads clocks. */
#ifndef KIOSK_CLOCK_H
#define KIOSK_CLOCK_H

#include <stdint.h>

#include "deck.h"

/* Monotonic milliseconds; jumps of the wall clock do not touch it. */
int64_t clock_now_ms(void);

/* Seconds since 1970 by the wall clock; 0 when it was never set. */
int64_t clock_wall_s(void);

/* The local date. Year 0 if the clock is before the day this program was built:
 * a board without a battery whose clock is not yet set. */
struct deck_date clock_today(void);

/* The day DAYS after DATE. */
struct deck_date clock_day_after(struct deck_date date, int64_t days);

#endif
