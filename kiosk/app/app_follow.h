/* Follows a store (store.h) that may lie where a deck was asked for: which deck
 * it shows now, and what the last import did. For app*.c, and for check and
 * render. */
#ifndef KIOSK_APP_FOLLOW_H
#define KIOSK_APP_FOLLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "folder_watch.h"
#include "receipt.h"

struct app_follow {
    char *folder;    /* that was asked for: a deck, or a store */
    char *deck;      /* the folder of the deck that is to be shown; of a store
                      * without one it is `current`, which is not there */
    char *link;      /* what FOLDER points at; "" when it is no link */
    uint64_t number; /* of the last receipt; 0: none yet */
    struct folder_watch watch;
};

/* FOLDER need not be there. A receipt that is there already is news only when
 * it is not a minute old at WALL_S (since 1970; 0: unknown). */
void follow_init(struct app_follow *follow, const char *folder, int64_t wall_s,
                 int64_t now_ms);
void follow_release(struct app_follow *follow);

/* Whether it is time to look: something happened there, or the last look is
 * some seconds old. */
bool follow_due(struct app_follow *follow, int64_t now_ms);

/* Where the deck of FOLDER, a deck or a store, is now; freed with free(). */
char *follow_once(const char *folder);

/* What the folder is, as far as is known. */
enum follow_state {
    FOLLOW_DECK,
    FOLLOW_NEW,  /* a store that no deck has come to */
    FOLLOW_STORE /* a store with a deck */
};
enum follow_state follow_state(const struct app_follow *follow);

/* True when another deck is to be shown than at the last look: DECK. The first
 * time it always is. A deck that is not there does not count, unless FOLDER is
 * a link that was pointed at something else. */
bool follow_deck(struct app_follow *follow);

/* True when an import or an undo has left *RECEIPT since the last look; then
 * released by the caller. */
bool follow_receipt(struct app_follow *follow, struct receipt *receipt);

/* When follow_due will be true without an event; INT64_MAX = never. */
int64_t follow_deadline_ms(const struct app_follow *follow);

/* Becomes readable when something happened there; -1 when nobody says. */
int follow_fd(const struct app_follow *follow);

#endif
