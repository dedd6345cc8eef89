/* Changes the deck of a running show the way staff do: with plain writes, not
 * atomic renames. Functions that fail return false and a sentence in *WHY
 * (freed with free()). */
#ifndef KIOSK_REHEARSE_FILES_H
#define KIOSK_REHEARSE_FILES_H

#include <stdbool.h>

#include "deck.h"

/* Copies a whole deck or store, including times, links and unreadable files, so
 * that the show and the findings are the same. Writing into the copy never
 * changes anything outside it. */
bool rehearse_clone(const char *from, const char *to, char **why);

/* Copies a file, or a folder with its contents, to TO (not into it); creates
 * missing parent folders. */
bool rehearse_copy(const char *from, const char *to, char **why);

/* Runs `kiosk import` of the deck in FOLDER into the store at STORE; DATE is
 * the day of the rehearsal, CONFIG may be NULL. Its output goes to standard
 * error. Returns its exit status: 1 if the deck was rejected. */
int rehearse_import(const char *folder, const char *store, const char *from,
                    const char *config, struct deck_date date);

/* Removes a file, or a folder with its contents. */
bool rehearse_remove(const char *path, char **why);

#endif
