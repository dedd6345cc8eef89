/* Reading a slides folder at one go: the first deck of the show, and the only
 * one of check and render. See library_once.h. */
#include "library_once.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "library.h"
#include "quick_load.h"
#include "deck_dir.h"
#include "library_state.h"
#include "str.h"

/* New pictures of more bytes, all together, are hashed after the first deck:
 * about 10 ms on a Raspberry Pi 4 are what the start may cost. */
#define HASH_AT_ONCE_GLANCE (512u * 1024)

/* How often a folder that is being written to is read from the start. */
#define READ_TRIES 8

/* Reads the whole folder. False with errno when it cannot be read, or does
 * not come to rest. */
static bool
read_now(struct library *library, uint64_t hash_at_once,
         struct library_deck *read)
{
    library->wait = true;
    for (int tries = 0; tries < READ_TRIES; tries++) {
        library_take_hints(library);
        library_begin_scan(library);
        bool given = false;
        while (!given && library->stage != STAGE_IDLE) {
            if (library->stage == STAGE_CHECK) {
                library_take_hints(library);
            }
            given = library_advance(library, hash_at_once, read);
        }
        if (given || library->error != 0) {
            library->wait = false;
            errno = library->error;
            return given;
        }
    }
    library->wait = false;
    errno = EBUSY;
    return false;
}

/* The sentence for staff about a folder that cannot be read. */
static char *
why_not(const char *folder, int error)
{
    struct str words = {0};
    str_addf(&words,
             "The slides folder “%s” cannot be opened (%s). Check its name, "
             "and who may read it.",
             folder, strerror(error));
    return str_take(&words);
}

static void
give_nothing(const char *folder, int error, struct library_deck *read)
{
    *read = (struct library_deck){0};
    char *why = why_not(folder, error);
    report_add(&read->report, "", 0, REPORT_ERROR, "no-folder", "%s", why);
    free(why);
}

/* A deck of a folder that is too large to be read at once. False when the
 * folder is not large; false with errno when it cannot be read. */
static bool
glance_large(const struct library *library, struct library_deck *read)
{
    struct scan scan;
    if (!scan_begin(&scan, library->folder, GLANCE_TOPICS, NULL, NULL)) {
        return false;
    }
    while (!scan_step(&scan, LIBRARY_STEP_ENTRIES)) {
    }
    bool large = !scan.failed && (scan.cut || scan.count > GLANCE_WHOLE_FILES);
    if (large) {
        glance_read(&scan, &library->options, read);
    }
    scan_release(&scan);
    return large;
}

void
library_glance(struct library *library, struct library_deck *read)
{
    if (glance_large(library, read)) {
        return;
    }
    if (!read_now(library, HASH_AT_ONCE_GLANCE, read)) {
        give_nothing(library->folder, errno, read);
    }
}

bool
library_read(const char *folder, const struct library_options *options,
             struct library_deck *read, char **why)
{
    struct library_options once =
        options != NULL ? *options : library_options_default();
    once.no_inotify = true;
    for (int tries = 1;; tries++) {
        struct library library;
        library_init(&library, folder, &once, 0);
        bool ok = read_now(&library, UINT64_MAX, read);
        if (!ok) {
            *why = why_not(folder, errno);
        }
        bool again = ok && library.torn && tries < READ_TRIES;
        library_release(&library);
        if (!again) {
            return ok;
        }
        library_deck_release(read);
    }
}

int
library_open_picture(const char *folder, const char *path, uint64_t size_bytes,
                     int64_t modified_ns)
{
    struct place place;
    if (!place_open(&place, folder)) {
        return -1;
    }
    struct file_stamp stamp;
    int fd = place_open_stamped(&place, path, &stamp);
    int error = errno;
    place_close(&place);
    if (fd >= 0 &&
        (stamp.size_bytes != size_bytes || stamp.modified_ns != modified_ns)) {
        close(fd);
        fd = -1;
        error = ESTALE;
    }
    errno = error;
    return fd;
}
