/* Abbreviations: "Dr.", "p. ej.", "approx.". */
#ifndef KIOSK_SPEECH_SHORT_H
#define KIOSK_SPEECH_SHORT_H

#include "speech_tongue.h"

/* Reads an abbreviation at AT: appends what is
 * said and returns its bytes, or returns 0 and appends nothing. */
size_t speech_short(const struct speech_text *text, size_t at,
                    struct str *said);

#endif
