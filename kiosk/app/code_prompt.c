/* The staff code on the screen. See code_prompt.h. */
#include "code_prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app_private.h"
#include "str.h"
#include "told_files.h"

/* Who asks gives up then (image/README.md). */
enum { QUESTION_MS = 120 * 1000 };

void
code_prompt_init(struct code_prompt *ask, const char *folder, int64_t now_ms)
{
    *ask = (struct code_prompt){.rules = keypad_rules_default()};
    if (folder != NULL) {
        folder_watch_init(&ask->watch, folder, now_ms);
        ask->watch.looked_ms = INT64_MIN / 2; /* it may be there already */
        ask->unkept = ask_read_tries(folder, &ask->rules, now_ms, &ask->pad);
    }
}

void
code_prompt_release(struct code_prompt *ask)
{
    ask_question_release(&ask->question);
    if (ask->watch.folder != NULL) {
        folder_watch_release(&ask->watch);
    }
}

bool
code_prompt_is_on(const struct app *app)
{
    return app->ask.pad.step != KEYPAD_OFF;
}

/* ---- answers ---- */

/* The question is over. */
static void
let_go(struct app *app, int64_t now_ms)
{
    struct code_prompt *ask = &app->ask;
    memcpy(ask->done, ask->question.id, sizeof(ask->done));
    ask_question_release(&ask->question);
    keypad_end(&ask->pad);
    ask->wanted = false;
    app_fade_over(app, now_ms);
}

static void
answer(struct app *app, enum keypad_answer what, int64_t now_ms)
{
    struct code_prompt *ask = &app->ask;
    if (!ask_write_answer(ask->watch.folder, ask->question.id, what)) {
        perror("kiosk: the answer about a stick cannot be written");
    }
    let_go(app, now_ms);
}

/* WHY and what to do, and the answer is no. */
static void
decline(struct app *app, const char *why, int64_t now_ms)
{
    struct str words = {0};
    const struct ask_question *question = &app->ask.question;
    str_addf(&words, "USB stick “%s”: %s", question->words, why);
    notices_news(&app->notices, words.text, false, now_ms);
    str_release(&words);
    answer(app, KEYPAD_ANSWER_NO, now_ms);
}

static void
decline_without_code(struct app *app, int64_t now_ms)
{
    struct str why = {0};
    const char *uuid = app->ask.question.uuid;
    str_add(&why, "Write staff_code: and 4 to 8 digits into kiosk.txt");
    if (uuid[0] != '\0') {
        str_addf(&why, ", or known_sticks: %s", uuid);
    }
    str_add(&why, ".");
    decline(app, why.text, now_ms);
    str_release(&why);
}

static void
decline_locked(struct app *app, int64_t now_ms)
{
    struct str why = {0};
    int64_t left_ms = app->ask.pad.locked_until_ms - now_ms;
    if (app->ask.unkept) {
        str_add(&why, "The card is locked against writing, and so is the "
                      "code. ");
    } else {
        str_addf(&why, "The staff code was wrong %d times. ",
                 app->ask.rules.tries);
    }
    str_addf(&why, "It can be tried again in %d minutes.",
             (int)((left_ms + 59999) / 60000));
    decline(app, why.text, now_ms);
    str_release(&why);
}

/* ---- questions ---- */

static void
take_question(struct app *app, struct ask_question *question, int64_t now_ms)
{
    struct code_prompt *ask = &app->ask;
    ask_question_release(&ask->question);
    ask->question = *question;
    ask->until_ms = now_ms + QUESTION_MS;
    keypad_end(&ask->pad);
    ask->changes++;
    if (app->settings.staff_code[0] == '\0') {
        decline_without_code(app, now_ms);
    } else if (keypad_locked(&ask->pad, now_ms)) {
        decline_locked(app, now_ms);
    }
}

static void
look(struct app *app, int64_t now_ms)
{
    struct code_prompt *ask = &app->ask;
    struct ask_question question;
    if (!ask_read(ask->watch.folder, &question)) {
        if (ask->question.id[0] != '\0') {
            let_go(app, now_ms);
        }
    } else if (strcmp(question.id, ask->question.id) == 0 ||
               strcmp(question.id, ask->done) == 0) {
        ask_question_release(&question);
    } else {
        take_question(app, &question, now_ms);
    }
}

/* What other programs tell, as soon as it can be seen. A receipt that is on is
 * not about what was done just now. */
