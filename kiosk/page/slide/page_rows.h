/* The rows of a slide: a page may break between two of them. A row is a line of
 * text, or a line of a table with all its cells. */
#ifndef KIOSK_PAGE_ROWS_H
#define KIOSK_PAGE_ROWS_H

#include "page_build.h"

enum { ROW_CELLS_MAX = 3 };

/* A paragraph, or one line of it, in a row. X from the start edge of the
 * body's column. */
struct page_cell {
    struct para *para; /* owned by the rows */
    int x_px, width_px;
};

struct page_row {
    struct page_cell cells[ROW_CELLS_MAX];
    int cell_count;
    size_t line;        /* which line of the cells; */
    bool whole;         /* or all of them */
    struct para *label; /* number of a list item, NULL; owned by the rows */
    int mark_x;         /* preceded by a bullet or number */
    int bullet;         /* 1, 2: by depth; 0 none */
    int cap, pitch;     /* of the text */
    int height;         /* to the next row; the first CAP px are capitals */
    int slack;          /* of that, blank below the descenders */
    int gap;            /* above, but not at the top of a page */
    uint32_t colour;
    bool ruled; /* a thin rule below */
    bool head;  /* head of a table: drawn again on each page */
};

/* The rows of one unit: a block, or the blocks of one call-out. */
struct page_rows {
    struct page_row *items;
    size_t count, cap;
    struct para **paras;
    size_t para_count, para_cap;
    bool boxed; /* a call-out, or words in place of a picture */
    enum deck_callout callout;
    enum page_icon icon; /* of the box */
    int inset;           /* of the text in the box, from its start edge */
    bool labelled;       /* the lead stands small above the text, */
    bool unsaid;         /* or there is no room for it but the icon */
    int pad;             /* above and below the text in the box */
    int page_h;          /* of the body, for tables that must not be taller */
};

void page_rows_release(struct page_rows *rows);

/* For code that makes rows: a new row, zeroed; and a PARA to be freed with
 * ROWS. */
struct page_row *page_rows_add(struct page_rows *rows);
struct para *page_rows_keep(struct page_rows *rows, struct para *para);

/* From line to line of the text of a slide: 1.5 em (WCAG 2.2 SC 1.4.8), where
 * lines are few 4/3 em, at least 5/4 em. */
int page_pitch(const struct page_build *build, int cap_px);

/* From line to line of PARA: PITCH, or as much as it takes that the ink of no
 * two lines meets. *BELOW_PX: how far that of its last line reaches below its
 * baseline; 0 where no further than descenders do. */
int page_rows_pitch(const struct para *para, const struct measure *measure,
                    int pitch, int *below_px);

/* Blank under the descenders of a line of CAP in PITCH. */
int page_rows_slack(int cap, int pitch);

/* How high the rows are, from letters to letters, with the box around them. */
int page_rows_height(const struct page_rows *rows);

/* Adds the head of a table and its rows FROM to TO - 1, START px from the start
 * edge, WIDTH px wide, all columns as wide as the whole table needs them. False
 * where columns would be too narrow or rows too high: there it reads better as
 * a list of page_table_text(). */
bool page_table_rows(struct page_rows *rows, const struct page_build *build,
                     const struct deck_table *table, int from, int to,
                     int start, int width, int gap);

/* A cell as text of its own: "head: cell", the head in bold, in the first
 * column the cell too. Text and spans are freed with free(). */
struct deck_text page_table_text(const struct deck_table *table, int row,
                                 int column);

#endif
