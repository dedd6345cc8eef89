/* Changing the deck under a running show. See rehearse_files.h. */
#include "rehearse_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import.h"
#include "library_path.h"
#include "mem.h"
#include "outside.h"
#include "str.h"

/* A copy under way. */
struct copying {
    const char *from, *to; /* where it began; FROM without links */
    bool alike;            /* also links, timestamps and permissions */
    char **why;
};

/* The folders above it: a link may lead back to one of them. */
struct above {
    dev_t device;
    ino_t inode;
    const struct above *up;
};

static bool copy_any(const struct copying *copying, const char *from,
                     const char *to, const struct above *up);

static bool
fail(char **why, const char *path, const char *what)
{
    struct str words = {0};
    str_addf(&words, "%s cannot be %s: %s", path, what, strerror(errno));
    *why = str_take(&words);
    return false;
}

static bool
pump(FILE *in, FILE *out)
{
    char bytes[16 * 1024];
    size_t len;
    while ((len = fread(bytes, 1, sizeof(bytes), in)) > 0) {
        if (fwrite(bytes, 1, len, out) != len) {
            return false;
        }
    }
    return ferror(in) == 0;
}

/* An unreadable file is copied as an unreadable one. */
static bool
copy_locked(const char *to)
{
    int fd = open(to, O_CREAT | O_WRONLY | O_CLOEXEC, 0);
    return fd >= 0 && close(fd) == 0;
}

static bool
copy_file(const struct copying *copying, const char *from,
          const struct stat *info, const char *to)
{
    FILE *in = fopen(from, "rbe");
    if (in == NULL && copying->alike && errno == EACCES) {
        return copy_locked(to) || fail(copying->why, to, "written");
    }
    if (in == NULL) {
        return fail(copying->why, from, "opened");
    }
    FILE *out = fopen(to, "wbe");
    bool good = out != NULL && pump(in, out);
    if (out != NULL && fclose(out) != 0) {
        good = false;
    }
    if (!good) {
        fail(copying->why, to, "written");
    }
    fclose(in);
    if (good && copying->alike) {
        const struct timespec times[] = {info->st_atim, info->st_mtim};
        utimensat(AT_FDCWD, to, times, 0);
    }
    return good;
}

