/* How two decks differ, in a receipt. See import_receipt.h. */
#include "import_receipt.h"

#include <string.h>

#include "deck_shown.h"
#include "str.h"

static const char *
title_in(const struct deck_slide *slide, const char *path)
{
    for (size_t v = 0; v < slide->version_count; v++) {
        const struct deck_version *version = &slide->versions[v];
        if (strcmp(version->path, path) == 0) {
            return version->title.text;
        }
        if (version->easy != NULL && strcmp(version->easy->path, path) == 0) {
            return version->easy->title.text;
        }
    }
    return NULL;
}

/* The title of the slide in the file at PATH, "" when it is none. */
static const char *
title_of(const struct library_deck *read, const char *path)
{
    const char *title = NULL;
    size_t topics = read != NULL ? read->deck->topic_count : 0;
    for (size_t t = 0; title == NULL && t < topics; t++) {
        const struct deck_topic *topic = &read->deck->topics[t];
        for (size_t s = 0; title == NULL && s < topic->slide_count; s++) {
            title = title_in(&topic->slides[s], path);
        }
    }
    return title != NULL ? title : "";
}

static void
add(struct receipt *receipt, enum receipt_kind kind,
    const struct source_file *file, const struct library_deck *read)
{
    const char *path = file->found->path;
    bool listed = receipt->counts[kind] < RECEIPT_ITEMS_MAX;
    receipt_add(receipt, kind, path, 0, listed ? title_of(read, path) : "", "");
}

void
import_receipt_changes(struct receipt *receipt, const struct source *before,
                       const struct source *after,
                       const struct library_deck *read)
{
    size_t old = 0, new = 0;
    size_t old_count = before != NULL ? before->count : 0;
    while (old < old_count || new < after->count) {
        int order = old == old_count ? 1
                    : new == after->count
                        ? -1
                        : strcmp(before->files[old].found->path,
                                 after->files[new].found->path);
        if (order < 0) {
            add(receipt, RECEIPT_REMOVED, &before->files[old], NULL);
        } else if (order > 0) {
            add(receipt, RECEIPT_ADDED, &after->files[new], read);
        } else if (!source_same_file(before, after, &before->files[old],
                                     &after->files[new])) {
            add(receipt, RECEIPT_CHANGED, &after->files[new], read);
        }
        old += order <= 0;
        new += order >= 0;
    }
}

/* ---- what is left out, and why ---- */

/* The rules for benefits without their risks (deck_shown.c). */
static bool
is_withheld(const struct finding *finding)
{
    return strcmp(finding->rule, "withheld") == 0 ||
           strcmp(finding->rule, "no-side-effects") == 0 ||
           strcmp(finding->rule, "no-when-to-call") == 0;
}

/* The rules for slides out of their dates. */
static bool
is_dated(const struct finding *finding)
{
    return strcmp(finding->rule, "expired") == 0 ||
           strcmp(finding->rule, "not-yet") == 0;
}

/* Errors that leave nothing out do not say why a slide is. */
static bool
is_broken(const struct finding *finding)
{
    static const char *const shown[] = {
        "missing-source", "missing-reviewed", "old-review",
        "too-many-words", "short-dwell",      "when-to-call-without-number",
        "numbers-differ", "dates-swapped",    "more-findings"};
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
        if (strcmp(finding->rule, shown[i]) == 0) {
            return false;
        }
    }
    return finding->level == REPORT_ERROR && !is_withheld(finding);
}

/* The first finding of a file of SLIDE that IS so. */
static const struct finding *
find_in_slide(const struct report *report, const struct deck_slide *slide,
              bool (*is)(const struct finding *finding))
{
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (is(finding) && title_in(slide, finding->path) != NULL) {
            return finding;
        }
    }
    return NULL;
}

/* The treatment of the file at PATH; -1 when it is in no topic. */
static int
treatment_of(const struct deck *deck, const char *path)
{
    const char *slash = strchr(path, '/');
    size_t len = slash != NULL ? (size_t)(slash - path) : 0;
    for (size_t t = 0; t < deck->topic_count; t++) {
        const struct deck_topic *topic = &deck->topics[t];
        if (strncmp(topic->folder, path, len) == 0 &&
            topic->folder[len] == '\0') {
            return topic->treatment_index;
        }
    }
    return -1;
}

/* Why the benefits of TREATMENT are withheld. */
static const struct finding *
find_withheld(const struct library_deck *read, int treatment)
{
    for (size_t i = 0; i < read->report.count; i++) {
        const struct finding *finding = &read->report.findings[i];
        if (is_withheld(finding) &&
            treatment_of(read->deck, finding->path) == treatment) {
            return finding;
        }
    }
    return NULL;
}

