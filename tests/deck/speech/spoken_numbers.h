/* Reads the numbers back that a voice is given, by words of its own. */
#ifndef KIOSK_SPOKEN_NUMBERS_H
#define KIOSK_SPOKEN_NUMBERS_H

#include <stdbool.h>

#include "str.h"

/* Appends each number of SAID with its unit, parted by "; ": "0.5 mg;
 * 7195550142; 2026-11-22; 9:30 p". */
void spoken_numbers(const char *said, bool spanish, struct str *numbers);

#endif
