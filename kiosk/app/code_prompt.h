/* Asks staff for their code on the screen when another program wants to know
 * whether a stick may come in (code_prompt_files.h). For app*.c only. */
#ifndef KIOSK_CODE_PROMPT_H
#define KIOSK_CODE_PROMPT_H

#include <stdbool.h>
#include <stdint.h>

#include "code_prompt_files.h"
#include "folder_watch.h"
#include "page.h"

struct app;

struct code_prompt {
    struct folder_watch watch; /* FOLDER NULL: nobody asks, ever */
    struct keypad_rules rules;
    struct keypad pad;
    struct ask_question question;
    char done[ASK_ID_SIZE]; /* the last one that was answered or given up */
    int64_t until_ms;       /* the question is given up */
    bool unkept;            /* the pad is locked since no wrong codes can be
                             * kept across a start */
    bool listens;           /* there may be something that is told */
    bool wanted;            /* the button of the strip was touched */
    uint64_t changes;       /* counts those of what is on screen */
    char wrong[64];
    struct page_keypad shown;
};

/* FOLDER may be NULL, and need not be there. */
void code_prompt_init(struct code_prompt *ask, const char *folder,
                      int64_t now_ms);
void code_prompt_release(struct code_prompt *ask);

/* Takes a question or its end; brings the pad when nobody reads. */
void code_prompt_step(struct app *app, int64_t now_ms);

/* A key of the pad (enum keypad_key), or the button that brings it. */
void code_prompt_press(struct app *app, int key, int64_t now_ms);
void code_prompt_open(struct app *app, int64_t now_ms);

/* Whether the pad covers the slide. */
bool code_prompt_is_on(const struct app *app);

/* The pad, or the strip that stands for it; NULL when there is no question. */
const struct page_keypad *code_prompt_keypad(struct app *app);

int64_t code_prompt_deadline_ms(const struct app *app);

#endif
