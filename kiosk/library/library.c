/* When to look at the slides folder, and what to do with what is there. See
 * library.h. */
#include "library.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "library_files.h"
#include "library_hints.h"
#include "library_load.h"
#include "library_scan.h"
#include "library_shown.h"
#include "library_watch.h"
#include "mem.h"
#include "quick_load.h"
#include "str.h"

/* Pieces of work that take about 5 ms on a Raspberry Pi 3. */
#define STEP_ENTRIES 256
#define STEP_HINTS 512
#define STEP_FILES 64
#define STEP_BYTES (256u * 1024)

/* A change without a hint must last this many settle times, since the file may
 * still be being written. */
#define CONFIRM_SETTLES 5

/* If new pictures have more bytes than this in total, the deck is returned
 * before they are hashed: seconds of reading must not delay a change. */
#define HASH_AT_ONCE (8u * 1024 * 1024)

/* If new pictures have more bytes than this in total, they are hashed after the
 * first deck: about 10 ms on a Raspberry Pi 4, the time allowed at start. */
#define HASH_AT_ONCE_QUICK (512u * 1024)

/* How often reading is restarted for a folder that is being written to. */
#define READ_TRIES 8

enum stage {
    STAGE_IDLE,
    STAGE_SCAN, /* looking at what is in the folder */
    STAGE_LOAD, /* reading it */
    STAGE_CHECK /* was anything written to meanwhile? */
};

struct library {
    char *folder;
    struct library_options options;
    int64_t now_ms; /* of the last step */
    struct watch watch;
    struct hints hints;
    struct files files;
    enum stage stage;
    struct scan scan;
    struct load load;
    int64_t scan_ms;      /* when the look began */
    uint64_t scan_number; /* newest hint then */
    bool remote;          /* the kernel does not see all changes */
    bool more_hints;      /* hints wait to be read */
    bool sweep;           /* look at the next step */
    bool recalled;        /* what decks before showed was read */
    bool trust;           /* nothing was read yet: files need no confirming */
    bool hash_due;        /* the last deck was given without its hash, or
                           * without words that took too long */
    bool wait;            /* the deck is needed now: wait for PDFs */
    int64_t first_ms, last_ms; /* hints since the last look; -1 none */
    int64_t again_ms;          /* a file may have come to rest by then */
    int64_t poll_ms;           /* next poll; INT64_MAX none */
    uint64_t device;           /* of the folder that was read last */
    int error;                 /* why it could not be read at the last look */
    bool torn;                 /* the last deck lacks a file being changed */
    char given[2 * LIBRARY_HASH_SIZE]; /* what the last deck looked like */
    char refused[LIBRARY_HASH_SIZE]; /* what was wrong with the folder in it */
    char blamed[LIBRARY_HASH_SIZE];  /* ... and at the last look */
};

struct library *
library_new(const char *folder, const struct library_options *options,
            int64_t now_ms)
{
    struct library *library = mem_new(1, sizeof(*library));
    *library = (struct library){
        .folder = mem_string(folder),
        .options = *options,
        .now_ms = now_ms,
        .scan = {.dir = {.fd = -1}},
        .load = {.fd = -1},
        .sweep = true,
        .trust = true,
        .first_ms = -1,
        .last_ms = -1,
        .again_ms = INT64_MAX,
        .poll_ms = INT64_MAX,
    };
    watch_init(&library->watch, folder, options->no_inotify);
    return library;
}

void
library_free(struct library *library)
{
    if (library == NULL) {
        return;
    }
    load_release(&library->load);
    scan_release(&library->scan);
    files_release(&library->files);
    hints_clear(&library->hints);
    watch_release(&library->watch);
    free(library->folder);
    free(library);
}

static void
stop(struct library *library)
{
    load_release(&library->load);
    scan_release(&library->scan);
    library->stage = STAGE_IDLE;
}

/* Changes may happen without a hint. */
static bool
blind(const struct library *library)
{
    return library->watch.fd < 0 || library->watch.failed || library->remote;
}

static void
again_at(struct library *library, int64_t at_ms)
{
    library->again_ms = at_ms < library->again_ms ? at_ms : library->again_ms;
}

static void
note_hint(struct library *library, enum watch_hint hint, const char *path)
{
    int64_t now_ms = library->now_ms;
    bool of_file = path[0] != '\0';
    if (hint == WATCH_WRITING && of_file) {
        /* Nothing to look at before it is closed or forgotten. */
        hints_note(&library->hints, path, hint, now_ms);
        again_at(library, now_ms + FILES_WRITING_MS);
        return;
    }
    if (hint == WATCH_LOST) {
        hints_clear(&library->hints);
    } else if (hint != WATCH_CHANGED && of_file) {
        hints_note(&library->hints, path, hint, now_ms);
    }
    if (library->first_ms < 0) {
        library->first_ms = now_ms;
    }
    library->last_ms = now_ms;
}

