/* Files that nobody meant to show, found by their names. For deck_reader.c. */
#ifndef KIOSK_DECK_STRAY_H
#define KIOSK_DECK_STRAY_H

#include <stdbool.h>
#include <stddef.h>

#include "deck.h"
#include "deck_source.h"
#include "stray_names.h"

/* Says of each of the COUNT sources at FIRST, all files of one folder, whether
 * it is stray, and leaves out what is not to be shown. FLAT: the deck has no
 * other folder. Needs the links of the slides. */
void deck_stray_find(struct deck_source *first, size_t count,
                     const struct deck *deck, bool flat);

/* The id and the language in the LEN bytes of a name without ending. Freed with
 * free(). */
char *stray_read_name(const struct deck *deck, const char *stem, size_t len,
                      char lang[DECK_LANG_SIZE]);

/* The first file with ID, in LANG unless that is NULL, that is of the same
 * role as OF and not itself; NULL when there is none. */
const struct deck_source *stray_find(const struct folder *folder,
                                     const char *id, const char *lang,
                                     const struct deck_source *of);

#endif
