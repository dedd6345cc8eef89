/* A store inside of what it takes decks from, or the other way round, would
 * take itself in. See store_apart.h. */
#include "store_apart.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "str.h"

/* The folder that PATH, without a slash at its end, is a name in. */
static char *
folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL) {
        return mem_string(".");
    }
    return slash == path ? mem_string("/")
                         : mem_copy(path, (size_t)(slash - path));
}

/* Where a folder will be that may still have to be made. NULL when it cannot
 * be. */
static char *
future_path(const char *path)
{
    char *real = realpath(path, NULL);
    if (real != NULL) {
        return real;
    }
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/') {
        len--;
    }
    char *name = mem_copy(path, len);
    char *folder = folder_of(name);
    char *above = realpath(folder, NULL);
    const char *slash = strrchr(name, '/');
    struct str future = {0};
    if (above != NULL) {
        str_addf(&future, "%s/%s", strcmp(above, "/") == 0 ? "" : above,
                 slash != NULL ? slash + 1 : name);
    }
    free(above);
    free(folder);
    free(name);
    return future.text;
}

static bool
is_within(const char *inner, const char *outer)
{
    size_t len = strcmp(outer, "/") == 0 ? 0 : strlen(outer);
    return strncmp(inner, outer, len) == 0 &&
           (inner[len] == '/' || inner[len] == '\0');
}

bool
store_is_apart(const char *source, const char *store)
{
    char *a = realpath(source, NULL);
    char *b = a != NULL ? future_path(store) : NULL;
    /* What is not there will be told by who wants to use it. */
    bool apart = b == NULL || (!is_within(a, b) && !is_within(b, a));
    free(a);
    free(b);
    return apart;
}
