/* Looks at a store when inotify says so. See app_follow.h. */
#include "app_follow.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "mem.h"
#include "store.h"

enum {
    POLL_MS = 1000,         /* when inotify does not tell */
    DISTRUST_MS = 10 * 1000 /* and when it does, at the next occasion */
};

/* Everything in a store is replaced by a rename; a lost folder is looked for
 * again. */
#define EVENTS (IN_MOVED_TO | IN_CREATE | IN_MOVE_SELF | IN_ONLYDIR)

static void
watch(struct app_follow *follow)
{
    if (follow->fd >= 0 && follow->watch < 0) {
        follow->watch = inotify_add_watch(follow->fd, follow->folder, EVENTS);
    }
}

void
follow_init(struct app_follow *follow, const char *folder, int64_t now_ms)
{
    struct receipt receipt;
    *follow = (struct app_follow){.folder = mem_string(folder),
                                  .looked_ms = now_ms,
                                  .fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC),
                                  .watch = -1};
    watch(follow);
    if (receipt_read(folder, &receipt)) {
        follow->number = receipt.number;
        receipt_release(&receipt);
    }
}

void
follow_release(struct app_follow *follow)
{
    if (follow->fd >= 0) {
        close(follow->fd);
    }
    free(follow->folder);
    *follow = (struct app_follow){.fd = -1};
}

/* Takes note of all events; whether there were any. */
static bool
drain(struct app_follow *follow)
{
    _Alignas(struct inotify_event) char buffer[4096];
    bool any = false;
    ssize_t got;
    while (follow->fd >= 0 &&
           (got = read(follow->fd, buffer, sizeof(buffer))) > 0) {
        any = true;
        for (ssize_t at = 0; at < got;) {
            const struct inotify_event *event = (const void *)(buffer + at);
            if ((event->mask & IN_MOVE_SELF) != 0) {
                inotify_rm_watch(follow->fd, event->wd);
            }
            if ((event->mask & (IN_MOVE_SELF | IN_IGNORED)) != 0) {
                follow->watch = -1;
            }
            at += (ssize_t)(sizeof(*event) + event->len);
        }
    }
    return any;
}

bool
follow_due(struct app_follow *follow, int64_t now_ms)
{
    int64_t patience_ms = follow->watch >= 0 ? DISTRUST_MS : POLL_MS;
    if (!drain(follow) && now_ms - follow->looked_ms < patience_ms) {
        return false;
    }
    follow->looked_ms = now_ms;
    watch(follow);
    return true;
}

char *
follow_deck(struct app_follow *follow)
{
    char hash[LIBRARY_HASH_SIZE];
    if (!store_current(follow->folder, hash) ||
        strcmp(hash, follow->hash) == 0) {
        return NULL;
    }
    memcpy(follow->hash, hash, sizeof(hash));
    return store_deck_path(follow->folder, hash);
}

bool
follow_receipt(struct app_follow *follow, struct receipt *receipt)
{
    if (!receipt_read(follow->folder, receipt)) {
        return false;
    }
    if (receipt->number == follow->number) {
        receipt_release(receipt);
        return false;
    }
    follow->number = receipt->number;
    return true;
}

int64_t
follow_deadline_ms(const struct app_follow *follow)
{
    return follow->watch >= 0 ? INT64_MAX : follow->looked_ms + POLL_MS;
}

int
follow_fd(const struct app_follow *follow)
{
    return follow->fd;
}
