/* Question and answer as files. See code_prompt_files.h. */
#include "code_prompt_files.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "store_disk.h"
#include "str.h"
#include "text_clean.h"

enum { FILE_BYTES_MAX = 4096, WORDS_BYTES_MAX = 80, ID_MIN = 8 };

void
ask_question_release(struct ask_question *question)
{
    free(question->words);
    free(question->uuid);
    *question = (struct ask_question){0};
}

/* ---- the question ---- */

static int
open_folder(const char *folder)
{
    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static bool
is_id(const char *text)
{
    size_t len = strlen(text);
    return len >= ID_MIN && len < ASK_ID_SIZE &&
           strspn(text, "0123456789abcdef-") == len;
}

static void
take_line(struct ask_question *question, char *line)
{
    char *value = strstr(line, ": ");
    if (value == NULL) {
        return;
    }
    *value = '\0';
    value += 2;
    if (strcmp(line, "id") == 0 && is_id(value)) {
        memcpy(question->id, value, strlen(value) + 1);
    } else if (strcmp(line, "words") == 0) {
        free(question->words);
        question->words = text_harmless_start(value, WORDS_BYTES_MAX);
    } else if (strcmp(line, "uuid") == 0) {
        free(question->uuid);
        question->uuid = text_harmless_start(value, WORDS_BYTES_MAX);
    }
}

bool
ask_parse(char *text, struct ask_question *question)
{
    *question =
        (struct ask_question){.words = mem_string(""), .uuid = mem_string("")};
    char *line;
    while ((line = strsep(&text, "\n")) != NULL) {
        take_line(question, line);
    }
    if (question->id[0] == '\0') {
        ask_question_release(question);
        return false;
    }
    return true;
}

bool
ask_read(const char *folder, struct ask_question *question)
{
    struct str text = {0};
    int dir = open_folder(folder);
    *question = (struct ask_question){0};
    bool good = dir >= 0 && disk_read(dir, "ask", FILE_BYTES_MAX, &text) &&
                ask_parse(text.text, question);
    if (dir >= 0) {
        close(dir);
    }
    str_release(&text);
    return good;
}

/* ---- the answer ---- */

/* Readable for all whatever the umask: the other program is another user. */
static bool
write_new(int dir, const char *name, const char *text)
{
    unlinkat(dir, name, 0);
    int fd = openat(dir, name,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0) {
        return false;
    }
    size_t len = strlen(text);
    bool good = fchmod(fd, 0644) == 0 && write(fd, text, len) == (ssize_t)len;
    return close(fd) == 0 && good;
}

static bool
replace(const char *folder, const char *name, const char *text)
{
    struct str new = {0};
    int dir = open_folder(folder);
    if (dir < 0) {
        return false;
    }
    str_addf(&new, "%s.new", name);
    bool good = write_new(dir, new.text, text) &&
                renameat(dir, new.text, dir, name) == 0;
    str_release(&new);
    close(dir);
    return good;
}

bool
ask_write_answer(const char *folder, const char *id, enum keypad_answer answer)
{
    static const char *const names[] = {[KEYPAD_OPEN] = "no",
                                        [KEYPAD_ANSWER_NO] = "no",
                                        [KEYPAD_ANSWER_YES] = "yes",
                                        [KEYPAD_ANSWER_REMEMBER] = "remember"};
    struct str line = {0};
    str_addf(&line, "%s %s\n", id, names[answer]);
    bool good = replace(folder, "answer", line.text);
    str_release(&line);
    return good;
}

/* ---- tries ---- */

/* The clock is that of this start of the machine; a time that no lock of it can
 * have is of another one. */
bool
ask_read_tries(const char *folder, const struct keypad_rules *rules,
               int64_t now_ms, struct keypad *pad)
{
    struct str text = {0};
    int dir = open_folder(folder);
    int tries, words = 0;
    int64_t until_ms;
    char card;
    if (dir >= 0 && disk_read(dir, "tries", FILE_BYTES_MAX, &text) &&
        text.text != NULL) {
        words =
            sscanf(text.text, "%d %" SCNd64 " car%c", &tries, &until_ms, &card);
    }
    if (words >= 2) {
        int64_t most_ms = now_ms + rules->lock_ms;
        pad->tries =
            tries < 0 || tries >= rules->tries ? rules->tries - 1 : tries;
        pad->locked_until_ms = until_ms < most_ms ? until_ms : most_ms;
    }
    if (dir >= 0) {
        close(dir);
    }
    str_release(&text);
    return words == 3 && card == 'd';
}

bool
ask_write_tries(const char *folder, const struct keypad *pad)
{
    struct str line = {0};
    str_addf(&line, "%d %" PRId64 "\n", pad->tries, pad->locked_until_ms);
    bool good = replace(folder, "tries", line.text);
    str_release(&line);
    return good;
}
