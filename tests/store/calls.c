/* Comes between an import and libc (LD_PRELOAD): fails a chosen call, writes
 * down what would change the disk, or leaves out fsync. By the environment:
 *
 *     CALLS_COUNT=FILE    how many calls there were, written at the end
 *     CALLS_FAIL=N        the Nth call fails, from 1
 *     CALLS_ERRNO=E       with this error
 *     CALLS_ON=1          and so do all that come after it
 *     CALLS_NAME=TEXT     of those that name a file with TEXT in its name
 *     CALLS_HANG=N        the Nth call on what lies beneath CALLS_UNDER never
 *                         ends, and 30 s of waiting pass in 0.1 s
 *     CALLS_INODES=1      a file beneath CALLS_UNDER has another number
 *                         whenever it is looked at, as on FAT
 *     CALLS_LOG=FILE      what is changed beneath CALLS_UNDER, a line each
 *     CALLS_UNDER=PATH    absolute, without links
 *     CALLS_SWALLOW=WHAT  fsync does nothing: of "files", "folders" or "all"
 *
 * Only in the program called kiosk: its decoders are left alone. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define HASTE 300

/* This stands in for libc, which has such state as well. */
static struct {
    bool on, all_after, inodes;
    long fail_at, hang_at;
    long *count, *hung; /* of all processes of the program */
    int error;
    int log_fd;
    const char *name, *under, *swallow, *count_file;
} calls = {.log_fd = -1};

#define REAL(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

static const char *
setting(const char *name)
{
    const char *value = getenv(name);
    return value != NULL ? value : "";
}

