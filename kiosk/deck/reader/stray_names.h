/* The files of a folder by name, for finding strays. */
#ifndef KIOSK_STRAY_NAMES_H
#define KIOSK_STRAY_NAMES_H

#include <stddef.h>

#include "deck.h"
#include "deck_source.h"
#include "path_copy.h"

struct stray_names {
    const struct deck *deck;
    struct stray_name {
        struct deck_source *source; /* a picture or a slide */
        char *id;
        char lang[DECK_LANG_SIZE]; /* "" for the default one */
    } *items;                      /* sorted by id, then language */
    size_t count;
};

/* Takes COUNT sources at FIRST, all files of one folder. */
void stray_names_init(struct stray_names *names, const struct deck *deck,
                      struct deck_source *first, size_t count);
void stray_names_release(struct stray_names *names);

/* The id and language of a name of LEN bytes without ending. Freed with
 * free(). */
char *stray_name_read(const struct deck *deck, const char *stem, size_t len,
                      char lang[DECK_LANG_SIZE]);

/* The first file other than OF with ID and the role of OF, in LANG unless that
 * is NULL; NULL if there is none. */
const struct deck_source *stray_names_find(const struct stray_names *names,
                                           const char *id, const char *lang,
                                           const struct deck_source *of);

/* STEM without an ending that is part of it: "1-x.md - Copy". */
struct path_part stray_name_bare(struct path_part stem);

#endif
