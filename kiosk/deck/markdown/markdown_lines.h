/* The lines of a body while it is prepared for md4c; for markdown_prepare.c
 * and what it calls. Pure. */
#ifndef KIOSK_MARKDOWN_LINES_H
#define KIOSK_MARKDOWN_LINES_H

#include "markdown_line.h"
#include "str.h"

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

/* markdown_lines.c: the lines of LEN bytes of BODY. Rows of cells with tabs
 * between them, as spreadsheets copy them, become tables, one line longer. */
void markdown_lines_read(struct markdown_lines *lines, const char *body,
                         size_t len, int first_line);
void markdown_lines_release(struct markdown_lines *lines);

/* What becomes of a line with a mark. */
enum markdown_item_kind {
    MARKDOWN_ITEM_KEPT,  /* an item, as it stands */
    MARKDOWN_ITEM_MADE,  /* an item, with another mark */
    MARKDOWN_ITEM_SHOWN, /* text, its mark shown */
    MARKDOWN_ITEM_ALONE  /* the same, on a line of its own */
};

#endif
