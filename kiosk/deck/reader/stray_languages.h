/* Translations with the language in the wrong place or form: "1-x_es",
 * "1-x (es)", "es-1-x", "1-x.spanish". */
#ifndef KIOSK_STRAY_LANGUAGES_H
#define KIOSK_STRAY_LANGUAGES_H

#include "stray_names.h"

/* Marks files whose names have a language in another form than ".es" before the
 * ending. */
void stray_languages_find(const struct stray_names *names);

#endif