static bool
is_self(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static char *
join(const char *folder, const char *name)
{
    struct str path = {0};
    str_addf(&path, "%s/%s", folder, name);
    return str_take(&path);
}

static bool
copy_folder(const struct copying *copying, const char *from, const char *to,
            const struct above *up)
{
    DIR *folder = opendir(from);
    bool locked = folder == NULL && copying->alike && errno == EACCES;
    if (folder == NULL && !locked) {
        return fail(copying->why, from, "opened");
    }
    if (mkdir(to, locked ? 0 : 0777) != 0 && errno != EEXIST) {
        fail(copying->why, to, "made");
        if (folder != NULL) {
            closedir(folder);
        }
        return false;
    }
    bool good = true;
    struct dirent *entry;
    while (!locked && good && (entry = readdir(folder)) != NULL) {
        char *source = join(from, entry->d_name);
        char *target = join(to, entry->d_name);
        good = is_self(entry->d_name) || copy_any(copying, source, target, up);
        free(source);
        free(target);
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return good;
}

static bool
make_link(const struct copying *copying, const char *target, const char *to)
{
    return symlink(target, to) == 0 || fail(copying->why, to, "made");
}

/* A link within the copied tree stays a link. For one that leads out of it, the
 * target is copied; an exact copy keeps such a link, but with no target, so
 * that nothing is written outside. */
static bool
copy_link(const struct copying *copying, const char *from, const char *to,
          const struct above *up)
{
    char target[PATH_MAX];
    ssize_t len = readlink(from, target, sizeof(target) - 1);
    char *real = realpath(from, NULL);
    bool good;
    target[len > 0 ? len : 0] = '\0';
    if (real != NULL && path_is_inside(real, copying->from)) {
        struct str inside = {0};
        str_addf(&inside, "%s%s", copying->to, real + strlen(copying->from));
        good = make_link(copying, target[0] == '/' ? inside.text : target, to);
        str_release(&inside);
    } else if (real == NULL || copying->alike) {
        good = make_link(copying, "/nowhere/at/all", to);
    } else {
        good = copy_any(copying, real, to, up);
    }
    free(real);
    return good;
}

static bool
is_above(const struct above *up, const struct stat *info)
{
    while (up != NULL &&
           (up->device != info->st_dev || up->inode != info->st_ino)) {
        up = up->up;
    }
    return up != NULL;
}

/* Files, folders and links; anything else becomes a pipe: it is reported in the
 * same way, and opening it blocks for ever. */
static bool
copy_any(const struct copying *copying, const char *from, const char *to,
         const struct above *up)
{
    struct stat info, there;
    if (lstat(from, &info) != 0) {
        return fail(copying->why, from, "found");
    }
    if (lstat(to, &there) == 0 && !S_ISREG(there.st_mode) &&
        !S_ISDIR(there.st_mode)) {
        unlink(to);
    }
    if (S_ISLNK(info.st_mode)) {
        return copy_link(copying, from, to, up);
    }
    if (S_ISREG(info.st_mode)) {
        return copy_file(copying, from, &info, to);
    }
    if (S_ISDIR(info.st_mode)) {
        struct above here = {info.st_dev, info.st_ino, up};
        return is_above(up, &info) || copy_folder(copying, from, to, &here);
    }
    return mkfifo(to, 0666) == 0 || fail(copying->why, to, "made");
}

/* What FROM leads to. */
static bool
copy_root(const char *from, const char *to, bool alike, char **why)
{
    char *root = realpath(from, NULL);
    struct copying copying = {root, to, alike, why};
    bool good = root != NULL ? copy_any(&copying, root, to, NULL)
                             : fail(why, from, "found");
    free(root);
    return good;
}

bool
rehearse_clone(const char *from, const char *to, char **why)
{
    return copy_root(from, to, true, why);
}

/* Creates the missing parent folders of PATH. */
static void
make_parents(const char *path)
{
    char *parent = mem_string(path);
    for (char *at = strchr(parent + 1, '/'); at != NULL;
         at = strchr(at + 1, '/')) {
        *at = '\0';
        mkdir(parent, 0777); /* an error will show when the file is written */
        *at = '/';
    }
    free(parent);
}

bool
rehearse_copy(const char *from, const char *to, char **why)
{
    make_parents(to);
    return copy_root(from, to, false, why);
}

/* A folder without write permission gets it: it is part of a copy. */
static bool
remove_any(const char *path)
{
    struct stat info;
    if (lstat(path, &info) != 0 || !S_ISDIR(info.st_mode)) {
        return unlink(path) == 0;
    }
    if ((info.st_mode & 0700) != 0700) {
        chmod(path, 0700);
    }
    DIR *folder = opendir(path);
    bool good = true;
    struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        char *inside = join(path, entry->d_name);
        good = (is_self(entry->d_name) || remove_any(inside)) && good;
        free(inside);
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return rmdir(path) == 0 && good;
}

bool
rehearse_remove(const char *path, char **why)
{
    return remove_any(path) || fail(why, path, "removed");
}

struct words {
    char *argv[10]; /* NULL behind them */
    int argc;
};

static int
import_in(void *context, atomic_uint *calls)
{
    (void)calls;
    struct words *words = context;
    dup2(STDERR_FILENO, STDOUT_FILENO); /* which is that of states */
    return options_run(&command_import, words->argc, words->argv);
}

int
rehearse_import(const char *folder, const char *store, const char *from,
                const char *config, struct deck_date date)
{
    char day[64];
    int status = 2;
    snprintf(day, sizeof(day), "%04d-%02d-%02d", date.year, date.month,
             date.day);
    struct words words = {{(char *)"import", (char *)folder, (char *)store,
                           (char *)"--from", (char *)from, (char *)"--date",
                           day},
                          7};
    if (config != NULL) {
        words.argv[words.argc++] = (char *)"--config";
        words.argv[words.argc++] = (char *)config;
    }
    outside_run(import_in, &words, INT_MAX, &status);
    return status;
}
