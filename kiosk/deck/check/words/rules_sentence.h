/* The sentences of a slide, each also as plain words for looking things up. */
#ifndef KIOSK_RULES_SENTENCE_H
#define KIOSK_RULES_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "deck.h"

enum rules_place {
    RULES_TITLE,
    RULES_BODY, /* of a paragraph or an item */
    RULES_ROW   /* all cells of a table's row */
};

struct rules_sentence {
    char *text;  /* as written */
    char *plain; /* rules_plain(text) */
    enum rules_place place;
    int words; /* as people count them, whatever the language */
    int line;  /* where its block begins */
};

struct rules_sentences {
    struct rules_sentence *items;
    size_t count, cap;
};

/* Splits after . ! ? and their cousins in other scripts, at hard breaks, and
 * at the end of each title, paragraph, item and row. A full stop within an
 * abbreviation ("U.S. law", "e.g. ice") ends nothing. */
void rules_sentences_init(struct rules_sentences *sentences,
                          const struct deck_version *version);
void rules_sentences_release(struct rules_sentences *sentences);

/* TEXT in small letters, numbers as rules_number_read gives them, everything
 * but letters, digits and apostrophes replaced by a single space, with one
 * space at both ends: then strstr for " pain free " finds whole words only.
 * Freed with free(). */
char *rules_plain(const char *text, size_t len);

/* At most the first SIZE - 1 bytes of TEXT, cut between words and ended by
 * "…" if it is longer; SIZE is at least 8. Returns OUT. */
const char *rules_excerpt(const char *text, char *out, size_t size);

/* Steps through a list of phrases that "|" parts: *LEN is 0 before the first.
 * NULL at the end. */
const char *rules_phrase_next(const char *phrase, size_t *len);

/* Finds PHRASE, LEN bytes, as whole words in PLAIN from AT on: the space before
 * it. NULL if it is not there. */
char *rules_phrase_find(char *plain, char *at, const char *phrase, size_t len);

/* The first phrase of LIST that PLAIN has, and its length; NULL when none. */
const char *rules_phrase_any(char *plain, const char *list, size_t *len);

/* Overwrites "most common" with "-----------", for each phrase of LIST, so that
 * it is not found as "common" after. */
void rules_phrase_blank(char *plain, const char *list);

/* Whether the LEN bytes at PLAIN are one phrase of LIST. */
bool rules_phrase_is(const char *plain, size_t len, const char *list);

/* Whether one of the two words before AT, in PLAIN, is in NEGATIONS and negates
 * what follows. */
bool rules_phrase_negated(const char *plain, const char *at,
                          const char *negations);

#endif
