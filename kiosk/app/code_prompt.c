/* The staff code on the screen. See code_prompt.h. */
#include "code_prompt.h"

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

/* The caller times out after this (image/README.md). */
enum { QUESTION_MS = 120 * 1000 };

void
ask_question_release(struct ask_question *question)
{
    free(question->words);
    free(question->uuid);
    *question = (struct ask_question){0};
}

/* ---- the file of a question ---- */

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

/* False when there is no question that can be read. */
static bool
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

/* ---- the file of an answer ---- */

/* World-readable whatever the umask: the other program runs as another user. */
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

/* False with errno. */
static bool
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

/* ---- the file of tries ---- */

/* Wrong codes and the lock of PAD; what cannot be read changes nothing. True
 * when it is locked since the card keeps no tries. The clock is that of this
 * start of the machine; a time that no lock of it can have is of another
 * one. */
static bool
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

static bool
ask_write_tries(const char *folder, const struct keypad *pad)
{
    struct str line = {0};
    str_addf(&line, "%d %" PRId64 "\n", pad->tries, pad->locked_until_ms);
    bool good = replace(folder, "tries", line.text);
    str_release(&line);
    return good;
}

/* ---- begin and end ---- */

void
code_prompt_init(struct code_prompt *prompt, const char *folder,
                 const char *code, struct notices *notices, int64_t now_ms)
{
    *prompt = (struct code_prompt){
        .code = code, .notices = notices, .rules = keypad_rules_default()};
    if (folder != NULL) {
        folder_watch_init(&prompt->watch, folder, now_ms);
        prompt->watch.looked_ms = INT64_MIN / 2; /* it may be there already */
        prompt->unkept =
            ask_read_tries(folder, &prompt->rules, now_ms, &prompt->pad);
    }
}

void
code_prompt_release(struct code_prompt *prompt)
{
    ask_question_release(&prompt->question);
    if (prompt->watch.folder != NULL) {
        folder_watch_release(&prompt->watch);
    }
}

bool
code_prompt_is_on(const struct code_prompt *prompt)
{
    return prompt->pad.step != KEYPAD_OFF;
}

static bool
has_question(const struct code_prompt *prompt)
{
    return prompt->question.id[0] != '\0';
}

static void
count_cover(struct code_prompt *prompt)
{
    prompt->changes++;
    prompt->covers++;
}

/* ---- answers ---- */

static void
close_question(struct code_prompt *prompt)
{
    memcpy(prompt->done, prompt->question.id, sizeof(prompt->done));
    ask_question_release(&prompt->question);
    keypad_end(&prompt->pad);
    prompt->wanted = false;
    count_cover(prompt);
}

static void
answer(struct code_prompt *prompt, enum keypad_answer what)
{
    if (!ask_write_answer(prompt->watch.folder, prompt->question.id, what)) {
        perror("kiosk: cannot write the answer about a stick");
    }
    close_question(prompt);
}

/* Answers no, and shows WHY and what to do. */
static void
decline(struct code_prompt *prompt, const char *why, int64_t now_ms)
{
    struct str words = {0};
    str_addf(&words, "USB stick “%s”: %s", prompt->question.words, why);
    notices_news(prompt->notices, words.text, false, now_ms);
    str_release(&words);
    answer(prompt, KEYPAD_ANSWER_NO);
}

static void
decline_without_code(struct code_prompt *prompt, int64_t now_ms)
{
    struct str why = {0};
    const char *uuid = prompt->question.uuid;
    str_add(&why, "Add staff_code: and 4 to 8 digits to kiosk.txt");
    if (uuid[0] != '\0') {
        str_addf(&why, ", or known_sticks: %s", uuid);
    }
    str_add(&why, ".");
    decline(prompt, why.text, now_ms);
    str_release(&why);
}

static void
decline_locked(struct code_prompt *prompt, int64_t now_ms)
{
    struct str why = {0};
    int64_t left_ms = prompt->pad.locked_until_ms - now_ms;
    if (prompt->unkept) {
        str_add(&why, "The card is write-protected, so the code is locked. ");
    } else {
        str_addf(&why, "The staff code was wrong %d times. ",
                 prompt->rules.tries);
    }
    str_addf(&why, "Try again in %d minutes.",
             (int)((left_ms + 59999) / 60000));
    decline(prompt, why.text, now_ms);
    str_release(&why);
}

static void
handle_answer(struct code_prompt *prompt, enum keypad_answer what,
              int64_t now_ms)
{
    if (what != KEYPAD_OPEN && keypad_locked(&prompt->pad, now_ms)) {
        decline_locked(prompt, now_ms);
    } else if (what != KEYPAD_OPEN) {
        answer(prompt, what);
    }
}

/* ---- questions ---- */

