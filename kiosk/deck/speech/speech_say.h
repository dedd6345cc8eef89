/* From what is written to what is said. Pure. */
#ifndef KIOSK_SPEECH_SAY_H
#define KIOSK_SPEECH_SAY_H

#include <stddef.h>

#include "deck.h"
#include "str.h"

/* Appends what a voice says for LEN bytes of TEXT, a sentence or a name, in
 * LANG: numbers, units, dates, phone numbers, addresses and abbreviations of
 * English and Spanish as people say them; in other languages as it is. Numbers
 * keep their value, unit and order; only a date may be said in another order.
 * The phone numbers of DECK (which may be NULL) are known as such. */
void speech_say(struct str *said, const char *text, size_t len,
                const char *lang, const struct deck *deck);

#endif
