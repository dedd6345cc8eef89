/* The files of a folder by what their names say: for the deck_stray*.c. */
#ifndef KIOSK_STRAY_NAMES_H
#define KIOSK_STRAY_NAMES_H

#include <stddef.h>

#include "deck_source.h"

struct named {
    struct deck_source *source;
    char *id;
    char lang[DECK_LANG_SIZE]; /* "" the default one */
};

struct folder {
    const struct deck *deck;
    struct named *files; /* by id, then language */
    size_t count;
};

#endif
