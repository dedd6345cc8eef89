/* Hints on files, by path. See library_hints.h. */
#include "library_hints.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

static int
compare_hints(const void *left, const void *right)
{
    const struct hint *a = left, *b = right;
    return strcmp(a->path, b->path);
}

static void
free_hint(void *node)
{
    struct hint *hint = node;
    free(hint->path);
    free(hint);
}

static struct hint *
find(const struct hints *hints, const char *path)
{
    struct hint key = {.path = (char *)path};
    struct hint *const *node = tfind(&key, &hints->tree, compare_hints);
    return node != NULL ? *node : NULL;
}

const struct hint *
hints_find(const struct hints *hints, const char *path)
{
    return hints->count > 0 ? find(hints, path) : NULL;
}

void
hints_note(struct hints *hints, const char *path, enum watch_hint last,
           int64_t now_ms)
{
    struct hint *hint = find(hints, path);
    if (hint == NULL) {
        hint = mem_new(1, sizeof(*hint));
        hint->path = mem_string(path);
        if (tsearch(hint, &hints->tree, compare_hints) == NULL) {
            abort(); /* out of memory, as in mem.c */
        }
        hints->count++;
    }
    hint->last = last;
    hint->at_ms = now_ms;
    hint->number = ++hints->number;
}

struct sieve {
    uint64_t number;
    int64_t now_ms, quiet_ms, writing_ms;
    void **old; /* struct hint */
    size_t count, cap;
};

static void
collect_old(const void *node, VISIT visit, void *context)
{
    struct sieve *sieve = context;
    struct hint *hint = *(struct hint *const *)node;
    int64_t wait_ms =
        hint->last == WATCH_WRITING ? sieve->writing_ms : sieve->quiet_ms;
    if ((visit == postorder || visit == leaf) &&
        hint->number <= sieve->number &&
        sieve->now_ms - hint->at_ms >= wait_ms) {
        sieve->old = mem_grow(sieve->old, sieve->count, &sieve->cap,
                              sizeof(*sieve->old));
        sieve->old[sieve->count++] = hint;
    }
}

void
hints_forget(struct hints *hints, uint64_t number, int64_t now_ms,
             int64_t quiet_ms, int64_t writing_ms)
{
    struct sieve sieve = {.number = number,
                          .now_ms = now_ms,
                          .quiet_ms = quiet_ms,
                          .writing_ms = writing_ms};
    twalk_r(hints->tree, collect_old, &sieve);
    for (size_t i = 0; i < sieve.count; i++) {
        tdelete(sieve.old[i], &hints->tree, compare_hints);
        free_hint(sieve.old[i]);
    }
    hints->count -= sieve.count;
    free(sieve.old);
}

void
hints_clear(struct hints *hints)
{
    tdestroy(hints->tree, free_hint);
    hints->tree = NULL;
    hints->count = 0;
}
