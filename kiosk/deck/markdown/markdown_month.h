/* Dates at the beginning of a line, where "1." is a day. See
 * markdown_state.h. */
#ifndef KIOSK_MARKDOWN_MONTH_H
#define KIOSK_MARKDOWN_MONTH_H

#include <stddef.h>

#include "markdown_state.h"

/* What begins LEN bytes behind a number and a point, which
 * may make a date of it. */
enum markdown_day markdown_day_of(const char *text, size_t len);

#endif
