/* Random slides whose words are numbered, "w1", "w2", ..., for properties that
 * hold for every slide. */
#ifndef KIOSK_RANDOM_SLIDE_H
#define KIOSK_RANDOM_SLIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "str.h"

/* What a page must not tear if it can hold it: a paragraph (all of its words
 * are one sentence), an item, a row of a table with the head, a call-out. */
struct random_unit {
    int first, last; /* its words */
    bool row;        /* of a table */
    struct str text; /* in Markdown, by itself */
};

struct random_slide {
    uint64_t seed;
    struct str text;
    int words, title; /* the first TITLE of them are the title */
    bool pictures, code;
    struct random_unit *units;
    size_t unit_count, unit_cap;
};

void random_slide_init(struct random_slide *slide, uint64_t seed);
void random_slide_release(struct random_slide *slide);

/* A number from 0 to BELOW - 1. */
int random_draw(struct random_slide *slide, int below);

/* Whether "wNUMBER" stands in TEXT, which may be NULL. */
bool random_has_word(const char *text, int number);

#endif
