/* Values of `days` and `hours`: "Mon-Fri", "08:00-12:00, 14:00-18:00". */
#ifndef KIOSK_HEAD_HOURS_H
#define KIOSK_HEAD_HOURS_H

#include "head_line.h"

/* Readers; MEMBER is a struct deck_hours, of which each fills its part. Days
 * are read in the one language of day_names.h in which all of the value is
 * days. Times are those of a 24-hour clock, or have am or pm. What can be meant
 * in two ways is an error that names both. */
head_reader head_days;
head_reader head_hours;

#endif
