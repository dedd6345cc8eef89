/* Days of the week and hours of the day at which a slide is shown, and moments
 * that they are compared with. Pure. */
#ifndef KIOSK_DECK_HOURS_H
#define KIOSK_DECK_HOURS_H

#include <stdbool.h>

#include "deck.h"
#include "str.h"

enum {
    DECK_DAY_MINUTES = 24 * 60,
    DECK_WEEK_MINUTES = 7 * DECK_DAY_MINUTES,
    DECK_ANY_MINUTE = -1 /* the time is not known, or does not matter */
};

/* A moment by the clock on the wall, summer time included. */
struct deck_moment {
    struct deck_date day;
    int minute; /* of the week, from Monday 0:00; DECK_ANY_MINUTE: days and
                 * hours hide nothing */
};

/* MINUTE of DAY, 0 to 1439. */
struct deck_moment deck_moment_at(struct deck_date day, int minute);

/* DAY at no time in particular. */
struct deck_moment deck_moment_any(struct deck_date day);

bool deck_moment_same(struct deck_moment a, struct deck_moment b);

bool deck_hours_given(const struct deck_hours *hours);

/* Whether SLIDE has days or hours in any language; any slide of DECK. */
bool deck_hours_of(const struct deck_slide *slide);
bool deck_hours_any(const struct deck *deck);

/* Whether HOURS allow MINUTE of the week. A time over midnight belongs to the
 * day on which it begins. */
bool deck_hours_open(const struct deck_hours *hours, int minute);

/* Takes from FROM what HOURS do not say. */
void deck_hours_fill(struct deck_hours *hours, const struct deck_hours *from);

/* Adds "Mon-Fri, 08:00-12:00", as it is written in a slide. */
void deck_hours_print(const struct deck_hours *hours, struct str *out);

/* Adds "Monday 08:00" for MINUTE of the week; its end is "Monday 00:00". */
void deck_hours_print_minute(int minute, struct str *out);

#endif
