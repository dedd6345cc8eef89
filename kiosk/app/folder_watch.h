/* Reports when something in a folder was replaced by a rename: by inotify, else
 * by polling every second. For files that other programs leave for the show. */
#ifndef KIOSK_FOLDER_WATCH_H
#define KIOSK_FOLDER_WATCH_H

#include <stdbool.h>
#include <stdint.h>

struct folder_watch {
    char *folder;
    int64_t looked_ms;
    int fd;    /* inotify, or -1 */
    int watch; /* on FOLDER, or -1 */
};

/* FOLDER need not be there. */
void folder_watch_init(struct folder_watch *watch, const char *folder,
                       int64_t now_ms);
void folder_watch_release(struct folder_watch *watch);

/* Whether it is time to look: something changed, or the last look was some
 * seconds ago. */
bool folder_watch_due(struct folder_watch *watch, int64_t now_ms);

/* When that will be so without an event; INT64_MAX = never. */
int64_t folder_watch_deadline_ms(const struct folder_watch *watch);

/* Becomes readable when something changed there; -1 without inotify. */
int folder_watch_fd(const struct folder_watch *watch);

#endif
