/* From a look at the source to the switch. See import_take.h. */
#include "import_take.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "deck_foreign.h"
#include "deck_shown.h"
#include "import_receipt.h"
#include "import_signed.h"
#include "judge.h"
#include "library.h"
#include "path_name.h"
#include "receipt_file.h"
#include "store_disk.h"
#include "str.h"

static bool
fail_to_write(struct import *import, const char *name, int error)
{
    char *why = NULL;
    disk_cannot_write(&why, name, error);
    return import_fail(import, why);
}

/* The deck HASH of the store (or the half copy), opened; false when it cannot
 * be read. */
static bool
open_deck(const struct import *import, const char *hash, struct source *deck)
{
    char *why = NULL;
    char *folder = store_deck_path(import->store.path, hash);
    bool good = hash[0] != '\0' && source_open(deck, folder, NULL, &why);
    free(why);
    free(folder);
    return good;
}

/* ---- is it new? ---- */

/* What was wrong with the deck that is shown still is. */
static void
say_again(struct import *import)
{
    struct receipt *receipt = &import->receipt, last;
    const struct history_deck *shown =
        history_find(&import->history, import->before);
    if (shown != NULL) {
        receipt->slides = shown->slides;
        receipt->shown = shown->shown;
    }
    if (!receipt_read(import->store.path, &last)) {
        return;
    }
    bool same = last.outcome <= RECEIPT_UNCHANGED &&
                strcmp(last.offered, import->before) == 0;
    for (size_t i = 0; same && i < last.count; i++) {
        const struct receipt_item *item = &last.items[i];
        if (item->kind >= RECEIPT_LEFT_OUT &&
            strcmp(item->rule, IMPORT_HALF_COPY) != 0 &&
            strcmp(item->rule, IMPORT_DAMAGED) != 0) {
            receipt_add_after(receipt, item->cause_path, item->cause_line,
                              item->kind, item->path, item->line, item->words,
                              item->rule);
        }
    }
    receipt_release(&last);
}

/* Whether the source is the deck that is shown. */
static bool
is_shown(struct import *import)
{
    struct source shown;
    if (!open_deck(import, import->before, &shown)) {
        return false;
    }
    bool same = source_same(&import->source, &shown);
    source_release(&shown);
    if (same) {
        import->receipt.outcome = RECEIPT_UNCHANGED;
        memcpy(import->receipt.offered, import->before, LIBRARY_HASH_SIZE);
        say_again(import);
    }
    return same;
}

/* Whether the store shows no deck, or one that is damaged: then the source
 * takes its place, though it may be older. */
static bool
is_needed(struct import *import, const char *hash)
{
    bool none = import->before[0] == '\0';
    bool damaged = !none && !store_holds(&import->store, import->before);
    if (damaged && strcmp(import->before, hash) != 0) {
        receipt_add(&import->receipt, RECEIPT_WARNING, "", 0,
                    "The slides on show were damaged in the memory of this "
                    "screen, so these replace them. If there are newer ones, "
                    "bring them again.",
                    IMPORT_DAMAGED);
    }
    return none || damaged;
}

/* Whether the source is what it was at the last import from there. Only a
 * caller that asks again and again needs this: it reads everything once more,
 * but writes nothing. False with the receipt when it cannot be read. */
static bool
is_as_before(struct import *import, bool *as_before)
{
    char *why = NULL;
    *as_before = false;
    if (!import->options->if_changed) {
        return true;
    }
    if (!source_copy(&import->source, -1, &why)) {
        return import_fail(import, why);
    }
    char hash[LIBRARY_HASH_SIZE];
    source_hash(&import->source, hash);
    *as_before = history_noted(&import->history, import->receipt.from, hash) &&
                 !is_needed(import, hash);
    if (*as_before) {
        import->receipt.outcome = RECEIPT_UNCHANGED;
        receipt_because(&import->receipt, "It is the same as last time.");
        memcpy(import->receipt.offered, hash, sizeof(hash));
    }
    return true;
}

/* ---- the copy ---- */

/* Fails with WHY (freed, may be NULL), or with a lack of room if that is the
 * cause. Always false. */
static bool
fail_for_room(struct import *import, char *why)
{
    uint64_t bytes = history_missing_bytes(&import->store,
                                           source_room_bytes(&import->source));
    uint64_t megabytes = (bytes + 999999) / 1000000;
    if (bytes > 0) {
        free(why);
        why = NULL;
        disk_because(&why,
                     "There is no room for a copy of the slides: %" PRIu64
                     " MB %s missing. %s",
                     megabytes, megabytes == 1 ? "is" : "are",
                     bytes < import->source.bytes
                         ? "Make the pictures smaller, or take some out."
                         : "The disk is full of other files: delete some of "
                           "those.");
    } else if (why == NULL) {
        disk_cannot_write(&why, "decks", ENOSPC);
    }
    return import_fail(import, why);
}

