/* Files and folders that computers make for themselves. */
#ifndef KIOSK_PATH_JUNK_H
#define KIOSK_PATH_JUNK_H

#include <stdbool.h>
#include <stddef.h>

/* Whether NAME (LEN bytes, a file or a folder) was made by a computer for
 * itself. path_junk.c */
bool path_is_junk(const char *name, size_t len);

#endif
