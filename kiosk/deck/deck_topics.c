/* The files of a folder to a topic with slides. See deck_sources.h. */
#include <stdlib.h>
#include <string.h>

#include "deck_parts.h"
#include "deck_rules.h"
#include "deck_sources.h"
#include "mem.h"
#include "path_name.h"

/* A file that may become a version of a slide. */
struct candidate {
    struct deck_source *source;
    char *id;
    char *order; /* the name without language and ending */
    char lang[DECK_LANG_SIZE];
    size_t lang_rank; /* index into deck.languages; their count = not there */
    int role_rank;    /* of files with the same id and language */
    size_t position;
};

enum { RANK_SLIDE, RANK_PICTURE, RANK_KEYS };

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
    candidate.order = mem_copy(name.base, len);
    candidate.lang_rank = rank_of_language(deck, candidate.lang);
    candidate.role_rank = source->role == DECK_ROLE_PICTURE ? RANK_PICTURE
                          : source->keys_only               ? RANK_KEYS
                                                            : RANK_SLIDE;
    return candidate;
}

static void
candidate_release(struct candidate *candidate)
{
    free(candidate->id);
    free(candidate->order);
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

static struct deck_text
plain_text(const char *text)
{
    struct deck_text plain = {.text = mem_string(text), .len = strlen(text)};
    if (plain.len > 0) {
        plain.spans = mem_new(1, sizeof(*plain.spans));
        plain.spans[0].end = plain.len;
        plain.span_count = 1;
    }
    return plain;
}

/* A picture that no slide uses is a slide: its name is its title. */
static void
fill_from_picture(struct deck_version *version,
                  const struct candidate *candidate)
{
    const struct deck_source *source = candidate->source;
    char *title = path_title(candidate->id);
    free(version->path);
    version->path = mem_string(source->path);
    version->title = plain_text(title);
    version->blocks = mem_new(1, sizeof(*version->blocks));
    version->block_count = 1;
    version->pictures = 1;
    version->blocks[0] = (struct deck_block){
        .type = DECK_PICTURE,
        .line = 1,
        .text = plain_text(""),
        .picture = {.file = mem_string(source->path),
                    .alt = title,
                    .place = DECK_ALONE,
                    .found = true,
                    .size_bytes = source->size_bytes,
                    .modified_ns = source->modified_ns},
    };
}

static void
report_second(const struct candidate *first, const struct candidate *second,
              struct report *report)
{
    const struct deck_source *source = second->source;
    if (second->role_rank == first->role_rank) {
        report_add(report, source->path, 0, REPORT_ERROR, "duplicate-slide",
                   "“%s” is the same slide in the same language, so this "
                   "file is not shown. Give it another name.",
                   path_name_of(first->source->path).base);
    } else if (second->role_rank == RANK_PICTURE) {
        report_add(report, source->path, 0, REPORT_WARNING, "unused-file",
                   "No slide uses this picture. To show it on “%s”, write "
                   "![what it shows](%s) there.",
                   path_name_of(first->source->path).base,
                   path_name_of(source->path).base);
    } else {
        report_add(report, source->path, 0, REPORT_WARNING, "unused-file",
                   "This file has keys but no slide, and “%s” has keys of "
                   "its own. Remove one of them.",
                   path_name_of(first->source->path).base);
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
    version->title = plain_text("");
    version->broken = true;
}

/* Makes a version of the COUNT candidates at FIRST, all of one id and
 * language: the first of them leads. */
static void
make_version(struct deck_version *version, struct candidate *first,
             size_t count, struct report *report)
{
    struct candidate *keys = NULL;
    for (size_t i = 1; i < count; i++) {
        if (first->role_rank == RANK_PICTURE && keys == NULL &&
            first[i].role_rank == RANK_KEYS) {
            keys = &first[i];
        } else {
            report_second(first, &first[i], report);
        }
    }
    struct deck_source *source = keys != NULL ? keys->source : first->source;
    if (source->version != NULL) {
        *version = *source->version;
        free(source->version);
        source->version = NULL;
    }
    if (first->role_rank == RANK_PICTURE) {
        fill_from_picture(version, first);
        first->source->used = true;
    } else if (first->role_rank == RANK_KEYS) {
        fill_from_keys(version, report);
    }
    memcpy(version->lang, first->lang, sizeof(version->lang));
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

static bool
same_version(const struct candidate *a, const struct candidate *b)
{
    return strcmp(a->id, b->id) == 0 && strcmp(a->lang, b->lang) == 0;
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
report_unknown_kind(struct deck_version *version, struct report *report)
{
    if (!version->broken) {
        report_add(report, version->path, 0, REPORT_ERROR, "unknown-kind",
                   "The topic.txt beside this slide has mistakes, so its kind "
                   "is not known and it is not shown. Mend topic.txt, or "
                   "write the line “kind: ...” in this slide.");
    }
    version->broken = true;
}

static void
finish_version(struct deck_version *version, const struct deck_topic *topic,
               struct report *report)
{
    version->words = count_version(version);
    if (version->kind == DECK_KIND_NONE && topic->kind_unknown) {
        report_unknown_kind(version, report);
    }
    if (version->kind == DECK_KIND_NONE) {
        version->kind = topic->kind;
    }
    version->discreet = version->discreet || topic->discreet;
}

/* Makes a slide of the COUNT candidates at FIRST, which have one id. */
static void
make_slide(struct deck_slide *slide, const struct deck *deck,
           const struct deck_topic *topic, struct candidate *first,
           size_t count, struct report *report)
{
    size_t cap = 0;
    slide->id = mem_string(first->id);
    slide->order = mem_string(first->order);
    for (size_t at = 0, next; at < count; at = next) {
        next = at + 1;
        while (next < count && same_version(&first[at], &first[next])) {
            next++;
        }
        slide->versions = mem_grow(slide->versions, slide->version_count, &cap,
                                   sizeof(*slide->versions));
        struct deck_version *version = &slide->versions[slide->version_count++];
        *version = (struct deck_version){0};
        make_version(version, &first[at], next - at, report);
        finish_version(version, topic, report);
        report_language(&first[at], deck, report);
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
    return order != 0 ? order : strcmp(a->id, b->id);
}

static void
make_slides(struct deck_topic *topic, const struct deck *deck,
            struct candidate *candidates, size_t count, struct report *report)
{
    size_t cap = 0;
    qsort(candidates, count, sizeof(*candidates), compare_candidates);
    for (size_t at = 0, next; at < count; at = next) {
        next = at + 1;
        while (next < count &&
               strcmp(candidates[at].id, candidates[next].id) == 0) {
            next++;
        }
        topic->slides = mem_grow(topic->slides, topic->slide_count, &cap,
                                 sizeof(*topic->slides));
        struct deck_slide *slide = &topic->slides[topic->slide_count++];
        *slide = (struct deck_slide){0};
        make_slide(slide, deck, topic, &candidates[at], next - at, report);
    }
    qsort(topic->slides, topic->slide_count, sizeof(*topic->slides),
          compare_slides);
}

static bool
has_default_word(const struct deck *deck, const struct deck_words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        const char *lang = words->items[i].lang;
        if (lang[0] == '\0' || strcmp(lang, deck->languages[0]) == 0) {
            return true;
        }
    }
    return false;
}

/* Fills id, folder, title and what topic.txt says. */
static void
name_topic(struct deck_topic *topic, const struct deck *deck,
           struct deck_source *first, size_t count)
{
    struct path_name name = path_name_of(first->path);
    for (size_t i = 0; i < count; i++) {
        if (first[i].topic != NULL && topic->folder == NULL) {
            *topic = *first[i].topic;
            free(first[i].topic);
            first[i].topic = NULL;
            break;
        }
    }
    topic->folder = mem_copy(name.folder, name.folder_len);
    topic->id = name.folder_len > 0 ? path_id(name.folder, name.folder_len)
                                    : mem_string("slides");
    if (has_default_word(deck, &topic->title)) {
        return;
    }
    if (name.folder_len == 0) {
        topic->title = deck_words_copy(&deck->title);
        return;
    }
    topic->title.items = mem_resize(topic->title.items, topic->title.count + 1,
                                    sizeof(*topic->title.items));
    topic->title.items[topic->title.count++] =
        (struct deck_word){.text = path_title(topic->id)};
}

bool
deck_topic_make(struct deck_topic *topic, const struct deck *deck,
                struct deck_source *first, size_t count, struct report *report)
{
    struct candidate *candidates = mem_new(count, sizeof(*candidates));
    size_t candidate_count = 0;
    for (size_t i = 0; i < count; i++) {
        bool lone_picture =
            first[i].role == DECK_ROLE_PICTURE && !first[i].used;
        if (first[i].version != NULL || lone_picture) {
            candidates[candidate_count++] = candidate_of(&first[i], deck, i);
        }
    }
    *topic = (struct deck_topic){0};
    if (candidate_count > 0) {
        name_topic(topic, deck, first, count);
        make_slides(topic, deck, candidates, candidate_count, report);
    }
    for (size_t i = 0; i < candidate_count; i++) {
        candidate_release(&candidates[i]);
    }
    free(candidates);
    return candidate_count > 0;
}
