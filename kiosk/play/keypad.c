/* The pad for the staff code. See keypad.h. */
#include "keypad.h"

#include <string.h>

struct keypad_rules
keypad_rules_default(void)
{
    return (struct keypad_rules){
        .tries = 5, .lock_ms = 10 * 60 * 1000, .idle_ms = 60 * 1000};
}

static void
clear(struct keypad *pad)
{
    memset(pad->typed, 0, sizeof(pad->typed));
    pad->count = 0;
}

void
keypad_begin(struct keypad *pad, int64_t now_ms)
{
    clear(pad);
    pad->step = KEYPAD_CODE;
    pad->wrong = false;
    pad->touched_ms = now_ms;
}

void
keypad_end(struct keypad *pad)
{
    clear(pad);
    pad->step = KEYPAD_OFF;
    pad->wrong = false;
}

static enum keypad_answer
answer(struct keypad *pad, enum keypad_answer what)
{
    keypad_end(pad);
    return what;
}

bool
keypad_locked(const struct keypad *pad, int64_t now_ms)
{
    return now_ms < pad->locked_until_ms;
}

static enum keypad_answer
try_code(struct keypad *pad, const struct keypad_rules *rules, const char *code,
         int64_t now_ms)
{
    if (pad->count == 0) {
        return KEYPAD_OPEN;
    }
    bool right = strcmp(pad->typed, code) == 0;
    clear(pad);
    pad->wrong = !right;
    if (right) {
        pad->tries = 0;
        pad->step = KEYPAD_REMEMBER;
        return KEYPAD_OPEN;
    }
    if (++pad->tries < rules->tries) {
        return KEYPAD_OPEN;
    }
    pad->tries = 0;
    pad->locked_until_ms = now_ms + rules->lock_ms;
    return answer(pad, KEYPAD_ANSWER_NO);
}

static enum keypad_answer
press_digit(struct keypad *pad, const struct keypad_rules *rules,
            const char *code, int key, int64_t now_ms)
{
    if (key == KEYPAD_OK) {
        return try_code(pad, rules, code, now_ms);
    }
    pad->wrong = false;
    if (key == KEYPAD_ERASE && pad->count > 0) {
        pad->typed[--pad->count] = '\0';
    } else if (key >= 0 && key <= 9 && pad->count < KEYPAD_DIGITS_MAX) {
        pad->typed[pad->count++] = (char)('0' + key);
    }
    return KEYPAD_OPEN;
}

enum keypad_answer
keypad_press(struct keypad *pad, const struct keypad_rules *rules,
             const char *code, int key, int64_t now_ms)
{
    pad->touched_ms = now_ms;
    if (pad->step == KEYPAD_OFF) {
        return KEYPAD_OPEN;
    }
    if (key == KEYPAD_CANCEL) {
        return answer(pad, KEYPAD_ANSWER_NO);
    }
    if (pad->step == KEYPAD_CODE) {
        return press_digit(pad, rules, code, key, now_ms);
    }
    return key == KEYPAD_YES    ? answer(pad, KEYPAD_ANSWER_REMEMBER)
           : key == KEYPAD_ONCE ? answer(pad, KEYPAD_ANSWER_YES)
                                : KEYPAD_OPEN;
}

enum keypad_answer
keypad_tick(struct keypad *pad, const struct keypad_rules *rules,
            int64_t now_ms)
{
    if (now_ms < keypad_deadline_ms(pad, rules)) {
        return KEYPAD_OPEN;
    }
    return answer(pad, pad->step == KEYPAD_REMEMBER ? KEYPAD_ANSWER_YES
                                                    : KEYPAD_ANSWER_NO);
}

int64_t
keypad_deadline_ms(const struct keypad *pad, const struct keypad_rules *rules)
{
    return pad->step == KEYPAD_OFF ? INT64_MAX
                                   : pad->touched_ms + rules->idle_ms;
}
