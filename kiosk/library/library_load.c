/* Reading the folder's files into a deck. See library_load.h. */
#include "library_load.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "library_reader.h"

#define HASH_CHUNK_BYTES 32768
#define RETRY_MS 5000

void
load_begin(struct load *load, const struct deck_dir *dir, struct files *files,
           const struct hints *hints, const struct report *findings,
           const struct load_how *how)
{
    *load = (struct load){.dir = dir,
                          .files = files,
                          .hints = hints,
                          .how = *how,
                          .retry_ms = INT64_MAX,
                          .deck = SIZE_MAX,
                          .hint_number = hints->number,
                          .reader = library_reader(how->options),
                          .asked_ms = -1,
                          .fd = -1};
    report_add_all(&load->report, findings);
    for (size_t i = 0; i < files->count; i++) {
        const struct library_file *file = &files->items[i];
        size_t len = file->now.bytes != NULL ? file->now.len : 0;
        load->memory_bytes += file->good_len;
        load->memory_bytes += file->now.described ? 0 : len;
        load->words_bytes += file->now.described ? len : 0;
        load->words_bytes += file->fresh.len;
        bool deck = file->role == DECK_ROLE_DECK;
        load->deck = deck && i < load->deck ? i : load->deck;
    }
}

static struct file_version *
version(struct library_file *file)
{
    return file->plan == FILE_TAKE ? &file->fresh : &file->now;
}

/* The found version is not used: the deck keeps its own version of the file. */
static void
do_not_take(struct library_file *file)
{
    free(file->fresh.bytes);
    file->fresh = (struct file_version){0};
    file->plan = file->used ? FILE_KEEP : FILE_LEAVE_OUT;
}

static void
could_not_take(struct load *load, struct library_file *file, int error,
               int64_t now_ms)
{
    if (error == ESTALE || error == ENOENT) {
        load->torn = true;
        file->since_ms = now_ms;
    } else {
        /* Rights change with the file's stamp; anything else may pass. */
        bool rights = error == EACCES || error == EPERM;
        file->error = error;
        file->retry_ms = rights ? INT64_MAX : now_ms + RETRY_MS;
    }
    do_not_take(file);
}

/* A text that the deck has, but that is no longer in memory. */
static bool
read_again(const struct load *load, const struct library_file *file,
           char **bytes, size_t *len)
{
    return deck_dir_read(load->dir, file->path, DECK_FILE_BYTES_MAX + 1,
                         &file->now.stamp, bytes, len);
}

static struct deck_file
as_read(const struct library_file *file, const struct file_stamp *stamp,
        const char *bytes, size_t len)
{
    return (struct deck_file){.path = file->path,
                              .bytes = bytes,
                              .len = len,
                              .size_bytes = stamp->size_bytes,
                              .modified_ns = stamp->modified_ns};
}

/* The last text of FILE without errors, if it is in memory. */
static bool
good_text(const struct library_file *file, struct deck_file *good)
{
    if (file->good != NULL) {
        *good = as_read(file, &file->now.stamp, file->good, file->good_len);
        return true;
    }
    if (file->plan == FILE_TAKE && file->used && !file->now.broken &&
        file->now.bytes != NULL) {
        *good = as_read(file, &file->now.stamp, file->now.bytes, file->now.len);
        return true;
    }
    return false;
}

/* Hands the reader a text. */
static void
feed_text(struct load *load, struct library_file *file, const char *bytes,
          size_t len)
{
    struct file_version *of = version(file);
    struct deck_file text = as_read(file, &of->stamp, bytes, len);
    struct deck_file good;
    text.has_good = good_text(file, &good);
    of->broken = !deck_reader_add(load->reader, &text, &load->report);
    if (of->broken && text.has_good) {
        deck_reader_replace(load->reader, &good);
    }
}

/* Counts the memory that the text will take once it is in the deck. Over the
 * limit it is read again when it is needed. */
