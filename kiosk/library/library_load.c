/* Reading the folder's files into a deck. See library_load.h. */
#include "library_load.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "library_reader.h"
#include "library_words.h"

#define HASH_CHUNK_BYTES 32768
#define RETRY_MS 5000

void
pass_begin(struct pass *pass, const struct place *place, struct files *files,
           const struct hints *hints, const struct report *findings,
           const struct pass_way *way)
{
    *pass = (struct pass){.place = place,
                          .files = files,
                          .hints = hints,
                          .way = *way,
                          .retry_ms = INT64_MAX,
                          .deck = SIZE_MAX,
                          .hint_number = hints->number,
                          .reader = library_reader(way->options),
                          .asked_ms = -1,
                          .fd = -1};
    report_add_all(&pass->report, findings);
    for (size_t i = 0; i < files->count; i++) {
        const struct library_file *file = &files->items[i];
        size_t len = file->now.bytes != NULL ? file->now.len : 0;
        pass->memory_bytes += file->good_len;
        pass->memory_bytes += file->now.described ? 0 : len;
        pass->words_bytes += file->now.described ? len : 0;
        pass->words_bytes += file->fresh.len;
        bool deck = file->role == DECK_ROLE_DECK;
        pass->deck = deck && i < pass->deck ? i : pass->deck;
    }
}

static struct file_version *
version(struct library_file *file)
{
    return file->plan == FILE_TAKE ? &file->fresh : &file->now;
}

/* What was found is not taken: the deck keeps what it has of the file. */
static void
do_not_take(struct library_file *file)
{
    free(file->fresh.bytes);
    file->fresh = (struct file_version){0};
    file->plan = file->used ? FILE_KEEP : FILE_LEAVE_OUT;
}

