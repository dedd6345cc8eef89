/* Text that was saved as UTF-8, read in a legacy encoding other than
 * Windows-1252 (text_twice.h has that one), and saved as UTF-8 once more:
 * "РџРѕ" for "По", "se├▒ora" for "señora". Pure. */
#ifndef KIOSK_TEXT_MISREAD_H
#define KIOSK_TEXT_MISREAD_H

#include "str.h"
#include "text_encoding.h"
#include "text_twice.h"

/* Reads *TEXT back when one encoding makes all its letters such as its
 * languages have, and no other encoding makes others of them. Unsure, and
 * *TEXT as it was, when only some lines can be read so, or have signs such as
 * "├" in a word, which only mistakes put there. */
enum text_twice text_misread_repair(struct str *text,
                                    const struct text_way *way,
                                    struct text_twice_place *place);

#endif
