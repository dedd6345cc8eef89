/* Inside of a library: what it has seen, what it is doing, what is due. */
#ifndef KIOSK_LIBRARY_STATE_H
#define KIOSK_LIBRARY_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "library.h"
#include "library_files.h"
#include "library_hash.h"
#include "library_hints.h"
#include "library_load.h"
#include "library_scan.h"
#include "library_watch.h"

/* Names are looked at in portions of so many: about 5 ms on a Raspberry Pi 3,
 * as are all pieces of work here. */
#define LIBRARY_STEP_ENTRIES 256

enum stage {
    STAGE_IDLE,
    STAGE_SCAN, /* looking at what is in the folder */
    STAGE_PASS, /* reading it */
    STAGE_CHECK /* was anything written to meanwhile? */
};

struct library {
    char *folder;
    struct library_options options;
    int64_t now_ms; /* of the last step */
    struct watch watch;
    struct hints hints;
    struct files files;
    enum stage stage;
    struct scan scan;
    struct pass pass;
    int64_t scan_ms;      /* when the look began */
    uint64_t scan_number; /* newest hint then */
    bool remote;          /* the kernel does not see all changes */
    bool more_hints;      /* hints wait to be read */
    bool sweep;           /* look at the next step */
    bool recalled;        /* what decks before showed was read */
    bool trust;           /* nothing was read yet: files need no confirming */
    bool hash_due;        /* the last deck was given without its hash, or
                           * without words that took too long */
    bool wait;            /* the deck is wanted now: PDFs are waited for */
    int64_t first_ms, last_ms; /* hints since the last look; -1 none */
    int64_t again_ms;          /* a file may have come to rest by then */
    int64_t poll_ms;           /* next poll; INT64_MAX none */
    uint64_t device;           /* of the folder that was read last */
    int error;                 /* why it could not be read at the last look */
    bool torn;                 /* the last deck lacks a file being changed */
    char given[2 * HASH_HEX_SIZE]; /* what the last deck looked like */
    char refused[HASH_HEX_SIZE];   /* what the folder was blamed for in it */
    char blamed[HASH_HEX_SIZE];    /* ... and at the last look */
};

void library_init(struct library *library, const char *folder,
                  const struct library_options *options, int64_t now_ms);
void library_release(struct library *library);

/* Reads what the kernel has to say, up to a bound. */
void library_take_hints(struct library *library);

/* Begins to look at the folder. */
void library_begin_scan(struct library *library);

/* Goes on with what was begun. True when *READ is a new deck. When more than
 * HASH_AT_ONCE bytes of pictures have to be hashed, the deck is given first
 * without its hash. */
bool library_advance(struct library *library, uint64_t hash_at_once,
                     struct library_deck *read);

#endif
