/* Candidates for versions of a slide, and which of them belong together. */
#ifndef KIOSK_DECK_CANDIDATE_H
#define KIOSK_DECK_CANDIDATE_H

#include <stdbool.h>
#include <stddef.h>

#include "deck.h"
#include "deck_source.h"
#include "report.h"

/* A file, or a page of one, that may become a version of a slide. */
struct candidate {
    struct deck_source *source;
    char *id;
    size_t name_len; /* length of ID without the number of a page */
    char *order;     /* the name without language and ending */
    char lang[DECK_LANG_SIZE];
    bool unmarked;    /* its name has no language */
    bool easy;        /* it may become easy words of a version */
    size_t lang_rank; /* index into deck.languages; their count if not listed */
    int role_rank;    /* of files with the same id and language */
    size_t position;
    int page;                              /* of a PDF, from 1; 0 none */
    const struct deck_source *own_keys;    /* of this page alone, or NULL */
    const struct deck_source *common_keys; /* of the whole file, or NULL */
    bool dropped;                          /* and reported */
};

/* A title without a body is a slide, unless there is a picture of the same
 * name. */
enum { RANK_SLIDE, RANK_PICTURE, RANK_TITLE, RANK_KEYS };

struct candidates {
    struct candidate *items;
    size_t count, cap;
};

/* The candidate for SOURCE, number POSITION in its folder. */
struct candidate candidate_of(struct deck_source *source,
                              const struct deck *deck, size_t position);

/* Takes ownership of what CANDIDATE owns. */
void candidates_add(struct candidates *candidates, struct candidate candidate);
void candidates_release(struct candidates *candidates);

/* Sorts the candidates by id, then language, and decides which are used;
 * reports those that are dropped. */
void candidates_settle(struct candidates *candidates, const struct deck *deck,
                       struct report *report);

/* The number of candidates from FIRST on that share its id. */
size_t candidates_same(const struct candidates *candidates, size_t first);

/* Reports a picture that is a slide of its own although nothing says that it
 * should be: its slide may have been deleted. */
void candidate_report_picture(const struct candidate *candidate,
                              struct report *report);

/* Reports a language that the deck does not list. */
void candidate_report_language(const struct candidate *candidate,
                               const struct deck *deck, struct report *report);

#endif
