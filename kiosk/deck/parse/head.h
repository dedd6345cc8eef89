/* `key: value` lines, as in deck.txt, topic.txt, the head of a slide and
 * kiosk.txt: a form says which keys there are and where their values go.
 * Pure. */
#ifndef KIOSK_HEAD_H
#define KIOSK_HEAD_H

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
    bool secret;                /* no message tells its value */
};

#define HEAD_KEYS_MAX 32

struct head_form {
    const struct head_key *keys;
    size_t count; /* at most HEAD_KEYS_MAX */
};

/* Reads the lines of TEXT (LEN bytes, as text_decode gives them), of which the
 * first is line FIRST_LINE of PATH, into TARGET. Returns false when it
 * reported an error. */
bool head_read(const char *text, size_t len, int first_line,
               const struct head_form *form, const char *path, void *target,
               struct report *report);

/* The head of a slide, the `key: value` lines between two `---` lines at its
 * beginning. */
struct head_place {
    const char *head;
    size_t head_len; /* 0 without a head */
    int line;        /* of the first line of HEAD */
    size_t body;     /* where the body begins; 0 without a head */
    bool broken;     /* reported: a line is missing, or not quite “---” */
    bool guessed; /* and where BODY begins is a guess: what is found in it may
                   * not be true */
};

/* Readers, and what MEMBER is. */
head_reader head_text;   /* char *, freed with free() */
head_reader head_words;  /* struct deck_words: one for each language */
head_reader head_date;   /* struct deck_date, of the calendar */
head_reader head_int;    /* int */
head_reader head_number; /* double */
head_reader head_bool;   /* bool: yes, no, true, false */
head_reader head_choice; /* int or enum: `low` for the first choice, ... */
head_reader head_name;   /* char[HEAD_NAME_SIZE]: one of the choices */
#define HEAD_NAME_SIZE 16

#endif
