/* How units are said: "5 mg", "38 °C", "10 mg/kg". */
#ifndef KIOSK_SPEECH_UNIT_H
#define KIOSK_SPEECH_UNIT_H

#include "speech_tongue.h"

/* Reads the signs of a unit at AT, behind a number, perhaps behind a space;
 * ONE: the number is 1. Appends " milligrams per kilogram" and returns its
 * bytes; 0, and nothing, when there is no sign of a unit there. */
size_t speech_unit(const struct speech_text *text, size_t at, bool one,
                   struct str *said);

/* The same for the sign of a currency before a number: its bytes, and the word
 * to say behind the number in NAMES (one, many). */
size_t speech_currency(const struct speech_text *text, size_t at,
                       const char *names[2]);

/* Whether any unit, a sign or a word, stands at AT, behind a number. */
bool speech_has_unit(const struct speech_text *text, size_t at);

/* Which word for 1 goes with what stands at AT, behind a number: 0 the number
 * itself, 1 masculine, 2 feminine (Spanish "un día", "una semana"). */
int speech_gender(const struct speech_text *text, size_t at);

#endif
