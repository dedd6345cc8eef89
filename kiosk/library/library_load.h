/* One load of the slides folder into a deck, in small pieces: hands every file
 * to the reader and hashes it, as its plan says. */
#ifndef KIOSK_LIBRARY_LOAD_H
#define KIOSK_LIBRARY_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck_reader.h"
#include "library_reader.h"
#include "library_files.h"
#include "library_hints.h"
#include "deck_dir.h"
#include "report.h"

struct load_how {
    bool hashing; /* pictures and audio are read too */
    bool wait;    /* for the words of PDFs */
    const struct library_options *options;
};

struct load {
    const struct deck_dir *dir;
    struct files *files;
    const struct hints *hints;
    struct load_how how;
    bool torn;        /* a file was being changed, so it was not read */
    bool unsaid;      /* the words of a PDF took too long */
    int64_t retry_ms; /* when to retry a file that could not be read; INT64_MAX
                       * none */
    uint64_t hint_number; /* newest hint at the start */
    size_t memory_bytes;  /* of texts */
    size_t words_bytes;   /* of the words of PDFs */
    struct deck_reader *reader;
    struct report report;
    size_t deck;       /* which file is deck.txt; over their count: none */
    size_t next;       /* file */
    bool begun;        /* it was worked on */
    int64_t asked_ms;  /* its words were asked for the first time; -1 never */
    int64_t ask_ms;    /* when to ask for them again; nothing to do before */
    int fd;            /* of the file being hashed; -1 none */
    uint64_t fd_bytes; /* of it hashed so far */
    SHA2_CTX fd_hash;
};

/* FINDINGS, of the scan, are copied to the report. All arguments must outlive
 * the load. */
void load_begin(struct load *load, const struct deck_dir *dir,
                struct files *files, const struct hints *hints,
                const struct report *findings, const struct load_how *how);

/* Works on up to FILES files and about BYTES bytes. True when every file was
 * handed to the reader. */
bool load_step(struct load *load, size_t files, size_t bytes, int64_t now_ms);

/* Whether a file was changed after it was read: the load must not be finished
 * then. Hints must be up to date. */
bool load_disturbed(const struct load *load);

/* Finishes the reader, returns the deck and commits the files. The hash is
 * empty and the deck partial when not everything was hashed. */
void load_finish(struct load *load, struct library_deck *read);

/* Frees a load, finished or not. */
void load_release(struct load *load);

#endif
