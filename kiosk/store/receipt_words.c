/* A receipt in words for staff. See receipt.h. */
#include "receipt.h"

#include <string.h>
#include <time.h>

static void
add_day(struct str *out, int64_t when_s)
{
    time_t when = (time_t)when_s;
    struct tm local;
    char words[64];
    if (when_s == 0 || localtime_r(&when, &local) == NULL ||
        strftime(words, sizeof(words), "%Y-%m-%d %H:%M", &local) == 0) {
        str_add(out, "at a time that is not known (the clock was not set)");
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

static void
add_shown(const struct receipt *receipt, const char *what, struct str *out)
{
    str_add(out, what);
    add_slides(out, receipt->shown);
    if (receipt->shown < receipt->slides) {
        str_addf(out, " of %zu", receipt->slides);
    }
    add_counts(receipt, out);
    str_add(out, ".");
}

void
receipt_summary(const struct receipt *receipt, struct str *out)
{
    switch (receipt->outcome) {
    case RECEIPT_SHOWN:
        add_shown(receipt, "New slides are shown: ", out);
        break;
    case RECEIPT_UNDONE:
        add_shown(receipt, "The slides of before are shown again: ", out);
        break;
    case RECEIPT_UNCHANGED:
        str_addf(out, "Nothing has changed. %s",
                 receipt->why[0] != '\0' ? receipt->why
                                         : "These slides are shown already.");
        break;
    case RECEIPT_REFUSED:
        str_addf(out, "The new slides are not shown. %s", receipt->why);
        break;
    case RECEIPT_FAILED:
        str_addf(out, "The slides could not be taken in. %s", receipt->why);
        break;
    }
}

void
receipt_item_words(const struct receipt_item *item, struct str *out)
{
    str_add(out, item->path[0] != '\0' ? item->path : "The whole show");
    if (item->line > 0) {
        str_addf(out, ", line %d", item->line);
    }
    if (item->words[0] != '\0') {
        str_addf(out, ": %s", item->words);
    }
}

/* Whether the item at AT says no more than why a slide is left out. */
static bool
is_said(const struct receipt *receipt, size_t at)
{
    const struct receipt_item *item = &receipt->items[at];
    for (size_t i = 0; item->kind == RECEIPT_ERROR && i < at; i++) {
        const struct receipt_item *said = &receipt->items[i];
        if (said->kind == RECEIPT_LEFT_OUT &&
            strcmp(said->path, item->path) == 0 &&
            strcmp(said->words, item->words) == 0) {
            return true;
        }
    }
    return false;
}

static void
add_kind(const struct receipt *receipt, enum receipt_kind kind,
         const char *title, struct str *out)
{
    size_t listed = 0, said = 0;
    for (size_t i = 0; i < receipt->count; i++) {
        if (receipt->items[i].kind != kind) {
            continue;
        }
        if (is_said(receipt, i)) {
            said++;
            continue;
        }
        if (listed++ == 0) {
            str_addf(out, "\n%s\n", title);
        }
        str_add(out, "- ");
        receipt_item_words(&receipt->items[i], out);
        str_add(out, "\n");
    }
    if (listed + said < receipt->counts[kind]) {
        str_addf(out, "- and %zu more\n",
                 receipt->counts[kind] - listed - said);
    }
}

void
receipt_list(const struct receipt *receipt, struct str *out)
{
    add_kind(receipt, RECEIPT_LEFT_OUT, "Not shown, and why:", out);
    add_kind(receipt, RECEIPT_ERROR, "To mend:", out);
    add_kind(receipt, RECEIPT_ADDED, "Added:", out);
    add_kind(receipt, RECEIPT_CHANGED, "Changed:", out);
    add_kind(receipt, RECEIPT_REMOVED, "Removed:", out);
    add_kind(receipt, RECEIPT_WARNING, "Please look at:", out);
}

void
receipt_words(const struct receipt *receipt, struct str *out)
{
    receipt_summary(receipt, out);
    str_add(out, "\n\nTaken in ");
    add_day(out, receipt->when_s);
    if (receipt->from[0] != '\0') {
        str_addf(out, ", from: %s", receipt->from);
    }
    if (receipt->signed_s > 0) {
        str_add(out, "\nSigned ");
        add_day(out, receipt->signed_s);
    }
    str_addf(out, "\nDeck on show: %.12s\n",
             receipt->deck[0] != '\0' ? receipt->deck : "none");
    receipt_list(receipt, out);
}