static void
listen(struct app *app, int64_t now_ms)
{
    const char *folder = app->ask.watch.folder;
    struct told_notice notice;
    struct receipt receipt;
    if (!app->ask.listens || app->ask.question.id[0] != '\0' ||
        player_state(app->player)->mode == PLAY_CLEANING) {
        return;
    }
    app->ask.listens = false;
    if (told_receipt(folder, &receipt)) {
        receipt_page_take(app, &receipt, app->show->read.hash);
    }
    while (told_next(folder, &notice)) {
        receipt_page_close(app, now_ms);
        notices_tell(&app->notices, notice.words, notice.for_ms, now_ms);
        free(notice.words);
    }
}

/* Nobody who reads loses their page: they see a strip. */
static void
bring_pad(struct app *app, int64_t now_ms)
{
    enum play_mode mode = player_state(app->player)->mode;
    bool free = mode == PLAY_ROTATING || mode == PLAY_EMPTY;
    if (mode != PLAY_CLEANING && (free || app->ask.wanted)) {
        receipt_page_close(app, now_ms);
        keypad_begin(&app->ask.pad, now_ms);
        app_fade_over(app, now_ms);
    }
}

static void
heed(struct app *app, enum keypad_answer what, int64_t now_ms)
{
    struct code_prompt *ask = &app->ask;
    if (what == KEYPAD_OPEN) {
        return;
    }
    if (keypad_locked(&ask->pad, now_ms)) {
        decline_locked(app, now_ms);
    } else {
        answer(app, what, now_ms);
    }
}

/* Time passes for a question. */
static void
wait_for_answer(struct app *app, int64_t now_ms)
{
    struct code_prompt *ask = &app->ask;
    bool typing = ask->pad.step == KEYPAD_CODE;
    enum keypad_answer what = keypad_tick(&ask->pad, &ask->rules, now_ms);
    if (typing && what == KEYPAD_ANSWER_NO) {
        decline(app, "No staff code was typed. Plug it in again.", now_ms);
    } else {
        heed(app, what, now_ms);
    }
    if (ask->question.id[0] != '\0' && now_ms >= ask->until_ms) {
        let_go(app, now_ms);
    }
    if (ask->question.id[0] != '\0' && !code_prompt_is_on(app)) {
        bring_pad(app, now_ms);
    }
}

void
code_prompt_step(struct app *app, int64_t now_ms)
{
    struct code_prompt *ask = &app->ask;
    if (ask->watch.folder == NULL) {
        return;
    }
    if (folder_watch_due(&ask->watch, now_ms)) {
        look(app, now_ms);
        ask->listens = true;
    }
    if (ask->question.id[0] != '\0') {
        wait_for_answer(app, now_ms);
    }
    listen(app, now_ms);
}

/* ---- fingers ---- */

void
code_prompt_press(struct app *app, int key, int64_t now_ms)
{
    struct code_prompt *ask = &app->ask;
    if (!code_prompt_is_on(app)) {
        return;
    }
    int tries = ask->pad.tries;
    ask->unkept = false;
    enum keypad_answer what = keypad_press(
        &ask->pad, &ask->rules, app->settings.staff_code, key, now_ms);
    if (ask->pad.tries != tries &&
        !ask_write_tries(ask->watch.folder, &ask->pad)) {
        perror("kiosk: wrong codes cannot be noted");
    }
    ask->changes++;
    heed(app, what, now_ms);
}

void
code_prompt_open(struct app *app, int64_t now_ms)
{
    app->ask.wanted = app->ask.question.id[0] != '\0'; /* it may have gone */
    code_prompt_step(app, now_ms);
}

const struct page_keypad *
code_prompt_keypad(struct app *app)
{
    struct code_prompt *ask = &app->ask;
    if (ask->question.id[0] == '\0') {
        return NULL;
    }
    int left = ask->rules.tries - ask->pad.tries;
    snprintf(ask->wrong, sizeof(ask->wrong),
             "That was not the code. %d %s left.", left,
             left == 1 ? "try" : "tries");
    ask->shown =
        (struct page_keypad){.strip = !code_prompt_is_on(app),
                             .remember = ask->pad.step == KEYPAD_REMEMBER,
                             .what = ask->question.words,
                             .count = ask->pad.count,
                             .wrong = ask->pad.wrong ? ask->wrong : NULL};
    return &ask->shown;
}

int64_t
code_prompt_deadline_ms(const struct app *app)
{
    const struct code_prompt *ask = &app->ask;
    if (ask->watch.folder == NULL) {
        return INT64_MAX;
    }
    int64_t due_ms = folder_watch_deadline_ms(&ask->watch);
    if (ask->question.id[0] != '\0') {
        int64_t idle_ms = keypad_deadline_ms(&ask->pad, &ask->rules);
        due_ms = due_ms < ask->until_ms ? due_ms : ask->until_ms;
        due_ms = due_ms < idle_ms ? due_ms : idle_ms;
    }
    return due_ms;
}