static void
could_not_take(struct pass *pass, struct library_file *file, int error,
               int64_t now_ms)
{
    if (error == ESTALE || error == ENOENT) {
        pass->torn = true;
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
read_again(const struct pass *pass, const struct library_file *file,
           char **bytes, size_t *len)
{
    return place_read(pass->place, file->path, DECK_FILE_BYTES_MAX + 1,
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
feed_text(struct pass *pass, struct library_file *file, const char *bytes,
          size_t len)
{
    struct file_version *of = version(file);
    struct deck_file text = as_read(file, &of->stamp, bytes, len);
    struct deck_file good;
    text.has_good = good_text(file, &good);
    of->broken = !deck_reader_add(pass->reader, &text, &pass->report);
    if (of->broken && text.has_good) {
        deck_reader_replace(pass->reader, &good);
    }
}

/* Counts the memory that the text will take once it is in the deck. Over the
 * limit it is read again when it is needed. */
static void
account(struct pass *pass, struct library_file *file)
{
    struct file_version *fresh = &file->fresh;
    if (!fresh->broken) {
        pass->memory_bytes -= file->good_len;
        pass->memory_bytes -= file->now.bytes != NULL ? file->now.len : 0;
    }
    if (pass->memory_bytes + fresh->len > FILES_MEMORY_BYTES) {
        free(fresh->bytes);
        fresh->bytes = NULL;
        return;
    }
    pass->memory_bytes += fresh->len;
}

static void
take_text(struct pass *pass, struct library_file *file, int64_t now_ms)
{
    struct file_version *fresh = &file->fresh;
    fresh->stamp = file->found;
    fresh->hint_number = pass->hints->number;
    if (!place_read(pass->place, file->path, DECK_FILE_BYTES_MAX + 1,
                    &file->found, &fresh->bytes, &fresh->len)) {
        could_not_take(pass, file, errno, now_ms);
        return;
    }
    file->error = 0;
    hash_text(fresh->bytes, fresh->len, fresh->stamp.size_bytes,
              &fresh->digest);
    fresh->hashed = true;
    feed_text(pass, file, fresh->bytes, fresh->len);
    account(pass, file);
}

static void
keep_text(struct pass *pass, struct library_file *file)
{
    if (file->now.bytes != NULL) {
        feed_text(pass, file, file->now.bytes, file->now.len);
        return;
    }
    char *bytes;
    size_t len;
    struct deck_file good;
    if (read_again(pass, file, &bytes, &len)) {
        feed_text(pass, file, bytes, len);
        free(bytes);
    } else if (good_text(file, &good)) {
        deck_reader_add(pass->reader, &good, &pass->report);
    }
}

static size_t
work_on_text(struct pass *pass, struct library_file *file, int64_t now_ms)
{
    if (file->plan == FILE_TAKE) {
        take_text(pass, file, now_ms);
    }
    if (file->plan == FILE_KEEP) {
        keep_text(pass, file);
    }
    return version(file)->len;
}

/* The hash of the open file is not to be had. */
static void
give_up_hash(struct pass *pass, struct library_file *file, int error,
             int64_t now_ms)
{
    if (pass->fd >= 0) {
        close(pass->fd);
        pass->fd = -1;
    }
    if (file->plan == FILE_TAKE) {
        could_not_take(pass, file, error, now_ms);
    }
}

static void
end_hash(struct pass *pass, struct library_file *file, int64_t now_ms)
{
    struct file_version *of = version(file);
    uint64_t size = of->stamp.size_bytes;
    if (!place_unchanged(pass->fd, &of->stamp) ||
        (pass->fd_bytes < size && pass->fd_bytes < HASH_FILE_BYTES_MAX)) {
        give_up_hash(pass, file, ESTALE, now_ms);
        return;
    }
    close(pass->fd);
    pass->fd = -1;
    hash_file_end(&pass->fd_hash, pass->fd_bytes, size, &of->digest);
    of->hashed = true;
    file->error = 0;
}

/* Hashes a piece of the open file. */
static size_t
hash_piece(struct pass *pass, struct library_file *file, int64_t now_ms)
{
    uint8_t bytes[HASH_CHUNK_BYTES];
    uint64_t left = HASH_FILE_BYTES_MAX - pass->fd_bytes;
    size_t want = left < sizeof(bytes) ? (size_t)left : sizeof(bytes);
    ssize_t got = want > 0 ? read(pass->fd, bytes, want) : 0;
    if (got < 0 && errno == EINTR) {
        return 0;
    }
    if (got < 0) {
        give_up_hash(pass, file, errno, now_ms);
        return 0;
    }
    if (got == 0) {
        end_hash(pass, file, now_ms);
        return 0;
    }
    SHA256Update(&pass->fd_hash, bytes, (size_t)got);
    pass->fd_bytes += (uint64_t)got;
    return (size_t)got;
}

static void
begin_hash(struct pass *pass, struct library_file *file, int64_t now_ms)
{
    pass->fd = place_open_file(pass->place, file->path, &version(file)->stamp);
    if (pass->fd < 0) {
        give_up_hash(pass, file, errno, now_ms);
        return;
    }
    pass->fd_bytes = 0;
    SHA256Init(&pass->fd_hash);
}

/* Hands the reader a file that it knows by its path alone, or by its words. */
static void
feed_name(struct pass *pass, struct library_file *file)
{
    if (file->plan == FILE_LEAVE_OUT) {
        return;
    }
    struct file_version *of = version(file);
    struct deck_file named = as_read(file, &of->stamp, of->bytes, of->len);
    of->broken = !deck_reader_add(pass->reader, &named, &pass->report);
}

/* Begins with what was found of FILE. What was said of it in a pass that came
 * to nothing still holds if nobody has written to it since. */
static void
begin_fresh(const struct pass *pass, struct library_file *file)
{
    struct file_version *fresh = &file->fresh;
    const struct hint *hint = hints_find(pass->hints, file->path);
    bool holds = fresh->described &&
                 file_stamp_same(&fresh->stamp, &file->found) &&
                 (hint == NULL || hint->number <= fresh->hint_number);
    struct file_version next = {.stamp = file->found,
                                .hint_number = pass->hints->number};
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
words_room(const struct pass *pass)
{
    size_t left = pass->words_bytes < FILES_MEMORY_BYTES
                      ? FILES_MEMORY_BYTES - pass->words_bytes
                      : 0;
    return left < FILES_WORDS_BYTES ? left : FILES_WORDS_BYTES;
}

/* Asks for the words of FILE. False when they are not known yet and worth
 * waiting for. */
static bool
work_on_words(struct pass *pass, struct library_file *file, int64_t now_ms)
{
    struct file_version *of = version(file);
    const struct library_options *options = pass->way.options;
    if (file->plan == FILE_LEAVE_OUT || of->described ||
        !words_wanted(options, file->path)) {
        return true;
    }
    pass->asked_ms = pass->asked_ms < 0 ? now_ms : pass->asked_ms;
    bool patient = now_ms - pass->asked_ms < LIBRARY_DESCRIBE_MAX_MS;
    char *words;
    size_t len;
    enum words_answer answer =
        words_ask(options, pass->place, file->path, &of->stamp, pass->way.wait,
                  words_room(pass), &words, &len);
    if (answer == WORDS_LATER && pass->way.wait) {
        pass->unsaid = true;
        return true;
    }
    if (answer == WORDS_LATER && patient) {
        pass->ask_ms = now_ms + LIBRARY_DESCRIBE_MS;
        return false;
    }
    if (answer == WORDS_FAILED) {
        if (file->plan == FILE_TAKE) {
            could_not_take(pass, file, errno, now_ms);
        }
        return true;
    }
    of->described = true;
    of->bytes = words;
    of->len = len;
    pass->words_bytes += len;
    return true;
}

/* Works on a file that is not text. True when it is done. */
static bool
work_on_other(struct pass *pass, struct library_file *file, size_t *bytes,
              int64_t now_ms)
{
    if (!pass->begun && file->plan == FILE_TAKE) {
        begin_fresh(pass, file);
    }
    pass->begun = true;
    bool wanted = pass->way.hashing && file_is_hashed(file) &&
                  file->plan != FILE_LEAVE_OUT && !version(file)->hashed;
    if (wanted && pass->fd < 0) {
        begin_hash(pass, file, now_ms);
    }
    if (pass->fd >= 0) {
        *bytes += hash_piece(pass, file, now_ms);
    }
    if (pass->fd >= 0 || !work_on_words(pass, file, now_ms)) {
        return false;
    }
    feed_name(pass, file);
    return true;
}

static void
report_file(struct pass *pass, const struct library_file *file)
{
    if (!file->there) {
        return;
    }
    if (file->error != 0) {
        report_add(&pass->report, file->path, 0, REPORT_ERROR, "unreadable",
                   "This file cannot be read (%s). Change who may read it, or "
                   "copy it here again.",
                   strerror(file->error));
        if (file->plan == FILE_LEAVE_OUT) {
            /* It keeps its place, which may be a risk's. */
            struct deck_file unread = {.path = file->path};
            deck_reader_add(pass->reader, &unread, &pass->report);
        }
    } else if (file_is_hashed(file) && file->found.size_bytes == 0) {
        report_add(&pass->report, file->path, 0, REPORT_WARNING, "empty-file",
                   "This file is empty and is not shown. Save it again, or "
                   "delete it.");
    }
    if (file->error != 0 && file->retry_ms < pass->retry_ms) {
        pass->retry_ms = file->retry_ms;
    }
}

bool
pass_step(struct pass *pass, size_t files, size_t bytes, int64_t now_ms)
{
    size_t read = 0;
    for (size_t i = 0; i < files && read < bytes;) {
        if (pass->next == pass->files->count) {
            return true;
        }
        struct library_file *file =
            files_in_turn(pass->files, pass->deck, pass->next);
        bool done = true;
        if (file_is_text(file)) {
            read += work_on_text(pass, file, now_ms);
        } else {
            done = work_on_other(pass, file, &read, now_ms);
        }
        if (done) {
            report_file(pass, file);
            pass->next++;
            pass->begun = false;
            pass->asked_ms = -1;
            i++;
        } else if (pass->ask_ms > now_ms) {
            return false;
        }
    }
    return pass->next == pass->files->count;
}

bool
pass_disturbed(const struct pass *pass)
{
    if (pass->hints->number == pass->hint_number) {
        return false;
    }
    for (size_t i = 0; i < pass->files->count; i++) {
        const struct library_file *file = &pass->files->items[i];
        if (file->plan != FILE_TAKE || !file_is_hashed(file)) {
            continue;
        }
        const struct hint *hint = hints_find(pass->hints, file->path);
        if (hint != NULL && hint->last != WATCH_GONE &&
            hint->number > file->fresh.hint_number) {
            return true;
        }
    }
    return false;
}

/* False when the digest of a file is not known. */
static bool
hash_deck(const struct pass *pass, char hex[HASH_HEX_SIZE])
{
    SHA2_CTX context;
    SHA256Init(&context);
    for (size_t i = 0; i < pass->files->count; i++) {
        struct library_file *file = &pass->files->items[i];
        if (!file_is_hashed(file) || file->plan == FILE_LEAVE_OUT) {
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
pass_finish(struct pass *pass, struct library_deck *read)
{
    *read = (struct library_deck){0};
    for (size_t i = 0; i < pass->files->count; i++) {
        const struct library_file *file = &pass->files->items[i];
        if (files_were_shown(pass->files, file)) {
            deck_reader_shown_before(pass->reader, file->path);
        }
    }
    read->deck = deck_reader_finish(pass->reader, &pass->report);
    files_note_shown(pass->files, read->deck->shown_pictures,
                     read->deck->shown_picture_count);
    pass->reader = NULL;
    read->report = pass->report;
    pass->report = (struct report){0};
    report_sort(&read->report);
    read->partial = pass->unsaid || !hash_deck(pass, read->hash);
    files_commit(pass->files);
}

void
pass_release(struct pass *pass)
{
    if (pass->reader != NULL) {
        deck_reader_free(pass->reader);
    }
    if (pass->fd >= 0) {
        close(pass->fd);
    }
    if (pass->files != NULL) {
        files_drop_fresh(pass->files);
    }
    report_release(&pass->report);
    *pass = (struct pass){.fd = -1};
}
