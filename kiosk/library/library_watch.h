/* Hints from the kernel (inotify) that the slides folder, or the path to it,
 * may have changed. They may be too many, too few or late: only another scan of
 * the folder is certain. */
#ifndef KIOSK_LIBRARY_WATCH_H
#define KIOSK_LIBRARY_WATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

enum watch_hint {
    WATCH_CHANGED, /* something, somewhere */
    WATCH_WRITING, /* the file at the path was written to and is still open */
    WATCH_CLOSED,  /* ... was closed after writing, or moved here whole */
    WATCH_GONE,    /* ... was deleted or moved away */
    WATCH_LOST     /* hints were lost */
};

struct watch {
    int fd;      /* -1 without inotify */
    bool failed; /* a folder could not be watched (limits, rights) */
    char *folder;
    struct watch_mark *marks; /* sorted by descriptor, kind, name */
    size_t count, cap;
    unsigned generation;
    char *buffer; /* events read and not yet handed out */
    size_t len, at;
    struct str path; /* of the last hint */
};

/* Never fails: without inotify, or with OFF, fd is -1. */
void watch_init(struct watch *watch, const char *folder, bool off);
void watch_release(struct watch *watch);

/* Between begin and end, call watch_add for all folders and links that matter.
 * begin adds the path to the deck folder itself; end drops whatever was not
 * added again. */
void watch_begin(struct watch *watch);
void watch_end(struct watch *watch);

/* Watches the folder ("" or a topic) or the target of the link at PATH, on
 * which FD is open. */
void watch_add(struct watch *watch, const char *path, bool folder, int fd);

/* The next hint, with the file's path inside the deck ("" for none), valid
 * until the next call. False when there is none now. */
bool watch_next(struct watch *watch, enum watch_hint *hint, const char **path);

#endif
