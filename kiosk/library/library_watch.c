/* inotify on the slides folder and the way to it. See library_watch.h. */
#include "library_watch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "library_path.h"
#include "mem.h"
#include "path_role.h"

#define BUFFER_BYTES 16384

/* Reading a file raises none of these, so we never wake ourselves. */
#define SELF_MASK (IN_DELETE_SELF | IN_MOVE_SELF)
#define NAME_MASK (IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)
#define CONTENT_MASK (IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB)
#define FOLDER_MASK (SELF_MASK | NAME_MASK | CONTENT_MASK | IN_ONLYDIR)
#define LINK_MASK (SELF_MASK | CONTENT_MASK)
#define WAY_MASK (SELF_MASK | NAME_MASK | IN_ONLYDIR)

enum mark_kind {
    MARK_WAY,    /* name: the one name in that directory that matters */
    MARK_FOLDER, /* name: "" or a topic */
    MARK_LINK    /* name: path of the link */
};

/* Two marks may share a descriptor: inotify has one for each inode. */
struct watch_mark {
    int wd;
    enum mark_kind kind;
    char *name;
    unsigned generation;
};

void
watch_init(struct watch *watch, const char *folder, bool off)
{
    *watch = (struct watch){
        .fd = off ? -1 : inotify_init1(IN_NONBLOCK | IN_CLOEXEC),
        .folder = mem_string(folder),
    };
    if (watch->fd >= 0) {
        watch->buffer = mem_new(BUFFER_BYTES, 1);
    }
}

void
watch_release(struct watch *watch)
{
    if (watch->fd >= 0) {
        close(watch->fd);
    }
    for (size_t i = 0; i < watch->count; i++) {
        free(watch->marks[i].name);
    }
    free(watch->marks);
    free(watch->buffer);
    free(watch->folder);
    str_release(&watch->path);
    *watch = (struct watch){.fd = -1};
}

static int
compare_marks(const struct watch_mark *a, const struct watch_mark *b)
{
    if (a->wd != b->wd) {
        return a->wd < b->wd ? -1 : 1;
    }
    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    return strcmp(a->name, b->name);
}

