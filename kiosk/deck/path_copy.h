/* What sync programs and people make of a name when there are two of it:
 * "1-pain - Copy", "1-pain (conflicted copy 2026-11-01)". Pure. */
#ifndef KIOSK_PATH_COPY_H
#define KIOSK_PATH_COPY_H

#include <stdbool.h>
#include <stddef.h>

/* The marks, most reliable first. Only the first is certain by itself; the
 * others may be part of an ordinary name, so the original must be next to
 * it. */
enum path_copy {
    PATH_NO_COPY,
    PATH_CONFLICT,        /* of a sync program, with its date or number */
    PATH_CONFLICT_BESIDE, /* ... or with its word, or the name of a computer
                           * ("-DESKTOP-7QK2") */
    PATH_CONFLICT_TWIN,   /* perhaps the name of a computer ("-ANA-PC1"): the
                           * two must also have one title */
    PATH_COPY             /* made by a person */
};

/* Part of a name: LEN bytes from TEXT. */
struct path_part {
    const char *text;
    size_t len;
};

/* Takes the outermost mark off NAME, a name without its ending, so that what
 * it was put on is left. Names may have several. */
enum path_copy path_copy_take(struct path_part *name);

/* Whether NAME without its marks, one or more, is WORD, in any case. */
bool path_copy_of(struct path_part name, const char *word);

#endif
