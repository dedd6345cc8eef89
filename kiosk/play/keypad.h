/* The pad on which staff type their code: what is typed, how often it was
 * wrong, when it is locked, and whether a stick is to be remembered. Time is an
 * argument (monotonic ms). Pure. */
#ifndef KIOSK_KEYPAD_H
#define KIOSK_KEYPAD_H

#include <stdbool.h>
#include <stdint.h>

#define KEYPAD_DIGITS_MAX 8

enum keypad_step {
    KEYPAD_OFF,
    KEYPAD_CODE,    /* digits are typed */
    KEYPAD_REMEMBER /* the code was right: "Remember this stick?" */
};

/* 0 to 9 are digits. */
enum keypad_key {
    KEYPAD_ERASE = 10, /* the last digit */
    KEYPAD_OK,
    KEYPAD_CANCEL,
    KEYPAD_YES, /* remember it */
    KEYPAD_ONCE /* do not */
};

enum keypad_answer {
    KEYPAD_OPEN, /* not answered yet */
    KEYPAD_ANSWER_NO,
    KEYPAD_ANSWER_YES,
    KEYPAD_ANSWER_REMEMBER
};

struct keypad_rules {
    int tries;       /* wrong codes before it locks; 5 */
    int64_t lock_ms; /* 10 minutes */
    int64_t idle_ms; /* without a touch until it gives up; 60 s */
};
struct keypad_rules keypad_rules_default(void);

/* Zeroed: hidden, and no wrong code so far. */
struct keypad {
    enum keypad_step step;
    char typed[KEYPAD_DIGITS_MAX + 1];
    int count;               /* of digits typed */
    bool wrong;              /* the last code was */
    int tries;               /* wrong codes since the last right one or lock */
    int64_t locked_until_ms; /* 0: it is not */
    int64_t touched_ms;
};

/* Asks for the code; must not be called while locked. */
void keypad_begin(struct keypad *pad, int64_t now_ms);

/* Closes it without an answer. */
void keypad_end(struct keypad *pad);

bool keypad_locked(const struct keypad *pad, int64_t now_ms);

/* A key was touched; CODE is the right code. Closes itself after an answer. */
enum keypad_answer keypad_press(struct keypad *pad,
                                const struct keypad_rules *rules,
                                const char *code, int key, int64_t now_ms);

/* Time has passed: gives up when nobody is there any more. If the code was
 * right, the stick is accepted but not remembered. */
enum keypad_answer keypad_tick(struct keypad *pad,
                               const struct keypad_rules *rules,
                               int64_t now_ms);

/* When keypad_tick has something to do; INT64_MAX = never. */
int64_t keypad_deadline_ms(const struct keypad *pad,
                           const struct keypad_rules *rules);

#endif
