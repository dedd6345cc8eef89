/* Bytes of a text file, however an editor saved it, to UTF-8 with '\n' at the
 * end of lines and spaces for tabs. Pure. */
#ifndef KIOSK_TEXT_DECODE_H
#define KIOSK_TEXT_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "report.h"
#include "str.h"

enum text_encoding {
    TEXT_UTF8,     /* with or without a byte order mark */
    TEXT_UTF16_LE, /* with a byte order mark, or by where its NULs are */
    TEXT_UTF16_BE,
    TEXT_WINDOWS_1252 /* all that is not well-formed UTF-8 */
};

/* The encoding of LEN bytes. CUT says that they are the beginning of a longer
 * file, at least one byte of which comes behind them, so that a character cut
 * in two at the end proves nothing. */
enum text_encoding text_encoding_of(const char *bytes, size_t len, bool cut);

/* Appends the text of LEN bytes to TEXT: CRLF, CR, NEL, LS and PS become
 * '\n', tabs become spaces up to the next column that is a multiple of 4
 * (CommonMark 0.30, 2.2), what text_code_allowed refuses is left out, and what
 * means nothing in the encoding becomes U+FFFD. No more than
 * DECK_FILE_BYTES_MAX bytes are read. Reports under PATH what was guessed, cut
 * or left out. */
void text_decode(const char *bytes, size_t len, const char *path,
                 struct str *text, struct report *report);

#endif
