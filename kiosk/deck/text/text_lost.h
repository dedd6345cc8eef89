/* Letters that an editor could not save, and wrote "?" or codes for. Pure. */
#ifndef KIOSK_TEXT_LOST_H
#define KIOSK_TEXT_LOST_H

#include <stdbool.h>
#include <stddef.h>

/* What stands in LEN bytes of UTF-8 in place of letters; NULL for nothing, else
 * a literal for staff. *LINE is where; *MANY says that it is
 * more than a slip. "Really?" is nothing, and so is the question mark of an
 * address. */
const char *text_lost(const char *text, size_t len, int *line, bool *many);

#endif
