/* A slides folder on disk and a library that watches it, under a clock that
 * only the test moves. */
#ifndef KIOSK_TEST_LIBRARY_RIG_H
#define KIOSK_TEST_LIBRARY_RIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "library.h"

struct rig {
    char root[64]; /* a new folder; the deck is in root/deck */
    struct library_options options;
    struct library *library;
    int64_t now_ms;
    struct library_deck read;       /* newest deck */
    int given;                      /* how many so far */
    void (*check)(struct rig *rig); /* called for each deck; may be NULL */
};

/* An empty folder root/deck; cmocka setup and teardown. The library is
 * started by rig_start (inotify), or by rig_start_with. */
int rig_setup(void **state);
int rig_setup_polling(void **state);
int rig_setup_in_memory(void **state); /* for very many files */
int rig_teardown(void **state);
void rig_start(struct rig *rig);
void rig_start_with(struct rig *rig, const char *folder);

/* Lets MS of virtual time pass, in steps of 10. */
void rig_run(struct rig *rig, int64_t ms);

/* The path below root; valid until eight calls later. */
const char *rig_path(const struct rig *rig, const char *path);

/* Files below root. They must succeed. */
void rig_mkdir(const struct rig *rig, const char *path);
void rig_write(const struct rig *rig, const char *path, const char *text);
void rig_slide(const struct rig *rig, const char *path, const char *title);
void rig_rename(const struct rig *rig, const char *from, const char *to);
void rig_remove(const struct rig *rig, const char *path); /* also folders */
void rig_link(const struct rig *rig, const char *target, const char *path);

/* Opens a file to write to it by hand, as in rig_put; then close(2). */
int rig_open(const struct rig *rig, const char *path, int flags);
void rig_put(int fd, const char *text);

/* The titles of the newest deck's slides, first versions, joined by "|";
 * "none" without a deck. Valid until the next call. */
const char *rig_titles(const struct rig *rig);

/* Whether the newest report has a finding with RULE on PATH (in the deck). */
bool rig_found(const struct rig *rig, const char *path, const char *rule);

#endif
