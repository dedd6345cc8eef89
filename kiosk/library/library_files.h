/* What is known of each file of the slides folder: how it was last found, the
 * version that is in the deck, and its last version without errors. */
#ifndef KIOSK_LIBRARY_FILES_H
#define KIOSK_LIBRARY_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "library_hash.h"
#include "library_hints.h"
#include "deck_dir.h"
#include "library_scan.h"

/* A file that is open for writing is not read until nothing has been written to
 * it for this long: then whoever has it open has forgotten it. */
#define FILES_WRITING_MS 10000

/* Up to this many bytes of texts are kept in memory in total, so that a file
 * that breaks can be shown as it was, without being read again. */
#define FILES_MEMORY_BYTES (16u * 1024 * 1024)

/* The words of PDFs, which are requested only once, are kept too: up to this
 * many bytes of one PDF, and as many in total as of texts. Beyond that, words
 * are dropped, never pages. */
#define FILES_WORDS_BYTES (1024u * 1024)

struct file_version {
    struct file_stamp stamp;
    uint64_t hint_number; /* newest hint when it was read */
    bool hashed;
    struct hash_digest digest;
    bool broken;    /* the reader found errors */
    bool described; /* of a PDF: BYTES are its words, NULL when it has none */
    char *bytes;    /* of a text; NULL when not in memory */
    size_t len;
};

enum file_plan {
    FILE_LEAVE_OUT,
    FILE_KEEP, /* the version that is in the deck */
    FILE_TAKE  /* the version that was found */
};

struct library_file {
    char *path;
    enum deck_file_role role;
    bool there;              /* found at the last look, as: */
    struct file_stamp found; /* the same since, or missing since: */
    int64_t since_ms;
    int64_t waiting_ms;  /* when it last changed, while it may still change; -1
                          * at rest */
    int error;           /* FOUND could not be read (errno); 0 it could */
    int64_t retry_ms;    /* not to be tried before, if ERROR */
    enum file_plan plan; /* of the load that is running */
    bool used;           /* NOW is in the deck */
    bool shown; /* of a picture: a slide shows it, or has shown it, as it is in
                 * the deck */
    struct file_version now;
    struct file_version fresh; /* being read: becomes NOW */
    char *good; /* last text without errors while NOW is broken, else NULL */
    size_t good_len;
};

/* A picture that a slide has shown, in any folder. */
struct file_seen {
    char *name; /* without its folder */
    struct hash_digest digest;
};

/* How many are remembered: more than a deck has; the first ones stay. */
#define FILES_SEEN_MAX 4096

struct files {
    struct library_file *items; /* sorted by path in bytes */
    size_t count, cap;
    struct file_seen *seen;
    size_t seen_count, seen_cap;
};

/* Whether the content of a file with that role is text for the reader. */
bool file_role_is_text(enum deck_file_role role);

/* Whether it is part of the deck, and so of its hash. */
bool file_role_is_hashed(enum deck_file_role role);

/* Takes over what SCAN has found at NOW_MS. */
void files_merge(struct files *files, const struct scan *scan, int64_t now_ms);

/* The file to read as number NEXT: first the one at index DECK, deck.txt,
 * because it names the languages of all others; it may be missing. */
struct library_file *files_in_turn(struct files *files, size_t deck,
                                   size_t next);

struct files_rules {
    int64_t now_ms;
    int64_t quiet_ms;   /* after the last hint on a file it is at rest */
    int64_t confirm_ms; /* without hints, what was found must stay unchanged
                         * this long */
    bool trust;         /* ... or, at the start, not at all */
};

struct files_plan {
    bool changed;        /* the deck would not be the same */
    int64_t again_ms;    /* look again then; INT64_MAX: no need */
    uint64_t hash_bytes; /* to be read for the hash alone */
};

/* Decides for each file which version the next deck uses. */
struct files_plan files_decide(struct files *files, const struct hints *hints,
                               const struct files_rules *rules);

/* Whether FILE, as the plan takes it, is a picture that a slide has shown: as
 * it was in the deck before, or when nothing was read yet, or from another
 * folder or an earlier time, by its name and its bytes. */
bool files_were_shown(const struct files *files,
                      const struct library_file *file);

/* Marks the pictures that a slide has shown, in the deck that the plan makes:
 * of COUNT PATHS those that are there. */
void files_note_shown(struct files *files, char *const *paths, size_t count);

/* Makes the fresh versions of a finished load the ones in the deck. */
void files_commit(struct files *files);

/* Discards the fresh versions of an unfinished load, except the words of PDFs,
 * which took time to decode. */
void files_drop_fresh(struct files *files);

void files_release(struct files *files);

#endif
