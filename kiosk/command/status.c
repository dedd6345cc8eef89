/* kiosk status: which deck of a store is shown, since when, from where. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "command.h"
#include "history.h"
#include "receipt.h"
#include "receipt_file.h"
#include "receipt_words.h"
#include "state_json.h"
#include "store.h"
#include "store_disk.h"
#include "str.h"

static const char usage[] =
    "usage: kiosk status STORE [--json]\n"
    "Reports which deck is shown, since when, from where, what the check\n"
    "found, and whether the deck is damaged.\n"
    "Exit status: 0 a deck is shown, 1 there is none.\n";

/* What is known; any of it may be missing. */
struct known {
    char hash[LIBRARY_HASH_SIZE];
    char *damage;                    /* of that deck; NULL none */
    const struct history_deck *deck; /* NULL unknown */
    const struct receipt *last;      /* NULL none */
};

/* UTC for programs, local time for people. */
static void
add_time(struct str *out, int64_t when_s, bool utc)
{
    time_t when = (time_t)when_s;
    struct tm day;
    char words[64];
    bool good = when_s != 0 && (utc ? gmtime_r(&when, &day) != NULL
                                    : localtime_r(&when, &day) != NULL);
    if (good &&
        strftime(words, sizeof(words),
                 utc ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%d %H:%M", &day) > 0) {
        str_add(out, words);
    } else {
        str_add(out, utc ? "" : "unknown (the clock was not set)");
    }
}

static void
add_pair(struct str *out, const char *key, const char *value)
{
    str_addf(out, ",\"%s\":", key);
    json_add_string(out, value);
}

static void
add_deck_json(struct str *out, const struct history_deck *deck)
{
    struct str since = {0};
    str_add(&since, "");
    add_time(&since, deck->since_s, true);
    add_pair(out, "since", since.text);
    str_release(&since);
    add_pair(out, "from", deck->from);
    if (deck->slides == 0) {
        return; /* the history was lost */
    }
    str_addf(out,
             ",\"slides\":%zu,\"shown\":%zu,\"errors\":%zu,\"warnings\":%zu",
             deck->slides, deck->shown, deck->errors, deck->warnings);
}

static void
add_json(struct str *out, const struct known *known)
{
    str_add(out, "{\"deck\":");
    json_add_string(out, known->hash);
    if (known->damage != NULL) {
        add_pair(out, "damage", known->damage);
    }
    if (known->deck != NULL) {
        add_deck_json(out, known->deck);
    }
    if (known->last != NULL) {
        struct str words = {0};
        receipt_summary(known->last, &words);
        add_pair(out, "last", receipt_outcome_name(known->last->outcome));
        add_pair(out, "last_from", known->last->from);
        str_addf(out, ",\"last_when_s\":%" PRId64, known->last->when_s);
        add_pair(out, "last_words", words.text);
        str_release(&words);
    }
    str_add(out, "}\n");
}

/* The result of the check at import: not valid for a deck damaged since then,
 * and unknown if the history was lost. */
static void
add_found(struct str *out, const struct known *known)
{
    const struct history_deck *deck = known->deck;
    if (deck->slides > 0 && known->damage == NULL) {
        str_addf(out, "Slides: %zu shown of %zu\n", deck->shown, deck->slides);
        str_addf(out, "Check: %zu errors, %zu warnings\n", deck->errors,
                 deck->warnings);
    } else {
        str_add(out, "Slides: unknown\n");
    }
}

static void
add_words(struct str *out, const struct known *known)
{
    if (known->hash[0] == '\0') {
        str_add(out, "Deck: none\n");
    } else {
        char words[LIBRARY_SHORT_SIZE];
        library_hash_short(known->hash, words);
        str_addf(out, "Deck: %s (%s)\n", words, known->hash);
    }
    if (known->damage != NULL) {
        str_addf(out, "Damaged: %s\n", known->damage);
    }
    if (known->deck != NULL) {
        str_add(out, "Since: ");
        add_time(out, known->deck->since_s, false);
        str_addf(out, "\nFrom: %s\n",
                 known->deck->from[0] != '\0' ? known->deck->from : "unknown");
        add_found(out, known);
    }
    if (known->last != NULL) {
        str_add(out, "Last: ");
        receipt_summary(known->last, out);
        str_add(out, " (");
        add_time(out, known->last->when_s, false);
        str_addf(out, ", from: %s)\n", known->last->from);
    }
}

/* Why STORE shows no deck, unless it simply has none. */
static void
say_why_none(const char *store, int error)
{
    char *why = NULL;
    if (error == EINVAL) {
        disk_cannot_write(&why, "current", EEXIST);
    } else if (error != ENOENT) {
        disk_cannot_read(&why, store, error);
    } else if (store_is_there(store, &why)) {
        return;
    }
    options_fail(why);
}

static int
run_status(struct options *options)
{
    struct history history;
    struct receipt last;
    struct known known = {0};
    struct str out = {0};
    bool shown = store_current(options->store, known.hash);
    if (!shown) {
        say_why_none(options->store, errno);
    }
    if (shown) {
        store_is_whole(options->store, known.hash, &known.damage);
    }
    bool told = receipt_read(options->store, &last);
    history_read(&history, options->store);
    known.deck = shown ? history_find(&history, known.hash) : NULL;
    known.last = told ? &last : NULL;
    if (options->json) {
        add_json(&out, &known);
    } else {
        add_words(&out, &known);
    }
    fputs(out.text, stdout);
    str_release(&out);
    free(known.damage);
    history_release(&history);
    if (told) {
        receipt_release(&last);
    }
    return shown ? 0 : 1;
}

const struct command command_status = {usage, OPTIONS_STATUS, run_status};