static void
take_hints(struct library *library)
{
    library->more_hints = true;
    for (int i = 0; i < STEP_HINTS; i++) {
        enum watch_hint hint;
        const char *path;
        if (!watch_next(&library->watch, &hint, &path)) {
            library->more_hints = false;
            return;
        }
        note_hint(library, hint, path);
    }
}

static void
visit(void *context, const char *path, bool folder, int fd)
{
    struct library *library = context;
    library->remote = library->remote || deck_dir_is_remote(fd);
    watch_add(&library->watch, path, folder, fd);
}

/* If there is nothing to show, a disk may still be mounted, which inotify does
 * not report. */
static void
plan_poll(struct library *library)
{
    bool nothing = library->error != 0 || library->scan.count == 0;
    library->poll_ms = blind(library) || nothing
                           ? library->scan_ms + library->options.poll_ms
                           : INT64_MAX;
}

/* If the folder cannot be read, the show keeps what it has. */
static void
folder_missing(struct library *library, int error)
{
    watch_end(&library->watch);
    stop(library);
    library->error = error;
    library->trust = false;
    library->remote = false;
    plan_poll(library);
}

static void
begin_scan(struct library *library)
{
    library->sweep = false;
    library->first_ms = library->last_ms = -1;
    library->again_ms = INT64_MAX;
    library->scan_ms = library->now_ms;
    library->scan_number = library->hints.number;
    library->remote = false;
    library->error = 0;
    library->stage = STAGE_SCAN;
    watch_begin(&library->watch);
    if (!scan_begin(&library->scan, library->folder, 0, visit, library)) {
        folder_missing(library, errno);
    }
}

/* An empty folder where a disk was mounted: the disk is gone, but nobody
 * deleted the slides. */
static bool
looks_unmounted(const struct library *library)
{
    return library->scan.count == 0 && library->scan.topic_count == 0 &&
           library->files.count > 0 &&
           library->scan.dir.device != library->device;
}

/* Of a folder that is seen for the first time. */
static void
recall(struct library *library)
{
    if (!library->recalled) {
        struct shown_list list;
        library->recalled = true;
        shown_read(&list, &library->scan.dir);
        files_note_shown(&library->files, list.paths, list.count);
        shown_release(&list);
    }
}

/* The scan is complete: is there anything to read? */
static void
end_scan(struct library *library, uint64_t hash_at_once)
{
    if (library->scan.failed || looks_unmounted(library)) {
        folder_missing(library, library->scan.failed ? EIO : ENOENT);
        return;
    }
    watch_end(&library->watch);
    plan_poll(library);
    library->device = library->scan.dir.device;
    files_merge(&library->files, &library->scan, library->scan_ms);
    recall(library);
    struct files_rules rules = {
        .now_ms = library->scan_ms,
        .quiet_ms = library->options.settle_ms,
        .confirm_ms = blind(library)
                          ? library->options.poll_ms
                          : CONFIRM_SETTLES * library->options.settle_ms,
        .trust = library->trust,
    };
    struct files_plan plan =
        files_decide(&library->files, &library->hints, &rules);
    again_at(library, plan.again_ms);
    /* What is wrong with the folder itself. */
    report_sort(&library->scan.report);
    hash_report(&library->scan.report, library->blamed);
    bool same = strcmp(library->blamed, library->refused) == 0;
    if (!plan.changed && same && !library->hash_due && !library->trust) {
        stop(library);
        return;
    }
    struct load_how how = {
        .hashing = library->hash_due || plan.hash_bytes <= hash_at_once,
        .wait = library->wait,
        .options = &library->options,
    };
    load_begin(&library->load, &library->scan.dir, &library->files,
               &library->hints, &library->scan.report, &how);
    library->stage = STAGE_LOAD;
}

/* Whether READ differs from what was last returned; remembers it. */
static bool
is_news(struct library *library, const struct library_deck *read)
{
    char given[2 * LIBRARY_HASH_SIZE];
    memcpy(given, read->hash, LIBRARY_HASH_SIZE);
    hash_report(&read->report, given + LIBRARY_HASH_SIZE);
    bool same =
        !read->partial && memcmp(given, library->given, sizeof(given)) == 0;
    memcpy(library->given, given, sizeof(given));
    return !same;
}

/* True when *READ is a new deck. */
static bool
end_load(struct library *library, struct library_deck *read)
{
    if (load_disturbed(&library->load)) {
        stop(library);
        library->sweep = true;
        return false;
    }
    load_finish(&library->load, read);
    memcpy(library->refused, library->blamed, sizeof(library->refused));
    library->torn = library->load.torn;
    if (library->torn) {
        again_at(library, library->now_ms + library->options.settle_ms);
    }
    again_at(library, library->load.retry_ms);
    hints_forget(&library->hints, library->scan_number, library->scan_ms,
                 library->options.settle_ms, FILES_WRITING_MS);
    library->hash_due = !library->load.how.hashing || library->load.unsaid;
    library->sweep = library->sweep || library->hash_due;
    library->trust = false;
    stop(library);
    if (is_news(library, read)) {
        return true;
    }
    library_deck_release(read);
    return false;
}

