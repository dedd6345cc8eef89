/* The app over a folder of its own, with decoders that do what the files tell
 * them (tests/picture/fake_decoder.c), by a clock that stands still. */
#ifndef KIOSK_APP_RIG_H
#define KIOSK_APP_RIG_H

#include <stdbool.h>
#include <stdint.h>

#include "app.h"
#include "setup.h"

struct app_rig {
    char folder[32];
    const char *shown, *other; /* shown instead of FOLDER; --else. Or NULL */
    const char *last;          /* a second --else; or NULL */
    const char *ask;           /* --ask; or NULL */
    int64_t wall_s;            /* of the start; 0: not known */
    struct setup setup;
    struct app *app; /* NULL before app_rig_start */
    int64_t now_ms;
};

/* A deck with one topic, still without slides. */
void app_rig_init(struct app_rig *rig);
void app_rig_release(struct app_rig *rig);

/* Makes it a deck in LANGUAGES. */
void app_rig_languages(const struct app_rig *rig, const char *languages);

/* Writes a file of the topic; a picture with what the decoder is to do. */
void app_rig_slide(const struct app_rig *rig, const char *name,
                   const char *words);
void app_rig_picture(const struct app_rig *rig, const char *name,
                     const char *order);

/* Shows it on a screen of 1920x1080. */
void app_rig_start(struct app_rig *rig);

/* One turn of the show's loop: no decoder is waited for. */
void app_rig_turn(struct app_rig *rig);

/* Turns until WANTED says so or some seconds of real time are over, in which
 * no time of the show passes. Whether it did. */
bool app_rig_until(struct app_rig *rig, bool (*wanted)(struct app_rig *rig));

/* Lets TIME_MS of the show pass, from deadline to deadline; a decoder gets a
 * little real time at each. */
void app_rig_pass(struct app_rig *rig, int64_t time_ms);

/* Lets time of the show pass until another slide is on; how much that was. What
 * can be drawn is drawn before. */
int64_t app_rig_next_slide(struct app_rig *rig);

/* The title of the slide on screen; fails when there is none. */
const char *app_rig_title(const struct app_rig *rig);

/* Whether some line on the screen has WORDS in it. */
bool app_rig_says(struct app_rig *rig, const char *words);

/* One finger event at X, Y (0..1); a finger down and up at once on the control
 * of this name, which must be there. Nothing waits after that. */
void app_rig_finger(struct app_rig *rig, enum touch_phase phase, double x,
                    double y);
void app_rig_tap(struct app_rig *rig, const char *name);

/* How many pictures are on PAGE, and whether all are drawn. */
int app_rig_pictures(const struct page *page, bool *ready);

#endif
