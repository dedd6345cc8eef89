/* The lines of a body before md4c sees them, and what each begins with: the
 * marks of quotes and items as Markdown has them or as people paste them from
 * other programs, and signs that only look like marks. Used by markdown*.c
 * only. Pure. */
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
    MARKDOWN_SHOWN    /* `(1)`, `a)`, `+5`: an item that shows its mark */
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
    size_t literal;     /* where a second mark stands that is none; or 0 */
    bool blank;
};

struct markdown_lines {
    struct markdown_item {
        struct str text; /* odd white space and tabs made spaces */
        int number;      /* in the file */
        bool tabs;       /* had some behind its first word */
        bool raw;        /* of code, or of a comment: left as it is */
        struct markdown_line line;
    } *items;
    size_t count, cap;
    size_t told; /* behind the last line whose sign was reported; or 0 */
};

/* The beginning of LEN bytes. QUOTED says that a quote is under way, so that
 * the first `>` goes on with it even before a number. */
struct markdown_line markdown_line_read(const char *text, size_t len,
                                        bool quoted);

#endif
