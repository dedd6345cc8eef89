/* Which legacy encoding a text has: those of its language are tried, and the
 * resulting letters decide. Pure. */
#ifndef KIOSK_TEXT_OLD_H
#define KIOSK_TEXT_OLD_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"
#include "text_encoding.h"

/* Appends LEN bytes to TEXT as UTF-8 and gives the name of the encoding for
 * staff, such as "Windows-1251", a literal. In a line `key.ru: words` the
 * language is the one of the key. False, and TEXT as it was, when no encoding
 * of the languages gives letters that they are written with. */
bool text_old_read(const char *bytes, size_t len, const struct text_way *way,
                   struct str *text, const char **name);

#endif
