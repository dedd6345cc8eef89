/* Phone numbers: digit by digit, with a pause between groups. */
#ifndef KIOSK_SPEECH_PHONE_H
#define KIOSK_SPEECH_PHONE_H

#include "speech_tongue.h"

/* Reads a number to call at AT: appends what is
 * said and returns its bytes, or returns 0 and appends nothing. */
size_t speech_phone(const struct speech_text *text, size_t at,
                    struct str *said);

#endif
