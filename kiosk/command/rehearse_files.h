/* Changes the deck under a running show the way staff do: plain writes, no
 * clever renames. Functions that fail return false and a sentence in *WHY
 * (freed with free()). */
#ifndef KIOSK_REHEARSE_FILES_H
#define KIOSK_REHEARSE_FILES_H

#include <stdbool.h>

#include "deck.h"

/* Copies all of a deck or a store so that the same is shown and said of it:
 * times, links and what cannot be read, too. Nothing that is written into the
 * copy comes out of it. */
bool rehearse_clone(const char *from, const char *to, char **why);

/* Copies a file, or a folder with all that is in it, to TO (not into it);
 * folders on the way that are missing are made. */
bool rehearse_copy(const char *from, const char *to, char **why);

/* `kiosk import` of the deck in FOLDER into the store at STORE, FROM where;
 * DATE is the day of the rehearsal, CONFIG may be NULL. What it says goes to
 * standard error. Returns what it ends with: 1 when the deck is refused. */
int rehearse_import(const char *folder, const char *store, const char *from,
                    const char *config, struct deck_date date);

/* Removes a file or a folder with all that is in it. */
bool rehearse_remove(const char *path, char **why);

#endif
