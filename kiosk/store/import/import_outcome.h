/* What the steps of an import share: its state, and how it fails. */
#ifndef KIOSK_IMPORT_OUTCOME_H
#define KIOSK_IMPORT_OUTCOME_H

#include <stdatomic.h>
#include <stdbool.h>

#include "history.h"
#include "options.h"
#include "receipt.h"
#include "setup.h"
#include "signature.h"
#include "store.h"
#include "store_source.h"

/* The rules of what is told of a copy, not of its deck. */
#define IMPORT_HALF_COPY "half-copy"
#define IMPORT_DAMAGED "damaged-deck"

struct import {
    const struct options *options;
    struct setup *setup;
    struct store store;
    struct history history;
    struct source source;
    const struct signature_key *key; /* that decks must be signed with; NULL:
                                      * they need not be */
    struct signature signature;      /* of the source, if so */
    atomic_uint *calls;              /* on the source: see struct source */
    char before[LIBRARY_HASH_SIZE];  /* that is shown; "" none */
    struct receipt receipt;
    bool silent; /* nothing new to tell */
};

/* The receipt says that the deck is not taken, because of WHY. Always false. */
bool import_refuse(struct import *import, const char *why);

/* The receipt says that it failed because of WHY, which is freed. Always
 * false. */
bool import_fail(struct import *import, char *why);

#endif
