/* The decks that were shown. See history.h. */
#include "history.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "mem.h"
#include "store_disk.h"
#include "str.h"

#define FILE_BYTES_MAX 65536
#define FIRST_LINE "kiosk-history 1\n"
#define LAST_LINE "end\n"
#define HASH_FORMAT "%64[0-9a-f]"

/* ---- lists ---- */

static void
drop_deck(struct history *history, size_t at)
{
    free(history->decks[at].from);
    history->count--;
    memmove(&history->decks[at], &history->decks[at + 1],
            (history->count - at) * sizeof(history->decks[0]));
}

static void
drop_source(struct history *history, size_t at)
{
    free(history->sources[at].from);
    history->source_count--;
    memmove(&history->sources[at], &history->sources[at + 1],
            (history->source_count - at) * sizeof(history->sources[0]));
}

void
history_release(struct history *history)
{
    while (history->count > 0) {
        drop_deck(history, history->count - 1);
    }
    while (history->source_count > 0) {
        drop_source(history, history->source_count - 1);
    }
    history->signed_s = 0;
}

struct history_deck *
history_find(struct history *history, const char *hash)
{
    for (size_t i = 0; i < history->count; i++) {
        if (strcmp(history->decks[i].hash, hash) == 0) {
            return &history->decks[i];
        }
    }
    return NULL;
}

static void
append(struct history *history, const struct history_deck *deck)
{
    const struct history_deck *same = history_find(history, deck->hash);
    struct history_deck copy = *deck;
    copy.from = mem_string(deck->from);
    if (same != NULL) {
        drop_deck(history, (size_t)(same - history->decks));
    } else if (history->count == STORE_DECKS_MAX) {
        drop_deck(history, 0);
    }
    history->decks[history->count++] = copy;
}

void
history_add(struct history *history, const char *current,
            const struct history_deck *deck)
{
    const struct history_deck *shown = history_find(history, current);
    size_t keep = shown != NULL ? (size_t)(shown - history->decks) + 1 : 0;
    while (history->count > keep && shown != NULL) {
        drop_deck(history, history->count - 1);
    }
    append(history, deck);
}

struct history_deck *
history_before(struct history *history, const struct store *store,
               const char *current)
{
    const struct history_deck *shown = history_find(history, current);
    size_t at =
        shown != NULL ? (size_t)(shown - history->decks) : history->count;
    while (at-- > 0) {
        if (store_holds(store, history->decks[at].hash)) {
            return &history->decks[at];
        }
    }
    return NULL;
}

bool
history_noted(const struct history *history, const char *from, const char *hash)
{
    for (size_t i = 0; i < history->source_count; i++) {
        const struct history_source *source = &history->sources[i];
        if (strcmp(source->from, from) == 0) {
            return strcmp(source->hash, hash) == 0;
        }
    }
    return false;
}

void
history_note(struct history *history, const char *from, const char *hash)
{
    for (size_t i = 0; i < history->source_count; i++) {
        if (strcmp(history->sources[i].from, from) == 0) {
            drop_source(history, i);
            break;
        }
    }
    if (history->source_count == HISTORY_SOURCES_MAX) {
        drop_source(history, 0);
    }
    struct history_source *source = &history->sources[history->source_count++];
    source->from = mem_string(from);
    snprintf(source->hash, sizeof(source->hash), "%s", hash);
}

/* ---- the file ---- */

/* The words behind the first LEN bytes of a line. */
static bool
take_deck(struct history *history, const char *line)
{
    struct history_deck deck = {0};
    int end = 0;
    if (sscanf(line, "deck " HASH_FORMAT " %" SCNd64 " %zu %zu %zu %zu %n",
               deck.hash, &deck.since_s, &deck.slides, &deck.shown,
               &deck.errors, &deck.warnings, &end) != 6 ||
        end == 0 || !store_is_hash(deck.hash)) {
        return false;
    }
    deck.from = mem_string(line + end);
    append(history, &deck);
    free(deck.from);
    return true;
}

static bool
take_source(struct history *history, const char *line)
{
    char hash[LIBRARY_HASH_SIZE];
    int end = 0;
    if (sscanf(line, "source " HASH_FORMAT " %n", hash, &end) != 1 ||
        end == 0 || !store_is_hash(hash)) {
        return false;
    }
    history_note(history, line + end, hash);
    return true;
}

static bool
take_signed(struct history *history, const char *line)
{
    return sscanf(line, "signed %" SCNd64, &history->signed_s) == 1;
}

