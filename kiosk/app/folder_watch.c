/* See folder_watch.h. */
#include "folder_watch.h"

#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "mem.h"

enum {
    POLL_MS = 1000,         /* when inotify does not tell */
    DISTRUST_MS = 10 * 1000 /* and when it does, at the next occasion */
};

/* A lost folder is looked for again. */
#define EVENTS                                                            \
    (IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_MOVE_SELF | \
     IN_ONLYDIR)

static void
begin(struct folder_watch *watch)
{
    if (watch->fd >= 0 && watch->watch < 0) {
        watch->watch = inotify_add_watch(watch->fd, watch->folder, EVENTS);
    }
}

void
folder_watch_init(struct folder_watch *watch, const char *folder,
                  int64_t now_ms)
{
    *watch =
        (struct folder_watch){.folder = mem_string(folder),
                              .looked_ms = now_ms,
                              .fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC),
                              .watch = -1};
    begin(watch);
}

void
folder_watch_release(struct folder_watch *watch)
{
    if (watch->fd >= 0) {
        close(watch->fd);
    }
    free(watch->folder);
    *watch = (struct folder_watch){.fd = -1, .watch = -1};
}

/* Reads all events; returns whether there were any. */
static bool
drain(struct folder_watch *watch)
{
    _Alignas(struct inotify_event) char buffer[4096];
    bool any = false;
    ssize_t got;
    while (watch->fd >= 0 &&
           (got = read(watch->fd, buffer, sizeof(buffer))) > 0) {
        any = true;
        for (ssize_t at = 0; at < got;) {
            const struct inotify_event *event = (const void *)(buffer + at);
            if ((event->mask & IN_MOVE_SELF) != 0) {
                inotify_rm_watch(watch->fd, event->wd);
            }
            if ((event->mask & (IN_MOVE_SELF | IN_IGNORED)) != 0) {
                watch->watch = -1;
            }
            at += (ssize_t)(sizeof(*event) + event->len);
        }
    }
    return any;
}

bool
folder_watch_due(struct folder_watch *watch, int64_t now_ms)
{
    int64_t patience_ms = watch->watch >= 0 ? DISTRUST_MS : POLL_MS;
    if (!drain(watch) && now_ms - watch->looked_ms < patience_ms) {
        return false;
    }
    watch->looked_ms = now_ms;
    begin(watch);
    return true;
}

int64_t
folder_watch_deadline_ms(const struct folder_watch *watch)
{
    return watch->watch >= 0 ? INT64_MAX : watch->looked_ms + POLL_MS;
}

int
folder_watch_fd(const struct folder_watch *watch)
{
    return watch->fd;
}