/* Where MARK is or belongs. */
static size_t
mark_index(const struct watch *watch, const struct watch_mark *mark)
{
    size_t low = 0, high = watch->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_marks(&watch->marks[middle], mark) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void
add_mark(struct watch *watch, int wd, enum mark_kind kind, const char *name)
{
    struct watch_mark mark = {
        .wd = wd, .kind = kind, .generation = watch->generation};
    mark.name = mem_string(name);
    size_t at = mark_index(watch, &mark);
    if (at < watch->count && compare_marks(&watch->marks[at], &mark) == 0) {
        free(mark.name);
        watch->marks[at].generation = watch->generation;
        return;
    }
    watch->marks = mem_grow(watch->marks, watch->count, &watch->cap,
                            sizeof(*watch->marks));
    memmove(&watch->marks[at + 1], &watch->marks[at],
            (watch->count - at) * sizeof(*watch->marks));
    watch->marks[at] = mark;
    watch->count++;
}

/* IN_MASK_ADD, because the directory may be watched for another reason too. */
static bool
add_watch(struct watch *watch, const char *path, uint32_t mask,
          enum mark_kind kind, const char *name)
{
    int wd = inotify_add_watch(watch->fd, path, mask | IN_MASK_ADD);
    if (wd < 0) {
        return false;
    }
    add_mark(watch, wd, kind, name);
    return true;
}

static void
watch_step_of_way(void *context, const char *directory, const char *name)
{
    struct watch *watch = context;
    /* A directory that may be passed but not read cannot be watched; that is
     * common (/home/x with mode 711), and only hides that the whole of it is
     * moved. Any other refusal means: poll. */
    if (!add_watch(watch, directory, WAY_MASK, MARK_WAY, name) &&
        errno != EACCES) {
        watch->failed = true;
    }
}

void
watch_begin(struct watch *watch)
{
    watch->generation++;
    watch->failed = false;
    if (watch->fd >= 0) {
        path_walk(watch->folder, watch_step_of_way, watch);
    }
}

void
watch_add(struct watch *watch, const char *path, bool folder, int fd)
{
    if (watch->fd < 0) {
        return;
    }
    /* Through the descriptor, to watch what was found and not what the name may
     * refer to by now. */
    char name[32];
    snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
    if (!add_watch(watch, name, folder ? FOLDER_MASK : LINK_MASK,
                   folder ? MARK_FOLDER : MARK_LINK, path)) {
        watch->failed = true;
    }
}

static bool
same_wd(const struct watch *watch, size_t a, size_t b)
{
    return a < watch->count && b < watch->count &&
           watch->marks[a].wd == watch->marks[b].wd;
}

void
watch_end(struct watch *watch)
{
    size_t kept = 0;
    for (size_t i = 0; i < watch->count;) {
        size_t first = kept;
        int wd = watch->marks[i].wd;
        for (; i < watch->count && watch->marks[i].wd == wd; i++) {
            if (watch->marks[i].generation == watch->generation) {
                watch->marks[kept++] = watch->marks[i];
            } else {
                free(watch->marks[i].name);
            }
        }
        if (kept == first) {
            inotify_rm_watch(watch->fd, wd);
        }
    }
    watch->count = kept;
}

/* A new topic is watched at once, not only at the next scan, so that files
 * being copied into it are known to be incomplete. */
static void
watch_new_topic(struct watch *watch, const char *name)
{
    struct str path = {0};
    str_add(&path, watch->folder);
    str_add(&path, "/");
    str_add(&path, name);
    int fd = open(path.text, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0) {
        watch_add(watch, name, true, fd);
        close(fd);
    }
    str_release(&path);
}

static enum watch_hint
file_hint(uint32_t mask)
{
    if ((mask & IN_MODIFY) != 0) {
        return WATCH_WRITING;
    }
    if ((mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0) {
        return WATCH_CLOSED;
    }
    if ((mask & (IN_DELETE | IN_MOVED_FROM)) != 0) {
        return WATCH_GONE;
    }
    /* IN_CREATE says nothing about the content: a file made by open(2) is
     * still empty, one made by link(2) is whole. */
    return WATCH_CHANGED;
}

/* What EVENT means below the folder of MARK. False: nothing to us. */
static bool
folder_hint(struct watch *watch, const struct watch_mark *mark,
            const struct inotify_event *event, enum watch_hint *hint)
{
    str_clear(&watch->path);
    if (event->len == 0) {
        *hint = WATCH_CHANGED;
        return true;
    }
    bool top = mark->name[0] == '\0';
    str_add(&watch->path, mark->name);
    str_add(&watch->path, top ? "" : "/");
    str_add(&watch->path, event->name);
    if (deck_file_role(watch->path.text) == DECK_ROLE_JUNK) {
        return false;
    }
    if ((event->mask & IN_ISDIR) == 0) {
        *hint = file_hint(event->mask);
        return true;
    }
    if (top && (event->mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
        watch_new_topic(watch, event->name);
    }
    str_clear(&watch->path);
    *hint = WATCH_CHANGED;
    return true;
}

static bool
mark_hint(struct watch *watch, const struct watch_mark *mark,
          const struct inotify_event *event, enum watch_hint *hint)
{
    if (mark->kind == MARK_FOLDER) {
        return folder_hint(watch, mark, event, hint);
    }
    str_clear(&watch->path);
    if (mark->kind == MARK_LINK) {
        str_add(&watch->path, mark->name);
        *hint = file_hint(event->mask);
        return true;
    }
    *hint = WATCH_CHANGED;
    return event->len == 0 || strcmp(event->name, mark->name) == 0;
}

/* Marks of the path come last, since they refer to no file. */
static bool
event_hint(struct watch *watch, const struct inotify_event *event,
           enum watch_hint *hint)
{
    if ((event->mask & IN_Q_OVERFLOW) != 0) {
        str_clear(&watch->path);
        *hint = WATCH_LOST;
        return true;
    }
    struct watch_mark first = {.wd = event->wd, .name = ""};
    size_t start = mark_index(watch, &first);
    if (start == watch->count || watch->marks[start].wd != event->wd) {
        return false; /* of a watch that we have removed */
    }
    if ((event->mask & (IN_IGNORED | IN_UNMOUNT)) != 0) {
        /* The kernel has dropped the watch; the next look adds it again if
         * there is anything left to watch, and watch_end forgets it. */
        str_clear(&watch->path);
        *hint = WATCH_CHANGED;
        return true;
    }
    size_t end = start + 1;
    while (same_wd(watch, start, end)) {
        end++;
    }
    for (size_t i = end; i-- > start;) {
        struct watch_mark mark = watch->marks[i]; /* the array may move */
        if (mark_hint(watch, &mark, event, hint)) {
            return true;
        }
    }
    return false;
}

/* Reads more events. False when there are none. */
static bool
fill(struct watch *watch)
{
    ssize_t got;
    do {
        got = read(watch->fd, watch->buffer, BUFFER_BYTES);
    } while (got < 0 && errno == EINTR);
    if (got <= 0) {
        return false;
    }
    watch->at = 0;
    watch->len = (size_t)got;
    return true;
}

bool
watch_next(struct watch *watch, enum watch_hint *hint, const char **path)
{
    while (watch->fd >= 0) {
        if (watch->at >= watch->len && !fill(watch)) {
            return false;
        }
        struct inotify_event event;
        const char *bytes = watch->buffer + watch->at;
        memcpy(&event, bytes, sizeof(event));
        watch->at += sizeof(event) + event.len;
        /* The kernel aligns events in the buffer it is given, so the event
         * with its name can be used in place. */
        if (event_hint(watch, (const struct inotify_event *)(const void *)bytes,
                       hint)) {
            *path = watch->path.text != NULL ? watch->path.text : "";
            return true;
        }
    }
    return false;
}