bool
history_parse(struct history *history, char *text, size_t len)
{
    *history = (struct history){0};
    size_t first = strlen(FIRST_LINE), last = strlen(LAST_LINE);
    if (len < first + last || memcmp(text, FIRST_LINE, first) != 0 ||
        memcmp(text + len - last - 1, "\n" LAST_LINE, last + 1) != 0) {
        return false;
    }
    text[len - last] = '\0';
    char *rest = text + first;
    char *line;
    while ((line = strsep(&rest, "\n")) != NULL) {
        if (line[0] != '\0' && !take_deck(history, line) &&
            !take_source(history, line) && !take_signed(history, line)) {
            history_release(history);
            return false;
        }
    }
    return true;
}

/* The decks in the store FD, by the time they were copied. */
static void
look_around(struct history *history, int fd)
{
    DIR *folder = disk_open_folder(fd, "decks/.");
    const struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        struct stat info;
        if (!store_is_hash(entry->d_name) ||
            fstatat(dirfd(folder), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) !=
                0) {
            continue;
        }
        struct history_deck deck = {.since_s = info.st_mtim.tv_sec,
                                    .from = (char *)""};
        memcpy(deck.hash, entry->d_name, LIBRARY_HASH_SIZE);
        append(history, &deck);
    }
    if (folder != NULL) {
        closedir(folder);
    }
}

static int
by_age(const void *left, const void *right)
{
    const struct history_deck *a = left, *b = right;
    return a->since_s != b->since_s ? (a->since_s < b->since_s ? -1 : 1)
                                    : strcmp(a->hash, b->hash);
}

void
history_read(struct history *history, const char *path)
{
    *history = (struct history){0};
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return;
    }
    struct str text = {0};
    if (!disk_read(fd, "history", FILE_BYTES_MAX, &text) ||
        !history_parse(history, text.text, text.len)) {
        look_around(history, fd);
        qsort(history->decks, history->count, sizeof(history->decks[0]),
              by_age);
    }
    str_release(&text);
    close(fd);
}

void
history_print(const struct history *history, struct str *out)
{
    str_add(out, FIRST_LINE);
    for (size_t i = 0; i < history->count; i++) {
        const struct history_deck *deck = &history->decks[i];
        str_addf(out, "deck %s %" PRId64 " %zu %zu %zu %zu %s\n", deck->hash,
                 deck->since_s, deck->slides, deck->shown, deck->errors,
                 deck->warnings, deck->from);
    }
    for (size_t i = 0; i < history->source_count; i++) {
        str_addf(out, "source %s %s\n", history->sources[i].hash,
                 history->sources[i].from);
    }
    if (history->signed_s > 0) {
        str_addf(out, "signed %" PRId64 "\n", history->signed_s);
    }
    str_add(out, LAST_LINE);
}

bool
history_write(const struct history *history, const struct store *store)
{
    struct str text = {0};
    history_print(history, &text);
    bool good = disk_replace(store->fd, "history", text.text, text.len);
    int error = errno;
    str_release(&text);
    errno = error;
    return good;
}

/* ---- making room ---- */

static bool
has_room(const struct store *store, uint64_t bytes, uint64_t files)
{
    struct statvfs info;
    if (fstatvfs(store->fd, &info) != 0) {
        return true; /* writing will tell */
    }
    return (uint64_t)info.f_bavail * info.f_frsize >= bytes &&
           (info.f_files == 0 || info.f_favail >= files);
}

uint64_t
history_missing_bytes(const struct store *store, uint64_t need_bytes)
{
    struct statvfs info;
    if (fstatvfs(store->fd, &info) != 0) {
        return 0;
    }
    uint64_t free_bytes = (uint64_t)info.f_bavail * info.f_frsize;
    return need_bytes > free_bytes ? need_bytes - free_bytes : 0;
}

/* A deck that is in no history: of an interrupted import, or undone. */
static bool
remove_one_stray(struct history *history, struct store *store,
                 const char *current)
{
    DIR *folder = disk_open_folder(store->decks_fd, ".");
    bool removed = false;
    const struct dirent *entry;
    while (folder != NULL && !removed && (entry = readdir(folder)) != NULL) {
        removed = store_is_hash(entry->d_name) &&
                  strcmp(entry->d_name, current) != 0 &&
                  history_find(history, entry->d_name) == NULL &&
                  store_remove(store, entry->d_name);
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return removed;
}

bool
history_prune(struct history *history, struct store *store, const char *current,
              uint64_t need_bytes, uint64_t need_files)
{
    while (remove_one_stray(history, store, current)) {
    }
    while (!has_room(store, need_bytes, need_files)) {
        const struct history_deck *shown = history_find(history, current);
        size_t at = shown != NULL ? (size_t)(shown - history->decks) : 0;
        if (at < 2 || !store_remove(store, history->decks[0].hash)) {
            return false;
        }
        drop_deck(history, 0);
    }
    return true;
}
