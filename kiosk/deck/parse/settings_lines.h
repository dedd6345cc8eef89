/* Which keys the lines of a file leave unclear: a line with a mistake may be
 * the one that was to set a key. Used by settings.c only. Pure. */
#ifndef KIOSK_SETTINGS_LINES_H
#define KIOSK_SETTINGS_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "head_line.h"
#include "report.h"
#include "text_decode.h"

/* What a file says of one key. */
struct settings_line {
    const char *value; /* as it stands in the first line that gives it, in the
                        * text; NULL none */
    size_t value_len;
    bool unclear;     /* something may say it that was not understood: */
    int unclear_line; /* here, from 1; 0: in the file as a whole */
};

/* What is known of a text that was read. */
struct settings_text {
    const char *text;
    size_t len;
    enum text_state state;
    const struct report *report; /* of this text alone; the first of its */
    size_t of_text;              /* findings are those of text_decode */
};

/* Fills LINES, one for each key of FORM. A line with a mistake makes the key
 * that it names, or nearly names, unclear. CAREFUL is the key with choices
 * whose default must not replace what was meant: it is unclear, unless a line
 * gives it, as well when a line that names no key has a word of it, or when
 * part of the text is lost or damaged. A key that is given twice is unclear
 * unless both say the same; one without a value, only if it is CAREFUL. */
void settings_lines_read(const struct settings_text *text,
                         const struct head_form *form,
                         const struct head_key *careful,
                         struct settings_line lines[HEAD_KEYS_MAX]);

#endif
