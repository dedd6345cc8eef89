/* The way to a folder: every directory in which a name of its path, or of a
 * link on it, is looked up. Watching those names tells when the path comes to
 * mean another folder. */
#ifndef KIOSK_LIBRARY_PATH_H
#define KIOSK_LIBRARY_PATH_H

#include <stdbool.h>

/* NAME is looked up in DIRECTORY, which is absolute and without links. */
typedef void (*path_visit)(void *context, const char *directory,
                           const char *name);

/* Calls VISIT for each step of PATH in order, up to the folder itself or to the
 * first missing name. At most 40 links are followed, as in Linux
 * (path_resolution(7)). */
void path_walk(const char *path, path_visit visit, void *context);

/* Whether PATH is FOLDER or inside it, by their names alone. */
bool path_is_inside(const char *path, const char *folder);

#endif
