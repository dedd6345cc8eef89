/* The files of a folder by their names. See stray_names.h. */
#include "stray_names.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "path_name.h"

char *
stray_name_read(const struct deck *deck, const char *stem, size_t len,
                char lang[DECK_LANG_SIZE])
{
    size_t rest =
        path_language(stem, len, deck->languages, deck->language_count, lang);
    if (rest == len || strcmp(lang, deck->languages[0]) == 0) {
        lang[0] = '\0';
    }
    return path_id(stem, rest);
}

static int
compare_ids(const void *left, const void *right)
{
    const struct stray_name *a = left, *b = right;
    return strcmp(a->id, b->id);
}

static int
compare_names(const void *left, const void *right)
{
    const struct stray_name *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    order = order != 0 ? order : strcmp(a->lang, b->lang);
    return order != 0 ? order
                      : (a->source > b->source) - (a->source < b->source);
}

void
stray_names_init(struct stray_names *names, const struct deck *deck,
                 struct deck_source *first, size_t count)
{
    *names = (struct stray_names){
        .deck = deck, .items = mem_new(count, sizeof(*names->items))};
    for (size_t i = 0; i < count; i++) {
        if (first[i].version != NULL || first[i].role == DECK_ROLE_PICTURE) {
            struct path_name name = path_name_of(first[i].path);
            struct stray_name *item = &names->items[names->count++];
            item->source = &first[i];
            item->id =
                stray_name_read(deck, name.base, name.stem_len, item->lang);
        }
    }
    qsort(names->items, names->count, sizeof(*names->items), compare_names);
}

void
stray_names_release(struct stray_names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        free(names->items[i].id);
    }
    free(names->items);
}

const struct deck_source *
stray_names_find(const struct stray_names *names, const char *id,
                 const char *lang, const struct deck_source *of)
{
    struct stray_name key = {.id = (char *)id};
    const struct stray_name *name =
        bsearch(&key, names->items, names->count, sizeof(*name), compare_ids);
    while (name != NULL && name > names->items &&
           strcmp(name[-1].id, id) == 0) {
        name--;
    }
    for (; name != NULL && name < names->items + names->count &&
           strcmp(name->id, id) == 0;
         name++) {
        if (name->source != of && name->source->role == of->role &&
            (lang == NULL || strcmp(name->lang, lang) == 0)) {
            return name->source;
        }
    }
    return NULL;
}

struct path_part
stray_name_bare(struct path_part stem)
{
    static const char *const endings[] = {".md", ".txt"};
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        if (path_ends_with(stem.text, stem.len, endings[i])) {
            stem.len -= strlen(endings[i]);
        }
    }
    return stem;
}
