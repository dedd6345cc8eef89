/* Bytes of a text file, however an editor saved it, to UTF-8 with '\n' at the
 * end of lines. Pure. */
#ifndef KIOSK_TEXT_DECODE_H
#define KIOSK_TEXT_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "report.h"
#include "str.h"
#include "text_encoding.h"

enum text_state {
    TEXT_GOOD,
    TEXT_GARBLED, /* an error was reported: letters are lost. U+FFFD marks those
                   * that are known; ASCII is unchanged */
    TEXT_LOST     /* an error was reported: no text, or only part of it */
};

/* Appends the text of LEN bytes to TEXT: CRLF, CR, NEL, LS and PS become
 * '\n', tabs stay, what else text_code_allowed refuses becomes a space, and
 * what means nothing in the encoding becomes U+FFFD. Two digits that only
 * something invisible parts get a space between them: nobody would see that
 * "5" and "10" are two numbers. Letters that were saved in two
 * encodings one after the other are read back (text_twice.h). No more than
 * DECK_FILE_BYTES_MAX bytes are read. Reports under PATH what was guessed, cut
 * or replaced. */
enum text_state text_decode(const char *bytes, size_t len, const char *path,
                            const struct text_way *way, struct str *text,
                            struct report *report);

#endif
