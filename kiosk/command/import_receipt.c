/* How two decks differ, in a receipt. See import_receipt.h. */
#include "import_receipt.h"

#include <string.h>

static const char *
title_in(const struct deck_slide *slide, const char *path)
{
    for (size_t v = 0; v < slide->version_count; v++) {
        if (strcmp(slide->versions[v].path, path) == 0) {
            return slide->versions[v].title.text;
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

/* The first error of the file at PATH; NULL when there is none. */
static const char *
error_of(const struct report *report, const char *path)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->level == REPORT_ERROR &&
            strcmp(finding->path, path) == 0) {
            return finding->words;
        }
    }
    return NULL;
}

/* A slide out of its dates has no error. */
static void
add_left_out(struct receipt *receipt, const struct library_deck *read,
             const struct deck_slide *slide)
{
    const char *why = NULL;
    const char *path = slide->versions[0].path;
    for (size_t v = 0; why == NULL && v < slide->version_count; v++) {
        path = slide->versions[v].path;
        why = error_of(&read->report, path);
    }
    receipt_add(receipt, RECEIPT_LEFT_OUT,
                why != NULL ? path : slide->versions[0].path, 0,
                why != NULL ? why
                            : "Its dates, or what belongs to it, do not let it "
                              "be shown today.",
                "");
}

/* The languages in which a slide that is shown is not. */
static void
add_broken(struct receipt *receipt, const struct library_deck *read,
           const struct deck_slide *slide)
{
    for (size_t v = 0; v < slide->version_count; v++) {
        const struct deck_version *version = &slide->versions[v];
        if (version->broken) {
            const char *why = error_of(&read->report, version->path);
            receipt_add(receipt, RECEIPT_LEFT_OUT, version->path, 0,
                        why != NULL ? why : "", "");
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
                at++;
                add_broken(receipt, read, &topic->slides[s]);
            } else {
                add_left_out(receipt, read, &topic->slides[s]);
            }
        }
    }
}
