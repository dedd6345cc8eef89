/* A body being read. For markdown*.c only. */
#ifndef KIOSK_MARKDOWN_STATE_H
#define KIOSK_MARKDOWN_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "deck.h"
#include "markdown_source.h"
#include "report.h"
#include "text_build.h"

enum {
    MARKDOWN_DEPTH_MAX = 16,   /* nested lists whose numbers are kept */
    MARKDOWN_FINDINGS_MAX = 20 /* of each level in one file */
};

/* What the text being built will become. */
enum markdown_goal { GOAL_BLOCK, GOAL_TITLE, GOAL_CELL };

struct markdown {
    struct markdown_source source;
    const char *path;
    struct report *report;
    size_t findings[2]; /* by level */
    struct deck_version *version;
    size_t block_cap;

    struct markdown_list {
        bool ordered, tight;
        bool counts;       /* every number typed is 1 */
        int start;         /* the number of the first item */
        size_t first_item; /* index into ITEMS below */
        int months, days;  /* items that begin with a month; with a month or a
                            * digit */
    } lists[MARKDOWN_DEPTH_MAX];
    int list_depth;
    bool at_marker;          /* the next block is the first of its item */
    bool deep, task, nested; /* to report with the next block: a list over two
                              * deep, a check box, a quote inside a quote */
    bool ordered;            /* that item has a number */
    size_t *items; /* blocks of VERSION: the numbered items of open lists */
    size_t item_count, item_cap;

    int quote_depth;
    bool quote_begins; /* no text in it yet: a [!MARK] may come */
    enum deck_callout callout;
    int callout_count;

    enum markdown_goal goal;
    struct text_build build;
    size_t build_index; /* of the line on which BUILD began */
    int build_line;     /* its number */
    int bold, italic;
    bool heading; /* below the title: bold throughout */

    bool title_reported; /* there is a title, but in the wrong place */
    bool html_reported, table_reported; /* in this block */
    bool in_comment;
    int comment_line;
    int picture_depth; /* alt texts may contain pictures */
    struct deck_picture picture;
    int picture_line;
    struct text_build alt;

    struct deck_table table; /* cells are NULL outside of tables */
    unsigned row, column, table_rows, table_columns;
    int table_line;
};

#endif
