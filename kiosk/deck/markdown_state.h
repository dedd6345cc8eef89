/* A reading of Markdown under way, shared by the markdown*.c files only. */
#ifndef KIOSK_MARKDOWN_STATE_H
#define KIOSK_MARKDOWN_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include <md4c.h>

#include "deck.h"
#include "report.h"
#include "text_build.h"

enum {
    MARKDOWN_DEPTH_MAX = 16,   /* lists in lists whose numbers are kept */
    MARKDOWN_FINDINGS_MAX = 20 /* of each level in one file */
};

/* The source, and where in it the parser is: md4c tells no lines, but nearly
 * all text that it hands out points into the source. */
struct markdown_source {
    const char *text; /* as markdown_prepare makes it */
    size_t len;
    size_t *starts; /* of each line */
    size_t line_count;
    const int *numbers;   /* of each line, in the file */
    size_t at;            /* all before was handed out */
    unsigned char *taken; /* of each byte, an enum markdown_taken */
};

/* What md4c made of a byte. */
enum markdown_taken {
    MARKDOWN_MARKUP, /* took it for its own: nobody sees it */
    MARKDOWN_TEXT,
    MARKDOWN_ENTITY, /* text, as `&lt;` */
    MARKDOWN_HIDDEN  /* a comment, which is reported */
};

/* Characters that must stay what they are stand in the prepared source as
 * noncharacters, which no text has (text_code_allowed), so that md4c sees
 * letters: MARKDOWN_LITERAL + index in markdown_literals. */
enum { MARKDOWN_LITERAL = 0xFDD0, MARKDOWN_BREAK = 0xFDEF };
#define MARKDOWN_LITERALS "*-+>~=#[.)|"

/* What the text under way will become. */
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
        bool counts;       /* each number that was typed is 1 */
        int start;         /* the number of the first item */
        size_t first_item; /* in ITEMS of the reading */
        int months, days;  /* items that begin with a month; with that or a
                            * digit */
    } lists[MARKDOWN_DEPTH_MAX];
    int list_depth;
    bool at_marker;          /* the next block is the first of its item */
    bool deep, task, nested; /* to report with the line of the next block: a
                              * list over two deep, a check box, a quote in a
                              * quote */
    bool ordered;            /* that item has a number */
    size_t *items; /* blocks of VERSION: the numbered items of open lists */
    size_t item_count, item_cap;

    int quote_depth;
    bool quote_begins; /* no text of it yet: a [!MARK] may come */
    enum deck_callout callout;
    int callout_count;

    enum markdown_goal goal;
    struct text_build build;
    size_t build_index; /* of the line where BUILD began */
    int build_line;     /* its number */
    int bold, italic;
    bool heading; /* below the title: bold throughout */

    bool title_reported; /* there is one, but not where it should be */
    bool html_reported, table_reported; /* in this block */
    bool in_comment;
    int comment_line;
    int picture_depth; /* alt texts may have pictures */
    struct deck_picture picture;
    int picture_line;
    struct text_build alt;

    struct deck_table table; /* cells NULL outside tables */
    unsigned row, column, table_rows, table_columns;
    int table_line;
};

/* markdown_source.c */
void markdown_source_init(struct markdown_source *source, const char *text,
                          size_t len, const int *numbers);
void markdown_source_release(struct markdown_source *source);
int markdown_line(const struct markdown_source *source, size_t offset);
size_t markdown_index(const struct markdown_source *source, size_t offset);
/* Line INDEX (from 0), without its end. */
const char *markdown_source_line(const struct markdown_source *source,
                                 size_t index, size_t *len);
/* Goes to the end of the SIZE bytes at TEXT, if they are of the source, and
 * notes HOW they were taken. */
void markdown_pass(struct markdown_source *source, const char *text,
                   size_t size, enum markdown_taken how);
/* Goes behind the next '\n'. */
void markdown_pass_line(struct markdown_source *source);
/* The line of the next `![`. */
int markdown_picture_line(const struct markdown_source *source);
/* Goes behind the next thematic break and gives its line, and '-', '*' or '_',
 * of which it is made. */
int markdown_pass_break(struct markdown_source *source, char *mark);

/* Whether line INDEX (from 0) defines a link, `[words]: address`, which no
 * one sees. */
bool markdown_is_definition(const struct markdown_source *source, size_t index);

/* markdown_prepare.c: appends the LEN bytes of BODY to TEXT as md4c should see
 * them: what looks like Markdown but was typed as something else is made
 * literal, and what was pasted from other programs is made Markdown. *NUMBERS
 * are the lines of the file that the lines of TEXT stand for. Freed with
 * free(). */
void markdown_prepare(struct markdown *md, const char *body, size_t len,
                      int first_line, struct str *text, int **numbers);
/* CODE as it was typed. */
uint32_t markdown_unmark(uint32_t code);
/* Adds one character of MARKDOWN_LITERALS so that it stays one. */
void markdown_add_literal(struct str *text, char c);

/* markdown_star.c: appends LEN bytes of text; stars and tildes that touch
 * numbers are made literal. */
void markdown_add_inline(struct str *out, const char *text, size_t len);

/* Whether CODE is a number: a digit, "½", "²", "①", a numeral of Han ("五"). */
bool markdown_is_number(uint32_t code);

/* markdown_proof.c: an error for each digit, sign or comparison of the source
 * that is not in the version as it was typed. */
void markdown_prove(struct markdown *md);

/* markdown_block.c */
void markdown_report(struct markdown *md, int line, enum report_level level,
                     const char *rule, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* The text under way, with what is wrong with it reported. */
struct deck_text markdown_take_text(struct markdown *md,
                                    struct text_build *build, int line);
/* Makes a block, or the title, of the text under way, if there is any. */
void markdown_flush(struct markdown *md);
struct deck_block *markdown_add_block(struct markdown *md,
                                      enum deck_block_type type, int line);
void markdown_enter_quote(struct markdown *md);
void markdown_leave_quote(struct markdown *md);
void markdown_enter_list(struct markdown *md, bool ordered, bool tight,
                         unsigned start);
void markdown_leave_list(struct markdown *md);
void markdown_enter_item(struct markdown *md, bool task);

/* markdown_month.c: what begins LEN bytes behind a number and a point, which
 * may make a date of it. */
enum markdown_day {
    MARKDOWN_DAY_NONE,
    MARKDOWN_DAY_MONTH, /* "January", "janvier" */
    MARKDOWN_DAY_DIGIT
};
enum markdown_day markdown_day_of(const char *text, size_t len);

/* markdown_leftover.c: reports Markdown that stays in a text as it is. */
void markdown_report_leftovers(struct markdown *md, const char *text,
                               size_t size);

/* markdown_table.c */
void markdown_enter_table(struct markdown *md,
                          const MD_BLOCK_TABLE_DETAIL *detail);
/* markdown_row.c: names the rows of the table that begins whose last cells
 * md4c will drop. */
void markdown_check_rows(struct markdown *md);
void markdown_leave_cell(struct markdown *md);
void markdown_leave_row(struct markdown *md);
void markdown_leave_table(struct markdown *md);

/* markdown_picture.c */
void markdown_enter_picture(struct markdown *md,
                            const MD_SPAN_IMG_DETAIL *detail);
void markdown_leave_picture(struct markdown *md); /* when in one */

#endif
