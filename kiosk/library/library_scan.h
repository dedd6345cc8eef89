/* What is in the slides folder: a list of its files, made in small pieces. It
 * reads the deck folder and its topic folders, no deeper. */
#ifndef KIOSK_LIBRARY_SCAN_H
#define KIOSK_LIBRARY_SCAN_H

#include <dirent.h>
#include <stdbool.h>
#include <stddef.h>

#include "deck_dir.h"
#include "path_role.h"
#include "report.h"

/* Entries beyond this are ignored: the contents of a whole camera card must not
 * exhaust the machine. 10,000 slides in six languages fit. */
#define SCAN_FILES_MAX 65536

struct scan_file {
    char *path;
    enum deck_file_role role; /* never DECK_ROLE_JUNK */
    bool link;
    bool known; /* STAMP is; always, unless topics_max is set */
    struct file_stamp stamp;
};

/* Told of each folder ("" or a topic) just before it is read, and of each link
 * to a file; FD is open on it. */
typedef void (*scan_visit)(void *context, const char *path, bool folder,
                           int fd);

struct scan {
    struct deck_dir dir;
    struct scan_file *files; /* sorted by path in bytes once done */
    size_t count, cap;
    char **topics; /* folders beside deck.txt */
    size_t topic_count, topic_cap, topic_next;
    char **unread; /* what is there but could not be looked at: topics, and
                    * files of which not even the size is known */
    size_t unread_count, unread_cap;
    struct report report; /* what was refused, and why */
    bool failed;          /* the deck folder itself could not be read */
    int error;            /* why, or why the first of UNREAD could not */
    bool full;            /* SCAN_FILES_MAX reached */
    size_t topics_max;    /* 0: all; else only so many, in natural order, and
                           * plain files are not looked at, only named */
    char **decks;         /* folders that are decks of their own: "slides",
                           * "slides/slides" */
    size_t deck_count, deck_cap;
    bool cut;    /* there are more topics than topics_max */
    size_t gone; /* names that led nowhere when they were looked at */
    DIR *stream; /* being read, with its path */
    char *folder;
    scan_visit visit;
    void *context;
};

/* Opens FOLDER. False with errno when that cannot be; SCAN is then released.
 * VISIT may be NULL; TOPICS_MAX as above. */
bool scan_begin(struct scan *scan, const char *folder, size_t topics_max,
                scan_visit visit, void *context);

/* Looks at up to ENTRIES more names. True when all is done. */
bool scan_step(struct scan *scan, size_t entries);

void scan_release(struct scan *scan);

#endif
