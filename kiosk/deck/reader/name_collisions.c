/* Reports names that look alike. See name_collisions.h. */
#include "name_collisions.h"

#include <stdlib.h>
#include <string.h>

#include "deck_source.h"
#include "mem.h"
#include "path_alike.h"
#include "path_name.h"

static void
report_twin(const char *path, const char *twin, struct report *report)
{
    if (path_compare_caseless(path, twin) == 0) {
        report_add(report, path, 0, REPORT_WARNING, "case-twins",
                   "Its name differs from “%s” only in capital letters. "
                   "On another computer one would replace the other: "
                   "give it another name.",
                   twin);
    } else {
        report_add(report, path, 0, REPORT_WARNING, "accent-twins",
                   "Its name looks like “%s”, but its accents are stored "
                   "differently. One of the two is probably an old copy: "
                   "remove it, or give it another name.",
                   twin);
    }
}

static int
compare_folders(const void *left, const void *right)
{
    const char *a = *(char *const *)left, *b = *(char *const *)right;
    int order = path_compare_alike(a, b);
    return order != 0 ? order : strcmp(a, b);
}

void
name_collisions_report(const struct deck_sources *sources,
                       struct report *report)
{
    char **folders = mem_new(sources->count, sizeof(*folders));
    size_t count = 0;
    for (size_t i = 1; i < sources->count; i++) {
        const struct deck_source *a = sources->by_name[i - 1];
        const struct deck_source *b = sources->by_name[i];
        bool slides = b->topic == NULL && b->deck == NULL;
        if (slides && path_same_folder(a->path, b->path) &&
            strcmp(a->path, b->path) != 0 &&
            path_compare_alike(a->path, b->path) == 0) {
            report_twin(b->path, a->path, report);
        }
    }
    for (size_t at = 0; at < sources->count;
         at += deck_sources_in_folder(sources, at)) {
        const char *path = sources->items[at].path;
        folders[count++] = mem_copy(path, path_folder_length(path));
    }
    qsort(folders, count, sizeof(*folders), compare_folders);
    for (size_t i = 1; i < count; i++) {
        if (path_compare_alike(folders[i - 1], folders[i]) == 0) {
            report_twin(folders[i], folders[i - 1], report);
        }
    }
    for (size_t i = 0; i < count; i++) {
        free(folders[i]);
    }
    free(folders);
}
