/* The lines of a body before md4c sees them, and what each begins with: marks
 * of quotes and items, in Markdown or as pasted from other programs, and signs
 * that only look like marks. Pure. */
#ifndef KIOSK_MARKDOWN_LINE_H
#define KIOSK_MARKDOWN_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

enum markdown_mark {
    MARKDOWN_PLAIN,   /* none */
    MARKDOWN_BULLET,  /* `-`, `+`, `*` and a space: CommonMark 0.30, 5.2 */
    MARKDOWN_ORDERED, /* a number, `.` or `)` and a space */
    MARKDOWN_PASTED,  /* a bullet of Word, PowerPoint, a web page */
    MARKDOWN_DASH,    /* a dash, or `-x`: a bullet when others follow */
    MARKDOWN_SHOWN    /* `(1)`, `a)`, `+5`: text, even if it is an item */
};

struct markdown_line {
    enum markdown_mark mark;
    uint32_t sign;      /* the bullet; of a number `.` or `)` */
    int number;         /* MARKDOWN_ORDERED; -1 when it begins with 0 */
    size_t begin;       /* where the mark, or the text without one, begins */
    size_t sign_at;     /* where SIGN stands */
    size_t text;        /* where what follows the mark begins */
    bool quoted;        /* there are `>` before BEGIN */
    bool compares;      /* `>` at BEGIN stands before a number: more than */
    bool before_number; /* a number follows the mark, or is the text */
    size_t literal;     /* where a second mark stands that is text; or 0 */
    bool blank;
};

struct markdown_lines {
    struct markdown_item {
        struct str text; /* white space at its beginning and tabs made spaces */
        int number;      /* in the file */
        bool tabs;       /* had tabs after its first word */
        bool raw;        /* code or comment: left as it is */
        struct markdown_line line;
    } *items;
    size_t count, cap;
    size_t
        reported; /* index after the last line whose sign was reported; or 0 */
};

/* Reads the beginning of LEN bytes. QUOTED: the line before was in a quote, so
 * the first `>` continues it even before a number. */
struct markdown_line markdown_line_read(const char *text, size_t len,
                                        bool quoted);

#endif
