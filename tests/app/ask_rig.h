/* The app with a folder of questions (code_prompt.h), and what a person
 * sees and taps. */
#ifndef KIOSK_ASK_RIG_H
#define KIOSK_ASK_RIG_H

#include <stdbool.h>

#include "app_rig.h"

enum { MINUTE_MS = 60 * 1000, SOON_MS = 1000 };

#define FIRST "11111111-aaaa"
#define SECOND "22222222-bbbb"

struct ask_rig {
    struct app_rig rig;
    char ask[48];
};

/* For cmocka; STATE is a struct ask_rig. */
int ask_rig_set_up(void **state);
int ask_rig_tear_down(void **state);
void ask_rig_put(const struct ask_rig *world, const char *name,
                 const char *text);
void ask_rig_drop(const struct ask_rig *world, const char *name);
void ask_rig_ask(struct ask_rig *world, const char *id);
const char *ask_rig_answer(const struct ask_rig *world);
void ask_rig_tap_at(struct ask_rig *world, double x, double y);
void ask_rig_tap(struct ask_rig *world, const char *name);
void ask_rig_type(struct ask_rig *world, const char *digits);
bool ask_rig_says(struct ask_rig *world, const char *words);
const char *ask_rig_over(const struct ask_rig *world);
enum play_mode ask_rig_mode(const struct ask_rig *world);
void ask_rig_lock(struct ask_rig *world);

#endif
