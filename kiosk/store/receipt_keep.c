/* Puts a receipt into its store. See receipt_keep.h. */
#include "receipt_keep.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "receipt_file.h"
#include "receipt_words.h"
#include "store_disk.h"

#define RECEIPTS_MAX 100
#define NUMBER_MAX 999999999999999999u /* a larger one is a broken file's */

/* Adds the name of its file in STORE/receipts to NAME. */
static void
add_file_name(const struct receipt *receipt, struct str *name)
{
    time_t when = (time_t)receipt->when_s;
    struct tm local;
    char day[64];
    if (receipt->when_s == 0 || localtime_r(&when, &local) == NULL ||
        strftime(day, sizeof(day), "%Y-%m-%d-%H%M%S", &local) == 0) {
        snprintf(day, sizeof(day), "no-date");
    }
    str_addf(name, "%s-%" PRIu64 ".txt", day, receipt->number);
}

/* The number of the receipt whose words are in the file NAME: 0 for an old name
 * without one. False if it is not a receipt. */
static bool
number_of(const char *name, uint64_t *number)
{
    static const char *const forms[] = {
        "%*4[0-9]-%*2[0-9]-%*2[0-9]-%*6[0-9].txt%n",
        "%*4[0-9]-%*2[0-9]-%*2[0-9]-%*6[0-9]-%18[0-9].txt%n",
        "no-date-%18[0-9].txt%n"};
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        char digits[19] = "0";
        int end = 0;
        (void)(i == 0 ? sscanf(name, forms[0], &end)
                      : sscanf(name, forms[i], digits, &end));
        if (end > 0 && name[end] == '\0') {
            *number = strtoull(digits, NULL, 10);
            return true;
        }
    }
    return false;
}

/* What is in FOLDER: how many receipts, the first of them, the last number. */
struct kept {
    size_t count;
    uint64_t first, last;
    struct str name; /* of the first */
};

/* By number: a clock that is not set makes no receipt older than it is. */
static void
look_around(DIR *folder, struct kept *kept)
{
    const struct dirent *entry;
    kept->count = 0;
    rewinddir(folder);
    while ((entry = readdir(folder)) != NULL) {
        uint64_t number;
        if (!number_of(entry->d_name, &number)) {
            continue;
        }
        kept->last = number > kept->last ? number : kept->last;
        if (kept->count++ == 0 || number < kept->first ||
            (number == kept->first &&
             strcmp(entry->d_name, kept->name.text) < 0)) {
            kept->first = number;
            str_clear(&kept->name);
            str_add(&kept->name, entry->d_name);
        }
    }
}

static void
drop_old(int dir)
{
    DIR *folder = disk_open_folder(dir, ".");
    struct kept kept = {0};
    if (folder != NULL) {
        look_around(folder, &kept);
        while (kept.count > RECEIPTS_MAX &&
               unlinkat(dir, kept.name.text, 0) == 0) {
            look_around(folder, &kept);
        }
        closedir(folder);
    }
    str_release(&kept.name);
}

/* One more than the last, even where STORE/receipt was lost. */
static void
set_number(struct receipt *receipt, int dir)
{
    DIR *folder = disk_open_folder(dir, ".");
    struct kept kept = {0};
    if (folder != NULL) {
        look_around(folder, &kept);
        closedir(folder);
    }
    if (receipt->number <= kept.last) {
        receipt->number = kept.last + 1;
    }
    str_release(&kept.name);
}

static bool
keep_words(struct receipt *receipt, int dir)
{
    struct str name = {0}, words = {0};
    set_number(receipt, dir);
    add_file_name(receipt, &name);
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
keep_in_folder(struct receipt *receipt, const struct store *store)
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
        receipt->number = last.number < NUMBER_MAX ? last.number + 1 : 1;
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
