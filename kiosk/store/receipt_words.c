/* A receipt in words for staff. See receipt_words.h. */
#include "receipt_words.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "mem.h"
#include "receipt.h"

static void
add_day(struct str *out, int64_t when_s)
{
    time_t when = (time_t)when_s;
    struct tm local;
    char words[64];
    if (when_s == 0 || localtime_r(&when, &local) == NULL ||
        strftime(words, sizeof(words), "%Y-%m-%d %H:%M", &local) == 0) {
        str_add(out, "at an unknown time (the clock was not set)");
        return;
    }
    str_addf(out, "on %s", words);
}

static void
add_slides(struct str *out, size_t count)
{
    str_addf(out, "%zu %s", count, count == 1 ? "slide" : "slides");
}

/* ", 2 added, 1 changed" */
static void
add_counts(const struct receipt *receipt, struct str *out)
{
    static const struct {
        enum receipt_kind kind;
        const char *words;
    } parts[] = {{RECEIPT_ADDED, "added"},
                 {RECEIPT_CHANGED, "changed"},
                 {RECEIPT_REMOVED, "removed"}};
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        size_t count = receipt->counts[parts[i].kind];
        if (count > 0) {
            str_addf(out, ", %zu %s %s", count, count == 1 ? "file" : "files",
                     parts[i].words);
        }
    }
}

/* Adds what is left out, if anything; returns whether something is. */
static bool
add_left_out(const struct receipt *receipt, struct str *out)
{
    size_t left =
        receipt->slides > receipt->shown ? receipt->slides - receipt->shown : 0;
    size_t files = receipt->counts[RECEIPT_LEFT_OUT];
    if (left > 0) {
        str_addf(out, "%zu of your %zu slides %s not shown.", left,
                 receipt->slides, left == 1 ? "is" : "are");
    } else if (files > 0) {
        str_addf(out, "All %zu slides are shown, but %zu %s left out.",
                 receipt->slides, files, files == 1 ? "file is" : "files are");
    }
    return left > 0 || files > 0;
}

static void
add_shown(const struct receipt *receipt, const char *what, struct str *out)
{
    str_add(out, what);
    if (receipt->shown > 0) { /* else unknown: the history was lost */
        str_add(out, ": ");
        add_slides(out, receipt->shown);
    }
    if (receipt->timed > 0) {
        str_addf(out, ", %zu of them at their own hours", receipt->timed);
    }
    add_counts(receipt, out);
    str_add(out, ".");
}

void
receipt_headline(const struct receipt *receipt, struct str *out)
{
    switch (receipt->outcome) {
    case RECEIPT_SHOWN:
        if (!add_left_out(receipt, out)) {
            add_shown(receipt, "New slides are shown", out);
        }
        break;
    case RECEIPT_UNDONE:
        if (receipt->shown < receipt->slides) {
            str_add(out, "The previous slides are shown again. ");
            add_left_out(receipt, out);
        } else {
            add_shown(receipt, "The previous slides are shown again", out);
        }
        break;
    case RECEIPT_UNCHANGED:
        if (add_left_out(receipt, out)) {
            str_add(out, " Nothing has changed.");
        } else {
            str_addf(out, "Nothing has changed. %s",
                     receipt->why[0] != '\0'
                         ? receipt->why
                         : "These slides are already on the screen.");
        }
        break;
    case RECEIPT_REFUSED:
        str_addf(out, "The new slides are not shown. %s", receipt->why);
        break;
    case RECEIPT_FAILED:
        str_addf(out, "The slides could not be copied. %s", receipt->why);
        break;
    }
}

/* One item in words, without a line feed. */
static void
add_item_words(const struct receipt_item *item, struct str *out)
{
    str_add(out, item->path[0] != '\0' ? item->path : "The whole show");
    if (item->line > 0) {
        str_addf(out, ", line %d", item->line);
    }
    if (item->words[0] != '\0') {
        str_addf(out, ": %s", item->words);
    }
}

void
receipt_summary(const struct receipt *receipt, struct str *out)
{
    const struct receipt_item *first = receipt_first(receipt);
    receipt_headline(receipt, out);
    if (first != NULL && strstr(receipt->why, first->words) == NULL) {
        str_add(out, " Fix first: ");
        add_item_words(first, out);
    }
}

/* ---- the list ---- */

/* Names beyond this many are counted. */
enum { NAMES_MAX = 6 };

