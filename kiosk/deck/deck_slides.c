/* The files of a folder to slides: which of them belong together, and what
 * each is shown as. See deck_sources.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_lone.h"
#include "deck_parts.h"
#include "deck_rules.h"
#include "deck_sources.h"
#include "mem.h"
#include "path_name.h"
#include "str.h"

/* A file, or a page of one, that may become a version of a slide. */
struct candidate {
    struct deck_source *source;
    char *id;
    size_t name_len; /* of ID without the number of a page */
    char *order;     /* the name without language and ending */
    char lang[DECK_LANG_SIZE];
    size_t lang_rank; /* index into deck.languages; their count = not there */
    int role_rank;    /* of files with the same id and language */
    size_t position;
    int page; /* of a PDF, from 1; 0 none */
    const struct deck_source *own_keys, *common_keys; /* as in deck_lone.h */
    bool dropped;                                     /* and reported */
};

/* A title without a body is a slide, unless a picture stands beside it. */
enum { RANK_SLIDE, RANK_PICTURE, RANK_TITLE, RANK_KEYS };

struct candidates {
    struct candidate *items;
    size_t count, cap;
};

static size_t
rank_of_language(const struct deck *deck, const char *lang)
{
    size_t rank = 0;
    while (rank < deck->language_count &&
           strcmp(deck->languages[rank], lang) != 0) {
        rank++;
    }
    return rank;
}

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

static struct candidate
candidate_of(struct deck_source *source, const struct deck *deck,
             size_t position)
{
    struct path_name name = path_name_of(source->path);
    struct candidate candidate = {.source = source, .position = position};
    size_t len = path_language(name.base, name.stem_len, deck->languages,
                               deck->language_count, candidate.lang);
    if (len == name.stem_len) {
        memcpy(candidate.lang, deck->languages[0], DECK_LANG_SIZE);
    }
    candidate.id = path_id(name.base, len);
    candidate.name_len = strlen(candidate.id);
    candidate.order = mem_copy(name.base, len);
    candidate.lang_rank = rank_of_language(deck, candidate.lang);
    candidate.role_rank = rank_of_role(source);
    return candidate;
}

static void
add_candidate(struct candidates *candidates, struct candidate candidate)
{
    candidates->items = mem_grow(candidates->items, candidates->count,
                                 &candidates->cap, sizeof(*candidates->items));
    candidates->items[candidates->count++] = candidate;
}

static void
candidates_release(struct candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++) {
        free(candidates->items[i].id);
        free(candidates->items[i].order);
    }
    free(candidates->items);
}

/* By id, languages of the deck first and in its order, then by language, so
 * that versions of a slide stand together, the default one first. */
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
same_version(const struct candidate *a, const struct candidate *b)
{
    return strcmp(a->id, b->id) == 0 && strcmp(a->lang, b->lang) == 0;
}

static bool
is_text(const struct candidate *candidate)
{
    return candidate->role_rank == RANK_SLIDE ||
           candidate->role_rank == RANK_TITLE;
}