static void
account(struct load *load, struct library_file *file)
{
    struct file_version *fresh = &file->fresh;
    if (!fresh->broken) {
        load->memory_bytes -= file->good_len;
        load->memory_bytes -= file->now.bytes != NULL ? file->now.len : 0;
    }
    if (load->memory_bytes + fresh->len > FILES_MEMORY_BYTES) {
        free(fresh->bytes);
        fresh->bytes = NULL;
        return;
    }
    load->memory_bytes += fresh->len;
}

static void
take_text(struct load *load, struct library_file *file, int64_t now_ms)
{
    struct file_version *fresh = &file->fresh;
    fresh->stamp = file->found;
    fresh->hint_number = load->hints->number;
    if (!deck_dir_read(load->dir, file->path, DECK_FILE_BYTES_MAX + 1,
                       &file->found, &fresh->bytes, &fresh->len)) {
        could_not_take(load, file, errno, now_ms);
        return;
    }
    file->error = 0;
    hash_text(fresh->bytes, fresh->len, fresh->stamp.size_bytes,
              &fresh->digest);
    fresh->hashed = true;
    feed_text(load, file, fresh->bytes, fresh->len);
    account(load, file);
}

static void
keep_text(struct load *load, struct library_file *file)
{
    if (file->now.bytes != NULL) {
        feed_text(load, file, file->now.bytes, file->now.len);
        return;
    }
    char *bytes;
    size_t len;
    struct deck_file good;
    if (read_again(load, file, &bytes, &len)) {
        feed_text(load, file, bytes, len);
        free(bytes);
    } else if (good_text(file, &good)) {
        deck_reader_add(load->reader, &good, &load->report);
    }
}

static size_t
work_on_text(struct load *load, struct library_file *file, int64_t now_ms)
{
    if (file->plan == FILE_TAKE) {
        take_text(load, file, now_ms);
    }
    if (file->plan == FILE_KEEP) {
        keep_text(load, file);
    }
    return version(file)->len;
}

/* The open file cannot be hashed. */
static void
give_up_hash(struct load *load, struct library_file *file, int error,
             int64_t now_ms)
{
    if (load->fd >= 0) {
        close(load->fd);
        load->fd = -1;
    }
    if (file->plan == FILE_TAKE) {
        could_not_take(load, file, error, now_ms);
    }
}

static void
end_hash(struct load *load, struct library_file *file, int64_t now_ms)
{
    struct file_version *of = version(file);
    uint64_t size = of->stamp.size_bytes;
    if (!deck_dir_unchanged(load->fd, &of->stamp) ||
        (load->fd_bytes < size && load->fd_bytes < HASH_FILE_BYTES_MAX)) {
        give_up_hash(load, file, ESTALE, now_ms);
        return;
    }
    close(load->fd);
    load->fd = -1;
    hash_file_end(&load->fd_hash, load->fd_bytes, size, &of->digest);
    of->hashed = true;
    file->error = 0;
}

/* Hashes a piece of the open file. */
static size_t
hash_piece(struct load *load, struct library_file *file, int64_t now_ms)
{
    uint8_t bytes[HASH_CHUNK_BYTES];
    uint64_t left = HASH_FILE_BYTES_MAX - load->fd_bytes;
    size_t want = left < sizeof(bytes) ? (size_t)left : sizeof(bytes);
    ssize_t got = want > 0 ? read(load->fd, bytes, want) : 0;
    if (got < 0 && errno == EINTR) {
        return 0;
    }
    if (got < 0) {
        give_up_hash(load, file, errno, now_ms);
        return 0;
    }
    if (got == 0) {
        end_hash(load, file, now_ms);
        return 0;
    }
    SHA256Update(&load->fd_hash, bytes, (size_t)got);
    load->fd_bytes += (uint64_t)got;
    return (size_t)got;
}