static int
compare_with_file(const void *path, const void *item)
{
    const struct source_file *file = item;
    return strcmp(path, file->found->path);
}

static const struct source_file *
find(const struct source *source, const char *path)
{
    return source->count > 0
               ? bsearch(path, source->files, source->count,
                         sizeof(*source->files), compare_with_file)
               : NULL;
}

/* The current path of OLD, whose folder may have a new name or number. */
static void
add_same(struct str *paths, const struct source *before,
         const struct source *after, const struct source_file *old)
{
    const char *name = path_name_of(old->found->path).base;
    const struct source_file *there = find(after, old->found->path);
    if (there != NULL) {
        if (source_same_file(before, after, old, there)) {
            str_add_bytes(paths, there->found->path,
                          strlen(there->found->path) + 1);
        }
        return;
    }
    for (size_t i = 0; i < after->count; i++) {
        const struct source_file *new = &after->files[i];
        if (strcmp(path_name_of(new->found->path).base, name) == 0 &&
            source_same_file(before, after, old, new)) {
            str_add_bytes(paths, new->found->path,
                          strlen(new->found->path) + 1);
        }
    }
}

static void
add_shown(struct str *paths, const struct deck *deck,
          const struct source *before, const struct source *after)
{
    for (size_t i = 0; i < deck->shown_picture_count; i++) {
        const struct source_file *old = find(before, deck->shown_pictures[i]);
        if (old != NULL) {
            add_same(paths, before, after, old);
        }
    }
}

/* Records with the copy in the store which of its unchanged pictures were shown
 * by slides of the current deck or of earlier decks. */
static bool
note_shown(struct import *import)
{
    char *folder = store_deck_path(import->store.path, import->before);
    char *why = NULL;
    struct library_deck read;
    struct source before, after;
    struct str paths = {0};
    if (import->before[0] != '\0' && library_read(folder, NULL, &read, &why)) {
        if (open_deck(import, import->before, &before)) {
            if (open_deck(import, STORE_HALF, &after)) {
                add_shown(&paths, read.deck, &before, &after);
                source_release(&after);
            }
            source_release(&before);
        }
        library_deck_release(&read);
    }
    free(why);
    free(folder);
    bool good = paths.len == 0 ||
                store_note_shown(&import->store, paths.text, paths.len);
    int error = errno;
    str_release(&paths);
    return good || fail_to_write(import, "shown", error);
}

static bool
copy(struct import *import)
{
    if (!history_prune(&import->history, &import->store, import->before,
                       source_room_bytes(&import->source),
                       import->source.count * 2)) {
        return fail_for_room(import, NULL);
    }
    int half = store_new_half(&import->store);
    if (half < 0) {
        return fail_to_write(import, "decks", errno);
    }
    char *why = NULL;
    bool good = source_copy(&import->source, half, &why);
    close(half);
    if (!good) {
        store_drop_half(&import->store); /* something else took the room? */
        return fail_for_room(import, why);
    }
    source_hash(&import->source, import->receipt.offered);
    return note_shown(import);
}

/* ---- the checks ---- */

/* What the folder holds beside the deck, and what was found in the deck. */
static void
add_findings(struct import *import, const struct library_deck *read)
{
    const struct scan *scan = &import->source.scan;
    struct report foreign = {0};
    receipt_add_report(&import->receipt, &scan->report);
    for (size_t i = 0; i < scan->count; i++) {
        if (scan->files[i].role == DECK_ROLE_OTHER) {
            deck_report_foreign(scan->files[i].path, &foreign);
        }
    }
    receipt_add_report(&import->receipt, &foreign);
    report_release(&foreign);
    receipt_add_report(&import->receipt, &read->report);
}

/* Why no file in it is a slide: what an error says that knows more of it. */
static const char *
why_no_slide(const struct receipt *receipt)
{
    for (size_t i = 0; receipt->slides == 0 && i < receipt->count; i++) {
        const struct receipt_item *item = &receipt->items[i];
        if (item->kind == RECEIPT_ERROR &&
            strcmp(item->rule, RECEIPT_NOTHING) != 0) {
            return item->words;
        }
    }
    return "There is no slide in it that may be shown today. Fix what is "
           "listed, then try again.";
}

