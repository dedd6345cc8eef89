/* Where the head of a slide begins and ends, also when its `---` lines are
 * missing or were made into something else. */
#ifndef KIOSK_HEAD_FIND_H
#define KIOSK_HEAD_FIND_H

#include <stdbool.h>
#include <stddef.h>

#include "head_line.h"
#include "report.h"

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

/* Finds the head in TEXT. Lines that are missing, or are not quite `---`, are
 * errors if keys of FORM are next to them. With KEYS_ALONE a text of keys and
 * nothing else is a head, too. */
struct head_place head_find(const char *text, size_t len,
                            const struct head_form *form, bool keys_alone,
                            const char *path, struct report *report);

#endif
