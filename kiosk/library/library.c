/* When to look at the slides folder, and what to do with what is there. See
 * library.h. */
#include "library.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "library_shown.h"
#include "library_state.h"
#include "mem.h"
#include "str.h"

/* Pieces of work that take about 5 ms on a Raspberry Pi 3. */
#define STEP_HINTS 512
#define STEP_FILES 64
#define STEP_BYTES (256u * 1024)

/* A change that no hint told of has to stay for so many settle times: it may
 * be a file that is being written. */
#define CONFIRM_SETTLES 5

/* New pictures of more bytes, all together, are hashed after the deck was
 * given a first time: seconds of reading must not hold back a change. */
#define HASH_AT_ONCE (8u * 1024 * 1024)

void
library_deck_release(struct library_deck *read)
{
    deck_free(read->deck);
    report_release(&read->report);
    *read = (struct library_deck){0};
}

struct library_options
library_options_default(void)
{
    return (struct library_options){
        .poll_ms = 1000, .settle_ms = 200, .settle_max_ms = 1500};
}

void
library_init(struct library *library, const char *folder,
             const struct library_options *options, int64_t now_ms)
{
    *library = (struct library){
        .folder = mem_string(folder),
        .options = *options,
        .now_ms = now_ms,
        .scan = {.place = {.fd = -1}},
        .pass = {.fd = -1},
        .sweep = true,
        .trust = true,
        .first_ms = -1,
        .last_ms = -1,
        .again_ms = INT64_MAX,
        .poll_ms = INT64_MAX,
    };
    watch_init(&library->watch, folder, options->no_inotify);
}

void
library_release(struct library *library)
{
    pass_release(&library->pass);
    scan_release(&library->scan);
    files_release(&library->files);
    hints_clear(&library->hints);
    watch_release(&library->watch);
    free(library->folder);
}

struct library *
library_new(const char *folder, const struct library_options *options,
            int64_t now_ms)
{
    struct library *library = mem_new(1, sizeof(*library));
    library_init(library, folder, options, now_ms);
    return library;
}

void
library_free(struct library *library)
{
    if (library != NULL) {
        library_release(library);
        free(library);
    }
}

