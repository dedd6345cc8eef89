/* Walking a path name by name. See library_path.h. */
#include "library_path.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "str.h"

#define LINKS_MAX 40

struct lookup {
    struct str at;   /* the directory reached; "" is the root */
    struct str rest; /* names still to be resolved */
    int links;
};

/* The next remaining name, freed by the caller; NULL at the end. */
static char *
next_name(struct lookup *lookup)
{
    const char *rest = lookup->rest.text != NULL ? lookup->rest.text : "";
    rest += strspn(rest, "/");
    size_t len = strcspn(rest, "/");
    if (len == 0) {
        return NULL;
    }
    char *name = mem_copy(rest, len);
    char *tail = mem_string(rest + len);
    str_clear(&lookup->rest);
    str_add(&lookup->rest, tail);
    free(tail);
    return name;
}

static void
go_up(struct lookup *lookup)
{
    char *slash =
        lookup->at.text != NULL ? strrchr(lookup->at.text, '/') : NULL;
    if (slash != NULL) {
        *slash = '\0';
        lookup->at.len = (size_t)(slash - lookup->at.text);
    }
}

/* Replaces a link's name by its TARGET. */
static void
enter_link(struct lookup *lookup, const char *target)
{
    struct str rest = {0};
    str_add(&rest, target);
    str_add(&rest, lookup->rest.text);
    str_release(&lookup->rest);
    lookup->rest = rest;
    if (target[0] == '/') {
        str_clear(&lookup->at);
    }
}

/* Resolves one more name. False if it does not exist. */
static bool
enter(struct lookup *lookup, const char *name)
{
    struct str next = {0};
    str_add(&next, lookup->at.text != NULL ? lookup->at.text : "");
    str_add(&next, "/");
    str_add(&next, name);
    struct stat info;
    char target[PATH_MAX];
    bool there = lstat(next.text, &info) == 0;
    if (there && S_ISLNK(info.st_mode)) {
        ssize_t len = readlink(next.text, target, sizeof(target) - 1);
        there = len > 0 && ++lookup->links <= LINKS_MAX;
        if (there) {
            target[len] = '\0';
            enter_link(lookup, target);
        }
        str_release(&next);
        return there;
    }
    str_release(&lookup->at);
    lookup->at = next;
    return there;
}

void
path_walk(const char *path, path_visit visit, void *context)
{
    struct lookup lookup = {0};
    char *here = path[0] != '/' ? getcwd(NULL, 0) : NULL;
    str_add(&lookup.rest, here != NULL ? here : "");
    str_add(&lookup.rest, "/");
    str_add(&lookup.rest, path);
    free(here);
    bool there = true;
    for (char *name; there && (name = next_name(&lookup)) != NULL; free(name)) {
        if (strcmp(name, ".") == 0) {
            continue;
        }
        if (strcmp(name, "..") == 0) {
            go_up(&lookup);
            continue;
        }
        const char *at = lookup.at.text != NULL ? lookup.at.text : "";
        visit(context, at[0] != '\0' ? at : "/", name);
        there = enter(&lookup, name);
    }
    str_release(&lookup.at);
    str_release(&lookup.rest);
}

bool
path_is_inside(const char *path, const char *folder)
{
    size_t len = strcmp(folder, "/") == 0 ? 0 : strlen(folder);
    return strncmp(path, folder, len) == 0 &&
           (path[len] == '/' || path[len] == '\0');
}
