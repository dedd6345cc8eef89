/* Groups the files of a folder into slides and decides which of several leads.
 * See deck_candidate.h. */
#include "deck_candidate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_languages.h"
#include "mem.h"
#include "path_name.h"
#include "path_role.h"
#include "str.h"

static int
rank_of_role(const struct deck_source *source)
{
    if (source->role == DECK_ROLE_PICTURE) {
        return RANK_PICTURE;
    }
    if (source->keys_only) {
        return RANK_KEYS;
    }
    bool title_only =
        source->version->title.len > 0 && source->version->block_count == 0;
    return title_only ? RANK_TITLE : RANK_SLIDE;
}

struct candidate
candidate_of(struct deck_source *source, const struct deck *deck,
             size_t position)
{
    struct path_name name = path_name_of(source->path);
    struct candidate candidate = {.source = source, .position = position};
    size_t len = path_language(name.base, name.stem_len, deck->languages,
                               deck->language_count, candidate.lang);
    if (len == name.stem_len) {
        memcpy(candidate.lang, deck->languages[0], DECK_LANG_SIZE);
        candidate.unmarked = true;
    }
    size_t easy =
        source->role == DECK_ROLE_SLIDE ? path_easy(name.base, len) : len;
    candidate.easy = easy < len;
    len = easy;
    candidate.id = path_id(name.base, len);
    candidate.name_len = strlen(candidate.id);
    candidate.order = mem_copy(name.base, len);
    candidate.lang_rank = deck_languages_index(deck, candidate.lang);
    candidate.role_rank = rank_of_role(source);
    return candidate;
}

void
candidates_add(struct candidates *candidates, struct candidate candidate)
{
    candidates->items = mem_grow(candidates->items, candidates->count,
                                 &candidates->cap, sizeof(*candidates->items));
    candidates->items[candidates->count++] = candidate;
}

void
candidates_release(struct candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++) {
        free(candidates->items[i].id);
        free(candidates->items[i].order);
    }
    free(candidates->items);
}

/* By id, then language in the order of the deck, then any other language:
 * versions of a slide stand together, the default one first. */
static int
compare_candidates(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    if (order == 0) {
        order = (a->lang_rank > b->lang_rank) - (a->lang_rank < b->lang_rank);
    }
    if (order == 0) {
        order = strcmp(a->lang, b->lang);
    }
    if (order == 0) {
        order = a->role_rank - b->role_rank;
    }
    return order != 0
               ? order
               : (a->position > b->position) - (a->position < b->position);
}

static bool
is_text(const struct candidate *candidate)
{
    return candidate->role_rank == RANK_SLIDE ||
           candidate->role_rank == RANK_TITLE;
}

static void
report_second(const struct candidate *first, const struct candidate *second,
              struct report_cause doubt, struct report *report)
{
    const struct deck_source *source = second->source;
    const char *name = path_name_of(first->source->path).base;
    bool twins = second->role_rank == first->role_rank ||
                 (is_text(first) && is_text(second));
    if (twins && strcmp(first->order, second->order) != 0) {
        report_add(report, source->path, 0, REPORT_ERROR, "duplicate-slide",
                   "The number in front only sets the order, so “%s” and “%s” "
                   "have the same name, and this one is not shown. Call it "
                   "“%s-b”.",
                   first->order, second->order, second->order);
    } else if (twins) {
        bool in_doubt =
            doubt.path != NULL && first->unmarked != second->unmarked;
        struct report_cause none = {0};
        report_add_after(report, in_doubt ? doubt : none, source->path, 0,
                         REPORT_ERROR, "duplicate-slide",
                         "“%s” is the same slide in the same language, so this "
                         "file is not shown.%s",
                         name, in_doubt ? "" : " Give it another name.");
    } else if (second->role_rank == RANK_PICTURE) {
        char page[32] = "";
        if (second->page > 0) {
            snprintf(page, sizeof(page), "#page=%d", second->page);
        }
        report_add(report, source->path, second->page, REPORT_WARNING,
                   "unused-file",
                   "No slide uses this picture. To show it on “%s”, write "
                   "![what it shows](%s%s) there.",
                   name, path_name_of(source->path).base, page);
    } else {
        report_add(report, source->path, 0, REPORT_WARNING, "unused-file",
                   "This file has keys but no slide, and “%s” has keys of "
                   "its own. Remove one of them.",
                   name);
    }
}

