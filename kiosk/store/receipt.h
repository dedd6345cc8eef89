/* What an import or an undo did: the last receipt of a store, as a struct, as
 * the file STORE/receipt and in words for STORE/receipts/DATE-NUMBER.txt.
 *
 * The file is lines "KEY VALUE", the first "kiosk-receipt 1", the last "end";
 * a file that lacks either is not read. "follows LINE\tPATH" says which finding
 * the item above results from. One rename replaces the file, so a reader gets
 * the old or the new one. */
#ifndef KIOSK_RECEIPT_H
#define KIOSK_RECEIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "library.h"
#include "report.h"

enum receipt_outcome {
    RECEIPT_SHOWN,     /* another deck is shown now */
    RECEIPT_UNCHANGED, /* the source holds the deck that is shown */
    RECEIPT_REFUSED,   /* the source's deck was not taken: see WHY */
    RECEIPT_FAILED,    /* it could not be read or copied: see WHY */
    RECEIPT_UNDONE     /* the previous deck is shown again */
};

enum receipt_kind {
    RECEIPT_ADDED,
    RECEIPT_CHANGED,
    RECEIPT_REMOVED,
    RECEIPT_LEFT_OUT, /* a slide that is not shown, and why */
    RECEIPT_ERROR,    /* a finding of `check` */
    RECEIPT_WARNING   /* a lesser one */
};
enum { RECEIPT_KINDS = RECEIPT_WARNING + 1 };

/* Items of a kind beyond this many are counted, not listed. */
#define RECEIPT_ITEMS_MAX 500

/* The rule of the finding that repeats the headline: it is in the file, but not
 * in the words. */
#define RECEIPT_NOTHING "nothing-to-show"

struct receipt_item {
    enum receipt_kind kind;
    char *path;       /* inside the deck; "" for the deck as a whole */
    int line;         /* of a finding, from 1; else 0 */
    char *words;      /* of a finding its sentence, of a slide its title; may be
                       * "" */
    char *rule;       /* of a finding its id, else "" */
    char *cause_path; /* of the finding that this follows from: another item,
                       * which follows from none; "" unknown or none */
    int cause_line;
};

struct receipt {
    enum receipt_outcome outcome;
    uint64_t number; /* of the receipts of this store, from 1: a new one has
                      * another number */
    int64_t when_s;  /* Unix time; 0: the clock was not set */
    char *from;      /* where the deck came from, in words; never NULL */
    char deck[LIBRARY_HASH_SIZE];    /* that is shown now; "" none */
    char offered[LIBRARY_HASH_SIZE]; /* that SOURCE holds; "" unknown */
    int64_t signed_s; /* when the offered deck was signed; 0: nobody asked */
    char *why;        /* a sentence, of REFUSED and FAILED; else perhaps "" */
    size_t slides;    /* of the offered deck */
    size_t shown; /* of these, that come on that day in the first language */
    size_t timed; /* of those, that have days or hours */
    size_t counts[RECEIPT_KINDS];
    struct receipt_item *items; /* by kind, then by path in natural order */
    size_t count, cap;
};

/* FROM and WHY are "", all else 0. */
void receipt_init(struct receipt *receipt);
void receipt_release(struct receipt *receipt);

/* Counts an item, and lists it unless there are too many of its kind. PATH
 * and WORDS may be any bytes: what cannot be printed is replaced. */
void receipt_add(struct receipt *receipt, enum receipt_kind kind,
                 const char *path, int line, const char *words,
                 const char *rule);

/* The same, that follows from the finding in CAUSE_LINE of CAUSE_PATH. */
void receipt_add_after(struct receipt *receipt, const char *cause_path,
                       int cause_line, enum receipt_kind kind, const char *path,
                       int line, const char *words, const char *rule);

/* The finding that ITEM follows from; NULL when that is not known. */
const struct receipt_item *receipt_cause(const struct receipt *receipt,
                                         const struct receipt_item *item);

/* What to fix first: the finding that causes most omissions, else the first
 * error; NULL if there is neither. */
const struct receipt_item *receipt_first(const struct receipt *receipt);

/* Whether all that was offered is shown, and without an error. */
bool receipt_is_good(const struct receipt *receipt);

/* Adds every finding of REPORT, which is sorted. */
void receipt_add_report(struct receipt *receipt, const struct report *report);

/* Brings the items into their order. */
void receipt_sort(struct receipt *receipt);

/* Sets WHY. */
void receipt_because(struct receipt *receipt, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
