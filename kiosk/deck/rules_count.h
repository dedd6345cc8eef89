/* The reading time behind deck_dwell_ms, for rules that compare with it. */
#ifndef KIOSK_RULES_COUNT_H
#define KIOSK_RULES_COUNT_H

#include <stdint.h>

#include "deck.h"

/* The time that the words and pictures of VERSION need, whatever its `dwell`
 * says: clamp(3 + words * 60 / 120 + 3 * pictures, 8, 90) s, in ms. */
int64_t rules_reading_ms(const struct deck_version *version);

#endif
