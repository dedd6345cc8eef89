/* One line of a head: its parts, its key, and the lines that bound a head.
 * For head*.c, deck_forms.c and settings*.c only. Pure. */
#ifndef KIOSK_HEAD_LINE_H
#define KIOSK_HEAD_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "report.h"

/* A value as it was written, and where. */
struct head_value {
    const char *key;
    const char *lang; /* of `title.es`: "es"; "" without */
    const char *text; /* trimmed, without quotes, never empty */
    const char *path;
    int line;
    struct report *report;
};

/* Reads VALUE into MEMBER; what is wrong with it is reported as an error and
 * leaves MEMBER as it was. */
struct head_key;
typedef void head_reader(const struct head_key *key,
                         const struct head_value *value, void *member);

struct head_key {
    const char *name; /* at most NEAREST_WORD_MAX bytes */
    head_reader *read;
    size_t offset;    /* of the member in the struct that the form fills */
    double low, high; /* of numbers, both allowed */
    const char *const *choices; /* NULL-terminated, else NULL for any */
    bool unlisted;              /* works, but no message names it */
    bool secret;                /* no message quotes its value */
};

#define HEAD_KEYS_MAX 48

struct head_form {
    const struct head_key *keys;
    size_t count; /* at most HEAD_KEYS_MAX */
};

/* The line that starts at TEXT, without its end. */
size_t head_line_length(const char *text, size_t len);

/* The parts of a line: KEY and VALUE point into it, trimmed. */
struct head_line {
    const char *key, *value;
    size_t key_len, value_len;
    bool blank;     /* or a comment */
    bool has_colon; /* and a key before it */
};
struct head_line head_line_split(const char *text, size_t len);

/* A copy of LEN bytes in which what only looks like ASCII is ASCII: hyphens of
 * any kind, full-width forms, digits of any script, spaces of any width; what
 * leaves no mark is left out. For keys, dates, numbers and words of a choice,
 * never for what people read. Freed with free(). */
char *head_line_plain(const char *text, size_t len);

/* The key of FORM with NAME, in any case; NULL when there is none. */
const struct head_key *head_line_key(const struct head_form *form,
                                     const char *name);

/* The key that NAME was probably meant to be; NULL when there is none. */
const struct head_key *head_line_nearest(const struct head_form *form,
                                         const char *name);

/* Whether LINE is a value of a key that FORM has, or of one so near that it
 * was probably meant. */
bool head_line_meant(const struct head_line *line,
                     const struct head_form *form);

/* Whether the line is `---`, with hyphens of any kind. */
bool head_line_is_fence(const char *text, size_t len);

/* Whether the line is what people and word processors make of `---`: two or
 * more dashes, stars or the like, or one long dash. */
bool head_line_like_fence(const char *text, size_t len);

#endif
