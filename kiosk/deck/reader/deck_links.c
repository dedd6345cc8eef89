/* Links slides to their pictures and recordings. See deck_links.h. */
#include "deck_links.h"

#include <stdlib.h>
#include <string.h>

#include "deck_source.h"
#include "mem.h"
#include "path_alike.h"
#include "path_name.h"
#include "path_role.h"
#include "str.h"

struct deck_source *
deck_sources_find(const struct deck_sources *sources, const char *path)
{
    size_t low = 0, high = sources->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *other = sources->by_name[middle]->path;
        int order = path_compare_alike(other, path);
        order = order != 0 ? order : strcmp(other, path);
        if (order == 0) {
            return sources->by_name[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    /* Names that look alike are next to it. */
    for (size_t i = low > 0 ? low - 1 : 0; i <= low && i < sources->count;
         i++) {
        if (path_compare_alike(sources->by_name[i]->path, path) == 0) {
            return sources->by_name[i];
        }
    }
    return NULL;
}

/* Appends PART to the path in OUT; `..` goes up. False above the top. */
static bool
add_part(struct str *out, const char *part, size_t len)
{
    bool here = len == 0 || (len == 1 && part[0] == '.');
    bool up = len == 2 && memcmp(part, "..", 2) == 0;
    if (up) {
        if (out->len == 0) {
            return false;
        }
        const char *slash = memrchr(out->text, '/', out->len);
        out->len = slash != NULL ? (size_t)(slash - out->text) : 0;
        out->text[out->len] = '\0';
    } else if (!here) {
        str_add(out, out->len > 0 ? "/" : "");
        str_add_bytes(out, part, len);
    }
    return true;
}

/* FILE, as written in a file of FOLDER, as a path inside the deck; NULL if it
 * leads out of it. Windows writes '\'. Freed with free(). */
static char *
join(const char *folder, size_t folder_len, const char *file)
{
    struct str out = {0};
    bool inside = add_part(&out, folder, folder_len);
    while (inside && *file != '\0') {
        size_t len = strcspn(file, "/\\");
        inside = add_part(&out, file, len);
        file += len + (file[len] != '\0' ? 1 : 0);
    }
    if (!inside) {
        str_release(&out);
        return NULL;
    }
    return str_take(&out);
}

/* The source that FILE means in the file PATH: beside it, else from the top of
 * the deck. */
static struct deck_source *
resolve(const struct deck_sources *sources, const char *path, const char *file)
{
    struct path_name name = path_name_of(path);
    char *beside = join(name.folder, name.folder_len, file);
    struct deck_source *found =
        beside != NULL ? deck_sources_find(sources, beside) : NULL;
    char *in_deck = found == NULL ? join("", 0, file) : NULL;
    if (in_deck != NULL) {
        found = deck_sources_find(sources, in_deck);
    }
    free(beside);
    free(in_deck);
    return found;
}

/* Whether FILE spells the name of FOUND with the same capital letters. */
static bool
same_case(const struct deck_source *found, const char *file)
{
    const char *base = path_name_of(found->path).base;
    size_t len = strlen(file), base_len = strlen(base);
    const char *end = base_len <= len ? file + len - base_len : file;
    return strcmp(end, base) == 0 || path_compare_caseless(end, base) != 0;
}

/* Looks up FILE, named in LINE of VERSION; reports what is wrong with it. */
static struct deck_source *
link_file(const struct deck_sources *sources,
          const struct deck_version *version, int line, const char *file,
          enum deck_file_role role, struct report *report)
{
    struct deck_source *found = resolve(sources, version->path, file);
    bool empty = found != NULL && found->role == DECK_ROLE_PICTURE &&
                 found->size_bytes == 0;
    if (empty) {
        found->used = true;
    }
    if (found == NULL || empty) {
        report_add(report, version->path, line, REPORT_WARNING, "missing-file",
                   "The file “%s” is not in the slides folder. Copy it beside "
                   "this slide, or correct its name.",
                   file);
        return NULL;
    }
    found->used = true;
    if (found->role != role) {
        report_add(report, version->path, line, REPORT_WARNING, "wrong-file",
                   "“%s” is not a %s file that can be used here.", file,
                   role == DECK_ROLE_PICTURE ? "picture" : "sound");
        return NULL;
    }
    if (!same_case(found, file)) {
        report_add(report, version->path, line, REPORT_WARNING, "file-case",
                   "The file “%s” is called “%s”. Write its name with the "
                   "same small and capital letters.",
                   file, path_name_of(found->path).base);
    }
    return found;
}

/* The page in "leaflet.pdf#page=3" (RFC 8118, 3), with the length of the file's
 * name in *LEN; 0 if there is none. */
static int
page_asked(const char *file, size_t *len)
{
    *len = strlen(file);
    const char *sign = strrchr(file, '=');
    size_t name = sign != NULL ? (size_t)(sign - file) + 1 : *len;
    size_t digits = strspn(file + name, "0123456789");
    if (digits == 0 || digits > 4 || name + digits != *len ||
        !path_ends_with(file, name, ".pdf#page=")) {
        return 0;
    }
    *len = name - strlen("#page=");
    return atoi(file + name);
}

/* Sets the page of PICTURE to PAGE of FOUND, 0 for the first. False, and
 * reported, if there is no such page. */
static bool
link_page(const struct deck_source *found, struct deck_picture *picture,
          int page, const struct deck_version *version, int line,
          struct report *report)
{
    int count = (int)found->pages.count;
    picture->page = page == 0 && count > 0 ? 1 : page;
    if (count > 0 && picture->page > count) {
        report_add(report, version->path, line, REPORT_WARNING, "missing-page",
                   "“%s” has no page %d: it has %d. Correct the number.",
                   path_name_of(found->path).base, picture->page, count);
        return false;
    }
    return true;
}

static void
link_picture(const struct deck_sources *sources,
             const struct deck_version *version, struct deck_block *block,
             struct report *report)
{
    struct deck_picture *picture = &block->picture;
    if (path_is_remote(picture->file)) {
        return; /* already reported when the Markdown was read */
    }
    size_t len;
    int page = page_asked(picture->file, &len);
    char *file = mem_copy(picture->file, len);
    struct deck_source *found = link_file(sources, version, block->line, file,
                                          DECK_ROLE_PICTURE, report);
    free(file);
    if (found == NULL) {
        return;
    }
    free(picture->file);
    picture->file = mem_string(found->path);
    picture->found =
        link_page(found, picture, page, version, block->line, report);
    picture->size_bytes = found->size_bytes;
    picture->modified_ns = found->modified_ns;
}

void
deck_link_version(const struct deck_sources *sources,
                  struct deck_version *version, struct report *report)
{
    for (size_t i = 0; i < version->block_count; i++) {
        if (version->blocks[i].type == DECK_PICTURE) {
            link_picture(sources, version, &version->blocks[i], report);
        }
    }
    if (version->audio == NULL) {
        return;
    }
    struct deck_source *found =
        link_file(sources, version, 0, version->audio, DECK_ROLE_AUDIO, report);
    if (found != NULL) {
        free(version->audio);
        version->audio = mem_string(found->path);
    }
}