static void
begin_hash(struct load *load, struct library_file *file, int64_t now_ms)
{
    load->fd = deck_dir_open_file(load->dir, file->path, &version(file)->stamp);
    if (load->fd < 0) {
        give_up_hash(load, file, errno, now_ms);
        return;
    }
    load->fd_bytes = 0;
    SHA256Init(&load->fd_hash);
}

/* Hands the reader a file that it knows by its path alone, or by its words. */
static void
feed_name(struct load *load, struct library_file *file)
{
    if (file->plan == FILE_LEAVE_OUT) {
        return;
    }
    struct file_version *of = version(file);
    struct deck_file named = as_read(file, &of->stamp, of->bytes, of->len);
    of->broken = !deck_reader_add(load->reader, &named, &load->report);
}

/* Starts with the found version of FILE. What an unfinished load found out is
 * still valid if the file was not written to since. */
static void
begin_fresh(const struct load *load, struct library_file *file)
{
    struct file_version *fresh = &file->fresh;
    const struct hint *hint = hints_find(load->hints, file->path);
    bool holds = fresh->described &&
                 file_stamp_same(&fresh->stamp, &file->found) &&
                 (hint == NULL || hint->number <= fresh->hint_number);
    struct file_version next = {.stamp = file->found,
                                .hint_number = load->hints->number};
    if (holds) {
        next.described = true;
        next.bytes = fresh->bytes;
        next.len = fresh->len;
    } else {
        free(fresh->bytes);
    }
    *fresh = next;
}

/* How many bytes the words of one more PDF may have. */
static size_t
words_room(const struct load *load)
{
    size_t left = load->words_bytes < FILES_MEMORY_BYTES
                      ? FILES_MEMORY_BYTES - load->words_bytes
                      : 0;
    return left < FILES_WORDS_BYTES ? left : FILES_WORDS_BYTES;
}

/* Asks for the words of FILE. False when they are not known yet and worth
 * waiting for. */
static bool
work_on_words(struct load *load, struct library_file *file, int64_t now_ms)
{
    struct file_version *of = version(file);
    const struct library_options *options = load->how.options;
    if (file->plan == FILE_LEAVE_OUT || of->described ||
        !words_wanted(options, file->path)) {
        return true;
    }
    load->asked_ms = load->asked_ms < 0 ? now_ms : load->asked_ms;
    bool patient = now_ms - load->asked_ms < LIBRARY_DESCRIBE_MAX_MS;
    char *words;
    size_t len;
    enum words_answer answer =
        words_ask(options, load->dir, file->path, &of->stamp, load->how.wait,
                  words_room(load), &words, &len);
    if (answer == WORDS_LATER && load->how.wait) {
        load->unsaid = true;
        return true;
    }
    if (answer == WORDS_LATER && patient) {
        load->ask_ms = now_ms + LIBRARY_DESCRIBE_MS;
        return false;
    }
    if (answer == WORDS_FAILED) {
        if (file->plan == FILE_TAKE) {
            could_not_take(load, file, errno, now_ms);
        }
        return true;
    }
    of->described = true;
    of->bytes = words;
    of->len = len;
    load->words_bytes += len;
    return true;
}

/* Works on a file that is not text. True when it is done. */
static bool
work_on_other(struct load *load, struct library_file *file, size_t *bytes,
              int64_t now_ms)
{
    if (!load->begun && file->plan == FILE_TAKE) {
        begin_fresh(load, file);
    }
    load->begun = true;
    bool wanted = load->how.hashing && file_role_is_hashed(file->role) &&
                  file->plan != FILE_LEAVE_OUT && !version(file)->hashed;
    if (wanted && load->fd < 0) {
        begin_hash(load, file, now_ms);
    }
    if (load->fd >= 0) {
        *bytes += hash_piece(load, file, now_ms);
    }
    if (load->fd >= 0 || !work_on_words(load, file, now_ms)) {
        return false;
    }
    feed_name(load, file);
    return true;
}

