/* Puts a receipt into its store. See receipt_keep.h. */
#include "receipt_keep.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store_disk.h"

#define RECEIPTS_MAX 100
#define NAME_TRIES 100

void
receipt_file_name(const struct receipt *receipt, int tries, struct str *name)
{
    time_t when = (time_t)receipt->when_s;
    struct tm local;
    char day[64];
    str_clear(name);
    if (receipt->when_s == 0 || localtime_r(&when, &local) == NULL ||
        strftime(day, sizeof(day), "%Y-%m-%d-%H%M%S", &local) == 0) {
        str_addf(name, "no-date-%" PRIu64, receipt->number);
    } else {
        str_add(name, day);
    }
    if (tries > 0) {
        str_addf(name, "-%d", tries + 1);
    }
    str_add(name, ".txt");
}

static bool
is_there(int dir, const char *name)
{
    struct stat info;
    return fstatat(dir, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

/* The oldest of more than RECEIPTS_MAX in FOLDER. False when there are not so
 * many. */
static bool
find_oldest(DIR *folder, struct str *oldest)
{
    size_t count = 0;
    int64_t oldest_s = INT64_MAX;
    const struct dirent *entry;
    rewinddir(folder);
    while ((entry = readdir(folder)) != NULL) {
        struct stat info;
        if (entry->d_name[0] == '.' ||
            fstatat(dirfd(folder), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) !=
                0) {
            continue;
        }
        count++;
        if (info.st_mtim.tv_sec < oldest_s) {
            oldest_s = info.st_mtim.tv_sec;
            str_clear(oldest);
            str_add(oldest, entry->d_name);
        }
    }
    return count > RECEIPTS_MAX;
}

static void
drop_old(int dir)
{
    int fd = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
    if (folder == NULL) {
        if (fd >= 0) {
            close(fd);
        }
        return;
    }
    struct str oldest = {0};
    while (find_oldest(folder, &oldest) && unlinkat(dir, oldest.text, 0) == 0) {
    }
    str_release(&oldest);
    closedir(folder);
}

static bool
keep_words(const struct receipt *receipt, int dir)
{
    struct str name = {0}, words = {0};
    for (int tries = 0; tries < NAME_TRIES; tries++) {
        receipt_file_name(receipt, tries, &name);
        if (!is_there(dir, name.text)) {
            break;
        }
    }
    receipt_words(receipt, &words);
    bool good = disk_replace(dir, name.text, words.text, words.len);
    int error = errno;
    drop_old(dir);
    str_release(&name);
    str_release(&words);
    errno = error;
    return good;
}

static bool
keep_in_folder(const struct receipt *receipt, const struct store *store)
{
    if (mkdirat(store->fd, "receipts", 0755) != 0 && errno != EEXIST) {
        return false;
    }
    int dir = openat(store->fd, "receipts",
                     O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (dir < 0) {
        return false;
    }
    bool good = keep_words(receipt, dir);
    int error = errno;
    close(dir);
    errno = error;
    return good;
}

bool
receipt_keep(struct receipt *receipt, const struct store *store)
{
    struct receipt last;
    receipt->number = 1;
    if (receipt_read(store->path, &last)) {
        receipt->number = last.number + 1;
        receipt_release(&last);
    }
    receipt_sort(receipt);
    bool in_folder = keep_in_folder(receipt, store);
    int error = errno;
    struct str text = {0};
    receipt_write(receipt, &text);
    bool good = disk_replace(store->fd, "receipt", text.text, text.len);
    error = good ? error : errno;
    str_release(&text);
    errno = error;
    return good && in_folder;
}
