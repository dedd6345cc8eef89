/* kiosk undo: shows the previous deck again. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "command.h"
#include "history.h"
#include "import_receipt.h"
#include "mem.h"
#include "receipt.h"
#include "receipt_keep.h"
#include "receipt_words.h"
#include "store.h"
#include "store_disk.h"
#include "str.h"

static const char usage[] =
    "usage: kiosk undo STORE\n"
    "Goes back to the previous deck; run again, to the one before that.\n"
    "Exit status: 0 done, 1 there is no earlier deck, 2 it failed.\n";

#define WAIT_MS 10000

/* Which slides go away and which come back. */
static void
add_changes(struct receipt *receipt, const struct store *store,
            const char *before, const char *after)
{
    char *paths[] = {store_deck_path(store->path, before),
                     store_deck_path(store->path, after)};
    struct source decks[2];
    char *why = NULL;
    if (source_open(&decks[1], paths[1], NULL, &why)) {
        bool has_before = source_open(&decks[0], paths[0], NULL, &why);
        import_receipt_changes(receipt, has_before ? &decks[0] : NULL,
                               &decks[1], NULL);
        if (has_before) {
            source_release(&decks[0]);
        }
        source_release(&decks[1]);
    }
    free(why);
    free(paths[0]);
    free(paths[1]);
}

static int
give_receipt(struct receipt *receipt, const struct store *store)
{
    struct str words = {0};
    if (!receipt_keep(receipt, store)) {
        fprintf(stderr, "kiosk: cannot write the receipt: %s\n",
                strerror(errno));
    }
    receipt_words(receipt, &words);
    fputs(words.text, stdout);
    str_release(&words);
    return 0;
}

static bool
is_full(int error)
{
    return error == ENOSPC || error == EDQUOT;
}

static void
cannot_go_back(const char *name, int error)
{
    char *why = NULL;
    if (is_full(error)) {
        disk_because(&why, "There is no room to go back. Delete other files "
                           "on this disk, then try again.");
    } else {
        disk_cannot_write(&why, name, error);
    }
    options_fail(why);
}

/* On a full disk only the rename is done, and the history then lacks the time
 * of the undo. */
static int
go_back(struct history *history, struct history_deck *deck, struct store *store,
        const char *current)
{
    struct receipt receipt;
    receipt_init(&receipt);
    add_changes(&receipt, store, current, deck->hash);
    int64_t was_s = deck->since_s;
    deck->since_s = clock_wall_s();
    const char *name = NULL;
    if (!history_write(history, store) && !is_full(errno)) {
        name = "history";
    } else if (!store_point(store, deck->hash)) {
        name = "current";
    }
    if (name != NULL) {
        cannot_go_back(name, errno);
        deck->since_s = was_s;
        receipt_release(&receipt);
        return 2;
    }
    receipt.outcome = RECEIPT_UNDONE;
    receipt.when_s = deck->since_s;
    free(receipt.from);
    receipt.from = mem_string(deck->from);
    memcpy(receipt.deck, deck->hash, sizeof(receipt.deck));
    receipt.slides = deck->slides;
    receipt.shown = deck->shown;
    int status = give_receipt(&receipt, store);
    receipt_release(&receipt);
    return status;
}

static int
undo(struct store *store)
{
    char current[LIBRARY_HASH_SIZE] = "";
    struct history history;
    history_read(&history, store->path);
    struct history_deck *deck = NULL;
    int status = 1;
    if (store_current(store->path, current)) {
        deck = history_before(&history, store, current);
    }
    if (deck != NULL) {
        status = go_back(&history, deck, store, current);
    } else if (current[0] != '\0' && history.count > 0 &&
               strcmp(history.decks[0].hash, current) != 0) {
        fputs("kiosk: The earlier deck is damaged or missing. Import the deck "
              "you want.\n",
              stderr);
    } else {
        fputs("kiosk: There is no earlier deck to go back to. Import the "
              "deck you want.\n",
              stderr);
    }
    history_release(&history);
    return status;
}

static int
run_undo(struct options *options)
{
    struct store store;
    char *why = NULL;
    if (!store_is_there(options->store, &why) ||
        !store_open(&store, options->store, WAIT_MS, &why)) {
        return options_fail(why);
    }
    int status = undo(&store);
    store_close(&store);
    return status;
}

const struct command command_undo = {usage, OPTIONS_UNDO, run_undo};