static void
report_file(struct load *load, const struct library_file *file)
{
    if (!file->there) {
        return;
    }
    if (file->error != 0) {
        report_add(&load->report, file->path, 0, REPORT_ERROR, "unreadable",
                   "This file cannot be read (%s). Change its permissions, or "
                   "copy it here again.",
                   strerror(file->error));
        if (file->plan == FILE_LEAVE_OUT) {
            /* It keeps its place, since it may be a risk. */
            struct deck_file unread = {.path = file->path};
            deck_reader_add(load->reader, &unread, &load->report);
        }
    } else if (file_role_is_hashed(file->role) && file->found.size_bytes == 0) {
        report_add(&load->report, file->path, 0, REPORT_WARNING, "empty-file",
                   "This file is empty and is not shown. Save it again, or "
                   "delete it.");
    }
    if (file->error != 0 && file->retry_ms < load->retry_ms) {
        load->retry_ms = file->retry_ms;
    }
}

bool
load_step(struct load *load, size_t files, size_t bytes, int64_t now_ms)
{
    size_t read = 0;
    for (size_t i = 0; i < files && read < bytes;) {
        if (load->next == load->files->count) {
            return true;
        }
        struct library_file *file =
            files_in_turn(load->files, load->deck, load->next);
        bool done = true;
        if (file_role_is_text(file->role)) {
            read += work_on_text(load, file, now_ms);
        } else {
            done = work_on_other(load, file, &read, now_ms);
        }
        if (done) {
            report_file(load, file);
            load->next++;
            load->begun = false;
            load->asked_ms = -1;
            i++;
        } else if (load->ask_ms > now_ms) {
            return false;
        }
    }
    return load->next == load->files->count;
}

bool
load_disturbed(const struct load *load)
{
    if (load->hints->number == load->hint_number) {
        return false;
    }
    for (size_t i = 0; i < load->files->count; i++) {
        const struct library_file *file = &load->files->items[i];
        if (file->plan != FILE_TAKE || !file_role_is_hashed(file->role)) {
            continue;
        }
        const struct hint *hint = hints_find(load->hints, file->path);
        if (hint != NULL && hint->last != WATCH_GONE &&
            hint->number > file->fresh.hint_number) {
            return true;
        }
    }
    return false;
}

/* False when the digest of a file is not known. */
static bool
hash_deck(const struct load *load, char hex[LIBRARY_HASH_SIZE])
{
    SHA2_CTX context;
    SHA256Init(&context);
    for (size_t i = 0; i < load->files->count; i++) {
        struct library_file *file = &load->files->items[i];
        if (!file_role_is_hashed(file->role) || file->plan == FILE_LEAVE_OUT) {
            continue;
        }
        if (!version(file)->hashed) {
            return false;
        }
        hash_add_entry(&context, file->path, &version(file)->digest);
    }
    struct hash_digest digest;
    SHA256Final(digest.bytes, &context);
    hash_hex(&digest, hex);
    return true;
}

void
load_finish(struct load *load, struct library_deck *read)
{
    *read = (struct library_deck){0};
    for (size_t i = 0; i < load->files->count; i++) {
        const struct library_file *file = &load->files->items[i];
        if (files_were_shown(load->files, file)) {
            deck_reader_shown_before(load->reader, file->path);
        }
    }
    read->deck = deck_reader_finish(load->reader, &load->report);
    files_note_shown(load->files, read->deck->shown_pictures,
                     read->deck->shown_picture_count);
    load->reader = NULL;
    read->report = load->report;
    load->report = (struct report){0};
    report_sort(&read->report);
    read->partial = load->unsaid || !hash_deck(load, read->hash);
    files_commit(load->files);
}

void
load_release(struct load *load)
{
    if (load->reader != NULL) {
        deck_reader_free(load->reader);
    }
    if (load->fd >= 0) {
        close(load->fd);
    }
    if (load->files != NULL) {
        files_drop_fresh(load->files);
    }
    report_release(&load->report);
    *load = (struct load){.fd = -1};
}
