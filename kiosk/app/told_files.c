/* Notices and receipts of other programs, as files. See told_files.h. */
#include "told_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "receipt_file.h"
#include "store_disk.h"
#include "str.h"
#include "text_clean.h"

enum {
    FILE_BYTES_MAX = 4096,
    WORDS_BYTES_MAX = 400,
    SECONDS = 10, /* unless it says another number, up to */
    SECONDS_MAX = 600
};

static const char front[] = "notice.";

struct told_notice {
    char *words; /* never "", on one line; freed with free() */
    int64_t for_ms;
};

/* The name of the first notice in the open folder DIR; NULL when there is
 * none. */
static char *
first_name(int dir)
{
    int fd = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
    const struct dirent *entry;
    char *first = NULL;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        bool is_one = strncmp(entry->d_name, front, strlen(front)) == 0;
        if (is_one && (first == NULL || strcmp(entry->d_name, first) < 0)) {
            free(first);
            first = mem_string(entry->d_name);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    } else if (fd >= 0) {
        close(fd);
    }
    return first;
}

static bool
parse(char *text, struct told_notice *notice)
{
    int seconds = SECONDS;
    char *line;
    *notice = (struct told_notice){0};
    while ((line = strsep(&text, "\n")) != NULL) {
        if (strncmp(line, "words: ", 7) == 0 && notice->words == NULL) {
            notice->words = text_harmless_start(line + 7, WORDS_BYTES_MAX);
        } else {
            sscanf(line, "seconds: %d", &seconds);
        }
    }
    seconds = seconds < 1 ? 1 : seconds > SECONDS_MAX ? SECONDS_MAX : seconds;
    notice->for_ms = (int64_t)seconds * 1000;
    if (notice->words != NULL && notice->words[0] != '\0') {
        return true;
    }
    free(notice->words);
    return false;
}

/* Takes the next notice. False when there is none, or it cannot be taken
 * away. */
static bool
next(int dir, struct told_notice *notice)
{
    char *name;
    while ((name = first_name(dir)) != NULL) {
        struct str text = {0};
        bool read = disk_read(dir, name, FILE_BYTES_MAX, &text);
        bool gone = unlinkat(dir, name, 0) == 0;
        bool good = gone && read && parse(text.text, notice);
        str_release(&text);
        free(name);
        if (good || !gone) {
            return good;
        }
    }
    return false;
}

static void
take_receipt(const char *folder, const char *hash, struct receipt_page *page)
{
    struct receipt receipt;
    struct str path = {0};
    if (!receipt_read(folder, &receipt)) {
        return;
    }
    str_addf(&path, "%s/receipt", folder);
    if (unlink(path.text) == 0) {
        receipt_page_take(page, &receipt, hash);
    } else {
        receipt_release(&receipt);
    }
    str_release(&path);
}

void
told_take(const char *folder, const char *hash, struct receipt_page *receipt,
          struct notices *notices, int64_t now_ms)
{
    struct told_notice notice;
    int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    take_receipt(folder, hash, receipt);
    while (dir >= 0 && next(dir, &notice)) {
        receipt_page_close(receipt);
        notices_tell(notices, notice.words, notice.for_ms, now_ms);
        free(notice.words);
    }
    if (dir >= 0) {
        close(dir);
    }
}
