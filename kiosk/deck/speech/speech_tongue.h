/* The words of a language that stand for signs when a text is read aloud. */
#ifndef KIOSK_SPEECH_TONGUE_H
#define KIOSK_SPEECH_TONGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "str.h"

struct speech_tongue {
    char decimal;           /* mark that the voice expects */
    const char *from, *to;  /* "de 3 a 5 días"; FROM may be "" */
    const char *both;       /* "between 3 and 5" */
    const char *both_words; /* after these, BOTH joins: " between " */
    const char *no_from;    /* after these words, no FROM: " en por " */
    const char *minus, *plus, *or_more, *times, *per, *over, *number, *and;
    const char *less, *more, *at_most, *at_least, *plus_minus, *about, *equals;
    const char *dot, *slash, *at, *dash, *underscore;
    const char *oclock, *one_oclock; /* behind the hour of "9:00" */
    bool hours;                      /* "14:00 h" is said without the h */
    const char *of;                  /* "22 de noviembre de 2026"; "" */
    const char *months[12];
    const char *month_starts; /* "jan feb": their abbreviations */
    const char *and_half[2];  /* "1 and a half"; [1] feminine */
    const char *halves[2];    /* "one half" */
    const char *parts[5];     /* 1/4 3/4 1/3 2/3 1/5 */
    const char *of_unit;      /* "tres cuartos de mililitro" */
    const char *ones[2];      /* 1 before a unit; [1] feminine */
    const char *picture;      /* before what a picture shows */
    const char *call;         /* words near a number to call */
    const char *rows;         /* between the name of a column and its
                               * cell */
    const struct speech_short {
        const char *written; /* without the last full stop */
        const char *said;
        bool plain;  /* also without a full stop */
        bool number; /* only before a number */
    } *shorts;       /* the longer first; WRITTEN is NULL at the end */
    int unit_words;  /* index into the names of speech_unit.c */
};

/* NULL for a language that is read as it is written. */
const struct speech_tongue *speech_tongue_find(const char *lang);

/* A text while it is read. */
struct speech_text {
    const char *text;
    size_t len;
    const struct speech_tongue *tongue;
    const struct deck *deck; /* NULL: none */
};

/* The code point at AT, or before it; 0 at the ends. */
uint32_t speech_code(const struct speech_text *text, size_t at);
uint32_t speech_before(const struct speech_text *text, size_t at);

/* Whether AT is where a word ends: no letter or digit follows. */
bool speech_ends(const struct speech_text *text, size_t at);

/* The bytes of a space at AT, of any width; 0: none. */
size_t speech_space(const struct speech_text *text, size_t at);

/* Whether the LEN bytes at WORD, capitals or not, are a word of LIST, whose
 * words stand between spaces. */
bool speech_word_in(const char *word, size_t len, const char *list);

/* Whether the word before AT, behind one space, is in LIST. */
bool speech_word_before(const struct speech_text *text, size_t at,
                        const char *list);

#endif
