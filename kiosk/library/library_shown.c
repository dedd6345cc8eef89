/* Reading the pictures that were shown before. See library_shown.h. */
#include "library_shown.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "str.h"

/* The path of the list of the deck in FOLDER, "STORE/decks/HASH". Freed with
 * free(). NULL if it is not a deck of a store. */
static char *
list_path(const char *folder)
{
    static const char decks[] = "/decks";
    const char *name = strrchr(folder, '/');
    size_t above = name != NULL ? (size_t)(name - folder) : 0;
    size_t end = sizeof(decks) - 1;
    if (above < end || memcmp(name - end, decks, end) != 0) {
        return NULL;
    }
    struct str path = {0};
    str_add_bytes(&path, folder, above - end);
    str_addf(&path, "/" SHOWN_FOLDER "%s", name);
    return str_take(&path);
}

/* Opens the list of the deck in DIR; -1 if it is missing, or not a file. */
static int
open_list(const struct deck_dir *dir)
{
    struct stat info;
    char *path = dir->real != NULL ? list_path(dir->real) : NULL;
    int fd = path != NULL
                 ? open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
                 : -1;
    free(path);
    if (fd >= 0 && (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))) {
        close(fd);
        fd = -1;
    }
    return fd;
}

void
shown_read(struct shown_list *list, const struct deck_dir *dir)
{
    struct str bytes = {0};
    size_t cap = 0;
    int fd = open_list(dir);
    *list = (struct shown_list){0};
    if (fd < 0) {
        return;
    }
    file_read(fd, SHOWN_BYTES_MAX, &bytes);
    close(fd);
    size_t len = bytes.len;
    list->bytes = str_take(&bytes);
    for (size_t at = 0; at < len;) {
        size_t path = strlen(list->bytes + at);
        list->paths =
            mem_grow(list->paths, list->count, &cap, sizeof(*list->paths));
        list->paths[list->count++] = list->bytes + at;
        at += path + 1;
    }
}

void
shown_release(struct shown_list *list)
{
    free(list->bytes);
    free(list->paths);
    *list = (struct shown_list){0};
}