/* Settles COUNT candidates with the same id. In each language, the first leads:
 * if it is a picture, one without a body gives it its keys; the others are
 * dropped. A title or keys in a language without a picture of its own belong to
 * the default picture. */
static void
settle_slide(struct candidate *first, size_t count, struct report_cause doubt,
             struct report *report)
{
    struct candidate *leader = first;
    for (size_t i = 1; i < count; i++) {
        struct candidate *other = &first[i];
        if (strcmp(leader->lang, other->lang) != 0) {
            leader = other;
            continue;
        }
        other->dropped = true;
        if (leader->role_rank == RANK_PICTURE && leader->own_keys == NULL &&
            other->role_rank > RANK_PICTURE) {
            leader->own_keys = other->source;
        } else {
            report_second(leader, other, doubt, report);
        }
    }
    bool lends = first->role_rank == RANK_PICTURE && first->lang_rank == 0;
    for (size_t i = 1; lends && i < count; i++) {
        struct candidate *other = &first[i];
        if (!other->dropped && other->role_rank > RANK_PICTURE) {
            other->own_keys = other->source;
            other->source = first->source;
            other->role_rank = RANK_PICTURE;
            other->page = first->page;
        }
    }
}

size_t
candidates_same(const struct candidates *candidates, size_t first)
{
    const struct candidate *items = candidates->items;
    size_t at = first + 1;
    while (at < candidates->count &&
           strcmp(items[first].id, items[at].id) == 0) {
        at++;
    }
    return at - first;
}

void
candidates_settle(struct candidates *candidates, const struct deck *deck,
                  struct report *report)
{
    if (candidates->count > 0) {
        qsort(candidates->items, candidates->count, sizeof(*candidates->items),
              compare_candidates);
    }
    for (size_t at = 0, size; at < candidates->count; at += size) {
        size = candidates_same(candidates, at);
        settle_slide(&candidates->items[at], size, deck->doubt, report);
    }
}

/* If the deck lists the language of CANDIDATE without its region, returns the
 * file's name for it, "1-collagen.es.md" for "1-collagen.es-MX.md", and sets
 * *LISTED; else NULL. Freed with free(). */
static char *
without_region(const struct candidate *candidate, const struct deck *deck,
               const char **listed)
{
    for (size_t i = 0; i < deck->language_count; i++) {
        const char *lang = deck->languages[i];
        if (deck_same_language(lang, candidate->lang)) {
            *listed = lang;
            struct path_name name = path_name_of(candidate->source->path);
            struct str better = {0};
            str_addf(&better, "%s%s%s%s", candidate->order, i > 0 ? "." : "",
                     i > 0 ? lang : "", name.base + name.stem_len);
            return str_take(&better);
        }
    }
    return NULL;
}

void
candidate_report_language(const struct candidate *candidate,
                          const struct deck *deck, struct report *report)
{
    if (candidate->lang_rank < deck->language_count) {
        return;
    }
    const char *listed = NULL;
    char *better = without_region(candidate, deck, &listed);
    bool in_doubt = deck->doubt.path != NULL;
    if (better != NULL && !in_doubt) {
        report_add(report, candidate->source->path, 0, REPORT_WARNING,
                   "unlisted-language",
                   "The language “%s” is not in the line “languages” of "
                   "deck.txt, so this is shown to people who choose “%s”, "
                   "unless another file is for them. Call it “%s”, or add "
                   "“%s” there.",
                   candidate->lang, listed, better, candidate->lang);
    } else {
        report_add_after(report, deck->doubt, candidate->source->path, 0,
                         REPORT_WARNING, "unlisted-language",
                         "The language “%s” is not in the line “languages” of "
                         "deck.txt, so patients cannot choose it.%s",
                         candidate->lang, in_doubt ? "" : " Add it there.");
    }
    free(better);
}

void
candidate_report_picture(const struct candidate *candidate,
                         struct report *report)
{
    if (candidate->role_rank == RANK_PICTURE &&
        !deck_file_has_pages(candidate->source->path) &&
        candidate->source->size_bytes > 0 && candidate->own_keys == NULL &&
        candidate->common_keys == NULL) {
        report_add(report, candidate->source->path, 0, REPORT_WARNING,
                   "lone-picture",
                   "No slide shows this picture, so it is a slide of its own. "
                   "If that is intended, write “alt: ...”, with what it "
                   "shows, into a text file of the same name beside it; "
                   "otherwise delete it.");
    }
}
