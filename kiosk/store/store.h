/* A folder of decks, one of which is shown. What is copied there is complete,
 * and a power cut at any moment leaves the previous deck or the new one.
 *
 *     STORE/current -> decks/HASH  the deck that is shown: a relative link
 *     STORE/decks/HASH/            a deck, by its hash (library_hash.h)
 *     STORE/shown/HASH             pictures that slides of earlier decks showed
 *     STORE/decks/.half/           an incomplete copy, removed by an import
 *     STORE/history                the decks that undo goes back to
 *     STORE/receipt                what happened last (receipt.h)
 *     STORE/receipts/DATE-N.txt    the last 100 of these, in words
 *     STORE/lock                   locked while the store is changed
 *
 * Nothing in decks/HASH is ever written to once it has that name. */
#ifndef KIOSK_STORE_H
#define KIOSK_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "library.h"

/* How many decks stay: the one that is shown, and those before it. */
#define STORE_DECKS_MAX 5

#define STORE_HALF ".half" /* in decks/ */

/* An open store; the only one with the right to change it. */
struct store {
    char *path;
    int fd, decks_fd, shown_fd, lock_fd;
    bool swept; /* an incomplete copy was removed */
};

/* Whether there is a store at PATH; what is missing of it does not count. False
 * with a sentence in *WHY, freed with free(). */
bool store_is_there(const char *path, char **why);

/* Whether the folders SOURCE and STORE are neither the same nor inside each
 * other, since a store must not import itself. STORE need not exist yet; SOURCE
 * is accessed, which may hang. */
bool store_is_apart(const char *source, const char *store);

/* Opens the store at PATH, creating it if missing, and waits up to WAIT_MS for
 * another process that has it open. Removes what an interrupted import left.
 * False, with a sentence in *WHY (freed with free()), if it cannot be written
 * or is still in use. */
bool store_open(struct store *store, const char *path, int wait_ms, char **why);

/* Lets go of the lock as well when a process that was started meanwhile has
 * not ended yet: one that hangs in the kernel keeps its descriptors. */
void store_close(struct store *store);

/* The hash of the deck that the store at PATH shows. False with errno: ENOENT
 * when there is none yet, EINVAL if `current` does not name a deck. Needs no
 * open store: for the show. */
bool store_current(const char *path, char hash[LIBRARY_HASH_SIZE]);

/* The path of the deck HASH in the store at PATH; freed with free(). */
char *store_deck_path(const char *path, const char *hash);

/* Whether TEXT can be the hash of a deck: nothing else is made a path of. */
bool store_is_hash(const char *text);

/* Whether the deck HASH of the store at PATH is there and its files are those
 * that it is named for; else a sentence in *WHY, freed with free(). Reads all
 * of it, and needs no open store. */
bool store_is_whole(const char *path, const char *hash, char **why);

/* The same of an open store. */
bool store_holds(const struct store *store, const char *hash);

/* Makes decks/.half and opens it; closed by the caller. -1 with errno. */
int store_new_half(struct store *store);

/* Notes for the copy in decks/.half which pictures slides of decks before
 * have shown: LEN bytes as in library_shown.h; it keeps the name of the deck.
 * False with errno. */
bool store_note_shown(struct store *store, const char *paths, size_t len);

/* Gives the copy in decks/.half, whole and on the disk, the name HASH. A deck
 * of that name that is not whole is replaced. False with errno. */
bool store_keep(struct store *store, const char *hash);

/* Shows the deck HASH from now on: one rename, on the disk when this returns.
 * False with errno: then the previous deck is shown, or (when only the last
 * fsync failed) HASH is. */
bool store_point(struct store *store, const char *hash);

/* Removes decks/.half. False with errno. */
bool store_drop_half(struct store *store);

/* Removes the deck HASH. False with errno. */
bool store_remove(struct store *store, const char *hash);

#endif
