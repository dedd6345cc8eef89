/* One import: from a look at the source to the switch. */
#ifndef KIOSK_IMPORT_TAKE_H
#define KIOSK_IMPORT_TAKE_H

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

/* Takes the source into the open store, and says in the receipt what came of
 * it. True when the store shows what the source holds, or is to stay as it is;
 * whatever fails, it shows the deck of before or the new one. */
bool import_take(struct import *import);

/* The receipt says that the deck is not taken, because of WHY. Always false. */
bool import_refuse(struct import *import, const char *why);

/* The receipt says that it failed because of WHY, which is freed. Always
 * false. */
bool import_fail(struct import *import, char *why);

#endif
