/* Walking a path name by name. See library_path.h. */
#include "library_path.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "str.h"

#define LINKS_MAX 40

struct walk {
    struct str at;   /* the directory reached; "" is the root */
    struct str rest; /* names still to be looked up */
    int links;
};

/* The next name of the rest, freed by the caller; NULL at its end. */
static char *
next_name(struct walk *walk)
{
    const char *rest = walk->rest.text != NULL ? walk->rest.text : "";
    rest += strspn(rest, "/");
    size_t len = strcspn(rest, "/");
    if (len == 0) {
        return NULL;
    }
    char *name = mem_copy(rest, len);
    char *tail = mem_string(rest + len);
    str_clear(&walk->rest);
    str_add(&walk->rest, tail);
    free(tail);
    return name;
}

static void
go_up(struct walk *walk)
{
    char *slash = walk->at.text != NULL ? strrchr(walk->at.text, '/') : NULL;
    if (slash != NULL) {
        *slash = '\0';
        walk->at.len = (size_t)(slash - walk->at.text);
    }
}

/* TARGET of a link takes the place of the link's name. */
static void
enter_link(struct walk *walk, const char *target)
{
    struct str rest = {0};
    str_add(&rest, target);
    str_add(&rest, walk->rest.text);
    str_release(&walk->rest);
    walk->rest = rest;
    if (target[0] == '/') {
        str_clear(&walk->at);
    }
}

/* Goes one name further. False where the path ends in nothing. */
static bool
enter(struct walk *walk, const char *name)
{
    struct str next = {0};
    str_add(&next, walk->at.text != NULL ? walk->at.text : "");
    str_add(&next, "/");
    str_add(&next, name);
    struct stat info;
    char target[PATH_MAX];
    bool there = lstat(next.text, &info) == 0;
    if (there && S_ISLNK(info.st_mode)) {
        ssize_t len = readlink(next.text, target, sizeof(target) - 1);
        there = len > 0 && ++walk->links <= LINKS_MAX;
        if (there) {
            target[len] = '\0';
            enter_link(walk, target);
        }
        str_release(&next);
        return there;
    }
    str_release(&walk->at);
    walk->at = next;
    return there;
}

void
path_walk(const char *path, path_visit visit, void *context)
{
    struct walk walk = {0};
    char *here = path[0] != '/' ? getcwd(NULL, 0) : NULL;
    str_add(&walk.rest, here != NULL ? here : "");
    str_add(&walk.rest, "/");
    str_add(&walk.rest, path);
    free(here);
    bool there = true;
    for (char *name; there && (name = next_name(&walk)) != NULL; free(name)) {
        if (strcmp(name, ".") == 0) {
            continue;
        }
        if (strcmp(name, "..") == 0) {
            go_up(&walk);
            continue;
        }
        const char *at = walk.at.text != NULL ? walk.at.text : "";
        visit(context, at[0] != '\0' ? at : "/", name);
        there = enter(&walk, name);
    }
    str_release(&walk.at);
    str_release(&walk.rest);
}
