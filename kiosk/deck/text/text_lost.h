/* Letters that an editor could not save, and wrote "?" or codes for. Pure. */
#ifndef KIOSK_TEXT_LOST_H
#define KIOSK_TEXT_LOST_H

#include <stdbool.h>
#include <stddef.h>

/* What replaces lost letters in LEN bytes of UTF-8: a literal for staff, NULL
 * if nothing does. *LINE is where; *MANY that it is more than a slip. "Really?"
 * is nothing, and so is the question mark of an address. */
const char *text_lost(const char *text, size_t len, int *line, bool *many);

#endif
