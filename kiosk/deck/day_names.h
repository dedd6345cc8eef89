/* The names of the days of the week, in most languages of slides. Pure. */
#ifndef KIOSK_DAY_NAMES_H
#define KIOSK_DAY_NAMES_H

#include <stdbool.h>
#include <stddef.h>

size_t day_names_languages(void);

/* The day, 0 Monday, that *AT begins with in LANGUAGE; *AT moves behind it and
 * the space that follows. The text is as path_fold gives it; " - " may stand in
 * place of a space within a name. */
bool day_names_take(size_t language, const char **at, int *day);

#endif
