/* Dates: "2026-11-22", "22 Nov 2026", "Nov. 22", "22/11/2026". */
#ifndef KIOSK_SPEECH_DATE_H
#define KIOSK_SPEECH_DATE_H

#include "speech_tongue.h"

/* Reads a date, or the short name of a month before a day at AT: appends what
 * is said and returns its bytes, or returns 0 and appends nothing. */
size_t speech_date(const struct speech_text *text, size_t at, struct str *said);

#endif
