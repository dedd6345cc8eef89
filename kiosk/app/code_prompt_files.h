/* The question of another program whether a stick may come in, and the answer
 * of staff: two small files in a folder that both can write to. Each is
 * replaced by one rename.
 *
 *     ASK/ask       "id: ...", "words: ...", "uuid: ...", one a line: a stick
 *                   waits. The file goes when the question is withdrawn.
 *     ASK/answer    "ID yes", "ID remember" or "ID no"; readable for all
 *     ASK/tries     "TRIES UNTIL_MS" of the pad, so that a show that is started
 *                   again does not forget them; a board adds "card" when it
 *                   cannot keep them itself */
#ifndef KIOSK_ASK_FILES_H
#define KIOSK_ASK_FILES_H

#include <stdbool.h>
#include <stdint.h>

#include "keypad.h"

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

/* The question that is there now. False when there is none that can be read. */
bool ask_read(const char *folder, struct ask_question *question);

/* False with errno. */
bool ask_write_answer(const char *folder, const char *id,
                      enum keypad_answer answer);

/* Wrong codes and the lock of PAD; what cannot be read changes nothing. True
 * when it is locked since the card keeps no tries. */
bool ask_read_tries(const char *folder, const struct keypad_rules *rules,
                    int64_t now_ms, struct keypad *pad);
bool ask_write_tries(const char *folder, const struct keypad *pad);

#endif
