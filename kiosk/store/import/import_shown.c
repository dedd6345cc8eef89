/* Pictures that slides before have shown. See import_shown.h. */
#include "import_shown.h"

#include <stdlib.h>
#include <string.h>

#include "library.h"
#include "path_name.h"
#include "store.h"
#include "store_source.h"
#include "str.h"

static int
compare_with_file(const void *path, const void *item)
{
    const struct source_file *file = item;
    return strcmp(path, file->found->path);
}

static const struct source_file *
find(const struct source *source, const char *path)
{
    return source->count > 0
               ? bsearch(path, source->files, source->count,
                         sizeof(*source->files), compare_with_file)
               : NULL;
}

static void
add_path(struct str *paths, const struct source_file *file)
{
    str_add_bytes(paths, file->found->path, strlen(file->found->path) + 1);
}

/* Where OLD lies now: its folder may have got another name, or number. */
static void
add_same(struct str *paths, const struct source *before,
         const struct source *after, const struct source_file *old)
{
    const char *name = path_name_of(old->found->path).base;
    const struct source_file *there = find(after, old->found->path);
    if (there != NULL) {
        if (source_same_file(before, after, old, there)) {
            add_path(paths, there);
        }
        return;
    }
    for (size_t i = 0; i < after->count; i++) {
        const struct source_file *new = &after->files[i];
        if (strcmp(path_name_of(new->found->path).base, name) == 0 &&
            source_same_file(before, after, old, new)) {
            add_path(paths, new);
        }
    }
}

static void
add_shown(struct str *paths, const struct deck *deck,
          const struct source *before, const struct source *after)
{
    for (size_t i = 0; i < deck->shown_picture_count; i++) {
        const struct source_file *old = find(before, deck->shown_pictures[i]);
        if (old != NULL) {
            add_same(paths, before, after, old);
        }
    }
}

bool
import_note_shown(struct import *import)
{
    char *folder = store_deck_path(import->store.path, import->before);
    char *half = store_deck_path(import->store.path, STORE_HALF);
    char *why = NULL;
    struct library_deck read;
    struct source before, after;
    struct str paths = {0};
    bool known =
        import->before[0] != '\0' && library_read(folder, NULL, &read, &why);
    if (known && source_open(&before, folder, NULL, &why)) {
        if (source_open(&after, half, NULL, &why)) {
            add_shown(&paths, read.deck, &before, &after);
            source_release(&after);
        }
        source_release(&before);
    }
    if (known) {
        library_deck_release(&read);
    }
    free(why);
    free(half);
    free(folder);
    bool good = paths.len == 0 ||
                store_note_shown(&import->store, paths.text, paths.len);
    str_release(&paths);
    return good;
}
