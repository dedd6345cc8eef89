/* Asks staff for their code on the screen when another program wants to know
 * whether a stick may come in. Question and answer are two small files in a
 * folder that both can write to, each replaced by one rename:
 *
 *     ASK/ask       "id: ...", "words: ...", "uuid: ...", one a line: a stick
 *                   waits. The file goes when the question is withdrawn.
 *     ASK/answer    "ID yes", "ID remember" or "ID no"; readable for all
 *     ASK/tries     "TRIES UNTIL_MS" of the pad, so that a show that is started
 *                   again does not forget them; a board adds "card" when it
 *                   cannot keep them itself */
#ifndef KIOSK_CODE_PROMPT_H
#define KIOSK_CODE_PROMPT_H

#include <stdbool.h>
#include <stdint.h>

#include "folder_watch.h"
#include "keypad.h"
#include "notices.h"
#include "page.h"

#define ASK_ID_SIZE 65

struct ask_question {
    char id[ASK_ID_SIZE]; /* "" none */
    char *words; /* for people, on one line; owned, NULL without a question */
    char *uuid;  /* of its file system, perhaps "" */
};
void ask_question_release(struct ask_question *question);

/* What the file with TEXT, which changes and may be NULL, asks. False when that
 * is nothing; then QUESTION is empty. */
bool ask_parse(char *text, struct ask_question *question);

struct code_prompt {
    const char *code;          /* the right one; "": none. Not owned, */
    struct notices *notices;   /* nor is this */
    struct folder_watch watch; /* FOLDER NULL: there are never questions */
    struct keypad_rules rules;
    struct keypad pad;
    struct ask_question question;
    char done[ASK_ID_SIZE]; /* the last one that was answered or withdrawn */
    int64_t until_ms;       /* the question times out */
    bool unkept;            /* the pad is locked because the count of wrong
                             * codes cannot survive a restart */
    bool heard;             /* something happened in the folder */
    bool wanted;            /* the button of the strip was touched */
    uint64_t changes;       /* counts changes of what is on screen, */
    uint64_t covers;        /* and appearances and disappearances of the pad or
                             * strip */
    char wrong[64];
    struct page_keypad shown;
};

/* FOLDER may be NULL, and need not be there. */
void code_prompt_init(struct code_prompt *prompt, const char *folder,
                      const char *code, struct notices *notices,
                      int64_t now_ms);
void code_prompt_release(struct code_prompt *prompt);

/* Picks up a question or its withdrawal; shows the pad when nobody is
 * reading. */
void code_prompt_step(struct code_prompt *prompt, enum play_mode mode,
                      int64_t now_ms);

/* True once after a change in the folder while there is no question: it may be
 * a notice (told_files.h). */
bool code_prompt_heard(struct code_prompt *prompt);

/* A key of the pad (enum keypad_key), or the button that brings it at the next
 * step. */
void code_prompt_press(struct code_prompt *prompt, int key, int64_t now_ms);
void code_prompt_open(struct code_prompt *prompt);

/* Whether the pad covers the slide. */
bool code_prompt_is_on(const struct code_prompt *prompt);

/* "code" or "remember" of the pad, "strip", "" none. */
const char *code_prompt_over(const struct code_prompt *prompt);

/* The pad, or the strip in its place; NULL without a question. */
const struct page_keypad *code_prompt_keypad(struct code_prompt *prompt);

/* Becomes readable when there may be a question; -1 without inotify. */
int code_prompt_fd(const struct code_prompt *prompt);

int64_t code_prompt_deadline_ms(const struct code_prompt *prompt);

#endif
