/* Writing what survives a power cut. See store_disk.h. */
#include "store_disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "deck_dir.h"

bool
disk_because(char **why, const char *format, ...)
{
    struct str words = {0};
    va_list args;
    va_start(args, format);
    str_addv(&words, format, args);
    va_end(args);
    *why = str_take(&words);
    return false;
}

bool
disk_cannot_write(char **why, const char *name, int error)
{
    const char *words = strerror(error);
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return disk_because(why, "There is no room left for a copy of the "
                                 "slides. Make the pictures smaller, or take "
                                 "some out.");
    case EISDIR:
    case ENOTDIR:
    case EEXIST:
    case ENOTEMPTY:
    case ELOOP:
        return disk_because(why,
                            "There is something else where “%s” should be. "
                            "Delete it, then try again.",
                            name);
    case EACCES:
    case EPERM:
        return disk_because(why,
                            "“%s” cannot be written: permission is missing "
                            "(%s). Change the permissions, then try again.",
                            name, words);
    case EROFS:
        return disk_because(why,
                            "“%s” cannot be written: its disk or card is "
                            "write-protected (%s). Switch the screen off and "
                            "on, or unlock the card, then try again.",
                            name, words);
    case ENOENT:
    case ENAMETOOLONG:
        return disk_because(why,
                            "“%s” cannot be written: there is no such folder "
                            "(%s). Check its name, then try again.",
                            name, words);
    case EMFILE:
    case ENFILE:
    case ENOMEM:
        return disk_because(why,
                            "“%s” cannot be written: this computer is too "
                            "busy (%s). Try again in a minute.",
                            name, words);
    default:
        return disk_because(why,
                            "The memory of this screen cannot be written "
                            "(%s). The slides on show stay. If this happens "
                            "again, replace the card.",
                            words);
    }
}

bool
disk_cannot_read(char **why, const char *path, int error)
{
    const char *what;
    switch (error) {
    case EACCES:
    case EPERM:
        what = ": permission is missing (%s). Change its permissions, then "
               "try again.";
        break;
    case ENOTDIR:
        what = ": it is not a folder (%s). Name the folder with the slides.";
        break;
    case ELOOP:
        what = ": it is a link that leads nowhere (%s). Name the folder "
               "itself.";
        break;
    case ENAMETOOLONG:
        what = ": its name is too long (%s). Give it a shorter one.";
        break;
    case EMFILE:
    case ENFILE:
    case ENOMEM:
        what = ": this computer is too busy (%s). Try again in a minute.";
        break;
    case ENOENT:
        what = ": it does not exist (%s). Check its name. Was the stick "
               "pulled, or the network lost?";
        break;
    default:
        what = " (%s). Was the stick pulled, or the network lost? Try again; "
               "if that does not help, copy the slides again.";
        break;
    }
    struct str words = {0};
    str_addf(&words, "“%s” cannot be read", path);
    str_addf(&words, what, strerror(error));
    *why = str_take(&words);
    return false;
}

bool
disk_write_all(int fd, const void *bytes, size_t len)
{
    size_t done = 0;
    while (done < len) {
        ssize_t got = write(fd, (const char *)bytes + done, len - done);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            errno = got == 0 ? EIO : errno;
            return false;
        }
        done += (size_t)got;
    }
    return true;
}

bool
disk_sync(int dir, const char *name)
{
    int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    bool good = fsync(fd) == 0;
    int error = errno;
    close(fd);
    errno = error;
    return good;
}

/* Writes a new file. False with errno. */
static bool
write_new(int dir, const char *name, const char *bytes, size_t len)
{
    int fd = openat(dir, name,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0) {
        return false;
    }
    bool good = disk_write_all(fd, bytes, len) && fsync(fd) == 0;
    int error = errno;
    if (close(fd) != 0 && good) {
        good = false;
        error = errno;
    }
    errno = error;
    return good;
}

bool
disk_replace(int dir, const char *name, const char *bytes, size_t len)
{
    static const char fresh[] = ".new";
    return disk_remove(dir, fresh) && write_new(dir, fresh, bytes, len) &&
           renameat(dir, fresh, dir, name) == 0 && fsync(dir) == 0;
}

bool
disk_read(int dir, const char *name, size_t max, struct str *out)
{
    int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    bool good = file_read(fd, max + 1, out);
    int error = good ? EFBIG : errno;
    close(fd);
    errno = error;
    return good && out->len <= max;
}

DIR *
disk_open_folder(int dir, const char *name)
{
    int fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
    if (folder == NULL && fd >= 0) {
        int error = errno;
        close(fd);
        errno = error;
    }
    return folder;
}

/* Empties FOLDER, and closes it. False with errno. */
static bool
empty_folder(DIR *folder)
{
    bool good = true;
    const struct dirent *entry;
    errno = 0;
    while (good && (entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 &&
            strcmp(entry->d_name, "..") != 0) {
            good = disk_remove(dirfd(folder), entry->d_name);
        }
        errno = good ? 0 : errno;
    }
    int error = errno;
    closedir(folder);
    errno = error;
    return error == 0;
}

bool
disk_remove(int dir, const char *name)
{
    if (unlinkat(dir, name, 0) == 0 || errno == ENOENT) {
        return true;
    }
    if (errno != EISDIR && errno != EPERM) {
        return false;
    }
    DIR *folder = disk_open_folder(dir, name);
    return folder != NULL && empty_folder(folder) &&
           unlinkat(dir, name, AT_REMOVEDIR) == 0;
}
