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
    SECONDS = 10, /* default, and the limit */
    SECONDS_MAX = 600
};

static const char front[] = "notice.";

/* The name of the first notice in the open folder DIR, or NULL. */
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

/* Shows a notice with TEXT, which it modifies; anything else is ignored. */
static void
show_notice(char *text, struct receipt_page *receipt, struct notices *notices,
            int64_t now_ms)
{
    int seconds = SECONDS;
    char *line, *words = NULL;
    while ((line = strsep(&text, "\n")) != NULL) {
        if (strncmp(line, "words: ", 7) == 0 && words == NULL) {
            words = text_harmless_start(line + 7, WORDS_BYTES_MAX);
        } else {
            sscanf(line, "seconds: %d", &seconds);
        }
    }
    seconds = seconds < 1 ? 1 : seconds > SECONDS_MAX ? SECONDS_MAX : seconds;
    if (words != NULL && words[0] != '\0') {
        receipt_page_close(receipt);
        notices_tell(notices, words, (int64_t)seconds * 1000, now_ms);
    }
    free(words);
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
    int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool gone = dir >= 0;
    char *name;
    take_receipt(folder, hash, receipt);
    while (gone && (name = first_name(dir)) != NULL) {
        struct str text = {0};
        bool good = disk_read(dir, name, FILE_BYTES_MAX, &text);
        gone = unlinkat(dir, name, 0) == 0;
        if (good && gone) {
            show_notice(text.text, receipt, notices, now_ms);
        }
        str_release(&text);
        free(name);
    }
    if (dir >= 0) {
        close(dir);
    }
}
