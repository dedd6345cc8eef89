/* A folder of decks, one of which is shown. See store.h. */
#include "store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "library_path.h"
#include "library_shown.h"
#include "mem.h"
#include "store_disk.h"
#include "store_source.h"
#include "str.h"

#define LINK_FRONT "decks/"
#define LINK_NEW ".current.new"
#define OLD ".old"
#define LOCK_POLL_MS 100

/* ---- opening ---- */

static int
open_folder(int dir, const char *name)
{
    if (mkdirat(dir, name, 0755) != 0 && errno != EEXIST) {
        return -1;
    }
    return openat(dir, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static bool
take_lock(int fd, int wait_ms)
{
    static const struct timespec pause = {.tv_nsec = LOCK_POLL_MS * 1000000L};
    while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK || wait_ms <= 0) {
            return false;
        }
        nanosleep(&pause, NULL);
        wait_ms -= LOCK_POLL_MS;
    }
    return true;
}

static bool
is_there(int dir, const char *name)
{
    struct stat info;
    return fstatat(dir, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

/* What an interrupted import has left. */
static bool
sweep(struct store *store)
{
    store->swept = is_there(store->decks_fd, STORE_HALF);
    return store_drop_half(store) && disk_remove(store->decks_fd, OLD) &&
           disk_remove(store->fd, LINK_NEW);
}

/* The name of a store that was just made. A user who may not read the folder
 * above (EACCES) cannot sync it: after a power cut the store is made again. */
static bool
sync_above(const struct store *store)
{
    return disk_sync(store->fd, "..") || errno == EACCES;
}

/* *PART is what the last step was about. */
static bool
open_parts(struct store *store, int wait_ms, const char **part)
{
    bool fresh = !is_there(AT_FDCWD, store->path);
    *part = store->path;
    store->fd = open_folder(AT_FDCWD, store->path);
    if (store->fd < 0 || (fresh && !sync_above(store))) {
        return false;
    }
    *part = "lock";
    store->lock_fd = openat(store->fd, "lock",
                            O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (store->lock_fd < 0 || !take_lock(store->lock_fd, wait_ms)) {
        return false;
    }
    *part = "decks";
    store->decks_fd = open_folder(store->fd, "decks");
    if (store->decks_fd < 0) {
        return false;
    }
    *part = SHOWN_FOLDER;
    store->shown_fd = open_folder(store->fd, SHOWN_FOLDER);
    return store->shown_fd >= 0 && fsync(store->fd) == 0 && sweep(store);
}

/* Where a folder will be that may still have to be made. NULL when it cannot
 * be. */
static char *
future_path(const char *path)
{
    char *real = realpath(path, NULL);
    if (real != NULL) {
        return real;
    }
    char *folder = mem_string(path), *name = mem_string(path);
    char *above = realpath(dirname(folder), NULL);
    struct str future = {0};
    if (above != NULL) {
        str_addf(&future, "%s/%s", strcmp(above, "/") == 0 ? "" : above,
                 basename(name));
    }
    free(above);
    free(folder);
    free(name);
    return future.text;
}

bool
store_is_apart(const char *source, const char *store)
{
    char *a = realpath(source, NULL);
    char *b = a != NULL ? future_path(store) : NULL;
    /* Their users report what is missing. */
    bool apart = b == NULL || (!path_is_inside(a, b) && !path_is_inside(b, a));
    free(a);
    free(b);
    return apart;
}

bool
store_is_there(const char *path, char **why)
{
    static const char *const parts[] = {"lock", "decks", "current", "history"};
    int dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int error = errno;
    size_t there = 0;
    for (size_t i = 0; dir >= 0 && i < sizeof(parts) / sizeof(*parts); i++) {
        there += is_there(dir, parts[i]);
    }
    if (dir >= 0) {
        close(dir);
    }
    if (there > 1) {
        return true;
    }
    return dir < 0 && error == EACCES
               ? disk_cannot_read(why, path, error)
               : disk_because(why,
                              "“%s” is not a store. Name the folder that "
                              "“kiosk import” copies slides into.",
                              path);
}

bool
store_open(struct store *store, const char *path, int wait_ms, char **why)
{
    *store = (struct store){.path = mem_string(path),
                            .fd = -1,
                            .decks_fd = -1,
                            .shown_fd = -1,
                            .lock_fd = -1};
    const char *part;
    if (open_parts(store, wait_ms, &part)) {
        return true;
    }
    int error = errno;
    if (error == EWOULDBLOCK) {
        disk_because(why, "Another import is already running. Wait a minute, "
                          "then try again.");
    } else {
        disk_cannot_write(why, part, error);
    }
    store_close(store);
    return false;
}

void
store_close(struct store *store)
{
    const int fds[] = {store->decks_fd, store->shown_fd, store->lock_fd,
                       store->fd};
    if (store->lock_fd >= 0) {
        flock(store->lock_fd, LOCK_UN);
    }
    for (size_t i = 0; i < sizeof(fds) / sizeof(fds[0]); i++) {
        if (fds[i] >= 0) {
            close(fds[i]);
        }
    }
    free(store->path);
    *store =
        (struct store){.fd = -1, .decks_fd = -1, .shown_fd = -1, .lock_fd = -1};
}

/* ---- what is shown ---- */

bool
store_is_hash(const char *text)
{
    return strlen(text) == LIBRARY_HASH_SIZE - 1 &&
           strspn(text, "0123456789abcdef") == LIBRARY_HASH_SIZE - 1;
}

bool
store_current(const char *path, char hash[LIBRARY_HASH_SIZE])
{
    struct str link = {0};
    str_addf(&link, "%s/current", path);
    char target[sizeof(LINK_FRONT) + LIBRARY_HASH_SIZE] = "";
    ssize_t got = readlink(link.text, target, sizeof(target) - 1);
    int error = got < 0 ? errno : EINVAL;
    str_release(&link);
    if (got < 0 || strncmp(target, LINK_FRONT, strlen(LINK_FRONT)) != 0 ||
        !store_is_hash(target + strlen(LINK_FRONT))) {
        errno = error;
        return false;
    }
    memcpy(hash, target + strlen(LINK_FRONT), LIBRARY_HASH_SIZE);
    return true;
}

char *
store_deck_path(const char *path, const char *hash)
{
    struct str deck = {0};
    str_addf(&deck, "%s/decks/%s", path, hash);
    return str_take(&deck);
}

#define IMPORT_AGAIN "Import the slides again, or go back with “kiosk undo”."

bool
store_is_whole(const char *path, const char *hash, char **why)
{
    char *folder = store_deck_path(path, hash);
    struct source deck;
    char found[LIBRARY_HASH_SIZE] = "";
    *why = NULL;
    if (!is_there(AT_FDCWD, folder)) {
        disk_because(why, "Its folder is missing. " IMPORT_AGAIN);
    } else if (source_open(&deck, folder, NULL, why)) {
        if (source_copy(&deck, -1, why)) {
            source_hash(&deck, found);
        }
        source_release(&deck);
    }
    free(folder);
    if (*why == NULL && strcmp(found, hash) != 0) {
        disk_because(
            why, "One of its files is missing or was changed. " IMPORT_AGAIN);
    }
    return *why == NULL;
}

bool
store_holds(const struct store *store, const char *hash)
{
    char *why = NULL;
    bool whole = store_is_whole(store->path, hash, &why);
    free(why);
    return whole;
}

/* ---- changing it ---- */

int
store_new_half(struct store *store)
{
    if (mkdirat(store->decks_fd, STORE_HALF, 0755) != 0) {
        return -1;
    }
    return openat(store->decks_fd, STORE_HALF,
                  O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

bool
store_drop_half(struct store *store)
{
    return disk_remove(store->decks_fd, STORE_HALF) &&
           disk_remove(store->shown_fd, STORE_HALF);
}

bool
store_note_shown(struct store *store, const char *paths, size_t len)
{
    return disk_replace(store->shown_fd, STORE_HALF, paths, len);
}

/* The list of the copy comes with it. That of a deck which is shown never
 * changes: it has no copy. */
static bool
keep_shown(const struct store *store, const char *hash)
{
    int lists = store->shown_fd;
    return (renameat(lists, STORE_HALF, lists, hash) == 0 ||
            (errno == ENOENT && disk_remove(lists, hash))) &&
           fsync(lists) == 0;
}

static bool
keep_half(struct store *store, const char *hash)
{
    int decks = store->decks_fd;
    if (renameat(decks, STORE_HALF, decks, hash) == 0) {
        return fsync(decks) == 0;
    }
    if (errno != EEXIST && errno != ENOTEMPTY) {
        return false;
    }
    if (store_holds(store, hash)) {
        return fsync(decks) == 0 && disk_remove(decks, STORE_HALF);
    }
    /* A damaged deck of that name, perhaps the one that is shown: both are
     * exchanged atomically. */
    return renameat2(decks, STORE_HALF, decks, hash, RENAME_EXCHANGE) == 0 &&
           fsync(decks) == 0 && disk_remove(decks, STORE_HALF);
}

bool
store_keep(struct store *store, const char *hash)
{
    return keep_half(store, hash) && keep_shown(store, hash);
}

bool
store_point(struct store *store, const char *hash)
{
    struct str target = {0};
    str_addf(&target, LINK_FRONT "%s", hash);
    bool good = disk_remove(store->fd, LINK_NEW) &&
                symlinkat(target.text, store->fd, LINK_NEW) == 0 &&
                renameat(store->fd, LINK_NEW, store->fd, "current") == 0 &&
                fsync(store->fd) == 0;
    int error = errno;
    str_release(&target);
    errno = error;
    return good;
}

bool
store_remove(struct store *store, const char *hash)
{
    /* Under another name at once: what has a hash for a name is whole. */
    int decks = store->decks_fd;
    return disk_remove(decks, OLD) && renameat(decks, hash, decks, OLD) == 0 &&
           fsync(decks) == 0 && disk_remove(decks, OLD) &&
           disk_remove(store->shown_fd, hash);
}
