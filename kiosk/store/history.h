/* Which decks a store has shown, in what order, and what each source last
 * contained. The file STORE/history is lines, the first "kiosk-history 1", the
 * last "end". A file that lacks either is rebuilt from the decks that are
 * there. */
#ifndef KIOSK_HISTORY_H
#define KIOSK_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "library.h"
#include "store.h"
#include "str.h"

#define HISTORY_SOURCES_MAX 16

struct history_deck {
    char hash[LIBRARY_HASH_SIZE];
    int64_t since_s; /* Unix time it was last made the shown one; 0 unknown */
    size_t slides, shown, errors, warnings; /* what was found at import */
    char *from;
};

struct history_source {
    char hash[LIBRARY_HASH_SIZE];
    char *from;
};

struct history {
    struct history_deck decks[STORE_DECKS_MAX]; /* the oldest first */
    size_t count;
    struct history_source sources[HISTORY_SOURCES_MAX]; /* the last used last */
    size_t source_count;
    int64_t signed_s; /* when the newest signed deck that was shown had been
                       * signed; 0 none was */
};

/* Reads the history of the store at PATH; never fails. */
void history_read(struct history *history, const char *path);
void history_release(struct history *history);

/* The file, and back. False if the LEN bytes of TEXT, which are modified, are
 * not a complete history; then HISTORY is empty. */
bool history_parse(struct history *history, char *text, size_t len);
void history_print(const struct history *history, struct str *out);

/* Writes it: the old or the new one is on the disk. False with errno. */
bool history_write(const struct history *history, const struct store *store);

/* The entry of the deck HASH; NULL when there is none. */
struct history_deck *history_find(struct history *history, const char *hash);

/* Adds DECK after the deck CURRENT ("" none): drops undone decks, and the
 * oldest if there are too many. DECK.from is copied. */
void history_add(struct history *history, const char *current,
                 const struct history_deck *deck);

/* The newest deck before CURRENT that STORE holds whole; NULL when there is
 * none. */
struct history_deck *history_before(struct history *history,
                                    const struct store *store,
                                    const char *current);

/* Notes that the source FROM held the deck HASH; whether it did. */
void history_note(struct history *history, const char *from, const char *hash);
bool history_noted(const struct history *history, const char *from,
                   const char *hash);

/* How many of NEED_BYTES do not fit; 0 if all of them do, or it is unknown. */
uint64_t history_missing_bytes(const struct store *store, uint64_t need_bytes);

/* Removes the decks that are not in the history, and then, while less than
 * NEED_BYTES and NEED_FILES are free, the oldest that are; never CURRENT nor
 * the one before it. False when it is not enough. HISTORY is to be written
 * before. */
bool history_prune(struct history *history, struct store *store,
                   const char *current, uint64_t need_bytes,
                   uint64_t need_files);

#endif
