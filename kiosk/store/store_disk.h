/* How a store writes to disk, so that a power cut leaves the old state or the
 * new one, and how it reports failures. */
#ifndef KIOSK_STORE_DISK_H
#define KIOSK_STORE_DISK_H

#include <dirent.h>
#include <stdbool.h>
#include <stddef.h>

#include "str.h"

/* Puts a sentence into *WHY, freed with free(). Always false: what failed is
 * returned with it. */
bool disk_because(char **why, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same, that NAME of the store could not be written, because of ERROR. */
bool disk_cannot_write(char **why, const char *name, int error);

/* The same, that what is at PATH (staff's folder, or a file in it) could not be
 * read. */
bool disk_cannot_read(char **why, const char *path, int error);

/* Writes all of it. False with errno. */
bool disk_write_all(int fd, const void *bytes, size_t len);

/* Has the bytes of the file NAME in DIR, or the names in the folder NAME, reach
 * the disk. False with errno. */
bool disk_sync(int dir, const char *name);

/* Replaces the file NAME in DIR by one rename, or leaves it as it was. False
 * with errno. */
bool disk_replace(int dir, const char *name, const char *bytes, size_t len);

/* Reads the file NAME in DIR, no more than MAX bytes. False with errno. */
bool disk_read(int dir, const char *name, size_t max, struct str *out);

/* Opens the folder NAME in DIR to list; NULL with errno. */
DIR *disk_open_folder(int dir, const char *name);

/* Removes NAME from DIR, with all that is in it; no link is followed. True
 * when it is gone, or never was. */
bool disk_remove(int dir, const char *name);

#endif
