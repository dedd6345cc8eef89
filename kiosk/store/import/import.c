/* kiosk import: copies a deck from a stick, a share or a folder into a store,
 * all or nothing. */
#include "import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clock.h"
#include "import_take.h"
#include "outside.h"
#include "receipt_file.h"
#include "receipt_keep.h"
#include "receipt_words.h"
#include "store_disk.h"
#include "str.h"
#include "text_clean.h"

static const char usage[] =
    "usage: kiosk import SOURCE STORE [--strict] [--from WORDS] "
    "[--if-changed]\n"
    "                    [--signed-by PUBLIC-KEY] [--ask DIR]\n"
    "                    [--size WxH] [--config kiosk.txt] [--date "
    "YYYY-MM-DD]\n"
    "Copies the deck in SOURCE into STORE, checks it, and shows it from now "
    "on.\n"
    "Slides with errors are left out and listed; --strict rejects such a "
    "deck.\n"
    "Exit status: 0 the deck of SOURCE is shown, 1 it was rejected, 2 it "
    "could\n"
    "not be imported. After 1 and 2 the previous deck stays on show.\n";

/* A person with a stick waits for an import in progress. */
#define WAIT_MS 10000

/* A stick with bad blocks tries each again for some seconds. */
#define PATIENCE_MS 30000

/* Words for people; the files that remember them are small. */
#define FROM_BYTES_MAX 1000

/* Pictures are looked at one after the other. */
#define PICTURE_MEMORY_MB 8

/* ---- the receipt ---- */

/* In the folder of --ask: the last receipt that only the show was told. */
#define TOLD "told"

/* The last one that was told. */
static bool
read_last(const struct import *import, struct receipt *last)
{
    struct str told = {0};
    const char *ask = import->options->ask;
    if (ask != NULL) {
        str_addf(&told, "%s/" TOLD, ask);
    }
    bool there = (ask != NULL && receipt_read(told.text, last)) ||
                 receipt_read(import->options->store, last);
    str_release(&told);
    return there;
}

/* A periodic caller gets the same receipt only once. */
static bool
said_before(const struct import *import)
{
    const struct receipt *now = &import->receipt;
    struct receipt last;
    if (!import->options->if_changed || now->outcome == RECEIPT_SHOWN ||
        !read_last(import, &last)) {
        return false;
    }
    bool same =
        (now->outcome == RECEIPT_UNCHANGED || now->outcome == last.outcome) &&
        strcmp(now->why, last.why) == 0 && strcmp(now->from, last.from) == 0 &&
        strcmp(now->offered, last.offered) == 0;
    receipt_release(&last);
    return same || now->outcome == RECEIPT_UNCHANGED;
}

/* Whether the history is as it is on the disk, too. */
static bool
is_settled(const struct receipt *receipt)
{
    return receipt->outcome == RECEIPT_SHOWN ||
           receipt->outcome == RECEIPT_UNCHANGED;
}

/* What the source held, once that is settled. */
static void
note_source(struct import *import)
{
    const struct receipt *receipt = &import->receipt;
    if (is_settled(receipt) &&
        !history_noted(&import->history, receipt->from, receipt->offered)) {
        history_note(&import->history, receipt->from, receipt->offered);
        if (!history_write(&import->history, &import->store)) {
            fprintf(stderr, "kiosk: cannot write the history: %s\n",
                    strerror(errno));
        }
    }
}