static void
stop(struct library *library)
{
    pass_release(&library->pass);
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
note_hint(struct library *library, enum watch_hint hint, const char *path)
{
    int64_t now_ms = library->now_ms;
    bool of_file = path[0] != '\0';
    if (hint == WATCH_WRITING && of_file) {
        /* Nothing to look at before it is closed or forgotten. */
        int64_t forgotten_ms = now_ms + FILES_WRITING_MS;
        hints_note(&library->hints, path, hint, now_ms);
        if (forgotten_ms < library->again_ms) {
            library->again_ms = forgotten_ms;
        }
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

void
library_take_hints(struct library *library)
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
    library->remote = library->remote || place_is_remote(fd);
    watch_add(&library->watch, path, folder, fd);
}

/* Where there is nothing to show, a disk may yet be mounted, of which inotify
 * does not tell. */
static void
plan_poll(struct library *library)
{
    bool nothing = library->error != 0 || library->scan.count == 0;
    library->poll_ms = blind(library) || nothing
                           ? library->scan_ms + library->options.poll_ms
                           : INT64_MAX;
}

/* The folder cannot be read: the show keeps what it has. */
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

void
library_begin_scan(struct library *library)
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

static void
digest_findings(const struct report *report, char hex[HASH_HEX_SIZE])
{
    struct str text = {0};
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        str_addf(&text, "%s\n%d\n%s\n%s\n", finding->path, finding->line,
                 finding->rule, finding->words);
    }
    struct hash_digest digest;
    hash_text(text.text != NULL ? text.text : "", text.len, text.len, &digest);
    hash_hex(&digest, hex);
    str_release(&text);
}

/* Whether what is wrong with the folder is not what it was in the last deck. */
static bool
blame_changed(struct library *library)
{
    report_sort(&library->scan.report);
    digest_findings(&library->scan.report, library->blamed);
    return strcmp(library->blamed, library->refused) != 0;
}

/* An empty folder where a disk was mounted: that disk is gone, and nobody has
 * deleted the slides. */
static bool
looks_unmounted(const struct library *library)
{
    return library->scan.count == 0 && library->scan.topic_count == 0 &&
           library->files.count > 0 &&
           library->scan.place.device != library->device;
}

/* Of a folder that is seen for the first time. */
static void
recall(struct library *library)
{
    struct shown_list list;
    if (!library->recalled) {
        library->recalled = true;
        shown_read(&list, &library->scan.place);
        files_note_shown(&library->files, list.paths, list.count);
        shown_release(&list);
    }
}

/* The look is done: is there anything to read? */
static void
end_scan(struct library *library, uint64_t hash_at_once)
{
    if (library->scan.failed || looks_unmounted(library)) {
        folder_missing(library, library->scan.failed ? EIO : ENOENT);
        return;
    }
    watch_end(&library->watch);
    plan_poll(library);
    library->device = library->scan.place.device;
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
    if (plan.again_ms < library->again_ms) {
        library->again_ms = plan.again_ms;
    }
    bool blamed = blame_changed(library);
    if (!plan.changed && !blamed && !library->hash_due && !library->trust) {
        stop(library);
        return;
    }
    struct pass_way way = {
        .hashing = library->hash_due || plan.hash_bytes <= hash_at_once,
        .wait = library->wait,
        .options = &library->options,
    };
    pass_begin(&library->pass, &library->scan.place, &library->files,
               &library->hints, &library->scan.report, &way);
    library->stage = STAGE_PASS;
}

/* Whether READ is not what was given last; takes note of it. */
static bool
is_news(struct library *library, const struct library_deck *read)
{
    char given[2 * HASH_HEX_SIZE];
    memcpy(given, read->hash, HASH_HEX_SIZE);
    digest_findings(&read->report, given + HASH_HEX_SIZE);
    bool same =
        !read->partial && memcmp(given, library->given, sizeof(given)) == 0;
    memcpy(library->given, given, sizeof(given));
    return !same;
}

static void
again_at(struct library *library, int64_t at_ms)
{
    library->again_ms = at_ms < library->again_ms ? at_ms : library->again_ms;
}

/* True when *READ is a new deck. */
static bool
end_pass(struct library *library, struct library_deck *read)
{
    if (pass_disturbed(&library->pass)) {
        stop(library);
        library->sweep = true;
        return false;
    }
    pass_finish(&library->pass, read);
    memcpy(library->refused, library->blamed, sizeof(library->refused));
    library->torn = library->pass.torn;
    if (library->torn) {
        again_at(library, library->now_ms + library->options.settle_ms);
    }
    again_at(library, library->pass.retry_ms);
    hints_forget(&library->hints, library->scan_number, library->scan_ms,
                 library->options.settle_ms, FILES_WRITING_MS);
    library->hash_due = !library->pass.way.hashing || library->pass.unsaid;
    library->sweep = library->sweep || library->hash_due;
    library->trust = false;
    stop(library);
    if (is_news(library, read)) {
        return true;
    }
    library_deck_release(read);
    return false;
}

static int64_t
due_ms(const struct library *library)
{
    if (library->stage == STAGE_PASS &&
        library->pass.ask_ms > library->now_ms) {
        return library->pass.ask_ms;
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

/* Does one piece of what is due. True when *READ is a new deck. */
bool
library_advance(struct library *library, uint64_t hash_at_once,
                struct library_deck *read)
{
    switch (library->stage) {
    case STAGE_IDLE:
        if (library->sweep || due_ms(library) <= library->now_ms) {
            library_begin_scan(library);
        }
        return false;
    case STAGE_SCAN:
        if (scan_step(&library->scan, LIBRARY_STEP_ENTRIES)) {
            end_scan(library, hash_at_once);
        }
        return false;
    case STAGE_PASS:
        if (pass_step(&library->pass, STEP_FILES, STEP_BYTES,
                      library->now_ms)) {
            library->stage = STAGE_CHECK;
        }
        return false;
    case STAGE_CHECK:
        break;
    }
    return !library->more_hints && end_pass(library, read);
}

bool
library_step(struct library *library, int64_t now_ms, struct library_deck *read)
{
    library->now_ms = now_ms;
    library_take_hints(library);
    if (due_ms(library) > now_ms) {
        return false;
    }
    return library_advance(library, HASH_AT_ONCE, read);
}

int64_t
library_deadline_ms(const struct library *library)
{
    return due_ms(library);
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
