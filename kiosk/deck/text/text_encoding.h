/* Which encoding of Unicode a text has, if any, and how to read those that are
 * not UTF-8. Pure. */
#ifndef KIOSK_TEXT_ENCODING_H
#define KIOSK_TEXT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

/* Appends LEN bytes of the encoding FROM to OUT in the encoding TO, of which
 * one is "UTF-8" and the other a name of iconv(3) ("CP1251"). False when an
 * encoding is not known here, or when some of the bytes mean nothing; but what
 * is UTF-8 and has no place in TO becomes a byte 0xFF, and a C1 control the
 * byte of its number. */
typedef bool text_convert(const char *bytes, size_t len, const char *from,
                          const char *to, struct str *out);

/* How to read a text that is not UTF-8, and what to say of it. */
struct text_way {
    const char *lang;      /* in which it most likely is; "" not known */
    text_convert *convert; /* NULL: of the old encodings only Windows-1252 */
    const char *instead;   /* a sentence, added to an error: what is shown in
                            * its place; "" nothing */
};

enum text_encoding {
    TEXT_UTF8,     /* with or without a byte order mark */
    TEXT_UTF16_LE, /* with a byte order mark, or by where its NULs are */
    TEXT_UTF16_BE,
    TEXT_UTF32_LE, /* the same */
    TEXT_UTF32_BE,
    TEXT_OLD /* all that is not well-formed UTF-8 */
};

/* The encoding of LEN bytes. CUT: they are the beginning of a longer file, with
 * one more byte available, so a character cut in two at the end proves
 * nothing. */
enum text_encoding text_encoding_of(const char *bytes, size_t len, bool cut);

/* Appends LEN bytes of UTF-16 or UTF-32 to TEXT, with U+FFFD for what means
 * nothing. */
void text_encoding_add(const char *bytes, size_t len,
                       enum text_encoding encoding, struct str *text);

#endif
