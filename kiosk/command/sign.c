/* kiosk sign: puts the clinic's signature into a deck's folder, on the author's
 * computer. Only minisign handles the secret key and its password. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"
#include "command.h"
#include "signature.h"
#include "store_disk.h"
#include "store_source.h"

static const char usage[] =
    "usage: kiosk sign [DECK] --key SECRET-KEY\n"
    "Signs the deck for screens that accept only signed ones: minisign, with\n"
    "a key made by \"minisign -G\", writes deck.minisig into DECK.\n"
    "Exit status: 0 signed, 1 the deck has no slides, 2 it failed.\n";

#define FRESH "." DECK_SIGNATURE_FILE ".new"

/* Runs minisign on the file MESSAGE. If that fails, prints one line and returns
 * false. */
static bool
run_minisign(const char *key, const char *message, const char *out,
             const char *comment)
{
    char *const words[] = {(char *)"minisign",
                           (char *)"-S",
                           (char *)"-s",
                           (char *)key,
                           (char *)"-m",
                           (char *)message,
                           (char *)"-x",
                           (char *)out,
                           (char *)"-t",
                           (char *)comment,
                           (char *)"-c",
                           (char *)"signature of a kiosk deck",
                           NULL};
    pid_t pid;
    int status = 0;
    int error = posix_spawnp(&pid, words[0], NULL, NULL, words, environ);
    if (error != 0) {
        fprintf(stderr, "kiosk: cannot start minisign: %s\n",
                error == ENOENT ? "it is not installed; install the package "
                                  "minisign, then try again"
                                : strerror(error));
        return false;
    }
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fputs("kiosk: minisign did not sign; is this the secret key, and the "
              "right password?\n",
              stderr);
        return false;
    }
    return true;
}

/* Writes the text to be signed into a new file, whose name it puts into PATH.
 */
static bool
write_message(const char *hash, char *path)
{
    char message[LIBRARY_HASH_SIZE + 1];
    signature_message(hash, message);
    int fd = mkostemp(path, O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    bool good = disk_write_all(fd, message, strlen(message));
    int error = errno;
    good = close(fd) == 0 && good;
    errno = error;
    return good;
}

/* Atomically: there is always the old signature or the new one. */
static bool
put_in_place(const struct source *deck)
{
    int dir = deck->scan.dir.fd;
    return disk_sync(dir, FRESH) &&
           renameat(dir, FRESH, dir, DECK_SIGNATURE_FILE) == 0 &&
           fsync(dir) == 0;
}

static bool
cannot_write(const char *what)
{
    fprintf(stderr, "kiosk: %s cannot be written: %s\n", what, strerror(errno));
    return false;
}

static bool
sign(const struct source *deck, const char *key,
     const struct signature *signature)
{
    char message[] = "/tmp/kiosk-sign-XXXXXX";
    char comment[SIGNATURE_COMMENT_MAX];
    struct str out = {0};
    signature_comment(signature, comment);
    str_addf(&out, "%s/" FRESH, deck->scan.dir.folder);
    bool good = disk_remove(deck->scan.dir.fd, FRESH) || cannot_write(out.text);
    if (good && !write_message(signature->hash, message)) {
        good = cannot_write(message);
    }
    good = good && run_minisign(key, message, out.text, comment);
    unlink(message);
    if (good && !put_in_place(deck)) {
        good = cannot_write(DECK_SIGNATURE_FILE);
    }
    if (!good) {
        disk_remove(deck->scan.dir.fd, FRESH);
    }
    str_release(&out);
    return good;
}

/* Exit status. */
static int
sign_deck(struct source *deck, const char *key)
{
    char *why = NULL;
    struct signature signature = {.made_s = clock_wall_s()};
    if (signature.made_s == 0) {
        fputs("kiosk: the clock of this computer is wrong; set it, then sign\n",
              stderr);
        return 2;
    }
    if (deck->slides == 0) {
        fputs("kiosk: there is no slide in that folder\n", stderr);
        return 1;
    }
    if (!source_copy(deck, -1, &why)) {
        return options_fail(why);
    }
    source_hash(deck, signature.hash);
    if (!sign(deck, key, &signature)) {
        return 2;
    }
    printf("Signed the deck %.12s. Copy its folder together with the file %s. "
           "After any change to a slide, sign it again.\n",
           signature.hash, DECK_SIGNATURE_FILE);
    return 0;
}

static int
run_sign(struct options *options)
{
    struct source deck;
    char *why = NULL;
    if (options->key == NULL) {
        fputs("kiosk: sign needs --key and the secret key; see --help\n",
              stderr);
        return 2;
    }
    if (!source_open(&deck, options->deck, NULL, &why)) {
        return options_fail(why);
    }
    int status = sign_deck(&deck, options->key);
    source_release(&deck);
    return status;
}

const struct command command_sign = {usage, OPTIONS_SIGN, run_sign};