static void
report_second(const struct candidate *first, const struct candidate *second,
              struct report *report)
{
    const struct deck_source *source = second->source;
    const char *name = path_name_of(first->source->path).base;
    if (second->role_rank == first->role_rank ||
        (is_text(first) && is_text(second))) {
        report_add(report, source->path, 0, REPORT_ERROR, "duplicate-slide",
                   "“%s” is the same slide in the same language, so this "
                   "file is not shown. Give it another name.",
                   name);
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

/* Of COUNT candidates at FIRST with one id and language the first leads. What
 * has no body gives its keys to a picture; the others are dropped. */
static void
settle_version(struct candidate *first, size_t count, struct report *report)
{
    for (size_t i = 1; i < count; i++) {
        bool gives_keys = first[i].role_rank > RANK_PICTURE;
        if (first->role_rank == RANK_PICTURE && first->own_keys == NULL &&
            gives_keys) {
            first->own_keys = first[i].source;
        } else {
            report_second(first, &first[i], report);
        }
        first[i].dropped = true;
    }
}

/* The COUNT candidates at FIRST have one id. A title or keys in a language
 * that has no picture are for the picture without a language. */
static void
settle_slide(struct candidate *first, size_t count, struct report *report)
{
    for (size_t at = 0, next; at < count; at = next) {
        next = at + 1;
        while (next < count && same_version(&first[at], &first[next])) {
            next++;
        }
        settle_version(&first[at], next - at, report);
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

/* How many candidates from FIRST on have its id. */
static size_t
slide_size(const struct candidates *candidates, size_t first)
{
    const struct candidate *items = candidates->items;
    size_t at = first + 1;
    while (at < candidates->count &&
           strcmp(items[first].id, items[at].id) == 0) {
        at++;
    }
    return at - first;
}

/* Sorts the candidates and settles what each becomes. */
static void
settle(struct candidates *candidates, struct report *report)
{
    if (candidates->count > 0) {
        qsort(candidates->items, candidates->count, sizeof(*candidates->items),
              compare_candidates);
    }
    for (size_t at = 0, size; at < candidates->count; at += size) {
        size = slide_size(candidates, at);
        settle_slide(&candidates->items[at], size, report);
    }
}

static size_t
pages_of(const struct candidate *candidate)
{
    bool shown = !candidate->dropped && candidate->role_rank == RANK_PICTURE;
    return shown ? candidate->source->pages.count : 0;
}

/* Adds page PAGE of CANDIDATE, a slide of SEVERAL. What has no pages stands
 * beside the first. */
static void
add_page(struct candidates *pages, const struct candidate *candidate, int page,
         bool several)
{
    struct candidate added = *candidate;
    struct str id = {0};
    str_add(&id, candidate->id);
    if (several) {
        str_addf(&id, "-page-%d", page > 0 ? page : 1);
    }
    if (several && page > 0) {
        added.common_keys = candidate->own_keys;
        added.own_keys = NULL;
    }
    added.id = str_take(&id);
    added.order = mem_string(candidate->order);
    added.page = page;
    add_candidate(pages, added);
}

/* Adds the pages of the COUNT candidates at FIRST, which have one id. A folder
 * of PDFs must not eat the machine: of more than *PAGES_LEFT pages only the
 * first is taken, which is enough to say that there are too many. */
static void
add_pages(struct candidates *pages, const struct candidate *first, size_t count,
          size_t *pages_left)
{
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        size_t own = pages_of(&first[i]);
        most = own > most ? own : most;
    }
    for (size_t i = 0; i < count; i++) {
        size_t own = pages_of(&first[i]);
        bool keys = first[i].role_rank == RANK_KEYS;
        if (first[i].dropped) {
            continue;
        }
        if (own == 0) {
            add_page(pages, &first[i], 0, most > 1 && !keys);
        }
        for (size_t page = 1; page <= own; page++) {
            if (page == 1 || *pages_left > 0) {
                add_page(pages, &first[i], (int)page, most > 1);
                *pages_left -= *pages_left > 0;
            }
        }
    }
}

/* Keys without a picture beside them: a slide that was never written. */
static void
fill_from_keys(struct deck_version *version, struct report *report)
{
    report_add(report, version->path, 0, REPORT_ERROR, "missing-title",
               "The file has keys but no slide. Write a title in a line "
               "that begins with “# ”, or put a picture with the same name "
               "beside it.");
    deck_text_release(&version->title);
    version->title = deck_text_plain("");
    version->broken = true;
}

static void
make_version(struct deck_version *version, const struct candidate *candidate,
             struct report *report)
{
    *version = (struct deck_version){0};
    if (candidate->role_rank == RANK_PICTURE) {
        char *name = mem_copy(candidate->id, candidate->name_len);
        struct deck_lone lone = {.picture = candidate->source,
                                 .page = candidate->page,
                                 .name = name,
                                 .lang = candidate->lang,
                                 .own_keys = candidate->own_keys,
                                 .common_keys = candidate->common_keys};
        deck_lone_make(version, &lone);
        free(name);
    } else {
        *version = *candidate->source->version;
        free(candidate->source->version);
        candidate->source->version = NULL;
    }
    if (candidate->role_rank == RANK_KEYS) {
        fill_from_keys(version, report);
    }
    memcpy(version->lang, candidate->lang, sizeof(version->lang));
}

static int
count_text(const struct deck_text *text, const char *lang)
{
    return deck_count_words(text->text, text->len, lang);
}

static int
count_version(const struct deck_version *version)
{
    int words = count_text(&version->title, version->lang);
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        words += count_text(&block->text, version->lang);
        int cells = block->table.rows * block->table.columns;
        for (int cell = 0; cell < cells; cell++) {
            words += count_text(&block->table.cells[cell], version->lang);
        }
    }
    return words;
}

static void
report_language(const struct candidate *candidate, const struct deck *deck,
                struct report *report)
{
    if (candidate->lang_rank == deck->language_count) {
        report_add(report, candidate->source->path, 0, REPORT_WARNING,
                   "unlisted-language",
                   "The language “%s” is not in the line “languages” of "
                   "deck.txt, so patients cannot choose it. Add it there.",
                   candidate->lang);
    }
}

/* What may be a benefit must not be shown as something else: without its kind
 * nothing tells which risks belong beside it. */
static void
report_unknown_kind(struct deck_version *version,
                    const struct deck_topic *topic, struct report *report)
{
    if (!version->broken) {
        struct report_cause cause = {topic->file, topic->mistake_line};
        report_add_after(report, cause, version->path, 0, REPORT_ERROR,
                         "unknown-kind",
                         "This slide is not shown, because line %d of its "
                         "topic.txt leaves its kind unknown.",
                         topic->mistake_line);
    }
    version->broken = true;
}

static void
finish_version(struct deck_version *version, const struct deck_topic *topic,
               struct report *report)
{
    version->words += count_version(version);
    if (version->kind == DECK_KIND_NONE && topic->kind_unknown) {
        report_unknown_kind(version, topic, report);
    }
    if (version->kind == DECK_KIND_NONE) {
        version->kind = topic->kind;
    }
    version->discreet = version->discreet || topic->discreet;
}

/* What has the id of a page of a PDF stands where that page would. */
static const char *
order_of(const struct candidate *first, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (first[i].page > 0) {
            return first[i].order;
        }
    }
    return first->order;
}

/* Makes a slide of the COUNT candidates at FIRST, which have one id. */
static void
make_slide(struct deck_slide *slide, const struct deck *deck,
           const struct deck_topic *topic, const struct candidate *first,
           size_t count, struct report *report)
{
    slide->id = mem_string(first->id);
    slide->order = mem_string(order_of(first, count));
    slide->versions = mem_new(count, sizeof(*slide->versions));
    for (size_t i = 0; i < count; i++) {
        if (first[i].dropped) {
            continue;
        }
        struct deck_version *version = &slide->versions[slide->version_count++];
        make_version(version, &first[i], report);
        finish_version(version, topic, report);
        report_language(&first[i], deck, report);
    }
    slide->versions = mem_resize(slide->versions, slide->version_count,
                                 sizeof(*slide->versions));
    slide->kind = slide->versions[0].kind;
    slide->discreet = slide->versions[0].discreet;
}

static int
compare_slides(const void *left, const void *right)
{
    const struct deck_slide *a = left, *b = right;
    int order = deck_order(a->order, b->order);
    return order != 0 ? order : deck_order(a->id, b->id);
}

static void
make_slides(struct deck_topic *topic, const struct deck *deck,
            const struct candidates *pages, struct report *report)
{
    size_t cap = 0;
    for (size_t at = 0, size; at < pages->count; at += size) {
        size = slide_size(pages, at);
        topic->slides = mem_grow(topic->slides, topic->slide_count, &cap,
                                 sizeof(*topic->slides));
        struct deck_slide *slide = &topic->slides[topic->slide_count++];
        *slide = (struct deck_slide){0};
        make_slide(slide, deck, topic, &pages->items[at], size, report);
    }
    qsort(topic->slides, topic->slide_count, sizeof(*topic->slides),
          compare_slides);
}

bool
deck_source_is_slide(const struct deck_source *source)
{
    bool lone = source->role == DECK_ROLE_PICTURE && !source->used;
    return source->version != NULL || lone;
}

void
deck_slides_make(struct deck_topic *topic, const struct deck *deck,
                 struct deck_source *first, size_t count, struct report *report)
{
    struct candidates files = {0}, pages = {0};
    size_t pages_left = DECK_SLIDES_MAX;
    for (size_t i = 0; i < count; i++) {
        if (deck_source_is_slide(&first[i])) {
            add_candidate(&files, candidate_of(&first[i], deck, i));
        }
    }
    settle(&files, report);
    for (size_t at = 0, size; at < files.count; at += size) {
        size = slide_size(&files, at);
        add_pages(&pages, &files.items[at], size, &pages_left);
    }
    settle(&pages, report);
    make_slides(topic, deck, &pages, report);
    candidates_release(&files);
    candidates_release(&pages);
}
