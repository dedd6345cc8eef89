/* The state that survives a crash of the show: a folder in memory with the
 * crash ladder, and a mark of what the show is doing, which costs no system
 * call. */
#ifndef KIOSK_BLACK_BOX_H
#define KIOSK_BLACK_BOX_H

#include <stdbool.h>
#include <stdint.h>

#include "ladder.h"

struct black_box {
    char *folder;   /* NULL: nothing is kept, and all below does nothing */
    int mark_fd;    /* its lock says that a show runs */
    char *mark;     /* the file, mapped; NULL when it cannot be */
    char *ended_at; /* the slide that the last show ended at, or NULL */
    struct ladder ladder;
};

/* Opens the box in FOLDER (NULL: none; created if missing) and evaluates how
 * the previous show ended, reporting an unclean end on standard error. An
 * unusable folder is reported too, and the show goes on without. False if
 * another show uses it. To be called once per process. */
bool black_box_open(struct black_box *box, const char *folder, int64_t now_ms);

/* Marks what the show is doing from now on: with the slide in the file at PATH
 * of the deck in FOLDER, or none (NULL). */
void black_box_mark(struct black_box *box, enum ladder_phase phase,
                    const char *folder, const char *path, int64_t now_ms);

/* A clean end. */
void black_box_close(struct black_box *box);

/* Whether the current version of the file at PATH of the deck in FOLDER is set
 * aside. */
bool black_box_holds(const struct black_box *box, const char *folder,
                     const char *path);

/* A file whose current version is set aside; NULL if there is none. */
const char *black_box_first_aside(const struct black_box *box);

#endif
