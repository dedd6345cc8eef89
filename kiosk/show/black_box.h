/* What outlives a show that crashes: a folder in memory with a mark of what
 * the show is at, which costs no system call, and the crash ladder. */
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

/* Opens the box in FOLDER (NULL: none; made if missing) and settles how the
 * last show ended, which is said on standard error when it was bad. A folder
 * that cannot be used is said, too, and done without. False when another show
 * uses it. To be called once in the life of a process. */
bool black_box_open(struct black_box *box, const char *folder, int64_t now_ms);

/* What the show is at from now on: at the slide in the file at PATH of the
 * deck in FOLDER, or none (NULL). */
void black_box_mark(struct black_box *box, enum ladder_phase phase,
                    const char *folder, const char *path, int64_t now_ms);

/* A clean end. */
void black_box_close(struct black_box *box);

/* Whether the file at PATH of the deck in FOLDER is set aside, in the version
 * that lies there. */
bool black_box_holds(const struct black_box *box, const char *folder,
                     const char *path);

/* One of the files that are set aside, in the version that lies there; NULL
 * when there is none. */
const char *black_box_first_aside(const struct black_box *box);

#endif