struct listing {
    const struct receipt *receipt;
    const struct receipt_item **causes; /* of each item; NULL none */
    bool *told;                         /* whether it is in OUT */
    struct str *out;
};

/* Adds below CAUSE what is left out because of it, unless that is only its own
 * file. */
static void
add_consequences(struct listing *listing, const struct receipt_item *cause)
{
    const struct receipt *receipt = listing->receipt;
    struct str names = {0};
    size_t count = 0, others = 0;
    for (size_t i = 0; i < receipt->count; i++) {
        const struct receipt_item *item = &receipt->items[i];
        if (listing->causes[i] != cause) {
            continue;
        }
        listing->told[i] = true;
        if (item->kind != RECEIPT_LEFT_OUT) {
            continue;
        }
        others += strcmp(item->path, cause->path) != 0;
        if (count++ < NAMES_MAX) {
            str_addf(&names, "%s%s", count > 1 ? ", " : "", item->path);
        }
    }
    if (others > 0) {
        str_addf(listing->out, "  Because of this, %zu %s not shown: %s", count,
                 count == 1 ? "slide is" : "slides are", names.text);
        str_addf(listing->out, count > NAMES_MAX ? " and %zu more.\n" : ".\n",
                 count - NAMES_MAX);
    }
    str_release(&names);
}

static void
add_item(struct listing *listing, const struct receipt_item *item)
{
    str_add(listing->out, "- ");
    add_item_words(item, listing->out);
    str_add(listing->out, "\n");
    listing->told[item - listing->receipt->items] = true;
    add_consequences(listing, item);
}

/* What was already listed with its cause, or is in the headline. */
static bool
is_told(const struct listing *listing, size_t at)
{
    const struct receipt_item *item = &listing->receipt->items[at];
    return listing->told[at] || strcmp(item->rule, RECEIPT_NOTHING) == 0 ||
           (item->rule[0] != '\0' &&
            strstr(listing->receipt->why, item->words) != NULL);
}

static void
add_kind(struct listing *listing, enum receipt_kind kind, const char *title)
{
    const struct receipt *receipt = listing->receipt;
    size_t there = 0, listed = 0;
    for (size_t i = 0; i < receipt->count; i++) {
        const struct receipt_item *item = &receipt->items[i];
        there += item->kind == kind;
        if (item->kind != kind || is_told(listing, i)) {
            continue;
        }
        const struct receipt_item *cause = listing->causes[i];
        if (listed++ == 0) {
            str_addf(listing->out, "\n%s\n", title);
        }
        add_item(listing, cause != NULL ? cause : item);
    }
    if (there < receipt->counts[kind]) {
        str_addf(listing->out, "- and %zu more\n",
                 receipt->counts[kind] - there);
    }
}

void
receipt_list(const struct receipt *receipt, struct str *out)
{
    struct listing listing = {
        receipt, mem_new(receipt->count, sizeof(*listing.causes)),
        mem_new(receipt->count, sizeof(*listing.told)), out};
    for (size_t i = 0; i < receipt->count; i++) {
        listing.causes[i] = receipt_cause(receipt, &receipt->items[i]);
    }
    const struct receipt_item *first = receipt_first(receipt);
    if (first != NULL && !is_told(&listing, (size_t)(first - receipt->items))) {
        str_add(out, "\nFix first:\n");
        add_item(&listing, first);
    }
    add_kind(&listing, RECEIPT_LEFT_OUT, "Not shown, and why:");
    add_kind(&listing, RECEIPT_ERROR, "To fix:");
    add_kind(&listing, RECEIPT_ADDED, "Added:");
    add_kind(&listing, RECEIPT_CHANGED, "Changed:");
    add_kind(&listing, RECEIPT_REMOVED, "Removed:");
    add_kind(&listing, RECEIPT_WARNING, "Please look at:");
    free(listing.causes);
    free(listing.told);
}

void
receipt_words(const struct receipt *receipt, struct str *out)
{
    receipt_headline(receipt, out);
    str_add(out, "\n\nTaken in ");
    add_day(out, receipt->when_s);
    if (receipt->from[0] != '\0') {
        str_addf(out, ", from: %s", receipt->from);
    }
    if (receipt->signed_s > 0) {
        str_add(out, "\nSigned ");
        add_day(out, receipt->signed_s);
    }
    char hash[LIBRARY_SHORT_SIZE];
    library_hash_short(receipt->deck, hash);
    str_addf(out, "\nDeck on show: %s\n", hash[0] != '\0' ? hash : "none");
    receipt_list(receipt, out);
}
