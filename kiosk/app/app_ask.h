/* Asks staff for their code on the screen when another program wants to know
 * whether a stick may come in (ask_files.h). For app*.c only. */
#ifndef KIOSK_APP_ASK_H
#define KIOSK_APP_ASK_H

#include <stdbool.h>
#include <stdint.h>

#include "ask_files.h"
#include "folder_watch.h"
#include "page.h"

struct app;

struct app_ask {
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
    char wrong[64];
    struct page_keypad shown;
};

/* FOLDER may be NULL, and need not be there. */
void app_ask_init(struct app_ask *ask, const char *folder, int64_t now_ms);
void app_ask_release(struct app_ask *ask);

/* Takes a question or its end; brings the pad when nobody reads. */
void app_ask_step(struct app *app, int64_t now_ms);

/* A key of the pad (enum keypad_key), or the button that brings it. */
void app_ask_press(struct app *app, int key, int64_t now_ms);
void app_ask_open(struct app *app, int64_t now_ms);

/* Whether the pad covers the slide. */
bool app_ask_is_on(const struct app *app);

/* The pad, or the strip that stands for it; NULL when there is no question. */
const struct page_keypad *app_ask_page(struct app *app);

int64_t app_ask_deadline_ms(const struct app *app);

#endif