int64_t
library_deadline_ms(const struct library *library)
{
    if (library->stage == STAGE_LOAD &&
        library->load.ask_ms > library->now_ms) {
        return library->load.ask_ms;
    }
    if (library->stage != STAGE_IDLE || library->sweep || library->more_hints) {
        return library->now_ms;
    }
    int64_t due = library->again_ms;
    due = library->poll_ms < due ? library->poll_ms : due;
    if (library->first_ms >= 0) {
        int64_t quiet = library->last_ms + library->options.settle_ms;
        int64_t latest = library->first_ms + library->options.settle_max_ms;
        due = quiet < due ? quiet : due;
        due = latest < due ? latest : due;
    }
    return due;
}

/* Does one piece of what is due. True when *READ is a new deck. When more than
 * HASH_AT_ONCE bytes of pictures have to be hashed, the deck is given first
 * without its hash. */
static bool
advance(struct library *library, uint64_t hash_at_once,
        struct library_deck *read)
{
    switch (library->stage) {
    case STAGE_IDLE:
        begin_scan(library);
        return false;
    case STAGE_SCAN:
        if (scan_step(&library->scan, STEP_ENTRIES)) {
            end_scan(library, hash_at_once);
        }
        return false;
    case STAGE_LOAD:
        if (load_step(&library->load, STEP_FILES, STEP_BYTES,
                      library->now_ms)) {
            library->stage = STAGE_CHECK;
        }
        return false;
    case STAGE_CHECK:
        break;
    }
    return !library->more_hints && end_load(library, read);
}

bool
library_step(struct library *library, int64_t now_ms, struct library_deck *read)
{
    library->now_ms = now_ms;
    take_hints(library);
    return library_deadline_ms(library) <= now_ms &&
           advance(library, HASH_AT_ONCE, read);
}

bool
library_missing(const struct library *library)
{
    return library->error != 0;
}

int
library_fd(const struct library *library)
{
    return library->watch.fd;
}

void
library_sweep(struct library *library)
{
    library->sweep = true;
}

/* ---- at one go ---- */

/* Reads the whole folder. False with errno when it cannot be read, or does
 * not come to rest. */
static bool
read_now(struct library *library, uint64_t hash_at_once,
         struct library_deck *read)
{
    library->wait = true;
    for (int tries = 0; tries < READ_TRIES; tries++) {
        take_hints(library);
        begin_scan(library);
        bool given = false;
        while (!given && library->stage != STAGE_IDLE) {
            if (library->stage == STAGE_CHECK) {
                take_hints(library);
            }
            given = advance(library, hash_at_once, read);
        }
        if (given || library->error != 0) {
            library->wait = false;
            errno = library->error;
            return given;
        }
    }
    library->wait = false;
    errno = EBUSY;
    return false;
}

/* The sentence for staff about a folder that cannot be read. */
static char *
why_not(const char *folder, int error)
{
    struct str words = {0};
    str_addf(&words,
             "The slides folder “%s” cannot be opened (%s). Check its name "
             "and permissions.",
             folder, strerror(error));
    return str_take(&words);
}

/* A deck of a folder that is too large to be read at once. False when the
 * folder is not large; false with errno when it cannot be read. */
static bool
load_large_quickly(const struct library *library, struct library_deck *read)
{
    struct scan scan;
    if (!scan_begin(&scan, library->folder, QUICK_LOAD_TOPICS, NULL, NULL)) {
        return false;
    }
    while (!scan_step(&scan, STEP_ENTRIES)) {
    }
    bool large =
        !scan.failed && (scan.cut || scan.count > QUICK_LOAD_WHOLE_FILES);
    if (large) {
        quick_load(&scan, &library->options, read);
    }
    scan_release(&scan);
    return large;
}

void
library_quick_load(struct library *library, struct library_deck *read)
{
    if (!load_large_quickly(library, read) &&
        !read_now(library, HASH_AT_ONCE_QUICK, read)) {
        *read = (struct library_deck){0};
        char *why = why_not(library->folder, errno);
        report_add(&read->report, "", 0, REPORT_ERROR, "no-folder", "%s", why);
        free(why);
    }
}

bool
library_read(const char *folder, const struct library_options *options,
             struct library_deck *read, char **why)
{
    struct library_options once =
        options != NULL ? *options : library_options_default();
    once.no_inotify = true;
    for (int tries = 1;; tries++) {
        struct library *library = library_new(folder, &once, 0);
        bool ok = read_now(library, UINT64_MAX, read);
        if (!ok) {
            *why = why_not(folder, errno);
        }
        bool again = ok && library->torn && tries < READ_TRIES;
        library_free(library);
        if (!again) {
            return ok;
        }
        library_deck_release(read);
    }
}
