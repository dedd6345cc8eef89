/* What is known of picture files. See picture_files.h. */
#include "picture_files.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* Far more than the neighbours of a slide and the first slides of all topics;
 * an entry is about 200 bytes. */
#define FILES_MAX 2048

static void
file_free(struct picture_file *file)
{
    free((char *)file->id.path);
    free(file->words);
    free(file->ink);
    free(file);
}

void
picture_files_release(struct picture_files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        file_free(files->items[i]);
    }
    free(files->items);
    *files = (struct picture_files){0};
}

static bool
same_id(const struct picture_id *a, const struct picture_id *b)
{
    return a->page == b->page && a->size_bytes == b->size_bytes &&
           a->modified_ns == b->modified_ns && strcmp(a->path, b->path) == 0;
}

static struct picture_file *
add(struct picture_files *files, const struct picture_id *id)
{
    if (files->count == FILES_MAX) {
        size_t oldest = 0;
        for (size_t i = 1; i < files->count; i++) {
            if (files->items[i]->used < files->items[oldest]->used) {
                oldest = i;
            }
        }
        file_free(files->items[oldest]);
        files->items[oldest] = files->items[--files->count];
    }
    struct picture_file *file = mem_new(1, sizeof(*file));
    file->number = ++files->numbers;
    file->id = *id;
    file->id.path = mem_string(id->path);
    files->items = mem_grow(files->items, files->count, &files->cap,
                            sizeof(struct picture_file *));
    files->items[files->count++] = file;
    return file;
}

struct picture_file *
picture_files_get(struct picture_files *files, const struct picture_id *id)
{
    struct picture_file *found = NULL;
    for (size_t i = 0; i < files->count && found == NULL; i++) {
        found = same_id(&files->items[i]->id, id) ? files->items[i] : NULL;
    }
    found = found != NULL ? found : add(files, id);
    found->used = ++files->uses;
    return found;
}

struct picture_file *
picture_files_find(const struct picture_files *files, uint64_t number)
{
    for (size_t i = 0; i < files->count; i++) {
        if (files->items[i]->number == number) {
            return files->items[i];
        }
    }
    return NULL;
}

struct picture_file *
picture_files_before(const struct picture_files *files,
                     const struct picture_file *file)
{
    struct picture_file *found = NULL;
    for (size_t i = 0; i < files->count; i++) {
        struct picture_file *other = files->items[i];
        if (other != file && other->id.page == file->id.page && other->known &&
            other->status == PICTURE_OK &&
            strcmp(other->id.path, file->id.path) == 0 &&
            (found == NULL || other->number > found->number)) {
            found = other;
        }
    }
    return found;
}

struct picture_file *
picture_files_asked(const struct picture_files *files)
{
    struct picture_file *first = NULL;
    for (size_t i = 0; i < files->count; i++) {
        struct picture_file *file = files->items[i];
        if (file->asked != 0 && !file->known &&
            (first == NULL || file->asked < first->asked)) {
            first = file;
        }
    }
    return first;
}

struct picture_file *
picture_files_inkless(const struct picture_files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        if (files->items[i]->ink_asked && files->items[i]->ink == NULL) {
            return files->items[i];
        }
    }
    return NULL;
}

void
picture_files_drop_words(struct picture_files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        struct picture_file *file = files->items[i];
        free(file->words);
        file->words = NULL;
        file->words_len = 0;
        file->words_asked = file->words_known = false;
    }
}

struct picture_file *
picture_files_wordless(const struct picture_files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        if (files->items[i]->words_asked && !files->items[i]->words_known) {
            return files->items[i];
        }
    }
    return NULL;
}
