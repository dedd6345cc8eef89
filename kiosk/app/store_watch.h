/* Follows a store (store.h) that may lie where a deck was asked for: which deck
 * it shows now, and what the last import did. For feed.c, and for `kiosk check`
 * and `kiosk render`. */
#ifndef KIOSK_STORE_WATCH_H
#define KIOSK_STORE_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "folder_watch.h"
#include "receipt.h"

struct store_watch {
    char *folder;    /* as requested: a deck, or a store */
    char *deck;      /* the folder of the deck to show; for a store without a
                      * deck, the missing `current` */
    char *link;      /* what FOLDER points at; "" if it is not a link */
    uint64_t number; /* of the last receipt; 0: none yet */
    struct folder_watch watch; /* on FOLDER: when it is time to look */
};

/* FOLDER need not exist. A receipt that is already there is reported only if it
 * is less than a minute old at WALL_S (since 1970; 0: unknown). */
void store_watch_init(struct store_watch *watch, const char *folder,
                      int64_t wall_s, int64_t now_ms);
void store_watch_release(struct store_watch *watch);

/* Where the deck of FOLDER, a deck or a store, is now; freed with free(). */
char *store_watch_once(const char *folder);

/* What the folder is, as far as known. */
enum store_watch_state {
    STORE_WATCH_DECK,
    STORE_WATCH_NEW,  /* a store without a deck yet */
    STORE_WATCH_STORE /* a store with a deck */
};
enum store_watch_state store_watch_state(const struct store_watch *watch);

/* True if DECK, the deck to show, has changed since the last call; always true
 * the first time. A missing deck is not a change, unless FOLDER is a link that
 * now points elsewhere. */
bool store_watch_deck(struct store_watch *watch);

/* True if an import or an undo has left *RECEIPT since the last call; the
 * caller then releases it. */
bool store_watch_receipt(struct store_watch *watch, struct receipt *receipt);

/* When WATCH is due without an event; INT64_MAX = never. */
int64_t store_watch_deadline_ms(const struct store_watch *watch);

#endif
