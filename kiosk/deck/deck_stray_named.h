/* The files of a folder by what their names say: for the deck_stray*.c. */
#ifndef KIOSK_DECK_STRAY_NAMED_H
#define KIOSK_DECK_STRAY_NAMED_H

#include <stddef.h>

#include "deck_sources.h"

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

/* The id and the language in the LEN bytes of a name without ending. Freed with
 * free(). */
char *stray_read_name(const struct deck *deck, const char *stem, size_t len,
                      char lang[DECK_LANG_SIZE]);

/* The first file with ID, in LANG unless that is NULL, that is of the same
 * role as OF and not itself; NULL when there is none. */
const struct deck_source *stray_find(const struct folder *folder,
                                     const char *id, const char *lang,
                                     const struct deck_source *of);

/* Marks the files of FOLDER whose names say a language in another form than
 * ".es" before the ending. deck_stray_language.c */
void stray_find_languages(struct folder *folder);

#endif
