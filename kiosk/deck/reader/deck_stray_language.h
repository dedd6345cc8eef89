/* Translations with the language in the wrong place or form: "1-x_es",
 * "1-x (es)", "es-1-x", "1-x.spanish". */
#ifndef KIOSK_DECK_STRAY_LANGUAGE_H
#define KIOSK_DECK_STRAY_LANGUAGE_H

#include "deck_stray_named.h"

/* Marks the files of FOLDER whose names say a language in another form than
 * ".es" before the ending. deck_stray_language.c */
void stray_find_languages(struct folder *folder);

#endif
