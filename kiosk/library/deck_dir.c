/* Opening files beneath the slides folder. See deck_dir.h. */
#include "deck_dir.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "mem.h"
#include "str.h"

#define NS_PER_S 1000000000LL
#define READ_CHUNK_BYTES 16384
#define REWRITES_MAX 8

struct file_stamp
file_stamp_of(const struct stat *info)
{
    return (struct file_stamp){
        .device = (uint64_t)info->st_dev,
        .inode = (uint64_t)info->st_ino,
        .size_bytes = (uint64_t)info->st_size,
        .modified_ns =
            (int64_t)info->st_mtim.tv_sec * NS_PER_S + info->st_mtim.tv_nsec,
        .changed_ns =
            (int64_t)info->st_ctim.tv_sec * NS_PER_S + info->st_ctim.tv_nsec,
    };
}

bool
file_stamp_same(const struct file_stamp *a, const struct file_stamp *b)
{
    return a->device == b->device && a->inode == b->inode &&
           a->size_bytes == b->size_bytes && a->modified_ns == b->modified_ns &&
           a->changed_ns == b->changed_ns;
}

bool
file_read(int fd, size_t max, struct str *out)
{
    char bytes[READ_CHUNK_BYTES];
    while (max > 0) {
        size_t want = max < sizeof(bytes) ? max : sizeof(bytes);
        ssize_t got = read(fd, bytes, want);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return got == 0;
        }
        str_add_bytes(out, bytes, got > 0 ? (size_t)got : 0);
        max -= got > 0 ? (size_t)got : 0;
    }
    return true;
}

bool
deck_dir_open(struct deck_dir *dir, const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct stat info;
    if (fd < 0 || fstat(fd, &info) != 0) {
        int error = errno;
        if (fd >= 0) {
            close(fd);
        }
        *dir = (struct deck_dir){.fd = -1};
        errno = error;
        return false;
    }
    *dir = (struct deck_dir){
        .fd = fd,
        .folder = mem_string(folder),
        .real = realpath(folder, NULL),
        .device = (uint64_t)info.st_dev,
        .inode = (uint64_t)info.st_ino,
    };
    return true;
}

void
deck_dir_close(struct deck_dir *dir)
{
    if (dir->fd >= 0) {
        close(dir->fd);
    }
    free(dir->folder);
    free(dir->real);
    *dir = (struct deck_dir){.fd = -1};
}

bool
deck_dir_is_remote(int fd)
{
    /* The last two, Ceph and the shared folders of VirtualBox, have no name in
     * <linux/magic.h>. */
    static const uint32_t remote[] = {
        NFS_SUPER_MAGIC,  SMB_SUPER_MAGIC, CIFS_SUPER_MAGIC, SMB2_SUPER_MAGIC,
        V9FS_MAGIC,       AFS_SUPER_MAGIC, AFS_FS_MAGIC,     CODA_SUPER_MAGIC,
        FUSE_SUPER_MAGIC, 0x00c36400u,     0x786f4256u};
    struct statfs info;
    if (fstatfs(fd, &info) != 0) {
        return true;
    }
    for (size_t i = 0; i < sizeof(remote) / sizeof(remote[0]); i++) {
        if ((uint32_t)info.f_type == remote[i]) {
            return true;
        }
    }
    return false;
}

static int
open_beneath(const struct deck_dir *dir, const char *path, int flags)
{
    struct open_how how = {
        .flags = (unsigned int)flags,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
    };
    long fd;
    int tries = 0;
    do { /* EAGAIN: something was renamed while ".." was being resolved */
        fd = syscall(SYS_openat2, dir->fd, path, &how, sizeof(how));
    } while (fd < 0 && (errno == EAGAIN || errno == EINTR) && ++tries < 8);
    return (int)fd;
}

