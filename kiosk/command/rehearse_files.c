/* Changing the deck under a running show. See rehearse_files.h. */
#include "rehearse_files.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "command.h"
#include "mem.h"
#include "str.h"

enum { OPEN_FOLDERS_MAX = 16 };

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

static bool
copy_file(const char *from, const char *to, char **why)
{
    FILE *in = fopen(from, "rbe");
    if (in == NULL) {
        return fail(why, from, "opened");
    }
    FILE *out = fopen(to, "wbe");
    bool good = out != NULL && pump(in, out);
    if (out != NULL && fclose(out) != 0) {
        good = false;
    }
    if (!good) {
        fail(why, to, "written");
    }
    fclose(in);
    return good;
}

static bool
copy_entry(const char *from, const char *to, const char *name, char **why)
{
    struct str source = {0}, target = {0};
    str_addf(&source, "%s/%s", from, name);
    str_addf(&target, "%s/%s", to, name);
    bool good = rehearse_copy(source.text, target.text, why);
    str_release(&source);
    str_release(&target);
    return good;
}

static bool
copy_folder(const char *from, const char *to, char **why)
{
    if (mkdir(to, 0777) != 0 && errno != EEXIST) {
        return fail(why, to, "made");
    }
    DIR *folder = opendir(from);
    if (folder == NULL) {
        return fail(why, from, "opened");
    }
    bool good = true;
    struct dirent *entry;
    while (good && (entry = readdir(folder)) != NULL) {
        bool self =
            strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
        good = self || copy_entry(from, to, entry->d_name, why);
    }
    closedir(folder);
    return good;
}

/* Makes the folders that PATH lies in, as far as they are missing. */
static void
make_parents(const char *path)
{
    char *parent = mem_string(path);
    for (char *at = strchr(parent + 1, '/'); at != NULL;
         at = strchr(at + 1, '/')) {
        *at = '\0';
        mkdir(parent, 0777); /* what is wrong with it shows at the file */
        *at = '/';
    }
    free(parent);
}

bool
rehearse_copy(const char *from, const char *to, char **why)
{
    struct stat info;
    if (stat(from, &info) != 0) {
        return fail(why, from, "found");
    }
    make_parents(to);
    return S_ISDIR(info.st_mode) ? copy_folder(from, to, why)
                                 : copy_file(from, to, why);
}

static int
remove_entry(const char *path, const struct stat *info, int type,
             struct FTW *walk)
{
    (void)info;
    (void)type;
    (void)walk;
    return remove(path);
}

bool
rehearse_remove(const char *path, char **why)
{
    if (nftw(path, remove_entry, OPEN_FOLDERS_MAX, FTW_DEPTH | FTW_PHYS) != 0) {
        return fail(why, path, "removed");
    }
    return true;
}

/* In a process of its own, whose standard output is not that of states. */
int
rehearse_import(const char *folder, const char *store, const char *from,
                const char *config, struct deck_date date)
{
    char day[64];
    snprintf(day, sizeof(day), "%04d-%02d-%02d", date.year, date.month,
             date.day);
    const char *arguments[] = {"import", folder, store,      "--from", from,
                               "--date", day,    "--config", config};
    int count = sizeof(arguments) / sizeof(arguments[0]);
    count -= config == NULL ? 2 : 0;
    char *argv[sizeof(arguments) / sizeof(arguments[0]) + 1] = {NULL};
    for (int i = 0; i < count; i++) {
        argv[i] = mem_string(arguments[i]);
    }
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(STDERR_FILENO, STDOUT_FILENO);
        int status = command_import(count, argv);
        fflush(NULL);
        _exit(status);
    }
    int status = 0;
    bool ended = pid > 0 && waitpid(pid, &status, 0) == pid;
    for (int i = 0; i < count; i++) {
        free(argv[i]);
    }
    return ended && WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
