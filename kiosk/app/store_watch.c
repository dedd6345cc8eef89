/* Reads a store when its folder has changed. See store_watch.h. */
#include "store_watch.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "receipt_file.h"
#include "store.h"
#include "str.h"

enum { FRESH_S = 60 };

/* For a store without a deck. */
#define NO_DECK "/current"

static bool
is_fresh(const struct receipt *receipt, int64_t wall_s)
{
    return receipt->when_s > 0 && wall_s >= receipt->when_s &&
           wall_s - receipt->when_s < FRESH_S;
}

void
store_watch_init(struct store_watch *watch, const char *folder, int64_t wall_s,
                 int64_t now_ms)
{
    struct receipt receipt;
    *watch = (struct store_watch){.folder = mem_string(folder)};
    folder_watch_init(&watch->watch, folder, now_ms);
    if (receipt_read(folder, &receipt)) {
        watch->number = receipt.number - (is_fresh(&receipt, wall_s) ? 1 : 0);
        receipt_release(&receipt);
    }
}

void
store_watch_release(struct store_watch *watch)
{
    folder_watch_release(&watch->watch);
    free(watch->deck);
    free(watch->link);
    free(watch->folder);
    *watch = (struct store_watch){0};
}

/* Whether FOLDER has a folder or, unless IS_FOLDER, a file called NAME. */
static bool
has(const char *folder, const char *name, bool is_folder)
{
    struct stat info;
    struct str path = {0};
    str_addf(&path, "%s/%s", folder, name);
    bool good = stat(path.text, &info) == 0 &&
                (is_folder ? S_ISDIR(info.st_mode) : S_ISREG(info.st_mode));
    str_release(&path);
    return good;
}

/* What any import leaves behind, even a rejected one. */
static bool
looks_like_store(const char *folder)
{
    return has(folder, "decks", true) && has(folder, "lock", false) &&
           !has(folder, "deck.txt", false);
}

/* As of the last look. */
static bool
is_store(const struct store_watch *watch)
{
    return strcmp(watch->deck, watch->folder) != 0;
}

enum store_watch_state
store_watch_state(const struct store_watch *watch)
{
    const char *name = strrchr(watch->deck, '/');
    if (!is_store(watch)) {
        return STORE_WATCH_DECK;
    }
    return strcmp(name, NO_DECK) == 0 ? STORE_WATCH_NEW : STORE_WATCH_STORE;
}

/* Whether the folder is a link that has been pointed elsewhere since the last
 * look: then the old target no longer applies. */
static bool
is_pointed_elsewhere(struct store_watch *watch)
{
    char target[PATH_MAX];
    ssize_t len = readlink(watch->folder, target, sizeof(target) - 1);
    target[len > 0 ? len : 0] = '\0';
    bool elsewhere =
        len > 0 && watch->link != NULL && strcmp(target, watch->link) != 0;
    free(watch->link);
    watch->link = mem_string(target);
    return elsewhere;
}

/* Where the deck is; NULL: where it was, unless that no longer applies (MOVED).
 * A store without a deck is not a deck itself: its receipts are not slides. */
static char *
find_deck(const struct store_watch *watch, bool moved)
{
    char hash[LIBRARY_HASH_SIZE];
    struct str none = {0};
    bool shows = store_current(watch->folder, hash);
    if (shows && has(watch->folder, "current", true)) {
        return store_deck_path(watch->folder, hash);
    }
    if (watch->deck != NULL && is_store(watch) && !moved) {
        return NULL;
    }
    str_add(&none, watch->folder);
    if (shows || looks_like_store(watch->folder)) {
        str_add(&none, NO_DECK);
    }
    return str_take(&none);
}

bool
store_watch_deck(struct store_watch *watch)
{
    char *deck = find_deck(watch, is_pointed_elsewhere(watch));
    if (deck == NULL ||
        (watch->deck != NULL && strcmp(deck, watch->deck) == 0)) {
        free(deck);
        return false;
    }
    free(watch->deck);
    watch->deck = deck;
    return true;
}

char *
store_watch_once(const char *folder)
{
    struct store_watch watch = {.folder = (char *)folder};
    store_watch_deck(&watch);
    free(watch.link);
    return watch.deck;
}

bool
store_watch_receipt(struct store_watch *watch, struct receipt *receipt)
{
    if (!receipt_read(watch->folder, receipt)) {
        return false;
    }
    if (receipt->number == watch->number) {
        receipt_release(receipt);
        return false;
    }
    watch->number = receipt->number;
    return true;
}

int64_t
store_watch_deadline_ms(const struct store_watch *watch)
{
    return is_store(watch) ? folder_watch_deadline_ms(&watch->watch)
                           : INT64_MAX;
}
