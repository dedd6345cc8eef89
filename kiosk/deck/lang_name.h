/* Language names as people write them in file names: "spanish", "español",
 * "sp". Pure. */
#ifndef KIOSK_LANG_NAME_H
#define KIOSK_LANG_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "lang_tag.h"

/* The tag ("es") of the language that the LEN bytes of TEXT name, in English,
 * in itself, by a code of three letters (ISO 639-2), or by a usual mistake.
 * False when they name none. */
bool lang_name_read(const char *text, size_t len, char tag[DECK_LANG_SIZE]);

/* The English name of the language with TAG, "Spanish"; NULL unknown. */
const char *lang_name_of(const char *tag);

#endif