/* Name by name, without links: the only safe way on kernels before openat2. */
static int
open_by_steps(const struct deck_dir *dir, const char *path, int flags)
{
    const char *slash = strchr(path, '/');
    if (slash == NULL) {
        return openat(dir->fd, path, flags | O_NOFOLLOW);
    }
    char *folder = mem_copy(path, (size_t)(slash - path));
    int folder_fd =
        openat(dir->fd, folder, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    free(folder);
    if (folder_fd < 0) {
        return -1;
    }
    int fd = openat(folder_fd, slash + 1, flags | O_NOFOLLOW);
    int error = errno;
    close(folder_fd);
    errno = error;
    return fd;
}

/* TARGET without the leading folder name; NULL if it has another. */
static const char *
inside(const struct deck_dir *dir, const char *target)
{
    const char *const roots[] = {dir->folder, dir->real};
    for (size_t i = 0; i < 2; i++) {
        size_t len = roots[i] != NULL ? strlen(roots[i]) : 0;
        while (len > 0 && roots[i][len - 1] == '/') {
            len--;
        }
        if (len > 0 && strncmp(target, roots[i], len) == 0 &&
            target[len] == '/' && target[len + 1] != '\0') {
            return target + len + 1;
        }
    }
    return NULL;
}

/* If the first LEN bytes of PATH name an absolute link back into the folder,
 * the path beneath it that it stands for; else NULL. openat2 refuses
 * such links, but a file manager makes them. Only the text of the link is
 * looked at: nothing outside is touched. */
static char *
rewrite_link(const struct deck_dir *dir, const char *path, size_t len)
{
    char *name = mem_copy(path, len);
    char target[PATH_MAX];
    ssize_t got = readlinkat(dir->fd, name, target, sizeof(target) - 1);
    free(name);
    if (got <= 0) {
        return NULL;
    }
    target[got] = '\0';
    const char *rest = inside(dir, target);
    if (rest == NULL) {
        return NULL;
    }
    struct str path_inside = {0};
    str_add(&path_inside, rest);
    str_add(&path_inside, path + len);
    return str_take(&path_inside);
}

/* The first name of PATH first: the rest may lie behind a link outwards. */
static char *
rewrite(const struct deck_dir *dir, const char *path)
{
    const char *slash = strchr(path, '/');
    if (slash == NULL) {
        return rewrite_link(dir, path, strlen(path));
    }
    char *rewritten = rewrite_link(dir, path, (size_t)(slash - path));
    if (rewritten != NULL) {
        return rewritten;
    }
    char *folder = mem_copy(path, (size_t)(slash - path));
    int fd = open_beneath(dir, folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    if (fd < 0) {
        return NULL;
    }
    close(fd);
    return rewrite_link(dir, path, strlen(path));
}

static int
open_rewritten(const struct deck_dir *dir, const char *path, int flags)
{
    char *current = mem_string(path);
    int fd = -1;
    for (int i = 0; fd < 0 && i < REWRITES_MAX; i++) {
        char *next = rewrite(dir, current);
        free(current);
        current = next;
        if (current == NULL) {
            errno = EXDEV;
            return -1;
        }
        fd = open_beneath(dir, current, flags);
        if (fd < 0 && errno != EXDEV) {
            break;
        }
    }
    int error = errno;
    free(current);
    errno = error;
    return fd;
}

int
deck_dir_open_path(const struct deck_dir *dir, const char *path, int flags)
{
    /* O_PATH takes no other flags than these with openat2 (EINVAL). */
    flags |=
        (flags & O_PATH) != 0 ? O_CLOEXEC : O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    if (dir->no_openat2 || dir->no_links) {
        return open_by_steps(dir, path, flags);
    }
    int fd = open_beneath(dir, path, flags);
    if (fd >= 0) {
        return fd;
    }
    if (errno == ENOSYS || errno == EPERM) {
        return open_by_steps(dir, path, flags);
    }
    return errno == EXDEV ? open_rewritten(dir, path, flags) : -1;
}

bool
deck_dir_unchanged(int fd, const struct file_stamp *stamp)
{
    struct stat info;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        return false;
    }
    struct file_stamp now = file_stamp_of(&info);
    return file_stamp_same(&now, stamp);
}

bool
deck_dir_stat(const struct deck_dir *dir, const char *path,
              struct file_stamp *stamp)
{
    int fd = deck_dir_open_path(dir, path, O_PATH);
    if (fd < 0) {
        return false;
    }
    struct stat info;
    bool ok = fstat(fd, &info) == 0;
    int error = errno;
    close(fd);
    if (ok && !S_ISREG(info.st_mode)) {
        ok = false;
        error = EINVAL;
    }
    if (ok) {
        *stamp = file_stamp_of(&info);
    }
    errno = error;
    return ok;
}

int
deck_dir_open_stamped(const struct deck_dir *dir, const char *path,
                      struct file_stamp *stamp)
{
    int fd = deck_dir_open_path(dir, path, O_RDONLY);
    struct stat info;
    if (fd >= 0 && (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))) {
        close(fd);
        errno = EINVAL;
        return -1;
    }
    if (fd >= 0) {
        *stamp = file_stamp_of(&info);
    }
    return fd;
}

int
deck_dir_open_file(const struct deck_dir *dir, const char *path,
                   const struct file_stamp *stamp)
{
    int fd = deck_dir_open_path(dir, path, O_RDONLY);
    if (fd >= 0 && !deck_dir_unchanged(fd, stamp)) {
        close(fd);
        errno = ESTALE;
        return -1;
    }
    return fd;
}

bool
deck_dir_read(const struct deck_dir *dir, const char *path, size_t max,
              const struct file_stamp *stamp, char **bytes, size_t *len)
{
    int fd = deck_dir_open_file(dir, path, stamp);
    if (fd < 0) {
        return false;
    }
    struct str read = {0};
    size_t expected = stamp->size_bytes < max ? (size_t)stamp->size_bytes : max;
    bool ok = file_read(fd, expected, &read);
    int error = errno;
    if (ok && (read.len < expected || !deck_dir_unchanged(fd, stamp))) {
        ok = false;
        error = ESTALE;
    }
    close(fd);
    if (!ok) {
        str_release(&read);
        *bytes = NULL;
        *len = 0;
        errno = error;
        return false;
    }
    *len = read.len;
    *bytes = str_take(&read);
    return true;
}

int
deck_dir_open_picture(const char *folder, const char *path, uint64_t size_bytes,
                      int64_t modified_ns)
{
    struct deck_dir dir;
    if (!deck_dir_open(&dir, folder)) {
        return -1;
    }
    struct file_stamp stamp;
    int fd = deck_dir_open_stamped(&dir, path, &stamp);
    int error = errno;
    deck_dir_close(&dir);
    if (fd >= 0 &&
        (stamp.size_bytes != size_bytes || stamp.modified_ns != modified_ns)) {
        close(fd);
        fd = -1;
        error = ESTALE;
    }
    errno = error;
    return fd;
}
