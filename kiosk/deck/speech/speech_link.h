/* Addresses of the web and of e-mail, spelled as people say them. */
#ifndef KIOSK_SPEECH_LINK_H
#define KIOSK_SPEECH_LINK_H

#include "speech_tongue.h"

/* Reads an address at AT: appends what is
 * said and returns its bytes, or returns 0 and appends nothing. */
size_t speech_link(const struct speech_text *text, size_t at, struct str *said);

#endif