/* Puts the receipt where the show finds it though it is not in the store. */
static void
tell_show(const struct import *import)
{
    struct str text = {0};
    const char *ask = import->options->ask;
    int dir = ask != NULL ? open(ask, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (dir < 0) {
        return;
    }
    receipt_write(&import->receipt, &text);
    mkdirat(dir, TOLD, 0755);
    int told = openat(dir, TOLD, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (told >= 0) {
        disk_replace(told, "receipt", text.text, text.len);
        close(told);
    }
    if (!disk_replace(dir, "receipt", text.text, text.len)) {
        fprintf(stderr, "kiosk: cannot notify the show: %s\n", strerror(errno));
    }
    close(dir);
    str_release(&text);
}

/* What could be stored is the last one from now on. */
static void
forget_told(const struct import *import)
{
    const char *ask = import->options->ask;
    int dir = ask != NULL ? open(ask, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (dir >= 0) {
        disk_remove(dir, TOLD);
        close(dir);
    }
}

/* A receipt that the store has no room for must still be shown. */
static void
keep(struct import *import)
{
    if (!receipt_keep(&import->receipt, &import->store)) {
        fprintf(stderr, "kiosk: cannot write the receipt: %s\n",
                strerror(errno));
        tell_show(import);
    } else {
        forget_told(import);
    }
}

static void
give_receipt(struct import *import)
{
    struct receipt *receipt = &import->receipt;
    struct str words = {0};
    if (import->store.swept) {
        receipt_add(receipt, RECEIPT_WARNING, "", 0,
                    "Removed an incomplete copy left by an earlier import.",
                    IMPORT_HALF_COPY);
    }
    if (!store_current(import->store.path, receipt->deck)) {
        receipt->deck[0] = '\0';
    }
    if (!import->silent && !said_before(import)) {
        keep(import);
    }
    receipt_sort(receipt);
    receipt_words(receipt, &words);
    fputs(words.text, stdout);
    str_release(&words);
}

static int
status_of(const struct receipt *receipt)
{
    return receipt->outcome == RECEIPT_REFUSED  ? 1
           : receipt->outcome == RECEIPT_FAILED ? 2
                                                : 0;
}

static void
begin(struct import *import)
{
    receipt_init(&import->receipt);
    import->receipt.when_s = clock_wall_s();
    free(import->receipt.from);
    const struct options *options = import->options;
    import->receipt.from = text_harmless_start(
        options->from != NULL ? options->from : options->deck, FROM_BYTES_MAX);
}

static int
finish(struct import *import)
{
    give_receipt(import);
    /* The rest is cleaning up: if this fails, the next import does it. */
    store_drop_half(&import->store);
    if (is_settled(&import->receipt)) {
        history_prune(&import->history, &import->store, import->receipt.deck, 0,
                      0);
    }
    int status = status_of(&import->receipt);
    receipt_release(&import->receipt);
    history_release(&import->history);
    return status;
}

/* ---- in a process of its own ---- */

static int
take_in(void *context, atomic_uint *calls)
{
    struct import *import = context;
    import->calls = calls;
    import->source.scan.dir.fd = -1;
    begin(import);
    import_take(import);
    source_release(&import->source);
    note_source(import);
    return finish(import);
}

/* Why it could not say so itself. */
static char *
why_ended(const struct import *import, enum outside_end end)
{
    char *why = NULL;
    if (end == OUTSIDE_HUNG) {
        disk_because(&why,
                     "“%s” does not respond. Plug the stick in again, or "
                     "check the network; then try again.",
                     import->options->deck);
    } else {
        disk_because(&why,
                     "The program stopped unexpectedly. Try again; if it "
                     "happens every time, give the slides to the person who "
                     "looks after this screen.");
    }
    return why;
}

/* It may have come as far as the switch. */
static void
look_what_is_done(struct import *import)
{
    struct receipt *receipt = &import->receipt;
    char current[LIBRARY_HASH_SIZE];
    history_read(&import->history, import->store.path);
    const struct history_deck *deck = NULL;
    if (store_current(import->store.path, current) &&
        strcmp(current, import->before) != 0) {
        deck = history_find(&import->history, current);
    }
    if (deck != NULL) {
        receipt->outcome = RECEIPT_SHOWN;
        receipt_because(receipt, "%s", "");
        receipt->slides = deck->slides;
        receipt->shown = deck->shown;
        memcpy(receipt->offered, current, sizeof(receipt->offered));
    }
}

/* The other process died. LAST is the number of the receipt before it. */
static int
tell_end(struct import *import, enum outside_end end, uint64_t last)
{
    struct receipt said;
    if (receipt_read(import->store.path, &said)) {
        int status = status_of(&said);
        bool has_told = said.number != last;
        receipt_release(&said);
        if (has_told) {
            return status;
        }
    }
    begin(import);
    import_fail(import, why_ended(import, end));
    look_what_is_done(import);
    return finish(import);
}

static int
run(struct import *import)
{
    int status = 2;
    uint64_t last = 0;
    struct receipt receipt;
    if (receipt_read(import->store.path, &receipt)) {
        last = receipt.number;
        receipt_release(&receipt);
    }
    if (!store_current(import->store.path, import->before)) {
        import->before[0] = '\0';
    }
    enum outside_end end = outside_run(take_in, import, PATIENCE_MS, &status);
    return end == OUTSIDE_DONE ? status : tell_end(import, end, last);
}

/* Before the store is created or opened: it may be inside the source. */
static int
is_apart(void *context, atomic_uint *calls)
{
    const struct options *options = context;
    atomic_fetch_add(calls, 1);
    bool apart = store_is_apart(options->deck, options->store);
    atomic_fetch_add(calls, 1);
    return apart;
}

/* Nothing is created in a folder where somebody writes slides. */
static bool
is_deck(const char *folder)
{
    struct source deck;
    char *why = NULL;
    bool there = store_is_there(folder, &why);
    bool slides = false;
    free(why);
    why = NULL;
    if (!there && source_open(&deck, folder, NULL, &why)) {
        slides = deck.slides > 0;
        source_release(&deck);
    }
    free(why);
    return slides;
}

static bool
may_begin(struct options *options)
{
    int apart = 1;
    /* If this hangs, so does the import, which says so in a receipt. */
    outside_run(is_apart, options, PATIENCE_MS, &apart);
    if (!apart) {
        fputs("kiosk: the slides folder and the store must not be inside each "
              "other; name another folder for one of them\n",
              stderr);
        return false;
    }
    if (is_deck(options->store)) {
        fprintf(stderr,
                "kiosk: “%s” is a folder of slides; name another folder for "
                "the store\n",
                options->store);
        return false;
    }
    return true;
}

static int
run_import(struct options *options)
{
    struct setup setup;
    struct signature_key key;
    int status = 2;
    char *why = NULL;
    bool by_key = options->signed_by != NULL;
    if ((by_key && !signature_key_read(options->signed_by, &key)) ||
        !may_begin(options) || !setup_init(&setup, options, SETUP_STRICT)) {
        return 2;
    }
    setup.settings.picture_memory_mb = PICTURE_MEMORY_MB;
    struct import import = {
        .options = options, .setup = &setup, .key = by_key ? &key : NULL};
    if (store_open(&import.store, options->store, WAIT_MS, &why)) {
        status = run(&import);
        store_close(&import.store);
    } else {
        fprintf(stderr, "kiosk: %s\n", why);
        begin(&import);
        import_fail(&import, why);
        if (!said_before(&import)) {
            tell_show(&import);
        }
        receipt_release(&import.receipt);
        status = 2;
    }
    setup_release(&setup);
    return status;
}

const struct command command_import = {usage, OPTIONS_IMPORT, run_import};
