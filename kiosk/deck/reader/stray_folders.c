/* Finds copied and translated topic folders. See stray_folders.h. */
#include "stray_folders.h"

#include <stdlib.h>
#include <string.h>

#include "deck_languages.h"
#include "lang_name.h"
#include "lang_tag.h"
#include "mem.h"
#include "path_copy.h"
#include "path_name.h"

struct topics {
    struct topic_folder {
        char *name, *id;
        struct deck_source *first;
        size_t count;
    } *items;
    size_t count;
};

static int
compare_ids(const void *left, const void *right)
{
    const struct topic_folder *a = left, *b = right;
    return strcmp(a->id, b->id);
}

static int
compare_folders(const void *left, const void *right)
{
    const struct topic_folder *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    return order != 0 ? order : (a->first > b->first) - (a->first < b->first);
}

/* The folder named PART, apart from the number in front; NULL if there is none
 * but OF. */
static const struct topic_folder *
find(const struct topics *topics, const struct path_part *part,
     const struct topic_folder *of)
{
    struct topic_folder key = {.id = path_id(part->text, part->len)};
    const struct topic_folder *found =
        bsearch(&key, topics->items, topics->count, sizeof(key), compare_ids);
    while (found != NULL && found > topics->items &&
           strcmp(found[-1].id, key.id) == 0) {
        found--;
    }
    free(key.id);
    return found != of && found != NULL && found->name[0] != '\0' ? found
                                                                  : NULL;
}

static void
leave_out(struct topic_folder *folder)
{
    for (size_t i = 0; i < folder->count; i++) {
        folder->first[i].left_out = true;
    }
}

static bool
check_copy(const struct topics *topics, struct topic_folder *folder,
           struct report *report)
{
    struct path_part part = {folder->name, strlen(folder->name)};
    enum path_copy mark;
    while ((mark = path_copy_take(&part)) != PATH_NO_COPY) {
        const struct topic_folder *of = find(topics, &part, folder);
        if (mark == PATH_CONFLICT ||
            (mark == PATH_CONFLICT_BESIDE && of != NULL)) {
            leave_out(folder);
            report_add(report, folder->name, 0,
                       of != NULL ? REPORT_WARNING : REPORT_ERROR,
                       "conflict-file",
                       "A sync program made this folder when “%.*s” was "
                       "changed in two places. It is not shown. Copy what is "
                       "right in it to “%.*s”, then delete it.",
                       (int)part.len, part.text, (int)part.len, part.text);
            return true;
        }
        if (mark == PATH_COPY && of != NULL) {
            report_add(report, folder->name, 0, REPORT_WARNING, "copy",
                       "This looks like a copy of the folder “%s”, and both "
                       "are shown. Delete one, or give this one a name that "
                       "says what is in it.",
                       of->name);
            return true;
        }
    }
    return false;
}

/* "1-benefits.es", "1-benefits_es": whether NAME ends in a language of the
 * deck, after LEN bytes. */
static bool
ends_in_language(const struct deck *deck, const char *name, size_t *len,
                 char lang[DECK_LANG_SIZE])
{
    size_t all = strlen(name);
    *len =
        path_language(name, all, deck->languages, deck->language_count, lang);
    for (size_t at = all; *len == all && at-- > 1;) {
        if (strchr("-_ ", name[at]) != NULL &&
            lang_tag_read(name + at + 1, all - at - 1, lang) &&
            deck_languages_index(deck, lang) < deck->language_count) {
            *len = at;
        }
    }
    return *len < all && strcmp(lang, deck->languages[0]) != 0;
}

static void
check_language(const struct topics *topics, const struct deck *deck,
               struct topic_folder *folder, struct report *report)
{
    char lang[DECK_LANG_SIZE];
    size_t len;
    if (!ends_in_language(deck, folder->name, &len, lang)) {
        return;
    }
    struct path_part part = {folder->name, len};
    const struct topic_folder *of = find(topics, &part, folder);
    const char *name = lang_name_of(lang);
    if (of != NULL) {
        leave_out(folder);
        report_add(report, folder->name, 0, REPORT_ERROR, "wrong-language",
                   "If this is “%s” in %s, move its slides there, and put "
                   "“.%s” before their endings: “1-name.%s.md”. Until then "
                   "they are shown to nobody.",
                   of->name, name != NULL ? name : lang, lang, lang);
    }
}

void
stray_folders_find(struct deck_sources *sources, const struct deck *deck,
                   struct report *report)
{
    struct topics topics = {.items =
                                mem_new(sources->count, sizeof(*topics.items))};
    for (size_t at = 0, size; at < sources->count; at += size) {
        struct deck_source *first = &sources->items[at];
        size_t len = path_folder_length(first->path);
        size = deck_sources_in_folder(sources, at);
        topics.items[topics.count++] =
            (struct topic_folder){.name = mem_copy(first->path, len),
                                  .id = path_id(first->path, len),
                                  .first = first,
                                  .count = size};
    }
    qsort(topics.items, topics.count, sizeof(*topics.items), compare_folders);
    for (size_t i = 0; i < topics.count; i++) {
        struct topic_folder *folder = &topics.items[i];
        if (folder->name[0] != '\0' && !check_copy(&topics, folder, report)) {
            check_language(&topics, deck, folder, report);
        }
    }
    for (size_t i = 0; i < topics.count; i++) {
        free(topics.items[i].name);
        free(topics.items[i].id);
    }
    free(topics.items);
}
