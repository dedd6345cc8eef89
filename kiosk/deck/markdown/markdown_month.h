/* Names of months: "1. January" is a date and no item. */
#ifndef KIOSK_MARKDOWN_MONTH_H
#define KIOSK_MARKDOWN_MONTH_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the first word of LEN bytes is a month, in any language. */
bool markdown_begins_with_month(const char *text, size_t len);

#endif
