/* What the kernel last reported about single files: which are being written,
 * and when others were finished. */
#ifndef KIOSK_LIBRARY_HINTS_H
#define KIOSK_LIBRARY_HINTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "library_watch.h"

struct hint {
    char *path;
    enum watch_hint last; /* WATCH_WRITING, WATCH_CLOSED or WATCH_GONE */
    int64_t at_ms;
    uint64_t number; /* hints are counted from 1 */
};

struct hints {
    void *tree; /* of tsearch(3) */
    size_t count;
    uint64_t number; /* of the newest */
};

void hints_note(struct hints *hints, const char *path, enum watch_hint last,
                int64_t now_ms);

/* The hint on PATH or NULL; valid until the next note or forget. */
const struct hint *hints_find(const struct hints *hints, const char *path);

/* Forgets the hints up to NUMBER that are older than QUIET_MS, or than
 * WRITING_MS where a file is still being written. */
void hints_forget(struct hints *hints, uint64_t number, int64_t now_ms,
                  int64_t quiet_ms, int64_t writing_ms);

void hints_clear(struct hints *hints);

#endif
