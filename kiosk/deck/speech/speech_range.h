/* Amounts that belong together: "3-5 days", "2 x 500 mg", "120/80". */
#ifndef KIOSK_SPEECH_RANGE_H
#define KIOSK_SPEECH_RANGE_H

#include "speech_tongue.h"

/* Reads an amount, and what is joined to it at AT: appends what is
 * said and returns its bytes, or returns 0 and appends nothing. */
size_t speech_range(const struct speech_text *text, size_t at,
                    struct str *said);

#endif