__attribute__((constructor)) static void
begin(void)
{
    if (strcmp(program_invocation_short_name, "kiosk") != 0) {
        return;
    }
    calls.count = mmap(NULL, 2 * sizeof(long), PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (calls.count == MAP_FAILED) {
        abort();
    }
    calls.hung = calls.count + 1;
    calls.fail_at = strtol(setting("CALLS_FAIL"), NULL, 10);
    calls.hang_at = strtol(setting("CALLS_HANG"), NULL, 10);
    calls.inodes = setting("CALLS_INODES")[0] != '\0';
    calls.name = setting("CALLS_NAME");
    calls.error = (int)strtol(setting("CALLS_ERRNO"), NULL, 10);
    calls.all_after = setting("CALLS_ON")[0] != '\0';
    calls.under = setting("CALLS_UNDER");
    calls.swallow = setting("CALLS_SWALLOW");
    calls.count_file = setting("CALLS_COUNT");
    if (setting("CALLS_LOG")[0] != '\0') {
        calls.log_fd =
            REAL(open)(setting("CALLS_LOG"),
                       O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    calls.on = true;
}

__attribute__((destructor)) static void
end(void)
{
    if (calls.on && calls.count_file[0] != '\0') {
        calls.on = false;
        FILE *file = fopen(calls.count_file, "we");
        if (file != NULL) {
            fprintf(file, "%ld\n", *calls.count);
            fclose(file);
        }
    }
}

/* Counts a call that names the file NAME; whether it is to fail, with errno
 * set. */
static bool
fails_for(const char *name)
{
    if (!calls.on || strstr(name, calls.name) == NULL) {
        return false;
    }
    long count = __atomic_add_fetch(calls.count, 1, __ATOMIC_SEQ_CST);
    bool now =
        calls.fail_at > 0 &&
        (count == calls.fail_at || (calls.all_after && count > calls.fail_at));
    if (now) {
        errno = calls.error;
    }
    return now;
}

/* The same of a call that names none. */
static bool
fails(void)
{
    return fails_for("");
}

/* ---- the log ---- */

static bool
path_of_fd(int fd, char path[PATH_MAX])
{
    char link[64];
    snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    ssize_t len = REAL(readlink)(link, path, PATH_MAX - 1);
    path[len > 0 ? len : 0] = '\0';
    size_t under = strlen(calls.under);
    return len > 0 && strncmp(path, calls.under, under) == 0;
}

/* Stays here for ever when it is the turn of this call on FD. */
static void
hang(int fd)
{
    char path[PATH_MAX];
    int error = errno;
    bool now =
        calls.on && calls.hang_at > 0 && path_of_fd(fd, path) &&
        __atomic_add_fetch(calls.hung, 1, __ATOMIC_SEQ_CST) == calls.hang_at;
    while (now) {
        pause();
    }
    errno = error;
}

/* Numbers the file anew. */
static void
shuffle(int fd, struct stat *info)
{
    static ino_t number = 1000;
    char path[PATH_MAX];
    int error = errno;
    if (calls.on && calls.inodes && path_of_fd(fd, path)) {
        info->st_ino = number++;
    }
    errno = error;
}

static void
put(const char *text)
{
    if (REAL(write)(calls.log_fd, text, strlen(text)) < 0) {
        abort();
    }
}

/* "VERB PATH\n", the path beneath the folder that is watched. */
static void
note(const char *verb, int dir, const char *name, const char *more)
{
    char folder[PATH_MAX], line[3 * PATH_MAX];
    int error = errno;
    if (calls.log_fd >= 0 && path_of_fd(dir, folder)) {
        snprintf(line, sizeof(line), "%s\t.%s%s%s%s%s\n", verb,
                 folder + strlen(calls.under), name[0] != '\0' ? "/" : "", name,
                 more[0] != '\0' ? "\t" : "", more);
        put(line);
    }
    errno = error;
}

static void
note_write(int fd, const unsigned char *bytes, size_t len)
{
    char path[PATH_MAX];
    int error = errno;
    if (calls.log_fd < 0 || fd == calls.log_fd || !path_of_fd(fd, path)) {
        errno = error;
        return;
    }
    char *hex = malloc(2 * len + 1);
    for (size_t i = 0; i < len; i++) {
        snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
    }
    note("write", fd, "", len > 0 ? hex : "");
    free(hex);
    errno = error;
}

/* ---- the calls ---- */

static mode_t
mode_of(int flags, va_list args)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(args, mode_t) : 0;
}

int
open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = mode_of(flags, args);
    va_end(args);
    return fails() ? -1 : REAL(open)(path, flags, mode);
}

int
openat(int dir, const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = mode_of(flags, args);
    va_end(args);
    hang(dir);
    if (fails_for(path)) {
        return -1;
    }
    bool fresh = (flags & O_CREAT) != 0 &&
                 faccessat(dir, path, F_OK, AT_SYMLINK_NOFOLLOW) != 0;
    int fd = REAL(openat)(dir, path, flags, mode);
    if (fd >= 0 && fresh) {
        note("create", dir, path, "");
    }
    return fd;
}

long
syscall(long number, ...)
{
    va_list args;
    long values[6];
    va_start(args, number);
    for (size_t i = 0; i < 6; i++) {
        values[i] = va_arg(args, long);
    }
    va_end(args);
    if (number == SYS_openat2 && fails()) {
        return -1;
    }
    return REAL(syscall)(number, values[0], values[1], values[2], values[3],
                         values[4], values[5]);
}

ssize_t
read(int fd, void *bytes, size_t len)
{
    hang(fd);
    return fails() ? -1 : REAL(read)(fd, bytes, len);
}

ssize_t
write(int fd, const void *bytes, size_t len)
{
    if (fails()) {
        return -1;
    }
    ssize_t done = REAL(write)(fd, bytes, len);
    if (done > 0) {
        note_write(fd, bytes, (size_t)done);
    }
    return done;
}

int
fsync(int fd)
{
    struct stat info;
    if (fails()) {
        return -1;
    }
    bool folder = REAL(fstat)(fd, &info) == 0 && S_ISDIR(info.st_mode);
    if (calls.on &&
        (strcmp(calls.swallow, "all") == 0 ||
         strcmp(calls.swallow, folder ? "folders" : "files") == 0)) {
        return 0;
    }
    int result = REAL(fsync)(fd);
    if (result == 0) {
        note("fsync", fd, "", "");
    }
    return result;
}

int
close(int fd)
{
    bool bad = fails();
    int error = errno;
    int result = REAL(close)(fd); /* it is gone, whatever close says */
    errno = bad ? error : errno;
    return bad ? -1 : result;
}

int
mkdirat(int dir, const char *path, mode_t mode)
{
    int result = fails() ? -1 : REAL(mkdirat)(dir, path, mode);
    if (result == 0) {
        note("mkdir", dir, path, "");
    }
    return result;
}

int
renameat(int from, const char *old, int to, const char *new)
{
    int result = fails() ? -1 : REAL(renameat)(from, old, to, new);
    if (result == 0) {
        note("rename", from, old, new);
    }
    return result;
}

int
renameat2(int from, const char *old, int to, const char *new,
          unsigned int flags)
{
    int result = fails() ? -1 : REAL(renameat2)(from, old, to, new, flags);
    if (result == 0) {
        note("exchange", from, old, new);
    }
    return result;
}

int
symlinkat(const char *target, int dir, const char *path)
{
    int result = fails() ? -1 : REAL(symlinkat)(target, dir, path);
    if (result == 0) {
        note("symlink", dir, path, target);
    }
    return result;
}

int
unlinkat(int dir, const char *path, int flags)
{
    int result = fails() ? -1 : REAL(unlinkat)(dir, path, flags);
    if (result == 0) {
        note("unlink", dir, path, "");
    }
    return result;
}

int
fstat(int fd, struct stat *info)
{
    hang(fd);
    int result = fails() ? -1 : REAL(fstat)(fd, info);
    if (result == 0) {
        shuffle(fd, info);
    }
    return result;
}

int
fstatat(int dir, const char *path, struct stat *info, int flags)
{
    hang(dir);
    int result = fails_for(path) ? -1 : REAL(fstatat)(dir, path, info, flags);
    if (result == 0) {
        shuffle(dir, info);
    }
    return result;
}

int
fstatvfs(int fd, struct statvfs *info)
{
    return fails() ? -1 : REAL(fstatvfs)(fd, info);
}

ssize_t
readlink(const char *path, char *target, size_t len)
{
    return fails() ? -1 : REAL(readlink)(path, target, len);
}

int
flock(int fd, int operation)
{
    return fails() ? -1 : REAL(flock)(fd, operation);
}

DIR *
fdopendir(int fd)
{
    return fails() ? NULL : REAL(fdopendir)(fd);
}

struct dirent *
readdir(DIR *folder)
{
    hang(dirfd(folder));
    return fails() ? NULL : REAL(readdir)(folder);
}

pid_t
fork(void)
{
    return fails() ? -1 : REAL(fork)();
}

int
pipe2(int fds[2], int flags)
{
    return fails() ? -1 : REAL(pipe2)(fds, flags);
}

int
clock_gettime(clockid_t clock, struct timespec *now)
{
    int result = REAL(clock_gettime)(clock, now);
    if (result == 0 && calls.on && calls.hang_at > 0 &&
        clock == CLOCK_MONOTONIC) {
        now->tv_sec = now->tv_sec * HASTE + now->tv_nsec * HASTE / 1000000000L;
        now->tv_nsec = now->tv_nsec * HASTE % 1000000000L;
    }
    return result;
}
