/* The copy of a deck. See rehearse_deck.h. */
#include "rehearse_deck.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mem.h"
#include "rehearse_files.h"
#include "str.h"

/* ---- paths ---- */

/* The rest of PATH after AUTHOR; NULL if PATH is not inside it. */
static const char *
behind(const char *author, const char *path)
{
    size_t len = strlen(author);
    bool in = len > 0 && strncmp(path, author, len) == 0 &&
              (path[len] == '/' || path[len] == '\0' || author[len - 1] == '/');
    return in ? path + len : NULL;
}

bool
rehearse_deck_has(const char *author, const char *path)
{
    return path != NULL && behind(author, path) != NULL;
}

static char *
in_folder(const struct rehearse_deck *deck, const char *inside)
{
    struct str path = {0};
    str_addf(&path, "%s/%s", deck->folder, inside);
    return str_take(&path);
}

char *
rehearse_deck_path(const struct rehearse_deck *deck, const char *path)
{
    if (path == NULL) {
        return NULL;
    }
    const char *inside =
        deck->temporary != NULL ? behind(deck->author, path) : NULL;
    return inside == NULL      ? mem_string(path)
           : inside[0] == '\0' ? mem_string(deck->folder)
                               : in_folder(deck, inside);
}

char *
rehearse_deck_inside(const struct rehearse_deck *deck, const char *path)
{
    const char *named = behind(deck->author, path);
    const char *inside = named != NULL ? named : path;
    bool upward = strcmp(inside, "..") == 0 || strncmp(inside, "../", 3) == 0 ||
                  strstr(inside, "/..") != NULL;
    return upward || (named == NULL && path[0] == '/')
               ? NULL
               : in_folder(deck, inside);
}

/* ---- the process that keeps the copy ---- */

/* LINE with the author's name in the place of the copy's. */
static void
pass_on(const struct rehearse_deck *deck, const char *line)
{
    size_t len = strlen(deck->folder);
    const char *at;
    while ((at = strstr(line, deck->folder)) != NULL) {
        fwrite(line, 1, (size_t)(at - line), stderr);
        fputs(deck->author, stderr);
        line = at + len;
    }
    fputs(line, stderr);
}

/* Passes messages on, and removes the copy at end of file: then the rehearsal
 * has ended, in whatever way. */
static void
keep(const struct rehearse_deck *deck, int said_fd)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE};
    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
        signal(signals[i], SIG_IGN);
    }
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    FILE *said = fdopen(said_fd, "r");
    char *line = NULL, *why = NULL;
    size_t size = 0;
    while (said != NULL && getline(&line, &size, said) >= 0) {
        pass_on(deck, line);
    }
    rehearse_remove(deck->temporary, &why);
    _exit(0);
}

static bool
start_keeper(struct rehearse_deck *deck)
{
    int said[2];
    if (pipe2(said, O_CLOEXEC) != 0) {
        return false;
    }
    fflush(NULL);
    deck->keeper = fork();
    if (deck->keeper == 0) {
        close(said[1]);
        keep(deck, said[0]);
    }
    close(said[0]);
    if (deck->keeper > 0) {
        deck->errors_fd = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
        dup2(said[1], STDERR_FILENO);
    }
    close(said[1]);
    return deck->keeper > 0;
}

/* The name of the deck, as shown to staff. */
static char *
name_of(const char *author)
{
    char *real = realpath(author, NULL);
    char *path = real != NULL ? real : mem_string(author);
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/') {
        path[--len] = '\0';
    }
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    char *found = mem_string(name[0] != '\0' ? name : "slides");
    free(path);
    return found;
}

static bool
make_copy(struct rehearse_deck *deck, char **why)
{
    const char *tmp = getenv("TMPDIR");
    struct str path = {0};
    str_addf(&path, "%s/kiosk-rehearse-XXXXXX",
             tmp != NULL && tmp[0] == '/' ? tmp : "/tmp");
    char *made = mkdtemp(path.text);
    if (made == NULL) {
        struct str words = {0};
        str_addf(&words, "cannot copy the deck into %s: %s", path.text,
                 strerror(errno));
        str_release(&path);
        *why = str_take(&words);
        return false;
    }
    char *name = name_of(deck->author);
    deck->temporary = str_take(&path);
    free(deck->folder);
    str_addf(&path, "%s/%s", deck->temporary, name);
    deck->folder = str_take(&path);
    free(name);
    if (!start_keeper(deck)) {
        *why = mem_string("cannot start a process");
        return false;
    }
    return access(deck->author, F_OK) != 0 ||
           rehearse_clone(deck->author, deck->folder, why);
}

bool
rehearse_deck_open(struct rehearse_deck *deck, const char *author, bool changes,
                   char **why)
{
    *deck = (struct rehearse_deck){
        .author = author, .folder = mem_string(author), .errors_fd = -1};
    return !changes || make_copy(deck, why);
}

void
rehearse_deck_close(struct rehearse_deck *deck)
{
    char *why = NULL;
    if (deck->keeper > 0) {
        fflush(stderr);
        dup2(deck->errors_fd, STDERR_FILENO);
        close(deck->errors_fd);
        waitpid(deck->keeper, NULL, 0);
    } else if (deck->temporary != NULL) {
        rehearse_remove(deck->temporary, &why);
    }
    free(why);
    free(deck->temporary);
    free(deck->folder);
}