/* Adds the file at PATH, which is left out because of FINDING (NULL unknown),
 * or of what that follows from; in WORDS, or NULL: in the words of that. */
static void
add_because(struct receipt *receipt, const char *path,
            const struct finding *finding, const char *words)
{
    const struct finding *cause = finding;
    while (cause != NULL && cause->depth > 0) {
        cause--;
    }
    if (words == NULL) {
        words = finding != NULL ? finding->words : "";
    }
    receipt_add_after(receipt, cause != NULL ? cause->path : "",
                      cause != NULL ? cause->line : 0, RECEIPT_LEFT_OUT, path,
                      0, words, "");
}

/* What has no mistake and no date that hides it is withheld, or is in none of
 * the languages that are asked for. */
static void
add_withheld(struct receipt *receipt, const struct library_deck *read,
             const struct deck_topic *topic, const struct deck_slide *slide,
             const char *where)
{
    const struct deck *deck = read->deck;
    const struct finding *why = NULL;
    struct str words = {0};
    if (deck_version(deck, slide, deck->languages[0]) == NULL) {
        str_addf(&words, "It is not in “%s”, the first language of deck.txt.",
                 deck->languages[0]);
    } else {
        const char *name =
            deck_word(deck, &deck->treatments[topic->treatment_index].name,
                      deck->languages[0]);
        why = find_withheld(read, topic->treatment_index);
        str_addf(&words, "It is a benefit of “%s”, and these are not shown%s.",
                 name != NULL ? name : "this treatment", where);
    }
    add_because(receipt, slide->versions[0].path, why, words.text);
    str_release(&words);
}

static void
add_left_out(struct receipt *receipt, const struct library_deck *read,
             const struct deck_topic *topic, const struct deck_slide *slide)
{
    const struct report *report = &read->report;
    const char *path = slide->versions[0].path;
    const struct finding *why = NULL;
    bool broken = true;
    for (size_t v = 0; v < slide->version_count; v++) {
        broken = broken && slide->versions[v].broken;
    }
    why = find_in_slide(report, slide, broken ? is_broken : is_dated);
    if (why != NULL) {
        add_because(receipt, broken ? why->path : path, why, NULL);
        return;
    }
    add_withheld(receipt, read, topic, slide, "");
}

/* A slide that is shown only after somebody chooses a language. A broken one is
 * reported as such. */
static void
add_left_out_here(struct receipt *receipt, const struct library_deck *read,
                  const struct deck_topic *topic,
                  const struct deck_slide *slide)
{
    struct str where = {0};
    for (size_t v = 0; v < slide->version_count; v++) {
        if (slide->versions[v].broken) {
            return;
        }
    }
    str_addf(&where, " in “%s”", read->deck->languages[0]);
    add_withheld(receipt, read, topic, slide, where.text);
    str_release(&where);
}

static void
add_version(struct receipt *receipt, const struct library_deck *read,
            struct deck_version *version)
{
    if (version->broken) {
        struct deck_slide alone = {.versions = version, .version_count = 1};
        const struct finding *why =
            find_in_slide(&read->report, &alone, is_broken);
        add_because(receipt, version->path, why, NULL);
    }
}

/* The languages in which a slide that is shown is not, and its easy words. */
static void
add_broken(struct receipt *receipt, const struct library_deck *read,
           const struct deck_slide *slide)
{
    for (size_t v = 0; v < slide->version_count; v++) {
        add_version(receipt, read, &slide->versions[v]);
        if (slide->versions[v].easy != NULL) {
            add_version(receipt, read, slide->versions[v].easy);
        }
    }
}

void
import_receipt_left_out(struct receipt *receipt,
                        const struct library_deck *read,
                        const struct deck_shown *shown, size_t count)
{
    size_t at = 0;
    for (size_t t = 0; t < read->deck->topic_count; t++) {
        const struct deck_topic *topic = &read->deck->topics[t];
        for (size_t s = 0; s < topic->slide_count; s++) {
            if (at < count && shown[at].topic == (int)t &&
                shown[at].slide == (int)s) {
                add_broken(receipt, read, &topic->slides[s]);
                if (!deck_shown_in(&shown[at++], 0)) {
                    add_left_out_here(receipt, read, topic, &topic->slides[s]);
                }
            } else {
                add_left_out(receipt, read, topic, &topic->slides[s]);
            }
        }
    }
}
