/* A folder from which a deck is imported: its contents, its hash, a copy of it.
 * Links are not followed and no file is held in memory. A file that appears,
 * disappears or changes meanwhile is noticed, and then nothing may be used. */
#ifndef KIOSK_STORE_SOURCE_H
#define KIOSK_STORE_SOURCE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "library.h"
#include "library_hash.h"
#include "library_scan.h"
#include "str.h"

/* Larger decks are not imported: they are somebody's whole disk. */
#define SOURCE_BYTES_MAX HASH_FILE_BYTES_MAX
#define SOURCE_FILES_MAX 20000
#define SOURCE_SLIDES_MAX DECK_SLIDES_MAX

struct source_file {
    const struct scan_file *found; /* in source.scan */
    struct hash_digest digest;     /* once it was read */
};

struct source {
    struct scan scan;          /* its report says what is not taken */
    struct source_file *files; /* that are part of the deck, by path */
    size_t count, slides;
    uint64_t bytes;
    atomic_uint *calls; /* goes up before each call on the folder and after it:
                         * odd for long means that it hangs. NULL: nobody
                         * looks */
};

/* Looks at FOLDER. False, and a sentence in *WHY (freed with free()), when it
 * cannot be read whole or is too large; nothing is to be released then. CALLS
 * as above. */
bool source_open(struct source *source, const char *folder, atomic_uint *calls,
                 char **why);
void source_release(struct source *source);

/* Reads and hashes every file; copies it into the empty folder INTO as well
 * unless that is -1. The copies are on the disk, but not yet INTO's own name.
 * False, and a sentence in *WHY, when something cannot be read or written, or
 * is no longer what it was. */
bool source_copy(struct source *source, int into, char **why);

/* The hash of the deck, of a source that was copied. */
void source_hash(const struct source *source, char hash[LIBRARY_HASH_SIZE]);

/* How much room a copy takes, at most. */
uint64_t source_room_bytes(const struct source *source);

/* Reads the file NAME of the folder that is no part of the deck, no more than
 * MAX bytes. False with errno. */
bool source_read_beside(const struct source *source, const char *name,
                        size_t max, struct str *out);

/* Whether the file at PATH, of both, has the same bytes in A and in B. What
 * cannot be read is not the same. */
bool source_same_file(const struct source *a, const struct source *b,
                      const struct source_file *in_a,
                      const struct source_file *in_b);

/* Whether A and B are the same deck, byte by byte: faster than a hash, and it
 * finds out as well whether what is on the disk can still be read. */
bool source_same(const struct source *a, const struct source *b);

#endif
