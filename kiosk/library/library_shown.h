/* The pictures that slides of earlier decks have shown, as a store records them
 * (store.h), for a library that has not seen those decks. */
#ifndef KIOSK_LIBRARY_SHOWN_H
#define KIOSK_LIBRARY_SHOWN_H

#include <stddef.h>

#include "deck_dir.h"

/* The list of the deck STORE/decks/HASH is the file STORE/shown/HASH. Each path
 * in it ends with a NUL: names may contain any other byte. */
#define SHOWN_FOLDER "shown"
#define SHOWN_BYTES_MAX (4u * 1024 * 1024)

struct shown_list {
    char *bytes;
    char **paths; /* into BYTES */
    size_t count;
};

/* Reads the list of the deck in DIR, empty when there is none. Ended by
 * shown_release. */
void shown_read(struct shown_list *list, const struct deck_dir *dir);
void shown_release(struct shown_list *list);

#endif
