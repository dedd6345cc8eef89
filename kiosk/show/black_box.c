/* What outlives a crash. See black_box.h. */
#include "black_box.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "str.h"

enum { MARK_BYTES = 4096, LADDER_BYTES_MAX = 64 * 1024 };

static char *
name_in(const char *folder, const char *name)
{
    struct str path = {0};
    str_addf(&path, "%s/%s", folder, name);
    return str_take(&path);
}

/* ---- the ladder's file ---- */

static void
read_ladder(struct black_box *box, int64_t now_ms)
{
    char *path = name_in(box->folder, "ladder");
    char *bytes = mem_new(LADDER_BYTES_MAX, 1);
    FILE *file = fopen(path, "rbe");
    size_t len = 0;
    if (file != NULL) {
        len = fread(bytes, 1, LADDER_BYTES_MAX, file);
        fclose(file);
    }
    ladder_read(&box->ladder, bytes, len, now_ms);
    free(bytes);
    free(path);
}

/* The folder is in memory: a rename is enough to survive a crash. */
static void
write_ladder(const struct black_box *box)
{
    struct str text = {0};
    char *path = name_in(box->folder, "ladder");
    char *temporary = name_in(box->folder, "ladder.tmp");
    ladder_write(&box->ladder, &text);
    FILE *file = fopen(temporary, "wbe");
    bool good = file != NULL && fputs(text.text, file) >= 0;
    if (file != NULL && fclose(file) != 0) {
        good = false;
    }
    if (!good || rename(temporary, path) != 0) {
        fprintf(stderr, "kiosk: %s cannot be written: %s\n", path,
                strerror(errno));
    }
    free(temporary);
    free(path);
    str_release(&text);
}

/* ---- the mark's file ---- */

/* Allocates the file's memory at once: with no memory left, the first write to
 * a sparse file would kill the show at every start (SIGBUS). */
static void
map_mark(struct black_box *box)
{
    void *mapped = MAP_FAILED;
    int error = ftruncate(box->mark_fd, 0) != 0
                    ? errno
                    : posix_fallocate(box->mark_fd, 0, MARK_BYTES);
    if (error == 0) {
        mapped = mmap(NULL, MARK_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED,
                      box->mark_fd, 0);
        error = errno;
    }
    if (mapped == MAP_FAILED) {
        fprintf(stderr,
                "kiosk: no room for %s/mark, crashes will not be counted: %s\n",
                box->folder, strerror(error));
        return;
    }
    box->mark = mapped;
}

/* ---- how the last show ended ---- */

static int64_t
modified_ns(const struct stat *info)
{
    return (int64_t)info->st_mtim.tv_sec * 1000000000 + info->st_mtim.tv_nsec;
}

static void
set_aside(struct black_box *box, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        return;
    }
    fprintf(stderr,
            "%s:1: error: The show crashed 3 times while drawing this "
            "slide. It is left out until the file changes. [set-aside]\n",
            path);
    ladder_set_aside(&box->ladder, path, (uint64_t)info.st_size,
                     modified_ns(&info));
}

static void
settle(struct black_box *box, const struct ladder_mark *mark, int64_t now_ms)
{
    static const char *const doing[] = {
        [LADDER_WORKING] = "was drawing a slide",
        [LADDER_SHOWING] = "was handing a picture to the display",
        [LADDER_OPENING] = "was opening or waiting for a display",
        [LADDER_IDLE] = "had nothing to draw"};
    bool named = mark->path[0] != '\0';
    fprintf(stderr,
            "kiosk: the previous show ended unexpectedly while it "
            "%s%s%s\n",
            doing[mark->phase], named ? ": " : "", mark->path);
    box->ended_at = named ? mem_string(mark->path) : NULL;
    const char *path = ladder_note_end(&box->ladder, mark, now_ms);
    if (path != NULL) {
        set_aside(box, path);
    }
    write_ladder(box);
}

static bool
open_mark(struct black_box *box, const char *folder)
{
    mkdir(folder, 0700);
    char *path = name_in(folder, "mark");
    box->mark_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (box->mark_fd < 0) {
        fprintf(stderr,
                "kiosk: %s cannot be written, crashes will not be counted: "
                "%s\n",
                path, strerror(errno));
    }
    free(path);
    return box->mark_fd >= 0;
}

bool
black_box_open(struct black_box *box, const char *folder, int64_t now_ms)
{
    struct ladder_mark mark;
    *box = (struct black_box){.mark_fd = -1};
    if (folder == NULL || !open_mark(box, folder)) {
        return true;
    }
    if (flock(box->mark_fd, LOCK_EX | LOCK_NB) != 0) {
        fprintf(stderr, "kiosk: another show is running with --state %s\n",
                folder);
        close(box->mark_fd);
        return false;
    }
    box->folder = mem_string(folder);
    read_ladder(box, now_ms);
    char text[MARK_BYTES];
    ssize_t len = pread(box->mark_fd, text, sizeof(text), 0);
    if (len > 0 && ladder_mark_read(text, (size_t)len, &mark)) {
        settle(box, &mark, now_ms); /* it did not end cleanly */
    }
    map_mark(box);
    black_box_mark(box, LADDER_IDLE, NULL, NULL, now_ms);
    return true;
}

void
black_box_mark(struct black_box *box, enum ladder_phase phase,
               const char *folder, const char *path, int64_t now_ms)
{
    if (box->mark == NULL) {
        return;
    }
    struct ladder_mark mark = {.phase = phase, .at_ms = now_ms};
    if (path != NULL && snprintf(mark.path, sizeof(mark.path), "%s/%s", folder,
                                 path) >= (int)sizeof(mark.path)) {
        mark.path[0] = '\0';
    }
    ladder_mark_write(&mark, box->mark, MARK_BYTES);
}

void
black_box_close(struct black_box *box)
{
    if (box->mark != NULL) {
        box->mark[0] = '\n'; /* no mark at all */
        munmap(box->mark, MARK_BYTES);
    }
    if (box->mark_fd >= 0) {
        close(box->mark_fd);
    }
    free(box->folder);
    free(box->ended_at);
    *box = (struct black_box){.mark_fd = -1};
}

static bool
lies_there(const struct ladder_aside *aside)
{
    struct stat info;
    return stat(aside->path, &info) == 0 &&
           (uint64_t)info.st_size == aside->size_bytes &&
           modified_ns(&info) == aside->modified_ns;
}

bool
black_box_holds(const struct black_box *box, const char *folder,
                const char *path)
{
    if (box->ladder.aside_count == 0) {
        return false;
    }
    char *name = name_in(folder, path);
    const struct ladder_aside *aside = ladder_find_aside(&box->ladder, name);
    free(name);
    return aside != NULL && lies_there(aside);
}

const char *
black_box_first_aside(const struct black_box *box)
{
    const struct ladder *ladder = &box->ladder;
    for (int i = 0; i < ladder->aside_count; i++) {
        if (lies_there(&ladder->aside[i])) {
            return ladder->aside[i].path;
        }
    }
    return NULL;
}
