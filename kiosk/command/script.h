/* The language of rehearsals, one step a line. This only parses it. */
#ifndef KIOSK_SCRIPT_H
#define KIOSK_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck_hours.h"

enum script_verb {
    SCRIPT_WAIT,     /* number: seconds */
    SCRIPT_TAP,      /* x, y */
    SCRIPT_TAP_NAME, /* words[0] */
    SCRIPT_SWIPE,    /* number: -1 left, 1 right (of the finger) */
    SCRIPT_DOWN,     /* finger, x, y */
    SCRIPT_MOVE,
    SCRIPT_UP,
    SCRIPT_KEY,    /* words[0]: its name */
    SCRIPT_SHOT,   /* words[0]: file */
    SCRIPT_STATE,  /* nothing */
    SCRIPT_EXPECT, /* words[0] key, words[1] value */
    SCRIPT_COPY,   /* words[0] from, words[1] to */
    SCRIPT_REMOVE, /* words[0] path */
    SCRIPT_IMPORT, /* words[0] folder, words[1] where from */
    SCRIPT_CLOCK   /* moment */
};

struct script_step {
    enum script_verb verb;
    int line;
    double number;
    int64_t finger;
    double x, y;
    char *words[2]; /* owned */
    struct deck_moment moment;
};

struct script {
    struct script_step *steps;
    size_t count, cap;
};

/* Reads LEN bytes. False and a sentence with the line in *WHY (freed with
 * free()) when a line is not understood. */
bool script_read(struct script *script, const char *text, size_t len,
                 char **why);
void script_release(struct script *script);

#endif