static void
take_question(struct code_prompt *prompt, struct ask_question *question,
              int64_t now_ms)
{
    ask_question_release(&prompt->question);
    prompt->question = *question;
    prompt->until_ms = now_ms + QUESTION_MS;
    keypad_end(&prompt->pad);
    prompt->changes++;
    if (prompt->code[0] == '\0') {
        decline_without_code(prompt, now_ms);
    } else if (keypad_locked(&prompt->pad, now_ms)) {
        decline_locked(prompt, now_ms);
    }
}

static void
look(struct code_prompt *prompt, int64_t now_ms)
{
    struct ask_question question;
    prompt->heard = true;
    if (!ask_read(prompt->watch.folder, &question)) {
        if (has_question(prompt)) {
            close_question(prompt);
        }
    } else if (strcmp(question.id, prompt->question.id) == 0 ||
               strcmp(question.id, prompt->done) == 0) {
        ask_question_release(&question);
    } else {
        take_question(prompt, &question, now_ms);
    }
}

/* Advances the time of a question. Readers keep their page and see a strip. */
static void
wait_for_answer(struct code_prompt *prompt, enum play_mode mode, int64_t now_ms)
{
    bool typing = prompt->pad.step == KEYPAD_CODE;
    enum keypad_answer what = keypad_tick(&prompt->pad, &prompt->rules, now_ms);
    if (typing && what == KEYPAD_ANSWER_NO) {
        decline(prompt, "No staff code was typed. Plug the stick in again.",
                now_ms);
    } else {
        handle_answer(prompt, what, now_ms);
    }
    if (has_question(prompt) && now_ms >= prompt->until_ms) {
        close_question(prompt);
    }
    bool free = mode == PLAY_ROTATING || mode == PLAY_EMPTY;
    if (has_question(prompt) && !code_prompt_is_on(prompt) &&
        mode != PLAY_CLEANING && (free || prompt->wanted)) {
        keypad_begin(&prompt->pad, now_ms);
        count_cover(prompt);
    }
}

void
code_prompt_step(struct code_prompt *prompt, enum play_mode mode,
                 int64_t now_ms)
{
    if (prompt->watch.folder == NULL) {
        return;
    }
    if (folder_watch_due(&prompt->watch, now_ms)) {
        look(prompt, now_ms);
    }
    if (has_question(prompt)) {
        wait_for_answer(prompt, mode, now_ms);
    }
}

bool
code_prompt_heard(struct code_prompt *prompt)
{
    bool heard = prompt->heard && !has_question(prompt);
    prompt->heard = prompt->heard && !heard;
    return heard;
}

/* ---- fingers ---- */

void
code_prompt_press(struct code_prompt *prompt, int key, int64_t now_ms)
{
    if (!code_prompt_is_on(prompt)) {
        return;
    }
    int tries = prompt->pad.tries;
    prompt->unkept = false;
    enum keypad_answer what =
        keypad_press(&prompt->pad, &prompt->rules, prompt->code, key, now_ms);
    if (prompt->pad.tries != tries &&
        !ask_write_tries(prompt->watch.folder, &prompt->pad)) {
        perror("kiosk: cannot record wrong codes");
    }
    prompt->changes++;
    handle_answer(prompt, what, now_ms);
}

void
code_prompt_open(struct code_prompt *prompt)
{
    prompt->wanted = has_question(prompt); /* it may have gone */
}

const char *
code_prompt_over(const struct code_prompt *prompt)
{
    switch (prompt->pad.step) {
    case KEYPAD_CODE:
        return "code";
    case KEYPAD_REMEMBER:
        return "remember";
    case KEYPAD_OFF:
        break;
    }
    return has_question(prompt) ? "strip" : "";
}

const struct page_keypad *
code_prompt_keypad(struct code_prompt *prompt)
{
    if (!has_question(prompt)) {
        return NULL;
    }
    int left = prompt->rules.tries - prompt->pad.tries;
    snprintf(prompt->wrong, sizeof(prompt->wrong),
             "That was not the code. %d %s left.", left,
             left == 1 ? "try" : "tries");
    prompt->shown =
        (struct page_keypad){.strip = !code_prompt_is_on(prompt),
                             .remember = prompt->pad.step == KEYPAD_REMEMBER,
                             .what = prompt->question.words,
                             .count = prompt->pad.count,
                             .wrong = prompt->pad.wrong ? prompt->wrong : NULL};
    return &prompt->shown;
}

int
code_prompt_fd(const struct code_prompt *prompt)
{
    return prompt->watch.folder != NULL ? folder_watch_fd(&prompt->watch) : -1;
}

int64_t
code_prompt_deadline_ms(const struct code_prompt *prompt)
{
    if (prompt->watch.folder == NULL) {
        return INT64_MAX;
    }
    int64_t due_ms = folder_watch_deadline_ms(&prompt->watch);
    if (has_question(prompt)) {
        int64_t idle_ms = keypad_deadline_ms(&prompt->pad, &prompt->rules);
        due_ms = due_ms < prompt->until_ms ? due_ms : prompt->until_ms;
        due_ms = due_ms < idle_ms ? due_ms : idle_ms;
    }
    return due_ms;
}
