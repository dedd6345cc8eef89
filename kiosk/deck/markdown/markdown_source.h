/* The text that md4c reads, and how far it has got: md4c reports no line
 * numbers, but nearly all text it hands out points into this buffer. */
#ifndef KIOSK_MARKDOWN_SOURCE_H
#define KIOSK_MARKDOWN_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

struct markdown_source {
    char *text; /* from markdown_prepare */
    size_t len;
    struct markdown_start {
        size_t at;  /* of the line, in TEXT */
        int number; /* of the line, in the file */
    } *starts;
    size_t line_count;
    size_t at;            /* everything before was handed out */
    unsigned char *taken; /* of each byte, an enum markdown_taken */
};

/* What md4c made of a byte. */
enum markdown_taken {
    MARKDOWN_MARKUP, /* markup: not shown */
    MARKDOWN_TEXT,
    MARKDOWN_ENTITY, /* text, as `&lt;` */
    MARKDOWN_HIDDEN  /* a comment, which is reported */
};

void markdown_source_release(struct markdown_source *source);

/* The line (from 0) that contains OFFSET. */
size_t markdown_index(const struct markdown_source *source, size_t offset);

/* The number, in the file, of the line that the parser is in. */
int markdown_line_here(const struct markdown_source *source);

/* Line INDEX (from 0), without the line break. */
const char *markdown_source_line(const struct markdown_source *source,
                                 size_t index, size_t *len);

/* Moves past the SIZE bytes at TEXT, if they are in the source, and notes HOW
 * md4c took them. */
void markdown_pass(struct markdown_source *source, const char *text,
                   size_t size, enum markdown_taken how);

/* Moves to the next line. */
void markdown_pass_line(struct markdown_source *source);

/* The number of the line with the next `![`. */
int markdown_picture_line(const struct markdown_source *source);

/* Moves past the next thematic break. Returns its line number and, in *MARK,
 * the character it consists of: '-', '*' or '_'. */
int markdown_pass_break(struct markdown_source *source, char *mark);

/* Whether line INDEX (from 0) defines a link, `[words]: address`, which is not
 * shown. */
bool markdown_is_definition(const struct markdown_source *source, size_t index);

/* Whether BEGIN to END contains a character typical of addresses and files. */
bool markdown_is_address(const char *begin, const char *end);

#endif
