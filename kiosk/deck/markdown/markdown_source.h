/* Lines of the source of a slide's body. */
#ifndef KIOSK_MARKDOWN_SOURCE_H
#define KIOSK_MARKDOWN_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "markdown_state.h"

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

#endif