static bool
accept(struct import *import, const struct library_deck *read)
{
    struct receipt *receipt = &import->receipt;
    if (strcmp(read->hash, receipt->offered) != 0) {
        return fail_to_write(import, "decks", EIO);
    }
    struct deck_shown *shown = NULL;
    receipt->slides = read->deck->slide_count;
    size_t count = deck_shown(read->deck, import->setup->moment, &shown);
    import_receipt_left_out(receipt, read, shown, count);
    receipt->shown = 0;
    for (size_t i = 0; i < count; i++) {
        const struct deck_topic *topic = &read->deck->topics[shown[i].topic];
        bool on = deck_shown_in(&shown[i], 0); /* no language chosen */
        receipt->shown += on;
        receipt->timed += on && deck_hours_of(&topic->slides[shown[i].slide]);
    }
    free(shown);
    const struct report *scanned = &import->source.scan.report;
    const struct finding *nested = report_find(scanned, "nested-deck");
    if (receipt->shown == 0 && nested != NULL) {
        receipt_add_report(receipt, scanned); /* the rest follows from it */
        return import_refuse(import, nested->words);
    }
    add_findings(import, read);
    if (receipt->shown == 0) {
        return import_refuse(import, why_no_slide(receipt));
    }
    if (import->options->strict && receipt->counts[RECEIPT_ERROR] > 0) {
        return import_refuse(import,
                             "It has errors. Fix what is listed, then try "
                             "again.");
    }
    return true;
}

/* How the copy differs from what is shown. */
static bool
compare(struct import *import, const struct library_deck *read)
{
    struct source before, after;
    if (!open_deck(import, STORE_HALF, &after)) {
        return fail_to_write(import, "decks", EIO);
    }
    bool has_before = open_deck(import, import->before, &before);
    import_receipt_changes(&import->receipt, has_before ? &before : NULL,
                           &after, read);
    if (has_before) {
        source_release(&before);
    }
    source_release(&after);
    return true;
}

/* Checks the copy, not the source: that may be gone by now. */
static bool
check_written(struct import *import)
{
    char *why = NULL;
    struct library_deck read = {0};
    char *half = store_deck_path(import->store.path, STORE_HALF);
    bool good = judge_folder(half, import->setup, import->options, &read, &why);
    free(half);
    if (!good) {
        free(why);
        return fail_to_write(import, "decks", EIO);
    }
    good = accept(import, &read) && compare(import, &read);
    library_deck_release(&read);
    return good;
}

/* ---- the switch ---- */

static bool
publish(struct import *import)
{
    struct receipt *receipt = &import->receipt;
    struct history_deck deck = {.since_s = receipt->when_s,
                                .slides = receipt->slides,
                                .shown = receipt->shown,
                                .errors = receipt->counts[RECEIPT_ERROR],
                                .warnings = receipt->counts[RECEIPT_WARNING],
                                .from = receipt->from};
    memcpy(deck.hash, receipt->offered, sizeof(deck.hash));
    history_add(&import->history, import->before, &deck);
    if (receipt->signed_s > import->history.signed_s) {
        import->history.signed_s = receipt->signed_s;
    }
    if (!store_keep(&import->store, deck.hash)) {
        return fail_to_write(import, "decks", errno);
    }
    if (!history_write(&import->history, &import->store)) {
        return fail_to_write(import, "history", errno);
    }
    if (!store_point(&import->store, deck.hash)) {
        return fail_to_write(import, "current", errno);
    }
    receipt->outcome = RECEIPT_SHOWN;
    return true;
}

/* What is shown now; "" when nothing is. */
static bool
look_at_store(struct import *import)
{
    history_read(&import->history, import->store.path);
    if (store_current(import->store.path, import->before)) {
        return true;
    }
    import->before[0] = '\0';
    return errno == ENOENT || errno == EINVAL ||
           fail_to_write(import, "current", errno);
}

bool
import_take(struct import *import)
{
    char *why = NULL;
    bool as_before;
    if (!look_at_store(import)) {
        return false;
    }
    if (!source_open(&import->source, import->options->deck, import->calls,
                     &why)) {
        return import_fail(import, why);
    }
    if (is_shown(import)) {
        return true;
    }
    if (!is_as_before(import, &as_before)) {
        return false;
    }
    if (as_before) {
        import->silent = true;
        return true;
    }
    return import_signed_first(import) && copy(import) &&
           import_signed_then(import) && check_written(import) &&
           publish(import);
}
