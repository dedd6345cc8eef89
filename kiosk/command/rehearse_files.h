/* Changing the deck under a running show, as staff do it: plain writes, no
 * clever renames. */
#ifndef KIOSK_REHEARSE_FILES_H
#define KIOSK_REHEARSE_FILES_H

#include <stdbool.h>

/* Copies a file, or a folder with all that is in it, to TO (not into it);
 * folders on the way that are missing are made.
 * False and a sentence in *WHY (freed with free()) when it cannot. */
bool rehearse_copy(const char *from, const char *to, char **why);

/* Removes a file or a folder with all that is in it. */
bool rehearse_remove(const char *path, char **why);

#endif
