/* An open slides folder. All its files are opened through this module: never
 * outside the folder, and never blocking on a pipe, a socket or a device. */
#ifndef KIOSK_LIBRARY_PLACE_H
#define KIOSK_LIBRARY_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

struct stat;

/* What tells one version of a file from another. Times are compared for
 * equality only: a board without a battery has lived in 1970 and in 2080. */
struct file_stamp {
    uint64_t device, inode, size_bytes;
    int64_t modified_ns, changed_ns;
};
struct file_stamp file_stamp_of(const struct stat *info);
bool file_stamp_same(const struct file_stamp *a, const struct file_stamp *b);

/* Adds what FD has from here on to OUT, at most MAX bytes. False with errno. */
bool file_read(int fd, size_t max, struct str *out);

struct deck_dir {
    int fd;       /* the folder; -1 when closed */
    char *folder; /* as it was given */
    char *real;   /* without links; NULL unknown */
    uint64_t device, inode;
    bool no_openat2; /* Linux before 5.6: every link is refused */
    bool no_links;   /* every link is refused, ELOOP or ENOTDIR; set by the one
                      * who   opens the folder */
};

/* Opens FOLDER, following links. False with errno if it is missing, not a
 * folder, or not readable. */
bool deck_dir_open(struct deck_dir *dir, const char *folder);
void deck_dir_close(struct deck_dir *dir);

/* Whether the folder is on a file system that others can change without the
 * kernel knowing (a network share, FUSE), so that inotify cannot be trusted. FD
 * is the folder or one inside it. */
bool deck_dir_is_remote(int fd);

/* Opens PATH inside the folder with open(2) FLAGS; never blocks on what it is.
 * Links are followed as long as they stay inside the folder. Returns a
 * descriptor, or -1 with errno: EXDEV for a link out of the folder, ELOOP for
 * a link when this kernel cannot tell. */
int deck_dir_open_path(const struct deck_dir *dir, const char *path, int flags);

/* Opens the file at PATH to read. -1 with errno: ESTALE if it is no longer the
 * regular file with STAMP. */
int deck_dir_open_file(const struct deck_dir *dir, const char *path,
                       const struct file_stamp *stamp);

/* The same of any version, whose STAMP it tells. -1 with errno: EINVAL when it
 * is not a regular file. */
int deck_dir_open_stamped(const struct deck_dir *dir, const char *path,
                          struct file_stamp *stamp);

/* Whether the open file still has STAMP. */
bool deck_dir_unchanged(int fd, const struct file_stamp *stamp);

/* Reads up to MAX bytes of the file at PATH. False with errno; ESTALE when it
 * is not the version with STAMP, or was written to meanwhile. *BYTES is freed
 * with free(). */
bool deck_dir_read(const struct deck_dir *dir, const char *path, size_t max,
                   const struct file_stamp *stamp, char **bytes, size_t *len);

/* The stamp of what PATH leads to. False with errno; EINVAL when that is not
 * a regular file. */
bool deck_dir_stat(const struct deck_dir *dir, const char *path,
                   struct file_stamp *stamp);

/* Opens a picture of the deck in FOLDER to read: the file at PATH of struct
 * deck_picture, in the version that the deck has. Returns a descriptor, or -1
 * with errno: ESTALE if there is another version. Never blocks, never leads out
 * of the folder. */
int deck_dir_open_picture(const char *folder, const char *path,
                          uint64_t size_bytes, int64_t modified_ns);

#endif
